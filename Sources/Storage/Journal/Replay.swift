import GRDB

extension FactStore {
  /// The workspace as it stood right after an operation, as a copy in memory for reading; 0 is the empty one.
  ///
  /// Later operations are reverted in the copy, the newest first, and then forgotten there.
  package func asRecorded(through operation: Int) throws -> FactStore {
    let copy = try copied()
    try explained(path) {
      try copy.queue.unsafeReentrantWrite { database in
        try database.transaction(.immediate) {
          guard try operation == 0 || database.operations("WHERE id = ?", [operation]).first != nil else {
            throw UndoError.noSuchOperation(operation)
          }
          try database.forget(after: operation)
          return ((), .commit)
        }
      }
    }
    return copy.granting(.readOnly)
  }
}

extension Database {
  fileprivate func forget(after operation: Int) throws {
    let kept =
      try Int.fetchOne(
        self, sql: "SELECT coalesce(max(last), 0) FROM operation WHERE id <= ?", arguments: [operation]) ?? 0
    let newest = try newestJournalEntry()
    guard newest > kept else { return }
    try execute(sql: "PRAGMA defer_foreign_keys = ON")
    try execute(sql: "UPDATE running SET operation = (SELECT max(id) FROM operation)")
    try revert(kept + 1..<newest + 1)
    try execute(sql: "UPDATE running SET operation = NULL")
    try execute(sql: "DELETE FROM journal WHERE id > ?", arguments: [kept])
    try execute(sql: "DELETE FROM step WHERE operation > ?", arguments: [operation])
    try execute(sql: "DELETE FROM undone WHERE operation > ?", arguments: [operation])
    try execute(sql: "DELETE FROM operation WHERE id > ?", arguments: [operation])
    for table in SealSchema.tables.sorted() {
      try execute(sql: "DELETE FROM \(table) WHERE operation > ?", arguments: [operation])
    }
    try rebuildSearch()
  }
}
