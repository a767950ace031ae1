/// Cuts Markdown into blocks, line by line (CommonMark, section 3 and the appendix on parsing).
struct MarkdownBlockReader {
  private enum Container {
    case quote
    /// The columns that what belongs to the item is indented by.
    case item(Int)
  }

  private enum Open {
    case nothing
    case paragraph
    case code
    case fence(mark: Character, length: Int, indent: Int)
    /// Up to a line that holds the end, or up to a blank one where there is none.
    case html(until: String?)
  }

  // Deeper ones are text: a line of markers must not cost its length for each line after it.
  private static let deepest = 64

  private var containers: [Container] = []
  private var open = Open.nothing
  /// Of the open block.
  private var lines: [Substring] = []
  private var blocks: [MarkdownBlock] = []
  /// Labels of link reference definitions, folded.
  private(set) var definitions: Set<String> = []

  mutating func read(_ source: Substring) {
    var line = MarkdownLine(source)
    let matched = match(&line)
    if matched == containers.count, continues(line) { return }
    let isLazy = matched < containers.count
    if isLazy, !isParagraph || line.isBlank || MarkdownStart.interrupts(line, within: false) {
      close()
      containers.removeSubrange(matched...)
    }
    if matched == containers.count { enterContainers(&line) }
    start(line, isLazy: matched < containers.count)
  }

  mutating func finished() -> [MarkdownBlock] {
    close()
    return blocks
  }

  private var isParagraph: Bool {
    guard case .paragraph = open else { return false }
    return true
  }

  /// Takes the markers of the containers that go on; gives how many do.
  private func match(_ line: inout MarkdownLine) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard line.indent < 4, line.rest.first == ">" else { return index }
        line.take(characters: 1)
        line.take(indent: 1)
      case .item(let width):
        guard line.isBlank || line.indent >= width else { return index }
        line.take(indent: width)
      }
    }
    return containers.count
  }

  /// Adds a line to an open block that takes whatever comes.
  private mutating func continues(_ line: MarkdownLine) -> Bool {
    var line = line
    switch open {
    case .nothing, .paragraph: return false
    case .code:
      guard line.isBlank || line.indent >= 4 else { return false }
      line.take(indent: 4)
      lines.append(line.whole)
    case .fence(let mark, let length, let indent):
      let isEnd = line.indent < 4 && line.rest.prefix { $0 == mark }.count >= length
      if isEnd, line.rest.drop(while: { $0 == mark }).trimmed.isEmpty {
        close()
        return true
      }
      line.take(indent: indent)
      lines.append(line.whole)
    case .html(let end):
      if end == nil, line.isBlank { return false }
      lines.append(line.whole)
      if let end, line.rest.lowercased().contains(end) { close() }
    }
    return true
  }

  private mutating func enterContainers(_ line: inout MarkdownLine) {
    while line.indent < 4, containers.count < Self.deepest {
      if line.rest.first == ">" {
        close()
        line.take(characters: 1)
        line.take(indent: 1)
        containers.append(.quote)
      } else if let width = MarkdownStart.listMarker(line, interrupting: isParagraph) {
        close()
        let before = line.indent
        line.take(characters: width)
        // Five spaces and more begin code within the item.
        let space = line.isBlank || line.indent > 4 ? 1 : line.indent
        line.take(indent: space)
        containers.append(.item(before + width + space))
      } else {
        return
      }
    }
  }

  /// Begins, continues or ends a block with what is left of a line.
  private mutating func start(_ line: MarkdownLine, isLazy: Bool) {
    if line.isBlank { return close() }
    if isParagraph {
      if !isLazy, line.indent < 4, MarkdownStart.isUnderline(line.rest) { return underline(line.rest) }
      guard line.indent < 4, MarkdownStart.interrupts(line, within: true) else {
        lines.append(line.rest)
        return
      }
    }
    let wasParagraph = isParagraph
    close()
    if line.indent >= 4 {
      var line = line
      line.take(indent: 4)
      begin(.code, with: line.whole)
    } else if let level = MarkdownStart.heading(line.rest) {
      blocks.append(.heading(level: level, MarkdownStart.headingText(line.rest)))
    } else if MarkdownStart.isRule(line.rest) {
      return
    } else if let (mark, length) = MarkdownStart.fence(line.rest) {
      open = .fence(mark: mark, length: length, indent: line.indent)
    } else if let end = MarkdownStart.html(line.rest, interrupting: wasParagraph) {
      begin(.html(until: end.mark), with: line.whole)
      if let mark = end.mark, line.rest.dropFirst(2).lowercased().contains(mark) { close() }
    } else {
      begin(.paragraph, with: line.rest)
    }
  }

  private mutating func begin(_ block: Open, with line: Substring) {
    open = block
    lines = [line]
  }

  private mutating func underline(_ rule: Substring) {
    let rest = withoutDefinitions(lines)
    (open, lines) = (.nothing, [])
    guard !rest.isEmpty else { return }
    blocks.append(.heading(level: rule.first == "=" ? 1 : 2, Substring(rest.joined(separator: "\n"))))
  }

  private mutating func close() {
    switch open {
    case .nothing: break
    case .paragraph:
      let rest = withoutDefinitions(lines)
      if let rows = MarkdownTable.rows(of: rest) {
        blocks.append(.table(rows))
      } else if !rest.isEmpty {
        blocks.append(.paragraph(rest))
      }
    case .code, .fence: blocks.append(.code(lines))
    case .html: blocks.append(.html(lines))
    }
    (open, lines) = (.nothing, [])
  }

  /// Takes the link reference definitions with which a paragraph begins.
  private mutating func withoutDefinitions(_ lines: [Substring]) -> [Substring] {
    var rest = lines[...]
    while let (label, count) = MarkdownDefinition.read(rest) {
      definitions.insert(label)
      rest = rest.dropFirst(count)
    }
    return Array(rest)
  }
}
