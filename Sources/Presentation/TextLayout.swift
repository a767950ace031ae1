/// Blocks as lines of text, no wider than the options allow where the block can be wrapped.
struct TextLayout {
  /// Tables fitted to the width, or in frames and as wide as they are.
  enum Tables {
    case fitted, ruled
  }

  let options: RenderOptions
  private let tables: Tables
  private(set) var text = ""
  private var gap = false

  init(options: RenderOptions, tables: Tables = .fitted) {
    self.options = options
    self.tables = tables
  }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let phrase): addHeading(level, phrase)
    case .line(let phrase): write(phrase.line(options))
    case .paragraph(let phrase): phrase.glyphs(options).wrapped(to: options.width).forEach { write($0) }
    case .quote(let phrase): write(phrase, after: lineText("│ ", .dim), lineText("│ ", .dim))
    case .item(let phrase): write(phrase, after: lineText("- "), lineText("  "))
    case .record(let fields): addRecord(fields)
    case .table(let table): addTable(table)
    case .concordance(let concordance) where tables == .ruled: addTable(concordance.table)
    case .concordance(let concordance):
      ConcordanceLayout(concordance, options: options).lines.forEach { write($0) }
    case .annotated(let annotated): annotated.blocks.forEach { add($0) }
    case .chart(let chart): ChartText(chart, options: options).lines.forEach { write($0.line(options)) }
    case .code(let lines): lines.split(separator: "\n").forEach { write(lineText("  \($0)")) }
    case .linked: break
    case .gap: gap = !text.isEmpty
    }
  }

  private mutating func write(_ line: TextLine) {
    if gap { text += "\n" }
    gap = false
    line.write(to: &text, color: options.color)
  }

  /// Writes the phrase's lines, wrapped, the first after one text, the others after another as wide.
  private mutating func write(_ phrase: Phrase, after first: TextLine, _ others: TextLine) {
    let lines = phrase.glyphLines(options).flatMap { $0.wrapped(to: options.width - first.width) }
    for (index, line) in lines.enumerated() {
      var whole = index == 0 ? first : others
      whole.append(line)
      write(whole)
    }
  }

  private func lineText(_ string: String, _ style: Phrase.Style = .plain) -> TextLine {
    Phrase(string, style).glyphs(options).line
  }
}

extension TextLayout {
  private mutating func addHeading(_ level: Int, _ phrase: Phrase) {
    gap = !text.isEmpty
    let strong = Phrase(
      runs: phrase.runs.map { Phrase.Run($0.text, $0.style == .plain ? .strong : $0.style) })
    let lines = strong.glyphs(options).wrapped(to: options.width)
    lines.forEach { write($0) }
    guard level <= 2 else { return }
    write(rule(level == 1 ? "═" : "─", lines.map(\.width).max() ?? 0))
  }

  private mutating func addRecord(_ fields: [Field]) {
    let labels = fields.map { lineText("\($0.label):", .dim) }
    let widest = labels.map(\.width).max() ?? 0
    let column = min(widest, max(options.width / 2 - 2, 1)) + 2
    for (field, label) in zip(fields, labels) {
      var first = label
      if label.width + 2 > column {
        write(label)
        first = TextLine()
      }
      first.fill(to: column)
      var others = TextLine()
      others.fill(to: column)
      write(field.value, after: first, others)
    }
  }

  private mutating func addTable(_ table: Table) {
    if let caption = table.caption {
      caption.glyphs(options).wrapped(to: options.width).forEach { write($0) }
    }
    guard tables == .fitted else { return RuledTable(table, options: options).lines.forEach { write($0) } }
    let layout = TableLayout(table, options: options)
    guard !layout.widths.isEmpty else { return }
    guard !layout.isTooWide || table.rows.isEmpty else { return addRecords(table) }
    layout.header.forEach { write($0) }
    write(layout.underline { rule("─", $0) })
    for row in table.rows { layout.lines(of: row).forEach { write($0) } }
  }

  /// Writes each row as a record of its own, without cells that are empty.
  private mutating func addRecords(_ table: Table) {
    let titles = table.allColumns.map(\.title)
    for (index, row) in table.rows.enumerated() {
      if index > 0 { gap = true }
      addRecord(zip(titles, row).filter { !$1.plain.isEmpty }.map { Field($0, $1) })
    }
  }

  /// A horizontal line of at most so many columns: where its character is wide, an odd one is left out.
  private func rule(_ character: String, _ width: Int) -> TextLine {
    let each = max(1, DisplayWidth.of(character, ambiguous: options.ambiguousWidth))
    return lineText(String(repeating: character, count: width / each), .dim)
  }
}
