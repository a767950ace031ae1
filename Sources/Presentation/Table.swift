package enum Alignment: Sendable, Hashable {
  case left, right
}

/// A column's title, its alignment, and the display widths it may have in text.
package struct Column: Sendable, Hashable {
  package let title: String
  package let alignment: Alignment
  /// Columns the text renderer will not go below when it makes a table narrower.
  package let minimum: Int?
  /// Columns the text renderer will not go above, even where there is room.
  package let maximum: Int?

  package init(_ title: String, _ alignment: Alignment = .left, minimum: Int? = nil, maximum: Int? = nil) {
    self.title = title
    self.alignment = alignment
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// Rows of phrases under titled columns; short rows show blanks, surplus cells get untitled columns.
package struct Table: Sendable, Hashable {
  package var columns: [Column]
  package var rows: [[Phrase]]
  package var caption: Phrase?

  package init(_ columns: [Column], rows: [[Phrase]] = [], caption: Phrase? = nil) {
    self.columns = columns
    self.rows = rows
    self.caption = caption
  }

  /// The columns, with an untitled one for each cell of the longest row that has none.
  var allColumns: [Column] {
    let widest = rows.lazy.map(\.count).max() ?? 0
    return columns + repeatElement(Column(""), count: max(0, widest - columns.count))
  }
}
