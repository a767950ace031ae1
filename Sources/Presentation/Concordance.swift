/// Words in context, one place a line, the words below one another.
package struct Concordance: Sendable, Hashable {
  package struct Place: Sendable, Hashable {
    /// Where it is, such as `d1.s4`.
    package let name: String
    package let left: String
    package let words: String
    package let right: String

    package init(name: String, left: String, words: String, right: String) {
      self.name = name
      self.left = left
      self.words = words
      self.right = right
    }
  }

  package let places: [Place]
  /// Columns of context on either side at most; nil is as many as there is room for.
  package let context: Int?

  package init(_ places: [Place], context: Int? = nil) {
    self.places = places
    self.context = context
  }

  /// The same as rows of a table, for where nothing can be aligned to the words.
  var table: Table {
    Table(
      [Column("where"), Column("before", .right), Column("words"), Column("after")],
      rows: places.map {
        [
          Phrase($0.name, .strong), Phrase(Concordance.trimmed($0.left)), Phrase($0.words, .mark),
          Phrase(Concordance.trimmed($0.right)),
        ]
      })
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

/// A concordance as lines of so many columns: names, the end of what stands before, the words, what follows.
struct ConcordanceLayout {
  private let options: RenderOptions
  private let rows: [Row]
  private let nameWidth: Int
  private let leftWidth: Int
  private let wordsWidth: Int
  private let rightWidth: Int
  /// Columns that were asked for on either side.
  private let most: Int

  private struct Row {
    let name: [Glyph]
    let left: [Glyph]
    let words: [Glyph]
    let right: [Glyph]
  }

  init(_ concordance: Concordance, options: RenderOptions) {
    self.options = options
    rows = concordance.places.map { place in
      Row(
        name: Phrase(place.name, .strong).glyphs(options), left: Phrase(place.left).glyphs(options),
        words: Phrase(place.words, .mark).glyphs(options), right: Phrase(place.right).glyphs(options))
    }
    nameWidth = min(rows.lazy.map(\.name.columns).max() ?? 0, max(options.width / 3, 4))
    let room = max(options.width - nameWidth - 2, 3)
    // The words may take half of the room; the longest of them are cut.
    wordsWidth = min(rows.lazy.map(\.words.columns).max() ?? 0, max(room / 2, 3))
    let context = max(room - wordsWidth, 0)
    most = concordance.context ?? Int.max
    let left = min(rows.lazy.map(\.left.columns).max() ?? 0, most)
    let right = min(rows.lazy.map(\.right.columns).max() ?? 0, most)
    // What one side does not need is the other's.
    leftWidth = min(left, max(context / 2, context - right))
    rightWidth = min(most, context - leftWidth)
  }

  var lines: [TextLine] { rows.map(line) }

  private func line(_ row: Row) -> TextLine {
    var line = TextLine()
    for glyph in row.name.beginning(within: nameWidth, ellipsis) { line.append(glyph) }
    line.fill(to: nameWidth + 2)
    let left = row.left.ending(within: leftWidth, ellipsis)
    line.fill(to: nameWidth + 2 + leftWidth - left.columns)
    for glyph in left { line.append(glyph) }
    let words = row.words.beginning(within: wordsWidth, ellipsis)
    for glyph in words { line.append(glyph) }
    let room = min(most, rightWidth + wordsWidth - words.columns)
    let right = row.right.beginning(within: room, ellipsis)
    for glyph in right { line.append(glyph) }
    return line
  }

  private var ellipsis: [Glyph] { Phrase("…", .dim).glyphs(options) }
}

extension [Glyph] {
  fileprivate var columns: Int { reduce(0) { $0 + $1.width } }

  /// All of them, or as many of the first as leave room for the ellipsis.
  fileprivate func beginning(within width: Int, _ ellipsis: [Glyph]) -> [Glyph] {
    guard columns > width else { return self }
    var (kept, used) = (0, ellipsis.columns)
    while kept < count, used + self[kept].width <= width {
      used += self[kept].width
      kept += 1
    }
    return used > width ? [] : Array(self[..<kept]) + ellipsis
  }

  /// All of them, or as many of the last as leave room for the ellipsis.
  fileprivate func ending(within width: Int, _ ellipsis: [Glyph]) -> [Glyph] {
    guard columns > width else { return self }
    var (first, used) = (count, ellipsis.columns)
    while first > 0, used + self[first - 1].width <= width {
      first -= 1
      used += self[first].width
    }
    return used > width ? [] : ellipsis + Array(self[first...])
  }
}
