import CommandLanguage
import Facts
import Presentation
import Storage

/// Words and, if they stand in a stored text, their place.
struct Quotation: Sendable {
  let selector: QuoteSelector
  let place: Mention.Place?
  /// The mention that has them already, where the command named one.
  let mention: Int?
}

extension Call {
  /// What a TEXT|ADDRESS argument quotes.
  ///
  /// The log keeps the address, so that nothing is searched twice.
  mutating func quotation(_ parameter: Parameter<Passage>) throws -> Quotation {
    switch try required(parameter) {
    case .mention(let id):
      guard let mention = try snapshot.mention(id.number) else {
        throw wrong(parameter, "E-ID", "there is no \(id)", hint: "'list mentions' shows what there is")
      }
      return Quotation(selector: mention.selector, place: mention.place, mention: id.number)
    case .address(let address):
      return try quotation(
        at: fragments(of: address, parameter), in: version(of: address, parameter), parameter)
    case .addresses:
      throw wrong(parameter, "E-ADDRESS", "one place belongs here", hint: "only 'mark' takes several")
    case .text(let text): return try quotation(of: text, parameter)
    }
  }

  /// What one of the addresses of a mark quotes.
  func quotation(at address: TextAddress) throws -> Quotation {
    let (version, fragments) = (try version(of: address, .passage), try fragments(of: address, .passage))
    return Quotation(
      selector: .of(fragments, in: version.text), place: try place(of: fragments, in: version), mention: nil)
  }

  private mutating func quotation(of text: String, _ parameter: Parameter<Passage>) throws -> Quotation {
    guard !text.onOneLine.isEmpty else {
      throw wrong(parameter, "E-WORDS", "there are no words here", hint: "quote some words")
    }
    guard let (version, range) = try haystack() else {
      if self[.in] == nil {
        canonical.imply("in", "none")
        if try snapshot.count(.document) > 0 {
          note("these words are tied to no document; 'in d1' ties them, 'in none' says so")
        }
      }
      return Quotation(selector: QuoteSelector(exact: text, prefix: "", suffix: ""), place: nil, mention: nil)
    }
    let document = Identifier(.document, version.document)
    if let parts = Gap.parts(of: text, unlessStandingIn: version.text[range ?? 0..<version.text.count]) {
      return try quotation(
        at: fragments(of: parts, in: version, range, parameter), in: version, parameter)
    }
    switch QuoteSearch.find(text, in: version.text, within: range) {
    case .one(let found):
      guard let fragments = Fragments(found) else { break }
      return try quotation(at: fragments, in: version, parameter)
    case .several(let places):
      let fragments = try choose(among: places, in: version, parameter)
      return try quotation(at: fragments, in: version, parameter)
    case .none(let found):
      let near = try found.map { range == nil ? try nearest($0, to: text, in: version) : $0 }
      if range == nil, let address = try part(text, of: document, parameter) {
        return try quotation(
          at: fragments(of: address, parameter), in: self.version(of: address, parameter), parameter)
      }
      throw wrong(
        parameter, "E-WORDS", "these words do not stand in \(haystackName ?? document.description)",
        hint: try near.map { "the nearest passage is \(try sentences(around: $0.range, in: version))" }
          ?? "'read \(document)' shows its sentences; nothing in it is like these words")
    }
    throw wrong(parameter, "E-WORDS", "there are no words here to look for", hint: "quote some words")
  }

  /// A sentence or paragraph by its number alone, such as `s4`, where no such words stand in the document.
  private func part(
    _ text: String, of document: Identifier, _ parameter: Parameter<Passage>
  ) throws -> TextAddress? {
    guard ["s", "p"].contains(text.first), text.dropFirst().first?.isASCII == true,
      text.dropFirst().first?.isNumber == true
    else { return nil }
    return try placed(parameter) { () throws(FactError) in try TextAddress.read("\(document).\(text)") }
  }

  private mutating func quotation(
    at fragments: Fragments, in version: Version, _ parameter: Parameter<Passage>
  ) throws -> Quotation {
    let place = try place(of: fragments, in: version)
    canonical.replace(parameter.name, with: place.address)
    return Quotation(selector: .of(fragments, in: version.text), place: place, mention: nil)
  }

