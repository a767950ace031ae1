/// A block of Markdown, its inline marks not yet read.
enum MarkdownBlock {
  /// Lines without their indent.
  case paragraph([Substring])
  case heading(level: Int, Substring)
  /// Rows of cells.
  case table([[Substring]])
  case code([Substring])
  case html([Substring])

  /// The text of a heading of the first level.
  var title: [Substring]? {
    guard case .heading(1, let text) = self else { return nil }
    return [text]
  }
}

/// A line at hand, with the spaces that begin it counted; a tab goes to the next multiple of four.
struct MarkdownLine {
  private(set) var rest: Substring
  private(set) var indent = 0
  private var column = 0

  init(_ line: Substring) {
    rest = line
    countIndent()
  }

  var isBlank: Bool { rest.isEmpty }

  /// The line with so much of its indent as was not taken.
  var whole: Substring { indent == 0 ? rest : Substring(String(repeating: " ", count: indent)) + rest }

  mutating func take(indent count: Int) {
    let taken = min(count, indent)
    indent -= taken
    column += taken
  }

  /// Takes characters, which are no white space, and counts the indent behind them.
  mutating func take(characters count: Int) {
    column += indent + count
    rest = rest.dropFirst(count)
    countIndent()
  }

  private mutating func countIndent() {
    indent = 0
    while let first = rest.first, first == " " || first == "\t" {
      indent += first == " " ? 1 : 4 - (column + indent) % 4
      rest.removeFirst()
    }
  }
}
