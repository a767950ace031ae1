import GRDB

/// Runs a body and puts SQLite's errors into words about the file; all other errors pass.
func explained<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw WorkspaceError(error, path: path)
  }
}

extension WorkspaceError {
  /// An error of SQLite that came out of a query within a read or write that still goes on; nil for any other.
  package init?(explaining error: any Error) {
    guard let error = error as? DatabaseError else { return nil }
    self.init(error, path: "the workspace")
  }

  init(_ error: DatabaseError, path: String) {
    let detail = error.message ?? error.resultCode.description
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path)
      case .SQLITE_READONLY, .SQLITE_AUTH: .readOnly(path)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: .damaged(path, detail)
      case .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_CANTOPEN: .unreadable(path, detail)
      case .SQLITE_FULL: .full(path)
      case .SQLITE_INTERRUPT: .interrupted
      case .SQLITE_CONSTRAINT: .refused(detail)
      default: .failed(detail)
      }
  }
}
