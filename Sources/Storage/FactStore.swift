import GRDB

/// One workspace file, open: every fact is read through a snapshot and written through an operation.
///
/// A read may stand inside a write and then sees what the write has done so far; a write stands alone.
package struct FactStore: Sendable {
  package enum Location: Sendable, Hashable {
    case file(String)
    case memory
  }

  package enum Access: Sendable, Hashable { case readWrite, readOnly }

  let queue: DatabaseQueue
  let migrations: [Migration]
  /// The path as the user gave it, for messages.
  package let path: String
  /// What was granted: a file or folder that cannot be written is opened for reading only.
  package let access: Access
  /// Whether the file was opened as one that nobody changes meanwhile, since its folder cannot be written.
  package let isImmutable: Bool
  /// What may end its queries before their time.
  let interruption: Interruption?

  /// The file itself, without links; nil in memory.
  package var place: String? { path == ":memory:" ? nil : FileState.resolved(path) }

  /// Runs queries against one consistent state of the facts, or of what a blindfold leaves of them.
  package func read<Value>(
    wearing blindfold: Blindfold? = nil, _ query: (Snapshot) throws -> Value
  ) throws -> Value {
    try explained(path) {
      try queue.unsafeReentrantRead { database in
        guard !database.isInsideTransaction else { return try query(snapshot(of: database)) }
        return try database.wearing(blindfold) {
          try database.readOnly {
            try database.transaction(.deferred) { (try query(snapshot(of: database)), .commit) }
          }
        }
      }
    }
  }

  private func snapshot(of database: Database) -> Snapshot {
    Snapshot(database: database, interruption: interruption)
  }

  /// Makes one operation of everything the closure changes, or leaves no trace.
  ///
  /// The receipt is nil where nothing changed; then, and in a dry run, no id is used up.
  package func write<Value>(
    _ operation: NewOperation, dryRun: Bool = false, _ change: (Change) throws -> Value
  ) throws -> (value: Value, receipt: OperationReceipt?) {
    try transact(dryRun: dryRun) { database in
      let running = try RunningOperation(operation, in: database, path: path)
      let hand = Change(database: database, operation: running.id, interruption: interruption)
      let value = try change(hand)
      return (value, hand.memory.hasSkipped ? running.kept() : running)
    }
  }

  /// Closes the file; the last one out writes the `-wal` back, so that the file can travel alone.
  package func close() throws { try explained(path) { try queue.close() } }

  /// Runs a body that begins an operation, and commits if it changed anything and is meant to.
  func transact<Value>(
    dryRun: Bool, _ body: (Database) throws -> (Value, RunningOperation)
  ) throws -> (value: Value, receipt: OperationReceipt?) {
    guard access == .readWrite else { throw WorkspaceError.readOnly(path) }
    return try explained(path) {
      try queue.unsafeReentrantWrite { database in
        guard !database.isInsideTransaction else { throw WorkspaceError.nested }
        return try database.transaction(.immediate) {
          let (value, running) = try body(database)
          let receipt = try running.receipt()
          let isKept = receipt != nil && !dryRun
          if isKept { try running.finish() }
          return ((value, receipt), isKept ? .commit : .rollback)
        }
      }
    }
  }
}

/// The facts at one moment; queries are extensions of it, one file per aggregate.
package struct Snapshot {
  let database: Database
  let memory: Memory
  let interruption: Interruption?

  init(database: Database, memory: Memory = Memory(), interruption: Interruption? = nil) {
    self.database = database
    self.memory = memory
    self.interruption = interruption
  }
}

extension Database {
  /// A transaction that hands out a value; an error rolls it back.
  func transaction<Value>(
    _ kind: TransactionKind, _ body: () throws -> (Value, TransactionCompletion)
  ) throws -> Value {
    var result: Value?
    try inTransaction(kind) {
      let (value, completion) = try body()
      result = value
      return completion
    }
    guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return result
  }
}
