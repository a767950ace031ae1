/// One line of output in the making: sanitised text in styles, and the columns it takes so far.
struct TextLine {
  private(set) var width = 0
  private var runs: [(text: String, style: Phrase.Style)] = []

  mutating func append(_ text: TerminalText, width added: Int, style: Phrase.Style = .plain) {
    width += added
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].text += text.string
    } else {
      runs.append((text.string, style))
    }
  }

  mutating func append(_ glyph: Glyph) {
    append(glyph.text, width: glyph.width, style: glyph.style)
  }

  mutating func append(_ other: TextLine) {
    width += other.width
    runs += other.runs
  }

  /// Adds spaces until the line takes so many columns.
  mutating func fill(to column: Int) {
    guard column > width else { return }
    append(TerminalText(sanitizing: String(repeating: " ", count: column - width)), width: column - width)
  }

  /// Adds the line, as `string(color:)` gives it, and ends it.
  func write(to output: inout String, color: Bool) {
    output += string(color: color)
    output += "\n"
  }

  /// The line without white space at its end.
  func string(color: Bool) -> String {
    var shown = runs[...]
    while let last = shown.last, last.text.utf8.allSatisfy({ $0 == 0x20 }) { shown.removeLast() }
    if let last = shown.indices.last {
      let spaces = shown[last].text.utf8.reversed().prefix { $0 == 0x20 }.count
      shown[last].text.unicodeScalars.removeLast(spaces)
    }
    return shown.reduce(into: "") { output, run in
      guard color, let code = run.style.colorCode else { return output += run.text }
      output += "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
    }
  }
}

extension Phrase.Style {
  /// The parameters of the SGR sequence that starts this style.
  fileprivate var colorCode: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .dim: "2"
    case .mark, .marked: "1;33"
    case .shared: "1;35"
    case .good: "32"
    case .bad: "31"
    case .quote: "36"
    case .tint(let tint): tint.colorCode
    }
  }
}

extension Phrase.Tint {
  fileprivate var colorCode: String {
    switch self {
    case .red: "31"
    case .green: "32"
    case .yellow: "33"
    case .blue: "34"
    case .magenta: "35"
    case .cyan: "36"
    case .gray: "90"
    }
  }
}
