import CSQLite
import GRDB

extension Database {
  /// In bytes: a text of 64 MB, the largest that is imported, with the bounds of its sentences.
  private static let longestRow: Int32 = 128 << 20

  /// Sets what SQLite trusts and promises, before anything is read.
  ///
  /// The cache may grow to 64 MB, since with SQLite's 2 MB a long operation writes its pages over and over;
  /// and what a statement that fails would restore stays in memory, else every insert with a trigger writes a
  /// file.
  func harden() throws {
    guard let sqliteConnection, csqlite_harden(UnsafeMutableRawPointer(sqliteConnection)) == 0 else {
      throw DatabaseError(message: "this SQLite has no defensive mode")
    }
    _ = csqlite_limit_length(UnsafeMutableRawPointer(sqliteConnection), Database.longestRow)
    guard csqlite_add_sweep(sqliteConnection) == SQLITE_OK else {
      throw DatabaseError(resultCode: lastErrorCode, message: lastErrorMessage)
    }
    try execute(
      sql: """
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY;
        """)
  }

  /// Makes an empty file a workspace: everything in one transaction, then the write-ahead log.
  func build(_ migrations: [Migration], path: String) throws {
    try inTransaction(.immediate) {
      try execute(sql: "PRAGMA application_id = \(FileState.applicationID)")
      try execute(sql: JournalSchema.sql)
      for migration in migrations.sorted(by: { $0.number < $1.number }) {
        try execute(sql: migration.sql)
      }
      try createJournalTriggers()
      try execute(sql: "PRAGMA user_version = \(migrations.newest)")
      return .commit
    }
    if path != ":memory:" { try useWriteAheadLog(path: path) }
  }

  func useWriteAheadLog(path: String) throws {
    guard try String.fetchOne(self, sql: "PRAGMA journal_mode = WAL") == "wal" else {
      throw WorkspaceError.unreadable(path, "the file system cannot hold a write-ahead log")
    }
  }
}
