import Foundation
import GRDB

/// What a backup holds: all that the workspace held at one moment.
package struct BackupReceipt: Sendable, Hashable {
  package let facts: Int
  package let operations: Int
  /// In bytes.
  package let size: Int
  /// Nil in an empty workspace.
  package let newest: OperationName?
}

/// An operation by its id, and by the ULID that no other workspace has.
package struct OperationName: Sendable, Hashable {
  package let id: Int
  package let ulid: String
}

extension FactStore {
  /// Writes all of the workspace, as it stands at one moment, to a new file; it is there whole, or not at all.
  ///
  /// The pages are copied from within one read, so that others write on meanwhile and the copy shows none of it. It
  /// is made beside its place under a name that nobody can guess, read again, and only then given its name, which
  /// must be free. `progress` hears which part is done, from 0 to 1, and may end the work by throwing.
  package func backup(
    to target: String, progress: @escaping (Double) throws -> Void = { _ in }
  ) throws -> BackupReceipt {
    guard !FileState.exists(target) else { throw WorkspaceError.exists(target) }
    let beside = target + ".\(UInt64.random(in: 0...UInt64.max)).part"
    try NewFile.reserve(target, through: beside)
    defer { NewFile.remove(beside) }
    let contents = try copy(to: beside, progress: progress)
    let size = try FactStore.verifyBackup(beside, holds: contents, migrations: migrations)
    try NewFile.settle(beside, as: target)
    return BackupReceipt(
      facts: contents.facts, operations: contents.operations, size: size, newest: contents.newest)
  }

  private func copy(to path: String, progress: @escaping (Double) throws -> Void) throws -> WorkspaceContents
  {
    let copy = try FactStore.blank(at: path, migrations: migrations)
    let contents = try read { snapshot in
      let contents = try WorkspaceContents(snapshot)
      try explained(path) {
        try copy.queue.writeWithoutTransaction { target in
          try snapshot.database.backup(to: target, pagesPerStep: 1024) { step in
            if let interruption = snapshot.interruption, interruption.isAsked {
              throw WorkspaceError.interrupted
            }
            let all = max(1, step.totalPageCount)
            try progress(Double(step.completedPageCount) / Double(all))
          }
          // What the last step hears may not end the work, see GRDB.
          try progress(1)
        }
      }
      return contents
    }
    try explained(path) { try copy.queue.writeWithoutTransaction { try $0.useWriteAheadLog(path: path) } }
    try copy.close()
    return contents
  }

  /// Opens the copy as anybody would, and compares it with what was copied; returns its size in bytes.
  private static func verifyBackup(
    _ path: String, holds contents: WorkspaceContents, migrations: [Migration]
  ) throws -> Int {
    let store = try open(at: .file(path), access: .readOnly, migrations: migrations)
    let (damage, found) = try store.read { snapshot in
      (try snapshot.damage(whileRunning: false), try WorkspaceContents(snapshot))
    }
    try store.close()
    if let first = damage.first {
      throw WorkspaceError.badCopy("\(first), as in the workspace itself or on this disk")
    }
    guard found == contents else { throw WorkspaceError.badCopy("it does not hold what was copied") }
    var status = stat()
    guard stat(path, &status) == 0 else { throw WorkspaceError.badCopy("it is gone") }
    return Int(status.st_size)
  }
}

/// What tells two states of a workspace apart at little cost.
private struct WorkspaceContents: Equatable {
  let facts: Int
  let operations: Int
  let entries: Int
  let newest: OperationName?

  init(_ snapshot: Snapshot) throws {
    (facts, operations) = try snapshot.size()
    entries = try snapshot.database.newestJournalEntry()
    newest = try snapshot.newestOperation()
  }
}

extension Snapshot {
  /// The operation that was recorded last; nil where nothing was ever done.
  package func newestOperation() throws -> OperationName? {
    try database.row("SELECT id, ulid FROM main.operation ORDER BY id DESC LIMIT 1")
      .map { OperationName(id: try $0.required("id"), ulid: try $0.required("ulid")) }
  }

  package func hasOperation(_ ulid: String) throws -> Bool {
    try database.value("SELECT 1 FROM main.operation WHERE ulid = \(ulid)") as Int? != nil
  }
}
