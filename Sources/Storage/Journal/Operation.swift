import GRDB

/// What a command says of itself before it changes anything; the instant and the ULID are handed in.
package struct NewOperation: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case command, run, undo, redo, redaction }

  package let kind: Kind
  /// The author's handle, without the @; undo and redo look for operations of the same author.
  package let author: String?
  /// The canonical line, or what stands for many; an undo or redo is its verb, to which what it does is added.
  package let label: String
  /// The instant as the log shows it.
  package let recorded: String
  package let ulid: String

  package init(kind: Kind, author: String?, label: String, recorded: String, ulid: String) {
    self.kind = kind
    self.author = author
    self.label = label
    self.recorded = recorded
    self.ulid = ulid
  }
}

/// What an operation came to: its id, the N of `oN`, and how many rows it inserted, changed and deleted.
package struct OperationReceipt: Sendable, Hashable {
  package let operation: Int
  package let changes: Int

  package init(operation: Int, changes: Int) {
    self.operation = operation
    self.changes = changes
  }
}

/// The operation whose transaction is open.
struct RunningOperation {
  let id: Int
  private let database: Database
  /// The newest entry of the journal when the operation began.
  private let mark: Int
  /// Whether it stays even where nothing was journaled.
  private var isKept = false

  init(
    _ new: NewOperation, undoing targets: [Int] = [], in database: Database, path: String
  ) throws {
    self.database = database
    mark = try database.newestJournalEntry()
    let recorded = try database.time(notBefore: new.recorded)
    try database.cachedStatement(
      sql: """
        INSERT INTO operation (ulid, kind, author, recorded, label) VALUES (?, ?, ?, ?, CAST(? AS TEXT))
        """
    ).execute(arguments: [new.ulid, new.kind.rawValue, new.author, recorded, Text(new.label)])
    id = Int(database.lastInsertedRowID)
    for target in targets {
      try database.cachedStatement(sql: "INSERT INTO undone (operation, target) VALUES (?, ?)")
        .execute(arguments: [id, target])
    }
    try database.cachedStatement(sql: "UPDATE running SET operation = ?").execute(arguments: [id])
    guard database.changesCount == 1 else {
      throw WorkspaceError.damaged(path, "its table 'running' is not one row")
    }
  }

  /// What has been journaled so far, or nil where nothing has; lines are a part of their version and not counted.
  func receipt() throws -> OperationReceipt? {
    let changes = try Int.fetchOne(
      database.cachedStatement(
        sql: "SELECT sum(through - row + 1) FROM journal WHERE id > ? AND relation <> 'line'"),
      arguments: [mark])
    return (changes ?? (isKept ? 0 : nil)).map { OperationReceipt(operation: id, changes: $0) }
  }

  func kept() -> RunningOperation {
    var kept = self
    kept.isKept = true
    return kept
  }

  /// Writes down which entries are the operation's, brings the search index up to date, and frees `running`.
  func finish() throws {
    let last = try database.newestJournalEntry()
    try database.cachedStatement(sql: "UPDATE operation SET first = ?, last = ? WHERE id = ?")
      .execute(arguments: [mark + 1, last, id])
    try database.feedSearch(mark + 1..<last + 1)
    try database.cachedStatement(sql: "UPDATE running SET operation = NULL, step = NULL, bulk = NULL")
      .execute()
  }
}

extension Database {
  func newestJournalEntry() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: "SELECT max(id) FROM journal")) ?? 0
  }
}
