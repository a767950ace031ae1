/// Reads a lexicon in its plain form, one line for each thing that it says.
///
///     # What is written in the margin.
///     name: house
///     edition: 2017-03
///     source: style book of the desk, page 12
///     likely, 가능성이 높다: 70-85
///     toss-up: 50
///
/// Percentages may have decimals. A phrase stands in one line; bands may share ends, leave gaps or lie in each other.
struct LexiconReader {
  /// More letters has no phrase.
  static let longestPhrase = 80
  private static let longestText = 400
  private static let mostPhrases = 500

  private static let headers = ["name", "title", "edition", "source", "note"]
  private var values: [String: String] = [:]
  private var bands: [Lexicon.Band] = []

  mutating func read(_ text: String) throws(FactError) {
    // By scalars, since CR LF is one character.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var line = Lexicon.trimmed(String(line))
      if index == 0, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      do { try take(line) } catch {
        throw FactError("E-LEXICON", "line \(index + 1): \(error.message)", hint: error.hint)
      }
    }
  }

  /// What was read; a lexicon that does not name itself gets the name given.
  func lexicon(named given: String?) throws(FactError) -> Lexicon {
    let name = Name.folded(values["name"] ?? given ?? "")
    guard Name.isWellFormed(name) else {
      throw FactError(
        "E-LEXICON", "'\(name)' cannot name a lexicon", hint: "a line 'name: house' gives it one")
    }
    guard !bands.isEmpty else {
      throw FactError(
        "E-LEXICON", "no phrase stands here", hint: "write lines such as 'likely, probable: 55-80'")
    }
    let edition = try required("edition", such: "edition: 2017")
    let source = try required("source", such: "source: style book of the desk, page 12")
    return Lexicon(
      name: name, title: values["title"] ?? name, edition: edition, source: source, note: values["note"],
      bands: bands)
  }

  /// Without these nobody can tell later what a word was taken for, and on whose word.
  private func required(_ header: String, such example: String) throws(FactError) -> String {
    if let value = values[header] { return value }
    throw FactError("E-LEXICON", "the lexicon has no \(header)", hint: "add a line such as '\(example)'")
  }

  private mutating func take(_ line: String) throws(FactError) {
    guard let colon = line.lastIndex(of: ":"), let first = line.firstIndex(of: ":") else {
      throw FactError(
        "E-LEXICON", "'\(line.prefix(40))' has no colon", hint: "write PHRASE: LOW-HIGH, or edition: TEXT")
    }
    guard line.utf8.count <= 2000,
      !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw FactError("E-LEXICON", "this is no line of text", hint: "a line has no control characters")
    }
    let header = Lexicon.folded(String(line[..<first]))
    if LexiconReader.headers.contains(header) {
      try take(header: header, Lexicon.trimmed(String(line[line.index(after: first)...])))
    } else {
      let bounds = try band(Lexicon.trimmed(String(line[line.index(after: colon)...])))
      for phrase in line[..<colon].split(separator: ",", omittingEmptySubsequences: false) {
        try take(phrase: Lexicon.folded(String(phrase)), bounds)
      }
    }
  }

  private mutating func take(header: String, _ value: String) throws(FactError) {
    guard values[header] == nil else {
      throw FactError("E-LEXICON", "the \(header) stands twice", hint: "keep one of the lines")
    }
    guard !value.isEmpty, value.count <= LexiconReader.longestText else {
      throw FactError(
        "E-LEXICON", "the \(header) is empty or longer than \(LexiconReader.longestText) letters",
        hint: "write it in a few words")
    }
    values[header] = value
  }

  private mutating func take(phrase: String, _ bounds: ClosedRange<Double>) throws(FactError) {
    guard let letter = phrase.first, letter.isLetter, phrase.count <= LexiconReader.longestPhrase else {
      throw FactError(
        "E-LEXICON", "'\(phrase.prefix(40))' is no phrase",
        hint: "a phrase begins with a letter and has at most \(LexiconReader.longestPhrase)")
    }
    guard !bands.contains(where: { $0.phrase == phrase }) else {
      throw FactError("E-LEXICON", "'\(phrase)' stands twice", hint: "a phrase has one band")
    }
    guard bands.count < LexiconReader.mostPhrases else {
      throw FactError("E-LEXICON", "more than \(LexiconReader.mostPhrases) phrases stand here")
    }
    bands.append(Lexicon.Band(phrase, bounds))
  }

  /// Reads `55-80`, `0.5-2`, `55%-80%`, `55..80%` or `50`, in percent.
  private func band(_ text: String) throws(FactError) -> ClosedRange<Double> {
    let ends = text.filter { !$0.isWhitespace }.replacing("..", with: "-").replacing("–", with: "-")
      .split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("%") ? String($0) : $0 + "%" }
    let points = ends.compactMap { end in
      Lexicon.isPercentage(end) ? try? Probability(parsing: end, lexicon: Lexicon.none).point : nil
    }
    guard points.count == ends.count, (1...2).contains(points.count), points[0] <= points[points.count - 1]
    else {
      throw FactError(
        "E-LEXICON", "'\(text.prefix(40))' is no band in percent", hint: "write LOW-HIGH, such as 55-80")
    }
    return points[0]...points[points.count - 1]
  }
}

extension Lexicon {
  /// - Throws: E-LEXICON with the line's number where a line is wrong.
  package init(parsing text: String, named name: String? = nil) throws(FactError) {
    var reader = LexiconReader()
    try reader.read(text)
    self = try reader.lexicon(named: name)
  }

  /// The form in which it is read; phrases with one band that follow each other stand in one line.
  package var plainText: String {
    var lines = ["name: \(name)", "title: \(title)", "edition: \(edition)", "source: \(source)"]
    if let note { lines.append("note: \(note)") }
    return (lines + groups.map { "\($0.phrases.joined(separator: ", ")): \($0.band.percent.dropLast())" })
      .map { $0 + "\n" }.joined()
  }

  /// The bands with the phrases that share each, as far as these follow each other.
  package var groups: [(phrases: [String], band: Band)] {
    bands.reduce(into: []) { groups, band in
      if let last = groups.last, last.band.bounds == band.bounds {
        groups[groups.count - 1].phrases.append(band.phrase)
      } else {
        groups.append(([band.phrase], band))
      }
    }
  }

  /// Holds no phrase, for numbers that no word may stand for.
  fileprivate static let none = Lexicon(name: "", title: "", edition: "", source: "", bands: [])

  fileprivate static func isPercentage(_ text: String) -> Bool {
    text.first?.isNumber == true && text.dropLast().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }

  fileprivate static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
