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
    var hits: [SearchHit] = []
    guard limit ?? 1 > 0 else { return hits }
    try eachHit(of: TextQuery(words: words), in: tables) { hit in
      hits.append(hit)
      return hits.count < limit ?? Int.max
    }
    return hits
  }

  /// Hands over the texts that hold what is looked for, until there is no more or the body has enough.
  ///
  /// `examined` hears of every text that is looked at, and of every few thousand characters of a pattern's search
  /// in it; it may end the search by throwing.
  package func eachHit(
    of query: TextQuery, in tables: Set<String>? = nil, examined: () throws -> Void = {},
    _ body: (SearchHit) throws -> Bool
  ) throws {
    guard !query.isEmpty else { return }
    let indexed = try database.isSearchCurrent() && !hasUnfedChanges ? query.indexed : nil
    var finder = query.finder()
    for field in try database.searchFields() where tables?.contains(field.relation) != false {
      let rows = try candidates(field, indexed)
      while let id = try rows.next() {
        try examined()
        let row = field.row(of: id)
        guard let text = try database.text(of: field, row: row) else { continue }
        let ranges = try finder.places(in: text, check: examined)
        guard !ranges.isEmpty else { continue }
        let hit = SearchHit(
          row: RowInTable(table: field.relation, id: row), column: field.column, ranges: ranges)
        guard try body(hit) else { return }
      }
    }
  }

  /// Whether changes have been made that the index learns of only when their operation ends.
  private var hasUnfedChanges: Bool {
    get throws {
      try database.value(
        """
        SELECT operation IS NOT NULL AND operation IS (SELECT operation FROM journal ORDER BY id DESC LIMIT 1)
        FROM running
        """) ?? false
    }
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
}
