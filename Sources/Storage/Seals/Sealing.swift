import Foundation
import GRDB

/// The head of a chain of sealed operations: published, it fixes all that was done up to the last of them.
package struct SealHead: Sendable, Hashable {
  /// The last operation that it covers.
  package let operation: Int
  package let hash: SealHash
  /// The instant at which it was sealed, as the log shows instants; nil where nobody sealed just up to there.
  package let sealed: String?

  package init(operation: Int, hash: SealHash, sealed: String? = nil) {
    (self.operation, self.hash, self.sealed) = (operation, hash, sealed)
  }
}

/// What sealing came to.
package struct SealOutcome: Sendable, Hashable {
  package let head: SealHead
  /// How many operations were not sealed before, with how many lines and rows.
  package let operations: Int
  package let leaves: Int
}

extension Snapshot {
  /// The newest head, and how many operations came after it; nil where nothing was ever sealed.
  package func seal() throws -> (head: SealHead, since: Int)? {
    guard let head = try database.head() else { return nil }
    let since: Int? = try database.value(
      "SELECT count(*) FROM main.operation WHERE id > \(head.operation) AND last IS NOT NULL")
    return (head, since ?? 0)
  }
}

extension Database {
  fileprivate func head() throws -> SealHead? {
    let row = try Row.fetchOne(
      self,
      sql: """
        SELECT sealed.operation, head, recorded FROM main.sealed
          LEFT JOIN main.seal ON seal.operation = sealed.operation
        ORDER BY sealed.operation DESC LIMIT 1
        """)
    guard let row else { return nil }
    guard let hash = SealHash(try row.required(1) as Data) else {
      throw WorkspaceError.unreadableRow("a head has not 32 bytes")
    }
    return SealHead(operation: try row.required(0), hash: hash, sealed: try row.optional(2))
  }
}

extension FactStore {
  /// Seals every operation that is not sealed, in one transaction that is no operation; nil where there never was
  /// any operation.
  ///
  /// - `random`: for the secrets, from which the salts of an operation's leaves follow.
  package func seal(
    recorded: String, dryRun: Bool = false, random: () -> UInt64
  ) throws -> SealOutcome? {
    guard access == .readWrite else { throw WorkspaceError.readOnly(path) }
    return try explained(path) {
      try queue.unsafeReentrantWrite { database in
        guard !database.isInsideTransaction else { throw WorkspaceError.nested }
        return try database.transaction(.immediate) {
          let outcome = try database.seal(recorded: recorded, random: random)
          return (outcome, dryRun ? .rollback : .commit)
        }
      }
    }
  }
}

extension Database {
  fileprivate func seal(recorded: String, random: () -> UInt64) throws -> SealOutcome? {
    let last = try head()
    var (head, operations, count) = (last?.hash ?? .none, 0, 0)
    let leaves = try SealedLeaves(self)
    try forEachSealable((last?.operation ?? 0) + 1...Int.max) { operation in
      let secret = (0..<4).flatMap { _ in withUnsafeBytes(of: random()) { [UInt8]($0) } }
      var (tree, marks) = (MerkleRoot(), [UInt8]())
      try leaves.forEach(of: operation) { leaf in
        let hash = SealHash.leaf(salt: SealHash.salt(secret, leaf.position), leaf.bytes)
        tree.add(hash)
        marks += hash.mark
      }
      let root = tree.root ?? .none
      head = .head(after: head, .body(operation.canonical(leaves: marks.count / 4), root: root))
      try cachedStatement(
        sql: "INSERT INTO sealed (operation, leaves, secret, marks, root, head) VALUES (?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [
        operation.id, marks.count / 4, Data(secret), Data(marks), Data(root.bytes), Data(head.bytes),
      ])
      (operations, count) = (operations + 1, count + marks.count / 4)
    }
    guard operations > 0 else {
      return last.map { SealOutcome(head: $0, operations: 0, leaves: 0) }
    }
    try execute(
      sql: "INSERT INTO seal (operation, recorded) SELECT max(operation), ? FROM sealed",
      arguments: [recorded])
    return try self.head().map { SealOutcome(head: $0, operations: operations, leaves: count) }
  }
}
