/// A phrase as one line of Markdown that shows exactly its text, with emphasis from its styles only.
struct MarkdownText {
  private(set) var string = ""

  /// Line breaks become `<br>`; addresses that begin with http stay clickable; all else shows as it stands.
  ///
  /// `beginsLine` says whether it could start a block; the cell of a table cannot.
  init(_ phrase: Phrase, escapes: Escapes, beginsLine: Bool = true) {
    let parts = phrase.stretches.map { (emphasis: $0.emphasis, text: Self.escaped($0.text, escapes)) }
    for (index, part) in parts.enumerated() {
      append(part.text, part.emphasis, before: index + 1 < parts.count ? parts[index + 1].text : " ")
    }
    if beginsLine { protectStart() }
    protectSpaces()
  }

  /// Adds a stretch, in asterisks where white space around them makes them work, as it does not before a
  /// Korean particle; else in an HTML element.
  private mutating func append(_ text: String, _ emphasis: Emphasis?, before next: String) {
    guard let emphasis, let first = text.first, let last = text.last else { return string += text }
    let isApart =
      (string.last ?? " ") == " " && next.first == " " && !first.isWhitespace && !last.isWhitespace
    guard isApart, let asterisks = emphasis.asterisks else {
      return string += "<\(emphasis)>\(text)</\(emphasis)>"
    }
    string += asterisks + text + asterisks
  }

  /// Keeps the first characters from starting a block.
  private mutating func protectStart() {
    let start = string.unicodeScalars.prefix { ("0"..."9").contains($0) }.count
    let rest = string.unicodeScalars.dropFirst(start)
    if let first = rest.first,
      start == 0 ? "+-=".unicodeScalars.contains(first) : first == "." || first == ")"
    {
      string.unicodeScalars.insert("\\", at: rest.startIndex)
    }
  }

  /// Keeps white space at the ends from being dropped.
  private mutating func protectSpaces() {
    if string.utf8.first == 0x20 { string = "&#32;" + string.dropFirst() }
    if string.utf8.last == 0x20 { string = string.dropLast() + "&#32;" }
  }
}

/// Emphasis by the name of its HTML element.
private enum Emphasis {
  case strong, em, mark

  var asterisks: String? {
    switch self {
    case .strong: "**"
    case .em: "*"
    case .mark: nil
    }
  }

  init?(_ style: Phrase.Style) {
    switch style {
    case .plain, .dim, .good, .bad, .marked, .shared, .tint: return nil
    case .strong: self = .strong
    case .mark: self = .mark
    case .quote: self = .em
    }
  }
}

extension Phrase {
  /// The text in stretches of one emphasis each.
  fileprivate var stretches: [(emphasis: Emphasis?, text: String)] {
    runs.reduce(into: []) { stretches, run in
      let emphasis = Emphasis(run.style)
      if let last = stretches.last, last.emphasis == emphasis {
        stretches[stretches.count - 1].text += run.text
      } else {
        stretches.append((emphasis, run.text))
      }
    }
  }
}

// MARK: - Escaping

extension MarkdownText {
  private static func escaped(_ text: String, _ escapes: Escapes) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return lines.map { escapedLine(TerminalText(sanitizing: String($0), escapes: escapes)) }.joined(
      separator: "<br>")
  }

  private static func escapedLine(_ line: TerminalText) -> String {
    var result = ""
    var rest = line.string.unicodeScalars[...]
    while let scalar = rest.first {
      if let address = webAddress(at: rest, in: result) {
        result += "<\(String(address))>"
        rest = rest.dropFirst(address.count)
      } else {
        if isMarkup(at: rest, after: result.unicodeScalars.last) { result += "\\" }
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func isMarkup(at text: Substring.UnicodeScalarView, after previous: Unicode.Scalar?) -> Bool
  {
    switch text.first {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": true
    // At the start it makes a heading, and after a space it can end one.
    case "#": previous == nil || previous == " "
    // Unescaped, these would let GitHub link an address together with the backslashes in it.
    case ":": text.starts(with: "://".unicodeScalars)
    case ".": previous == "w"
    default: false
    }
  }

  /// The http address that begins here, as far as no character in it could end or bend the link.
  private static func webAddress(
    at text: Substring.UnicodeScalarView, in before: String
  ) -> Substring.UnicodeScalarView? {
    guard text.first == "h", before.last.map({ !$0.isLetter && !$0.isNumber }) ?? true else { return nil }
    guard text.starts(with: "https://".unicodeScalars) || text.starts(with: "http://".unicodeScalars) else {
      return nil
    }
    var address = text.prefix { isAddressPart($0) }
    while let last = address.last, ".,:;!?'()".unicodeScalars.contains(last) { address.removeLast() }
    // An `&name;` in a link is read as a character by some readers and as itself by others.
    let mayHideReference = address.contains("&") && address.contains(";")
    return address.count > 8 && !mayHideReference ? address : nil
  }

  private static func isAddressPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: "-._~:/?#@!$&'()*+,;=%".unicodeScalars.contains(scalar)
    }
  }
}