  /// The place that `in` names, where it is a part of a document.
  private var haystackName: String? {
    if case .address(let address) = self[.in] { address.description } else { nil }
  }

  /// The version to search, and the part of it; nil where the words need not stand anywhere.
  mutating func haystack() throws -> (Version, Range<Int>?)? {
    switch self[.in] {
    case .nowhere: return nil
    case .address(let address):
      let version = try version(of: address, .in)
      return (version, try fragments(of: address, .in).span)
    case .document(let references):
      let rows = try placedRows(references)
      canonical.replace(Parameter.in.name, with: rows[0].description)
      return (try newestVersion(of: rows[0].number), nil)
    case nil:
      guard let document = sitting.use else { return nil }
      return (try newestVersion(of: document), nil)
    }
  }

  private func placedRows(_ references: [RowReference]) throws -> [Identifier] {
    do {
      let rows = try references.flatMap { try resolve($0, [.document]) }
      guard rows.count == 1 else {
        throw FactError("E-ID", "words are looked for in one document", hint: "name one")
      }
      return rows
    } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .in))
    }
  }

  func newestVersion(of document: Int) throws -> Version {
    guard let version = try snapshot.version(of: document) else {
      throw wrong("E-ID", "d\(document) has no text", hint: "'list documents' shows what there is")
    }
    return version
  }

  // MARK: Addresses

  func version<Value>(of address: TextAddress, _ parameter: Parameter<Value>) throws -> Version {
    guard let version = try snapshot.version(of: address.document, number: address.version) else {
      let name = "d\(address.document)" + (address.version.map { ".v\($0)" } ?? "")
      throw wrong(parameter, "E-ADDRESS", "there is no \(name)", hint: "'list documents' shows what there is")
    }
    return version
  }

  func fragments<Value>(of address: TextAddress, _ parameter: Parameter<Value>) throws -> Fragments {
    let version = try version(of: address, parameter)
    do { return try address.fragments(in: version.segmentation, text: version.text) } catch {
      throw Diagnostic(error, at: arguments.range(of: parameter))
    }
  }

  /// Some code points of a version, with what their address must say of it.
  func place(of fragments: Fragments, in version: Version) throws -> Mention.Place {
    Mention.Place(
      document: version.document, version: version.number, versionRow: version.id, fragments: fragments,
      isSuperseded: try isSuperseded(version))
  }

  /// How addresses begin that lead to a version: `d1` for the only one, else `d1.v2`.
  func name(of version: Version) throws -> String {
    if version.number == 1, try !isSuperseded(version) { return "d\(version.document)" }
    return version.name
  }

  private func isSuperseded(_ version: Version) throws -> Bool {
    try version.number == 1 && snapshot.isSuperseded(versionRow: version.id)
  }

  /// The sentences that a passage lies in, by their address.
  private func sentences(around range: Range<Int>, in version: Version) throws -> String {
    let indices = version.segmentation.sentences(overlapping: range)
    guard !indices.isEmpty else { return try line(at: range, in: version) }
    let words = version.text[version.segmentation.span(of: indices)].onOneLine
    return "\(try name(of: version)).\(indices.addressed)  \(words)"
  }

  /// An address with its words and some of their surroundings, on one line.
  func line(at range: Range<Int>, in version: Version) throws -> String {
    let words = version.text[range.lowerBound..<min(version.text.count, range.lowerBound + 60)]
    let sentence = version.segmentation.sentence(at: range.lowerBound).map { " (s\($0 + 1))" } ?? ""
    return "\(try name(of: version)):\(range.lowerBound)-\(range.upperBound)\(sentence)  " + words.onOneLine
  }
}

extension String {
  /// The same words with every run of white space as one space.
  var onOneLine: String {
    isOnOneLine ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether it surely is so already: single spaces between words, and no character that might be another space.
  private var isOnOneLine: Bool {
    var last = UInt8(ascii: " ")
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: " ") where last == byte, ..<0x20, 0xC2, 0xE1...0xE3: return false
      // A mark upon a space is no space of its own.
      case 0x80... where last == UInt8(ascii: " ") && !(0xE4...0xED).contains(byte): return false
      default: last = byte
      }
    }
    return last != UInt8(ascii: " ") || isEmpty
  }
}
