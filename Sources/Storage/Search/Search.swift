import GRDB

/// A text that holds the words looked for, and where.
package struct SearchHit: Sendable, Hashable {
  package let row: RowInTable
  package let column: String
  /// Code points of the text, in order.
  package let ranges: [Range<Int>]
}

extension Snapshot {
  /// The texts in which some words occur one after another, by table (documents first) and id.
  ///
  /// Case, white space, typographic quotes and ways to write an accent do not matter; the last word may be
  /// the beginning of one. Every hit is checked in the stored text. `tables` limits where to look.
  package func search(
    _ words: String, in tables: Set<String>? = nil, limit: Int? = nil
  ) throws -> [SearchHit] {
    let words = FoldedText(words)
    let folded = words.trimmed()
    guard !folded.isEmpty else { return [] }
    let query =
      try database.isSearchCurrent() && !isAnOperationRunning ? SearchTokens.query(for: folded) : nil
    var hits: [SearchHit] = []
    for field in try database.searchFields() where tables?.contains(field.relation) != false {
      let rows = try candidates(field, query)
      while hits.count < limit ?? Int.max, let id = try rows.next() {
        if let hit = try hit(field, row: field.row(of: id), words) { hits.append(hit) }
      }
    }
    return hits
  }

  /// Whether changes have been made that the index learns of only when their operation ends.
  private var isAnOperationRunning: Bool {
    get throws { try database.value("SELECT operation IS NOT NULL FROM running") ?? false }
  }

  /// The rows that the index offers; every row where there is nothing to look up, such as a lone comma.
  private func candidates(_ field: SearchField, _ query: String?) throws -> FastDatabaseValueCursor<Int> {
    guard let query else {
      return try Int.fetchCursor(database, sql: "SELECT id FROM \(field.relation) ORDER BY id")
    }
    return try Int.fetchCursor(
      database, sql: "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid",
      arguments: [query, field.ids.lowerBound, field.ids.upperBound])
  }

  private func hit(_ field: SearchField, row: Int, _ words: FoldedText) throws -> SearchHit? {
    guard let text = try database.text(of: field, row: row) else { return nil }
    let ranges = FoldedText(text).occurrences(of: words)
    guard !ranges.isEmpty else { return nil }
    return SearchHit(row: RowInTable(table: field.relation, id: row), column: field.column, ranges: ranges)
  }
}
