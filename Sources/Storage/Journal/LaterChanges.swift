import CSQLite
import GRDB

extension Database {
  /// What operations after this one did to its rows and is still so.
  ///
  /// An operation that was taken back, and what took it back, cancel out when both are later.
  func changes(after target: LoggedOperation) throws -> [LaterChange] {
    let later = try operations("WHERE id > ? ORDER BY id", [target.id])
      .filter { $0.isInEffect && ($0.undoes ?? 0) <= target.id }
    guard !later.isEmpty else { return [] }
    let rows = try TouchedRows(of: target.entries, in: self)
    var found: [LaterChange] = []
    for operation in later {
      for row in try rows.touchedAgain(by: operation.entries, in: self) {
        found.append(LaterChange(operation: operation.id, label: operation.label, row: row))
      }
    }
    return found
  }

  func breaksForeignKeys() -> Bool {
    csqlite_breaks_foreign_keys(sqliteConnection.map { UnsafeMutableRawPointer($0) }) != 0
  }

  /// The rows that refer to nothing, each with the operation that touched it last.
  func brokenReferences() throws -> [LaterChange] {
    try Row.fetchAll(self, sql: "PRAGMA foreign_key_check").compactMap { broken in
      let row = RowInTable(table: try broken.required(0), id: try broken.required(1))
      let last = try Snapshot(database: self).operations(touching: row).first { $0.isInEffect }
      return last.map { LaterChange(operation: $0.id, label: $0.label, row: row) }
    }
  }
}

/// The rows that some journal entries speak of.
private struct TouchedRows {
  private var single: Set<RowInTable> = []
  private var ranges: [(table: String, ids: ClosedRange<Int>)] = []

  init(of entries: ClosedRange<Int>, in database: Database) throws {
    try TouchedRows.visit(entries, in: database) { table, ids in
      if ids.count == 1 {
        single.insert(RowInTable(table: table, id: ids.lowerBound))
      } else {
        ranges.append((table, ids))
      }
    }
  }

  /// Each row once, in the order of the entries.
  func touchedAgain(by entries: ClosedRange<Int>, in database: Database) throws -> [RowInTable] {
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
    _ entries: ClosedRange<Int>, in database: Database, _ body: (String, ClosedRange<Int>) -> Void
  ) throws {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT relation, row, through FROM journal WHERE id BETWEEN ? AND ? ORDER BY id",
      arguments: [entries.lowerBound, entries.upperBound])
    while let entry = try cursor.next() {
      let first: Int = try entry.required(1)
      body(try entry.required(0), first...max(first, try entry.required(2)))
    }
  }
}
