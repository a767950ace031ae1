import CommandLanguage

/// A line of bash up to the cursor, taken apart as bash and its line editor do.
package struct ShellLine: Sendable {
  /// The words without their quotes; the last is being typed and may be empty.
  package let words: [String]
  /// What the last word says before the place from which the line editor replaces.
  private let kept: String
  /// The quote that is open at the cursor.
  private let quote: Character?

  /// `breaks` is COMP_WORDBREAKS: what the line editor takes for ends of words, which is more than bash does.
  package init(_ line: String, breaks: String) {
    var reader = Reader(breaks: breaks)
    for character in line { reader.take(character) }
    words = reader.words + [reader.word ?? ""]
    kept = reader.kept
    quote = reader.quote
  }

  /// What the line editor must put in, so that bash reads the whole word as this text; nil where it cannot be.
  package func reply(_ text: String, goesOn: Bool) -> String? {
    guard text.unicodeScalars.starts(with: kept.unicodeScalars) else { return nil }
    let rest = String(text.unicodeScalars.dropFirst(kept.unicodeScalars.count))
    switch quote {
    case "'": return rest.contains("'") ? nil : rest
    case .some: return ShellLine.escaped(rest, "\"\\$`")
    case nil:
      let special = "|&;<>()$`\\\"' \t*?[]#{}!~"
      return ShellLine.escaped(rest, special) + (goesOn ? "" : " ")
    }
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    text.reduce(into: "") { $0 += special.contains($1) ? "\\\($1)" : String($1) }
  }
}

/// Follows a line letter by letter.
private struct Reader {
  let breaks: String
  var words: [String] = []
  /// Nil between words.
  var word: String?
  var kept = ""
  var quote: Character?
  private var isEscaped = false

  init(breaks: String) {
    self.breaks = breaks
  }

  mutating func take(_ character: Character) {
    if isEscaped {
      isEscaped = false
      // Within double quotes a backslash is a letter before most letters.
      let isKept = quote == "\"" && !"\"\\$`".contains(character)
      word = (word ?? "") + (isKept ? "\\" : "") + String(character)
    } else if character == "\\", quote != "'" {
      isEscaped = true
      word = word ?? ""
    } else if let open = quote {
      if character == open { quote = nil } else { word = (word ?? "") + String(character) }
    } else if "\"'".contains(character) {
      quote = character
      word = word ?? ""
      kept = word ?? ""
    } else if " \t\n".contains(character) {
      if let word { words.append(word) }
      (word, kept) = (nil, "")
    } else {
      let before = word ?? ""
      word = before + String(character)
      // Words cut at these begin with them, since bash completes variables and hosts.
      if breaks.contains(character) { kept = "$@".contains(character) ? before : before + String(character) }
    }
  }
}
