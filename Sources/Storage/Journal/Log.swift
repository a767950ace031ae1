import GRDB

/// An operation as the log shows it.
package struct LoggedOperation: Sendable, Hashable {
  /// The N of `oN`.
  package let id: Int
  package let ulid: String
  package let kind: NewOperation.Kind
  package let author: String?
  package let recorded: String
  package let label: String
  /// The operations that this one, an undo or a redo, takes back, the newest first; else empty.
  package let undoes: [Int]
  /// False once an undo has taken it back and no redo that undo.
  package let isInEffect: Bool
  /// Its entries in the journal; of the operation that is running, those so far.
  let entries: Range<Int>
}

/// A numbered line of a run or apply.
package struct LoggedStep: Sendable, Hashable {
  package let number: Int
  package let line: String
}

/// What an operation did to a row, or to a range of rows that it inserted in bulk.
package struct LoggedChange: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case inserted, changed, deleted }

  package let step: Int?
  package let kind: Kind
  package let table: String
  package let ids: ClosedRange<Int>
}

extension Snapshot {
  /// Operations, the newest first; `before` leaves out that one and all later ones.
  package func operations(limit: Int? = nil, before: Int? = nil) throws -> [LoggedOperation] {
    try database.operations("WHERE id < ? ORDER BY id DESC LIMIT ?", [before ?? Int.max, limit ?? -1])
  }

  package func operation(_ id: Int) throws -> LoggedOperation? {
    try database.operations("WHERE id = ?", [id]).first
  }

  package func steps(of operation: Int) throws -> [LoggedStep] {
    try Row.fetchAll(
      database, sql: "SELECT number, CAST(line AS BLOB) FROM step WHERE operation = ? ORDER BY number",
      arguments: [operation]
    ).map { LoggedStep(number: try $0.required(0), line: (try $0.required(1) as Text).string) }
  }

  /// Every entry that an operation left in the journal, in order.
  package func changes(of operation: LoggedOperation) throws -> [LoggedChange] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, step, relation, row, through, before IS NULL FROM journal
        WHERE id >= ? AND id < ? ORDER BY id
        """, arguments: [operation.entries.lowerBound, operation.entries.upperBound]
    ).map { entry in
      let row = RowInTable(table: try entry.required(2), id: try entry.required(3))
      let wasInserted: Bool = try entry.required(5)
      return LoggedChange(
        step: Int.fromDatabaseValue(entry[1]),
        kind: wasInserted ? .inserted : try isThere(row, after: entry.required(0)) ? .changed : .deleted,
        table: row.table, ids: row.id...max(row.id, try entry.required(4)))
    }
  }

  /// Whether a row was there right after an entry: the next entry replaces it, or, if there is none, it still
  /// is.
  private func isThere(_ row: RowInTable, after entry: Int) throws -> Bool {
    let replaces = try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT before IS NOT NULL FROM journal WHERE relation = ? AND row = ? AND id > ? ORDER BY id LIMIT 1
          """), arguments: [row.table, row.id, entry])
    if let replaces { return replaces }
    return try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \"\(row.table)\" WHERE id = ?)"),
      arguments: [row.id]) ?? false
  }
}

extension Database {
  func operations(_ condition: String, _ arguments: StatementArguments = []) throws -> [LoggedOperation] {
    let undone = try undoneOperations()
    let cancelled = cancelledOperations(undone)
    return try Row.fetchAll(
      self,
      sql: """
        SELECT id, ulid, kind, author, recorded, CAST(label AS BLOB),
          coalesce(first, (SELECT coalesce(max(last), 0) + 1 FROM operation)),
          coalesce(last, (SELECT coalesce(max(id), 0) FROM journal))
        FROM operation \(condition)
        """, arguments: arguments
    ).map { try LoggedOperation($0, undone: undone, cancelled: cancelled) }
  }

  /// The operations that are not in effect, because an undo that is in effect takes them back.
  func cancelledOperations() throws -> Set<Int> { cancelledOperations(try undoneOperations()) }

  private func cancelledOperations(_ undone: [Int: [Int]]) -> Set<Int> {
    // An operation takes back only earlier ones, so going backwards every judge is judged before it judges.
    undone.keys.sorted(by: >).reduce(into: []) { cancelled, undo in
      if !cancelled.contains(undo) { cancelled.formUnion(undone[undo, default: []]) }
    }
  }

  /// What each undo and redo takes back, the newest first.
  private func undoneOperations() throws -> [Int: [Int]] {
    let rows = try Row.fetchAll(self, sql: "SELECT operation, target FROM undone ORDER BY target DESC")
    return try rows.reduce(into: [:]) { undone, row in
      undone[try row.required(0) as Int, default: []].append(try row.required(1))
    }
  }
}

extension LoggedOperation {
  fileprivate init(_ row: Row, undone: [Int: [Int]], cancelled: Set<Int>) throws {
    id = try row.required(0)
    ulid = try row.required(1)
    guard let kind = NewOperation.Kind(rawValue: try row.required(2)) else {
      throw WorkspaceError.unreadableRow("operation \(id) is of an unknown kind")
    }
    self.kind = kind
    author = String.fromDatabaseValue(row[3])
    recorded = try row.required(4)
    label = (try row.required(5) as Text).string
    undoes = undone[id, default: []]
    isInEffect = !cancelled.contains(id)
    let (first, last): (Int, Int) = (try row.required(6), try row.required(7))
    guard first <= last + 1 else {
      throw WorkspaceError.unreadableRow("operation \(id) has no range of the journal")
    }
    entries = first..<last + 1
  }
}
