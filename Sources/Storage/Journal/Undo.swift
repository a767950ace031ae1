import GRDB

/// Which operations to take back.
package enum UndoTarget: Sendable, Hashable {
  /// The newest that are in effect and were made by this author as commands or runs; all of them or none.
  case newest(author: String?, count: Int = 1)
  case operation(Int)
}

/// What an undo or redo came to.
package struct UndoOutcome: Sendable, Hashable {
  /// The operations taken back, or brought back by a redo, the newest first.
  package let operations: [LoggedOperation]
  package let receipt: OperationReceipt
}

extension FactStore {
  /// Takes operations back by one new operation, or throws `UndoError` where later work rests on them.
  package func undo(_ target: UndoTarget, _ new: NewOperation, dryRun: Bool = false) throws -> UndoOutcome {
    try takeBack(new, dryRun: dryRun) {
      let targets = try $0.operationsToUndo(target)
      return (targets, targets)
    }
  }

  /// Takes back the author's newest undo, unless the author has changed something since.
  package func redo(author: String?, _ new: NewOperation, dryRun: Bool = false) throws -> UndoOutcome {
    try takeBack(new, dryRun: dryRun) {
      let undo = try $0.undoToRedo(author: author)
      let ids = undo.undoes.map(String.init).joined(separator: ", ")
      return ([undo], try $0.operations("WHERE id IN (\(ids)) ORDER BY id DESC"))
    }
  }

  private func takeBack(
    _ new: NewOperation, dryRun: Bool,
    _ choose: (Database) throws -> (targets: [LoggedOperation], shown: [LoggedOperation])
  ) throws -> UndoOutcome {
    let (shown, receipt) = try transact(dryRun: dryRun) { database in
      let (targets, shown) = try choose(database)
      let ids = targets.map(\.id)
      for target in targets {
        guard target.kind != .redaction else { throw UndoError.redaction(target.id) }
        let later = try database.changes(after: target, except: Set(ids))
        guard later.isEmpty else { throw UndoError.laterChanges(of: target.id, later) }
      }
      let running = try RunningOperation(
        new.naming(shown), undoing: ids, in: database, path: path)
      for target in targets { try database.revert(target) }
      return (shown, running)
    }
    guard let receipt else { throw UndoError.noChange(shown.map(\.id)) }
    return UndoOutcome(operations: shown, receipt: receipt)
  }
}

extension Database {
  fileprivate func operationsToUndo(_ target: UndoTarget) throws -> [LoggedOperation] {
    switch target {
    case .newest(let author, let count):
      let newest = try newestInEffect(count, by: author, kinds: [.command, .run, .redaction])
      guard !newest.isEmpty else { throw UndoError.nothingToUndo(author: author) }
      guard newest.count == count else { throw UndoError.tooFewToUndo(newest.count, author: author) }
      return newest
    case .operation(let id):
      guard let named = try operations("WHERE id = ?", [id]).first else {
        throw UndoError.noSuchOperation(id)
      }
      guard !named.isInEffect else { return [named] }
      let undo = try operations(
        "WHERE id IN (SELECT operation FROM undone WHERE target = ?) ORDER BY id DESC", [id]
      ).first { $0.isInEffect }
      throw UndoError.alreadyUndone(id, by: undo?.id ?? id)
    }
  }

  fileprivate func undoToRedo(author: String?) throws -> LoggedOperation {
    guard let undo = try newestInEffect(1, by: author, kinds: [.undo]).first else {
      throw UndoError.nothingToRedo(author: author)
    }
    if let change = try newestInEffect(1, by: author, kinds: [.command, .run, .redaction])
      .first, change.id > undo.id
    {
      throw UndoError.changedSince(change.id, change.label)
    }
    return undo
  }

  /// The newest first, at most so many.
  private func newestInEffect(
    _ count: Int, by author: String?, kinds: [NewOperation.Kind]
  ) throws -> [LoggedOperation] {
    let cancelled = try cancelledOperations()
    let words = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let ids = try Int.fetchCursor(
      self, sql: "SELECT id FROM operation WHERE author IS ? AND kind IN (\(words)) ORDER BY id DESC",
      arguments: [author])
    var found: [String] = []
    while found.count < count, let id = try ids.next() {
      if !cancelled.contains(id) { found.append(String(id)) }
    }
    return try operations("WHERE id IN (\(found.joined(separator: ", "))) ORDER BY id DESC")
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

extension NewOperation {
  /// The same with the operations that it takes or brings back in its label: `undo o4 o3`.
  fileprivate func naming(_ operations: [LoggedOperation]) -> NewOperation {
    let names = operations.map { " o\($0.id)" }.joined()
    return NewOperation(kind: kind, author: author, label: label + names, recorded: recorded, ulid: ulid)
  }
}
