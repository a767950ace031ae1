import Facts

/// Reads schemes in their plain form, in which indentation is hierarchy.
///
///     scheme stances "How a claim stands to the deployment"
///     +stance "Where the speaker stands" exclusive closed on claims
///       +pro "in favour" alias +in-favour color green
///       +con "against" color red
///     +source-type closed required claims,documents
///       +official
///     link contradicts from +stance to +stance|kind:fact
struct PlainSchemeReader {
  private let name: String
  private var schemes: [Scheme] = []
  /// How many tags may lie within each other.
  private static let deepest = 100

  private var open: [(indentation: Int, tag: TagName)] = []
  private var number = 0

  init(name: String) {
    self.name = name
  }

  mutating func read(_ text: String) throws(FactError) -> [Scheme] {
    // By scalars, since CR LF is one character.
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      var line = String(line)
      if number == 1, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
      while let last = line.unicodeScalars.last, last == "\r" { line.unicodeScalars.removeLast() }
      let words = try PlainSchemeWords(line, number: number)
      guard let first = words.words.first else { continue }
      try take(first.isQuoted ? "\"" : first.text, words)
    }
    return schemes
  }

  private mutating func take(_ first: String, _ words: PlainSchemeWords) throws(FactError) {
    var rest = Rest(words: Array(words.words.dropFirst()), line: number)
    if first.hasPrefix("+") {
      try takeTag(String(first.dropFirst()), at: words.indentation, &rest)
    } else if first == "link" {
      try takeLink(&rest)
    } else if first == "scheme" {
      let name = try rest.value(of: "scheme", "a name")
      let description = rest.text()
      try rest.end()
      guard !schemes.contains(where: { $0.name == name }) else {
        throw .scheme(number, "the scheme '\(name)' begins twice", hint: "keep its lines together")
      }
      schemes.append(Scheme(name: try Scheme.name(name, line: number), description: description))
      open = []
    } else {
      throw .scheme(
        number, "'\(first)' begins no line of a scheme", hint: "a line begins with +TAG, link or scheme")
    }
  }

  /// The scheme that the lines belong to: the one begun last, else the one that the file is.
  private mutating func current() throws(FactError) -> Int {
    if schemes.isEmpty { schemes.append(Scheme(name: try Scheme.name(name, line: nil))) }
    return schemes.count - 1
  }

  // MARK: Tags

  private mutating func takeTag(
    _ name: String, at indentation: Int, _ rest: inout Rest
  ) throws(FactError) {
    while let last = open.last, last.indentation >= indentation { open.removeLast() }
    guard indentation == 0 || !open.isEmpty else {
      throw .scheme(number, "+\(name) is indented below nothing", hint: "begin it at the margin")
    }
    guard open.count < PlainSchemeReader.deepest else {
      throw .scheme(
        number, "+\(name) lies deeper than \(PlainSchemeReader.deepest) tags",
        hint: "begin a branch of its own")
    }
    let path = (open.last.map { $0.tag.path + "/" } ?? "") + name
    var rule = TagRule(try rest.tag(path))
    rule.description = rest.text()
    while let word = rest.next() { try take(word, &rule, &rest) }
    schemes[try current()].tags.append(rule)
    open.append((indentation, rule.tag))
  }

  private func take(_ word: String, _ rule: inout TagRule, _ rest: inout Rest) throws(FactError) {
    switch word {
    case "alias":
      for name in try rest.list(of: word, "names such as +thaad,+사드") {
        rule.aliases.append(try rest.tag(name.hasPrefix("+") ? String(name.dropFirst()) : name))
      }
    case "color":
      do { rule.color = try TagColor(parsing: try rest.value(of: word, "a colour")) } catch {
        throw .scheme(number, error.message, hint: error.hint ?? "")
      }
    case "value":
      let text = try rest.value(of: word, "a number")
      guard let value = Double(text), value.isFinite else {
        throw .scheme(number, "'\(text)' is not a number", hint: "write value 75")
      }
      rule.value = value
    case "on": rule.targets = try rest.kinds(of: word)
    case "required": rule.required = try rest.kinds(of: word)
    case "limit":
      let text = try rest.value(of: word, "a number")
      guard let limit = Int(text), limit > 0 else {
        throw .scheme(number, "'\(text)' is not a number of tags", hint: "write limit 2")
      }
      rule.limit = limit
    case "exclusive": rule.limit = 1
    case "closed": rule.isClosed = true
    case "abstract": rule.isAbstract = true
    default:
      throw .scheme(
        number, "'\(word)' says nothing of a tag",
        hint: "after the tag and its \"description\" may stand alias, color, value, on, required, limit, "
          + "exclusive, closed, abstract")
    }
  }

  // MARK: Links

  private mutating func takeLink(_ rest: inout Rest) throws(FactError) {
    let word = try rest.value(of: "link", "a relation")
    guard let relation = Link.Relation(rawValue: word) else {
      let all = Link.Relation.allCases.map(\.rawValue).joined(separator: ", ")
      throw .scheme(number, "'\(word)' is no relation", hint: "one of: \(all)")
    }
    var rule = LinkRule(relation, from: [], to: [])
    while let word = rest.next() {
      switch word {
      case "from": rule.from = try rest.ends(of: word)
      case "to": rule.to = try rest.ends(of: word)
      default:
        throw .scheme(
          number, "'\(word)' says nothing of a link", hint: "write link contradicts from +a to +b")
      }
    }
    schemes[try current()].links.append(rule)
    open = []
  }
}

