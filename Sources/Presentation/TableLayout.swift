/// A table's columns fitted to the width, and its rows as lines of cells two spaces apart.
struct TableLayout {
  private static let separation = 2
  private let columns: [Column]
  private let options: RenderOptions
  /// Display width of each column.
  let widths: [Int]
  /// Whether the columns cannot be read side by side: not even a few words of each would fit.
  let isTooWide: Bool

  init(_ table: Table, options: RenderOptions) {
    columns = table.allColumns
    self.options = options
    var natural = columns.map { DisplayWidth.of($0.title, ambiguous: options.ambiguousWidth) }
    for row in table.rows {
      for (index, cell) in row.enumerated() {
        natural[index] = max(natural[index], cell.shownWidth(options))
      }
    }
    for (index, column) in columns.enumerated() {
      natural[index] = max(1, column.minimum ?? 1, min(natural[index], column.maximum ?? .max))
    }
    let room = options.width - Self.separation * max(0, columns.count - 1)
    widths = Self.fitted(natural, columns, to: room)
    let least = Self.floors(natural, columns, readable: Self.readable)
    isTooWide = columns.count > 1 && least.reduce(0, +) > room
  }

  var header: [TextLine] {
    lines(of: columns.map { Phrase($0.title, .strong) })
  }

  func underline(_ rule: (Int) -> TextLine) -> TextLine {
    assemble { rule(widths[$0]) }
  }

  /// The row, its cells wrapped to their columns.
  func lines(of row: [Phrase]) -> [TextLine] {
    let cells = row.enumerated().map { $1.glyphs(options).wrapped(to: widths[$0]) }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { level in
      assemble { $0 < cells.count && level < cells[$0].count ? cells[$0][level] : TextLine() }
    }
  }

  private func assemble(_ cell: (Int) -> TextLine) -> TextLine {
    var line = TextLine()
    var start = 0
    for (index, column) in columns.enumerated() {
      let content = cell(index)
      line.fill(to: start + (column.alignment == .right ? max(0, widths[index] - content.width) : 0))
      line.append(content)
      start += widths[index] + Self.separation
    }
    return line
  }
}

extension TableLayout {
  /// Columns that text is not cut below while there is another way.
  private static let readable = 10

  /// The least that each column may be cut to.
  private static func floors(_ natural: [Int], _ columns: [Column], readable: Int) -> [Int] {
    zip(natural, columns).map { width, column in
      column.alignment == .right ? width : min(width, column.minimum ?? readable)
    }
  }

  /// Widths that sum to the room if possible.
  ///
  /// The widest left-aligned columns give way first, down to a readable width, then further. Right-aligned
  /// ones hold numbers and ids, which a line break would falsify: they stay.
  private static func fitted(_ natural: [Int], _ columns: [Column], to room: Int) -> [Int] {
    var widths = natural
    for readable in [Self.readable, 2] {
      let floors = floors(natural, columns, readable: readable)
      shrink(&widths, floors, by: widths.reduce(0, +) - room)
    }
    return widths
  }

  /// Takes the excess from the widest columns above their floor, levelling them from the top.
  private static func shrink(_ widths: inout [Int], _ floors: [Int], by excess: Int) {
    var excess = excess
    while excess > 0 {
      let shrinkable = widths.indices.filter { widths[$0] > floors[$0] }
      guard let top = shrinkable.map({ widths[$0] }).max() else { return }
      let widest = shrinkable.filter { widths[$0] == top }
      let below = shrinkable.map { widths[$0] < top ? widths[$0] : floors[$0] }.max() ?? 0
      let step = min(top - below, max(1, excess / widest.count))
      for index in widest where excess > 0 {
        widths[index] -= step
        excess -= step
      }
    }
  }
}

extension Phrase {
  /// Columns of the phrase on one line.
  fileprivate func shownWidth(_ options: RenderOptions) -> Int {
    let text = plain
    guard options.escapes == .symbol || DisplayWidth.isPrintableASCII(text) else {
      return glyphs(options).line.width
    }
    return DisplayWidth.of(text, ambiguous: options.ambiguousWidth)
  }
}
