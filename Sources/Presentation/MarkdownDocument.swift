/// Blocks as GitHub's Markdown: data is escaped so that it can end no cell, start no block and make no tag.
struct MarkdownDocument {
  let escapes: Escapes
  private(set) var text = ""
  private var previous: Kind?

  /// What the last block was, as far as the next one must be kept apart from it.
  private enum Kind {
    case line, item, record, other
  }

  init(escapes: Escapes) {
    self.escapes = escapes
  }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let phrase):
      write("\(String(repeating: "#", count: min(max(level, 1), 4))) \(inline(phrase))", .other)
    case .line(let phrase) where !phrase.plain.isEmpty: write(inline(phrase), .line)
    case .paragraph(let phrase) where !phrase.plain.isEmpty: write(inline(phrase), .other)
    case .quote(let phrase): write("> \(inline(phrase))", .other)
    case .item(let phrase): write("- \(inline(phrase))", .item)
    case .record(let fields): addRecord(fields)
    case .table(let table): addTable(table)
    case .concordance(let concordance): addTable(concordance.table)
    case .annotated(let annotated): annotated.blocks.forEach { add($0) }
    case .chart(let chart): addCode(chart.plain)
    case .code(let lines): addCode(lines)
    case .gap, .line, .paragraph, .linked: if previous != nil { previous = .other }
    }
  }

  private func inline(_ phrase: Phrase) -> String {
    MarkdownText(phrase, escapes: escapes).string
  }

  /// Adds the block after what keeps it apart: a blank line, or only a line break in a list or between lines.
  private mutating func write(_ block: String, _ kind: Kind) {
    switch (previous, kind) {
    case (nil, _): break
    case (.line, .line):
      text.removeLast()
      text += "\\\n"
    case (.item, .item): break
    case (.record, .record): text += "\n<!-- -->\n\n"
    default: text += "\n"
    }
    text += block + "\n"
    previous = kind
  }

  private mutating func addRecord(_ fields: [Field]) {
    guard !fields.isEmpty else { return }
    let lines = fields.map { "* \(inline(Phrase("\($0.label):", .strong))) \(inline($0.value))" }
    write(lines.joined(separator: "\n"), .record)
  }

  // A fence is longer than any run of its own character inside, so that no line can close it.
  private mutating func addCode(_ lines: String) {
    let safe = lines.split(separator: "\n").map {
      TerminalText(sanitizing: String($0), escapes: escapes).string
    }
    let runs = lines.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: max(3, (runs.max() ?? 0) + 1))
    write(([fence] + safe + [fence]).joined(separator: "\n"), .other)
  }

  private mutating func addTable(_ table: Table) {
    if let caption = table.caption { write(inline(caption), .other) }
    let columns = table.allColumns
    guard !columns.isEmpty else { return }
    var lines = [row(columns.map { cell(Phrase($0.title)) })]
    lines.append(row(columns.map { $0.alignment == .right ? "---:" : "---" }))
    for cells in table.rows {
      let blanks = repeatElement("", count: columns.count - cells.count)
      lines.append(row(cells.map(cell) + blanks))
    }
    write(lines.joined(separator: "\n"), .other)
  }

  private func cell(_ phrase: Phrase) -> String {
    MarkdownText(phrase, escapes: escapes, beginsLine: false).string
  }

  private func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }
}
