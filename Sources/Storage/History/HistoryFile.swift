import Foundation
import GRDB

/// The file that keeps what was typed at every prompt of one person.
enum HistoryFile {
  /// "RKH1": what `application_id` says of a history.
  static let applicationID = 0x524B_4831
  private static let schema = 1
  /// How long another program's write is waited for, in seconds: nobody notices this at a prompt.
  private static let patience = 0.05

  /// Opens the history, or makes it where that is allowed; nil where there is none.
  static func open(_ path: String, mayCreate: Bool) throws(HistoryError) -> DatabaseQueue? {
    if !FileState.exists(path) {
      guard mayCreate else { return nil }
      try reserve(path)
    }
    try check(path)
    return try explained(path) {
      let queue = try connect(to: FileState.plain(path))
      try queue.writeWithoutTransaction { database in
        guard try !isBuilt(database, path) else { return }
        guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
          throw HistoryError("'\(path)' cannot have a write-ahead log", "name a local folder")
        }
        try database.inTransaction(.immediate) {
          if try !isBuilt(database, path) { try build(database) }
          return .commit
        }
      }
      return queue
    }
  }

  /// A history in memory, for tests and where the environment names no folder.
  static func inMemory() throws(HistoryError) -> DatabaseQueue {
    try explained(":memory:") {
      let queue = try connect(to: ":memory:")
      try queue.writeWithoutTransaction { try build($0) }
      return queue
    }
  }

  private static func connect(to name: String) throws -> DatabaseQueue {
    _ = FactStore.isConfigured
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.harden()
      // What was typed in the last moment before the power failed may be lost; a deleted statement may not stay.
      try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON")
    }
    return try DatabaseQueue(path: name, configuration: configuration)
  }

  private static func isBuilt(_ database: Database, _ path: String) throws -> Bool {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let schema = try database.schemaNumber()
    if application == applicationID {
      guard schema <= HistoryFile.schema else {
        throw HistoryError("'\(path)' was written by a newer reckon", "use that one")
      }
      return true
    }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard application == 0, schema == 0, tables == 0 else {
      throw HistoryError("'\(path)' belongs to another program", "move it away, and a new one is made")
    }
    return false
  }

  private static func build(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE statement (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          statement TEXT NOT NULL,
          folded TEXT NOT NULL,
          workspace TEXT NOT NULL,
          at INTEGER NOT NULL,
          exit INTEGER,
          sitting INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX statement_of_workspace ON statement (workspace, at, id);
        CREATE INDEX statement_by_time ON statement (at, id);
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(schema);
        """)
  }
}

extension HistoryFile {
  /// Makes an empty file that its owner alone may read, in folders that only the owner may enter.
  private static func reserve(_ path: String) throws(HistoryError) {
    let names = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    var folder = ""
    for name in names {
      folder += "/" + name
      guard mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      let complaint = unwritable(folder)
      guard FileState.exists(folder) else { throw complaint }
    }
    do { try NewFile.reserve(path) } catch WorkspaceError.exists {
      // Another terminal was faster.
    } catch {
      throw unwritable(path)
    }
  }

  /// Refuses what another person could have put there, and takes from others what they could read.
  private static func check(_ path: String) throws(HistoryError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw unwritable(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw HistoryError("'\(path)' is not a file", "move it away, and a new one is made")
    }
    guard status.st_uid == geteuid() else {
      throw HistoryError("'\(path)' belongs to somebody else", "move it away, and a new one is made")
    }
    if status.st_mode & 0o077 != 0, chmod(path, 0o600) != 0 { throw unwritable(path) }
    guard access(path, R_OK | W_OK) == 0 else { throw unwritable(path) }
  }

  private static func unwritable(_ path: String) -> HistoryError {
    HistoryError(
      "'\(path)' cannot be written (\(String(cString: strerror(errno))))", "check its folder and permissions")
  }

  /// Runs a body and puts SQLite's errors into words about the history.
  static func explained<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(HistoryError) -> Value {
    do { return try body() } catch let error as HistoryError { throw error } catch {
      guard let error = error as? DatabaseError else {
        throw HistoryError("'\(path)' cannot be used (\(error))", "move it away, and a new one is made")
      }
      let detail = error.message ?? error.resultCode.description
      throw switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        HistoryError("another program is writing to '\(path)'", "try again in a moment", isBusy: true)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH, .SQLITE_IOERR:
        HistoryError("'\(path)' cannot be written (\(detail))", "check its folder and permissions")
      case .SQLITE_FULL: HistoryError("there is no room left to write '\(path)'", "free some space")
      default: HistoryError("'\(path)' is damaged (\(detail))", "move it away, and a new one is made")
      }
    }
  }
}
