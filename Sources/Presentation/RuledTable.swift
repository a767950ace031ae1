/// A table in a frame, as wide as its longest cells: nothing in it is wrapped or shortened.
struct RuledTable {
  private let columns: [Column]
  private let options: RenderOptions
  private let header: [TextLine]
  private let rows: [[TextLine]]
  /// Display width of each column, with a space on either side.
  private let widths: [Int]
  /// Columns that a sign of the frame takes: 2 in some East Asian terminals.
  private let sign: Int

  init(_ table: Table, options: RenderOptions) {
    columns = table.allColumns
    self.options = options
    header = columns.map { Phrase($0.title, .strong).glyphs(options).line }
    rows = table.rows.map { $0.map { $0.glyphs(options).line } }
    let sign = DisplayWidth.of("─", ambiguous: options.ambiguousWidth)
    var widths = header.map(\.width)
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.width) }
    }
    // A rule of wide signs cannot fill an odd number of columns.
    self.widths = widths.map { ($0 + 2 + sign - 1) / sign * sign }
    self.sign = sign
  }

  var lines: [TextLine] {
    guard !columns.isEmpty else { return [] }
    return [rule("┌", "┬", "┐"), line(header), rule("├", "┼", "┤")] + rows.map(line) + [rule("└", "┴", "┘")]
  }

  private func rule(_ left: String, _ middle: String, _ right: String) -> TextLine {
    let parts = widths.map { String(repeating: "─", count: $0 / sign) }
    return drawn(left + parts.joined(separator: middle) + right)
  }

  private func line(_ cells: [TextLine]) -> TextLine {
    let bar = drawn("│")
    var line = bar
    for (index, column) in columns.enumerated() {
      let start = line.width
      let cell = index < cells.count ? cells[index] : TextLine()
      line.fill(to: start + (column.alignment == .right ? widths[index] - 1 - cell.width : 1))
      line.append(cell)
      line.fill(to: start + widths[index])
      line.append(bar)
    }
    return line
  }

  private func drawn(_ signs: String) -> TextLine { Phrase(signs, .dim).glyphs(options).line }
}
