import GRDB

/// Which operation to take back.
package enum UndoTarget: Sendable, Hashable {
  /// The newest that is in effect and was made by this author as a command or run.
  case newest(author: String?)
  case operation(Int)
}

/// What an undo or redo came to.
package struct UndoOutcome: Sendable, Hashable {
  /// The operation that is no longer in effect; for a redo it is the undo.
  package let undone: LoggedOperation
  package let receipt: OperationReceipt
}

extension FactStore {
  /// Takes an operation back by a new operation, or throws `UndoError` where later work rests on it.
  package func undo(_ target: UndoTarget, _ new: NewOperation, dryRun: Bool = false) throws -> UndoOutcome {
    try takeBack(new, dryRun: dryRun) { try $0.operationToUndo(target) }
  }

  /// Takes back the author's newest undo, unless the author has changed something since.
  package func redo(author: String?, _ new: NewOperation, dryRun: Bool = false) throws -> UndoOutcome {
    try takeBack(new, dryRun: dryRun) { try $0.undoToRedo(author: author) }
  }

  private func takeBack(
    _ new: NewOperation, dryRun: Bool, _ choose: (Database) throws -> LoggedOperation
  ) throws -> UndoOutcome {
    let (target, receipt) = try transact(dryRun: dryRun) { database in
      let target = try choose(database)
      let later = try database.changes(after: target)
      guard later.isEmpty else { throw UndoError.laterChanges(of: target.id, later) }
      let running = try RunningOperation(new, undoes: target.id, in: database, path: path)
      try database.revert(target)
      return (target, running)
    }
    guard let receipt else { throw WorkspaceError.failed("o\(target.id) holds nothing to take back") }
    return UndoOutcome(undone: target, receipt: receipt)
  }
}

extension Database {
  fileprivate func operationToUndo(_ target: UndoTarget) throws -> LoggedOperation {
    switch target {
    case .newest(let author):
      guard let newest = try newestInEffect(by: author, kinds: [.command, .run]) else {
        throw UndoError.nothingToUndo(author: author)
      }
      return newest
    case .operation(let id):
      guard let named = try operations("WHERE id = ?", [id]).first else {
        throw UndoError.noSuchOperation(id)
      }
      guard !named.isInEffect else { return named }
      let undo = try operations("WHERE undoes = ? ORDER BY id DESC", [id]).first { $0.isInEffect }
      throw UndoError.alreadyUndone(id, by: undo?.id ?? id)
    }
  }

  fileprivate func undoToRedo(author: String?) throws -> LoggedOperation {
    guard let undo = try newestInEffect(by: author, kinds: [.undo]) else {
      throw UndoError.nothingToRedo(author: author)
    }
    if let change = try newestInEffect(by: author, kinds: [.command, .run]), change.id > undo.id {
      throw UndoError.changedSince(change.id, change.label)
    }
    return undo
  }

  private func newestInEffect(by author: String?, kinds: [NewOperation.Kind]) throws -> LoggedOperation? {
    let cancelled = try cancelledOperations()
    let words = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let ids = try Int.fetchCursor(
      self, sql: "SELECT id FROM operation WHERE author IS ? AND kind IN (\(words)) ORDER BY id DESC",
      arguments: [author])
    while let id = try ids.next() {
      if !cancelled.contains(id) { return try operations("WHERE id = ?", [id]).first }
    }
    return nil
  }

  fileprivate func revert(_ target: LoggedOperation) throws {
    try execute(sql: "PRAGMA defer_foreign_keys = ON")
    do {
      try revert(target.entries)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw UndoError.clash(of: target.id, error.message ?? "")
    }
    guard breaksForeignKeys() else { return }
    throw UndoError.dependants(of: target.id, try brokenReferences())
  }
}
