import GRDB

/// One numbered step from an older schema to the next, in SQL alone, never edited once released.
struct Migration: Sendable {
  let number: Int
  let sql: String
}

extension Database {
  /// Brings the schema from its `user_version` to the newest number, each step in a transaction of its own.
  ///
  /// A step is not journaled: the journal's triggers are dropped before it and made anew after it.
  func migrate(through migrations: [Migration], path: String) throws {
    let version = try schemaNumber()
    guard version < migrations.newest else { return }
    // A step may rebuild tables, which keeps every reference only as long as nobody looks.
    try execute(sql: "PRAGMA foreign_keys = OFF")
    defer { try? execute(sql: "PRAGMA foreign_keys = ON") }
    for migration in migrations.sorted(by: { $0.number < $1.number }) where migration.number > version {
      try inTransaction(.immediate) {
        try apply(migration, path: path)
        return .commit
      }
    }
  }

  func schemaNumber() throws -> Int { try Int.fetchOne(self, sql: "PRAGMA user_version") ?? 0 }

  private func apply(_ migration: Migration, path: String) throws {
    // Another program may have done this step while we waited for the lock.
    guard try schemaNumber() < migration.number else { return }
    try dropJournalTriggers()
    try execute(sql: migration.sql)
    try createJournalTriggers()
    guard try Row.fetchOne(self, sql: "PRAGMA foreign_key_check") == nil else {
      throw WorkspaceError.damaged(path, "migration \(migration.number) would break references between rows")
    }
    try execute(sql: "PRAGMA user_version = \(migration.number)")
  }
}

extension [Migration] {
  /// The schema number that this program writes.
  var newest: Int { map(\.number).max() ?? 0 }
}
