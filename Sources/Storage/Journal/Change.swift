import GRDB

/// A running operation's hand on the facts; inserts, updates and deletes are extensions of it.
package struct Change {
  let database: Database
  /// The N of `oN`.
  package let operation: Int
  let memory = Memory()

  private let interruption: Interruption?

  init(database: Database, operation: Int, interruption: Interruption?) {
    self.database = database
    self.operation = operation
    self.interruption = interruption
  }

  package var snapshot: Snapshot {
    Snapshot(database: database, memory: memory, interruption: interruption)
  }

  /// Rolls back a body that throws, ids and step included, and nothing else.
  package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
    var result: Value?
    do {
      try database.inSavepoint {
        result = try body()
        return .commit
      }
    } catch {
      memory.forget()
      throw error
    }
    guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return result
  }

  /// Journals what a body inserts as one range of ids per table, for imports of very many rows.
  ///
  /// In the body an update or delete of any fact fails, and ids must be SQLite's own, which only grow. The
  /// entries belong to the step that runs throughout, or to none if the body begins steps. Within such a body,
  /// another is a part of it.
  package func bulk<Value>(_ body: () throws -> Value) throws -> Value {
    guard try Int.fetchOne(database, sql: "SELECT bulk FROM running") == nil else { return try body() }
    return try savepoint {
      let before = try database.newestIds()
      let step = try Int.fetchOne(database, sql: "SELECT step FROM running")
      try database.execute(sql: "UPDATE running SET bulk = 1")
      let value = try body()
      try database.execute(sql: "UPDATE running SET bulk = NULL")
      for (table, newest) in try database.newestIds().sorted(by: { $0.key < $1.key }) {
        try journal(table, ids: before[table, default: 0]..<newest, step: step)
      }
      return value
    }
  }

  /// Writes one entry for the ids above the lower bound, up to and including the upper.
  private func journal(_ table: String, ids: Range<Int>, step: Int?) throws {
    guard !ids.isEmpty else { return }
    let count = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM main.\"\(table)\" WHERE id > ?", arguments: [ids.lowerBound])
    guard count == ids.count else { throw WorkspaceError.failed("bulk ids of table '\(table)' have gaps") }
    try database.execute(
      sql: """
        INSERT INTO journal (operation, step, relation, row, through)
        SELECT operation, CASE WHEN step IS ? THEN step END, ?, ?, ? FROM running
        """, arguments: [step, table, ids.lowerBound + 1, ids.upperBound])
  }
}

extension Database {
  /// The greatest id that each fact table has ever given.
  fileprivate func newestIds() throws -> [String: Int] {
    try Row.fetchAll(self, sql: "SELECT name, seq FROM sqlite_sequence WHERE name <> 'operation'")
      .reduce(into: [:]) { $0[try $1.required(0)] = try $1.required(1) as Int }
  }
}
