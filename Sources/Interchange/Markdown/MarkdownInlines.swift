import Facts

/// Reads what stands within blocks of Markdown as text.
struct MarkdownInlines {
  /// Folded labels of links that are defined somewhere in the file.
  let definitions: Set<String>

  /// The paragraphs of a block; HTML may hold several.
  func paragraphs(of block: MarkdownBlock) throws(FactError) -> [String] {
    switch block {
    case .paragraph(let lines): return some(text(lines))
    case .heading(_, let line): return some(text([line]))
    case .table(let rows):
      return some(rows.map { $0.map { text([$0]) }.joined(separator: "\t") }.joined(separator: "\n"))
    case .code(let lines):
      var lines = lines[...]
      while lines.first?.trimmed.isEmpty ?? false { lines.removeFirst() }
      while lines.last?.trimmed.isEmpty ?? false { lines.removeLast() }
      return some(lines.joined(separator: "\n"))
    case .html(let lines):
      return try HTMLPage(parsing: lines.joined(separator: "\n")).blocks.map { String($0.text) }
    }
  }

  private func some(_ text: String) -> [String] {
    let text = text.withoutTrailingSpace
    return text.isEmpty ? [] : [text]
  }

  /// The text of a paragraph, on one line but for hard breaks.
  func text(_ lines: [Substring]) -> String {
    var scanner = MarkdownInlineScanner(lines.joined(separator: "\n"), definitions: definitions)
    var flow = HTMLFlow()
    for piece in scanner.pieces() {
      switch piece {
      case .text(let scalars):
        for scalar in scalars {
          if scalar.isCollapsible {
            flow.space(endsLine: scalar == "\n")
          } else {
            flow.add(scalar, linked: false)
          }
        }
      case .lineBreak: flow.lineBreak()
      case .mark(let mark): for _ in 0..<mark.count { flow.add(mark.scalar, linked: false) }
      case .nothing: break
      }
    }
    return String(flow.text)
  }
}

extension String {
  /// Without the spaces, tabs and line ends at its end.
  fileprivate var withoutTrailingSpace: String {
    var rest = unicodeScalars[...]
    while rest.last?.isCollapsible ?? false { rest.removeLast() }
    return String(rest)
  }
}