extension Scheme {
  /// A name as schemes have; nil is the line of one that comes from outside.
  static func name(_ text: String, line: Int?) throws(FactError) -> String {
    let name = Name.folded(text)
    guard Name.isWellFormed(name) else {
      throw FactError(
        "E-SCHEME", (line.map { "line \($0): " } ?? "") + "'\(text)' cannot name a scheme",
        hint: "'name NAME' gives one, such as stances")
    }
    return name
  }
}

/// The words of a line that have not been read yet.
private struct Rest {
  var words: [(text: String, isQuoted: Bool)]
  let line: Int

  /// The next word that is not in quotes.
  mutating func next() -> String? { words.isEmpty ? nil : words.removeFirst().text }

  /// The next word if it is in quotes.
  mutating func text() -> String? {
    guard let first = words.first, first.isQuoted else { return nil }
    return words.removeFirst().text
  }

  mutating func value(of keyword: String, _ wanted: String) throws(FactError) -> String {
    guard let first = words.first, !first.isQuoted else {
      throw .scheme(line, "'\(keyword)' needs \(wanted)", hint: "write it after '\(keyword)'")
    }
    words.removeFirst()
    return first.text
  }

  mutating func list(of keyword: String, _ wanted: String) throws(FactError) -> [String] {
    try value(of: keyword, wanted).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  mutating func kinds(of keyword: String) throws(FactError) -> [Kind] {
    var kinds: [Kind] = []
    for word in try list(of: keyword, "kinds of row") {
      guard let kind = Kind.taggable.first(where: { $0.name == word || $0.plural == word }),
        !kinds.contains(kind)
      else {
        throw .scheme(
          line, "'\(word)' is no kind of row that tags stand on, or stands twice",
          hint: "kinds are " + Kind.taggable.map(\.plural).joined(separator: ","))
      }
      kinds.append(kind)
    }
    return Kind.taggable.filter(kinds.contains)
  }

  mutating func ends(of keyword: String) throws(FactError) -> [LinkEnd] {
    let word = try value(of: keyword, "+tag, kind:KIND or any")
    guard word != "any" else { return [] }
    var ends: [LinkEnd] = []
    for part in word.split(separator: "|", omittingEmptySubsequences: false).map(String.init) {
      if part.hasPrefix("+") {
        ends.append(.tag(try tag(String(part.dropFirst()))))
      } else if part.hasPrefix("kind:"), part.utf8.count > 5 {
        ends.append(.kind(String(part.dropFirst(5))))
      } else {
        throw .scheme(
          line, "'\(part)' is no end of a link", hint: "write +tag, kind:fact or any, with | between them")
      }
    }
    return ends
  }

  func tag(_ name: String) throws(FactError) -> TagName {
    do { return try TagName(parsing: name) } catch {
      throw .scheme(line, error.message, hint: error.hint ?? "")
    }
  }

  func end() throws(FactError) {
    guard let first = words.first else { return }
    throw .scheme(line, "'\(first.text)' is one word too many", hint: "quote a text of several words")
  }
}
