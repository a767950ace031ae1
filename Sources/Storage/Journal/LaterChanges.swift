import CSQLite
import GRDB

extension Database {
  /// What operations after this one, but for some, did to its rows and is still so.
  ///
  /// An operation that was taken back, and what took it back, cancel out when both are later.
  func changes(after target: LoggedOperation, except others: Set<Int>) throws -> [LaterChange] {
    let later = try operations("WHERE id > ? ORDER BY id", [target.id])
      .filter { $0.isInEffect && !others.contains($0.id) }
    guard !later.isEmpty else { return [] }
    let (rows, keys) = (try TouchedRows(of: target.entries, in: self), try foreignKeys())
    var found: [LaterChange] = []
    for operation in later {
      for entries in try entries(of: operation, beyond: target.id) {
        for row in try rows.touchedAgain(by: entries, in: self) {
          let named = try named(row, by: keys)
          found.append(LaterChange(operation: operation.id, label: operation.label, row: named))
        }
      }
    }
    return found.withoutRepeats
  }

  /// The entries whose rows an operation leaves otherwise than they were after an earlier operation.
  private func entries(of operation: LoggedOperation, beyond earlier: Int) throws -> [Range<Int>] {
    guard !operation.undoes.isEmpty else { return [operation.entries] }
    let ids = operation.undoes.filter { $0 <= earlier }.map(String.init).joined(separator: ", ")
    return try operations("WHERE id IN (\(ids))").map(\.entries)
  }

  func breaksForeignKeys() -> Bool {
    csqlite_breaks_foreign_keys(sqliteConnection.map { UnsafeMutableRawPointer($0) }) != 0
  }

  /// The rows that refer to nothing, each with the operation that touched it last, the oldest operation first.
  func brokenReferences() throws -> [LaterChange] {
    let keys = try foreignKeys()
    // SQLite goes through the tables in an order that any other entry of the schema may change.
    let found: [LaterChange] = try Row.fetchAll(self, sql: "PRAGMA foreign_key_check").compactMap { broken in
      let row = RowInTable(table: try broken.required(0), id: try broken.required(1))
      let last = try newestInEffect(touching: row)
      return try last.map {
        LaterChange(operation: $0.id, label: $0.label, row: try named(row, by: keys))
      }
    }
    return found.sorted {
      ($0.operation, $0.row.table, $0.row.id) < ($1.operation, $1.row.table, $1.row.id)
    }.withoutRepeats
  }
}

extension [LaterChange] {
  /// Each once, in the order of their first places: a row may refer to a lost one in two ways.
  fileprivate var withoutRepeats: [LaterChange] {
    var seen: Set<LaterChange> = []
    return filter { seen.insert($0).inserted }
  }
}

/// The rows that some journal entries speak of.
private struct TouchedRows {
  private var single: Set<RowInTable> = []
  private var ranges: [(table: String, ids: ClosedRange<Int>)] = []

  init(of entries: Range<Int>, in database: Database) throws {
    try TouchedRows.visit(entries, in: database) { table, ids in
      if ids.count == 1 {
        single.insert(RowInTable(table: table, id: ids.lowerBound))
      } else {
        ranges.append((table, ids))
      }
    }
  }

  /// Each row once, in the order of the entries.
  func touchedAgain(by entries: Range<Int>, in database: Database) throws -> [RowInTable] {
    var (seen, found): (Set<RowInTable>, [RowInTable]) = ([], [])
    try TouchedRows.visit(entries, in: database) { table, ids in
      for row in ids.lazy.map({ RowInTable(table: table, id: $0) }) where contains(row) {
        if seen.insert(row).inserted { found.append(row) }
      }
    }
    return found
  }

  private func contains(_ row: RowInTable) -> Bool {
    single.contains(row) || ranges.contains { $0.table == row.table && $0.ids.contains(row.id) }
  }

  private static func visit(
    _ entries: Range<Int>, in database: Database, _ body: (String, ClosedRange<Int>) -> Void
  ) throws {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT relation, row, through FROM journal WHERE id >= ? AND id < ? ORDER BY id",
      arguments: [entries.lowerBound, entries.upperBound])
    var room = try database.mostRows()
    while let entry = try cursor.next() {
      let (first, last): (Int, Int) = (try entry.required(1), try entry.required(2))
      // Rows that were never there would be counted for ever.
      guard first >= 1, last >= first, last - first < room else {
        throw WorkspaceError.failed("the journal speaks of more rows than this file can have held")
      }
      room -= last - first
      body(try entry.required(0), first...last)
    }
  }
}

extension Database {
  /// More rows than all that the file holds or remembers, each of which takes some bytes.
  fileprivate func mostRows() throws -> Int {
    let pages = try Int.fetchOne(self, sql: "PRAGMA page_count") ?? 0
    return pages * 4096 / 8
  }
}
