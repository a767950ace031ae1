import Facts
import GRDB

/// How far two workspaces went together, and what of one is in the other already.
struct CommonHistory {
  /// The operations after which each went its own way.
  let here: Int
  let there: Int
  /// The ULID of the newest operation there.
  let newest: String
  let isEverythingHere: Bool
  /// The row here that each row there became; nil inside for one that was left out.
  private(set) var places: [RowInTable: Int?] = [:]
  /// The rows that were inserted there since the two were one.
  let inserted: Set<RowInTable>

  init(_ here: Database, _ there: Database, before running: Int, _ tables: [String: FactTable]) throws {
    let (ours, theirs) = (try here.ulids(before: running), try there.ulids(before: .max))
    let common = zip(ours, theirs).prefix { $0 == $1 }.count
    guard common > 0, let last = theirs.last else {
      throw FactError(
        "E-COMBINE", "the two workspaces share no history",
        hint: "combine takes a copy of this one that went its own way")
    }
    let root = ours[common - 1].id
    newest = last.ulid
    let theirIds = Dictionary(uniqueKeysWithValues: theirs.map { ($0.ulid, $0.id) })
    let earlier = try Row.fetchAll(here, sql: "SELECT id, ulid FROM main.combined ORDER BY id").compactMap {
      row -> (id: Int, operation: Int)? in
      let id: Int = try row.required(0)
      return theirIds[try row.required(1)].map { (id, $0) }
    }
    let latest = earlier.max { $0.operation < $1.operation }
    self.there = max(root, latest?.operation ?? 0)
    let taking = try latest.flatMap { latest in
      try Int.fetchOne(
        here, sql: "SELECT max(operation) FROM main.journal WHERE relation = 'combined' AND row = ?",
        arguments: [latest.id])
    }
    self.here = max(root, taking ?? 0)
    isEverythingHere = self.there >= last.id
    inserted = try there.inserted(after: root, tables)
    for (id, _) in earlier { try addOrigins(of: id, in: here) }
    try addPlaces(of: Set(ours.map(\.ulid)), in: there)
  }

  private mutating func addOrigins(of combined: Int, in here: Database) throws {
    let rows = try Row.fetchCursor(
      here, sql: "SELECT relation, number, here FROM main.origin WHERE combined = ?", arguments: [combined])
    while let row = try rows.next() {
      let origin = RowInTable(table: try row.required(0), id: try row.required(1))
      places.updateValue(Int.fromDatabaseValue(row[2]), forKey: origin)
    }
  }

  /// What came from here when the other workspace was combined with this one.
  private mutating func addPlaces(of ulids: Set<String>, in there: Database) throws {
    let rows = try Row.fetchCursor(
      there,
      sql: """
        SELECT ulid, relation, here, number FROM main.origin AS origin
        JOIN main.combined AS combined ON combined.id = origin.combined WHERE here IS NOT NULL
        """)
    while let row = try rows.next() {
      guard ulids.contains(try row.required(0)) else { continue }
      places.updateValue(
        try row.required(3) as Int, forKey: RowInTable(table: try row.required(1), id: try row.required(2)))
    }
  }
}

extension Database {
  fileprivate func ulids(before running: Int) throws -> [SharedOperation] {
    try Row.fetchAll(
      self, sql: "SELECT id, ulid FROM main.operation WHERE id < ? ORDER BY id", arguments: [running]
    ).map { SharedOperation(id: try $0.required(0), ulid: try $0.required(1)) }
  }

  fileprivate func inserted(after operation: Int, _ tables: [String: FactTable]) throws -> Set<RowInTable> {
    var found: Set<RowInTable> = []
    let rows = try Row.fetchCursor(
      self,
      sql: "SELECT relation, row, through FROM main.journal WHERE operation > ? AND before IS NULL",
      arguments: [operation])
    var restored: Set<RowInTable> = []
    while let row = try rows.next() {
      let (table, first, last): (String, Int, Int) = (
        try row.required(0), try row.required(1), try row.required(2)
      )
      guard tables[table] != nil else { continue }
      for id in first...max(first, last) { restored.insert(RowInTable(table: table, id: id)) }
    }
    // An undo inserts rows again that were there before.
    let first = try cachedStatement(
      sql: """
        SELECT operation FROM main.journal WHERE relation = ?1 AND before IS NULL
          AND (row = ?2 OR (row < ?2 AND through >= ?2 AND through > row)) ORDER BY id LIMIT 1
        """)
    for row in restored {
      let made = try Int.fetchOne(first, arguments: [row.table, row.id])
      if made ?? 0 > operation { found.insert(row) }
    }
    return found
  }
}

private struct SharedOperation: Equatable {
  let id: Int
  let ulid: String
}
