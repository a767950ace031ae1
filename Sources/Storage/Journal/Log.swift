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
  /// The operation that this one, an undo or a redo, takes back.
  package let undoes: Int?
  /// False once an undo has taken it back and no redo that undo.
  package let isInEffect: Bool
  /// Its entries in the journal.
  let entries: ClosedRange<Int>
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

  /// The operations that inserted, changed or deleted a row, the newest first.
  package func operations(touching row: RowInTable) throws -> [LoggedOperation] {
    try database.operations(
      """
      WHERE id IN (
        SELECT operation FROM journal WHERE relation = ?1 AND row = ?2
        UNION
        SELECT operation FROM journal WHERE relation = ?1 AND row < ?2 AND through >= ?2 AND through > row)
      ORDER BY id DESC
      """, [row.table, row.id])
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
        WHERE id BETWEEN ? AND ? ORDER BY id
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
  func operations(_ condition: String, _ arguments: StatementArguments) throws -> [LoggedOperation] {
    let cancelled = try cancelledOperations()
    return try Row.fetchAll(
      self,
      sql: """
        SELECT id, ulid, kind, author, recorded, CAST(label AS BLOB), undoes, first, last FROM operation
        \(condition)
        """, arguments: arguments
    ).map { try LoggedOperation($0, cancelled: cancelled) }
  }

  /// The operations that are not in effect, because an undo that is in effect takes them back.
  func cancelledOperations() throws -> Set<Int> {
    let undos = try Row.fetchAll(
      self, sql: "SELECT id, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY id DESC")
    // An operation takes back only earlier ones, so going backwards every judge is judged before it judges.
    return try undos.reduce(into: []) { cancelled, undo in
      if !cancelled.contains(try undo.required(0)) { cancelled.insert(try undo.required(1)) }
    }
  }
}

extension LoggedOperation {
  fileprivate init(_ row: Row, cancelled: Set<Int>) throws {
    id = try row.required(0)
    ulid = try row.required(1)
    guard let kind = NewOperation.Kind(rawValue: try row.required(2)) else {
      throw WorkspaceError.failed("operation \(id) is of an unknown kind")
    }
    self.kind = kind
    author = String.fromDatabaseValue(row[3])
    recorded = try row.required(4)
    label = (try row.required(5) as Text).string
    undoes = Int.fromDatabaseValue(row[6])
    isInEffect = !cancelled.contains(id)
    let first: Int = try row.required(7)
    entries = first...max(first, try row.required(8))
  }
}
