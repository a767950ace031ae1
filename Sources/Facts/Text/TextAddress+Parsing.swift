extension TextAddress {
  /// Nil when the word is not an address, and also when it is a wrong one; `read` tells which.
  package init?(parsing word: some StringProtocol) {
    guard let address = try? TextAddress.read(word) else { return nil }
    self = address
  }

  /// The address a word is; nil when it has not the shape of one, an error when it has and cannot be meant.
  package static func read(_ word: some StringProtocol) throws(FactError) -> TextAddress? {
    guard AddressReader.hasShape(word) else { return nil }
    var reader = AddressReader(word)
    return try reader.address()
  }
}

/// Reads one word from left to right.
private struct AddressReader {
  private let word: String
  private var rest: Substring

  init(_ word: some StringProtocol) {
    self.word = String(word)
    rest = self.word[...]
  }

  /// A d with digits, and then nothing, or a separator and only what addresses are made of.
  static func hasShape(_ word: some StringProtocol) -> Bool {
    let bytes = Array(word.utf8)
    let end = bytes.dropFirst().firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
    guard bytes.first == UInt8(ascii: "d"), end > 1 else { return false }
    guard end < bytes.count else { return true }
    return end + 1 < bytes.count && ".:".utf8.contains(bytes[end])
      && bytes[end...].allSatisfy("0123456789svp.:+-".utf8.contains)
  }

  mutating func address() throws(FactError) -> TextAddress {
    _ = take("d")
    let document = try number("d", counting: "documents")
    let version = take(".v") ? try number("v", counting: "versions") : nil
    let place = try place()
    guard rest.isEmpty else { throw unreadable() }
    return TextAddress(document: document, version: version, place: place)
  }

  private mutating func place() throws(FactError) -> TextAddress.Place {
    if rest.isEmpty { return .whole }
    if take(".s") { return .sentences(try sentences()) }
    if take(".p") { return .paragraph(try number("p", counting: "paragraphs")) }
    guard take(":") else { throw unreadable() }
    return .points(try points())
  }

  private mutating func sentences() throws(FactError) -> ClosedRange<Int> {
    let first = try number("s", counting: "sentences")
    let last = take("..s") ? try number("s", counting: "sentences") : first
    guard first <= last else {
      throw FactError(
        "E-ADDRESS", "'\(word)' runs backwards", hint: "write the lower number first: s\(last)..s\(first)")
    }
    return first...last
  }

  private mutating func points() throws(FactError) -> Fragments {
    var ranges: [Range<Int>] = []
    repeat {
      let start = try position()
      guard take("-") else { throw unreadable() }
      let end = try position()
      guard start < end else {
        throw FactError(
          "E-ADDRESS", "'\(start)-\(end)' holds no code point",
          hint: "the end is excluded, so it must be greater than the start")
      }
      ranges.append(start..<end)
    } while take("+")
    guard let fragments = Fragments(ranges) else { throw unreadable() }
    return fragments
  }
}

// MARK: Pieces

extension AddressReader {
  private mutating func take(_ piece: String) -> Bool {
    guard rest.hasPrefix(piece) else { return false }
    rest = rest.dropFirst(piece.count)
    return true
  }

  private mutating func position() throws(FactError) -> Int {
    let digits = rest.prefix { $0.isNumber }
    rest = rest[digits.endIndex...]
    guard !digits.isEmpty else { throw unreadable() }
    guard digits == "0" || digits.first != "0" else {
      throw FactError(
        "E-ADDRESS", "'\(digits)' begins with 0", hint: "write '\(word)' without the zeros in front")
    }
    guard let number = decimal(digits) else {
      throw FactError("E-ADDRESS", "'\(digits)' is too large", hint: "no text is as long as that")
    }
    return number
  }

  private mutating func number(_ letter: String, counting nouns: String) throws(FactError) -> Int {
    let number = try position()
    guard number > 0 else {
      throw FactError(
        "E-ADDRESS", "\(nouns) count from 1, so there is no \(letter)0", hint: "write \(letter)1")
    }
    return number
  }

  private func unreadable() -> FactError {
    FactError(
      "E-ADDRESS", "'\(word)' is not an address",
      hint: "write d1.s4, d1.s4..s6, d1.p2, d1:120-188 or d1.v2.s4")
  }
}
