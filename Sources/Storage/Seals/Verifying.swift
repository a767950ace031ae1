import Facts
import Foundation
import GRDB

extension Snapshot {
  /// Computes every seal anew from the rows and the journal, up to the first that is another.
  ///
  /// Whoever can write the file can seal it anew as well: that nothing changed since a day is shown by the head that
  /// was published then, see `sealed(as:)`.
  package func verifySeals() throws -> VerifiedSeals {
    var verified = VerifiedSeals()
    let walk = SealWalk(database, leaves: try SealedLeaves(database))
    try database.forEach(
      "SELECT operation, leaves, secret, salts, marks, root, head FROM main.sealed ORDER BY operation"
    ) { row in
      guard verified.flaw == nil else { return }
      try walk.verify(try SealedRecord(row), &verified)
    }
    if verified.flaw == nil {
      verified.flaw = try database.flawBesideSeals(upTo: verified.head?.operation ?? 0)
    }
    verified.head = try verified.head.map { try database.dated($0) }
    verified.unsealed =
      try database.value(
        """
        SELECT count(*) FROM main.operation
        WHERE last IS NOT NULL AND id > (SELECT coalesce(max(operation), 0) FROM main.sealed)
        """) ?? 0
    return verified
  }

  /// The operation at which a published head stood, by its first digits; nil where it never did.
  package func sealed(as digits: String) throws -> SealHead? {
    let found = try Row.fetchOne(
      database, sql: "SELECT operation, head FROM main.sealed WHERE substr(lower(hex(head)), 1, ?) = ?",
      arguments: [digits.utf8.count, digits])
    guard let found, let hash = SealHash(try found.required(1) as Data) else { return nil }
    return try database.dated(SealHead(operation: try found.required(0), hash: hash))
  }
}

/// What is stored of a sealed operation.
struct SealedRecord {
  let operation: Int
  let leaves: Int
  let marks: [UInt8]
  let root: SealHash?
  let head: SealHash?
  private let secret: [UInt8]?
  private let salts: [UInt8]

  init(_ row: StandingRow) throws {
    func blob(_ column: Int32) -> [UInt8]? { row.bytes(column).map { [UInt8]($0) } }
    (operation, leaves) = (try row.integer(0), try row.integer(1))
    (secret, salts, marks) = (blob(2), blob(3) ?? [], blob(4) ?? [])
    (root, head) = (blob(5).flatMap { SealHash($0) }, blob(6).flatMap { SealHash($0) })
  }

  func salt(of position: Int) -> [UInt8] {
    if let secret { return SealHash.salt(secret, position) }
    return Array(salts.dropFirst(16 * position).prefix(16))
  }

  func bears(_ leaf: SealHash, at position: Int) -> Bool {
    marks.dropFirst(4 * position).prefix(4).elementsEqual(leaf.mark)
  }
}

/// Goes along the chain of sealed operations.
private final class SealWalk {
  private let database: Database
  private let leaves: SealedLeaves
  private var previous = SealHash.none
  private var newest = -Int.max

  init(_ database: Database, leaves: SealedLeaves) {
    (self.database, self.leaves) = (database, leaves)
  }

  func verify(_ record: SealedRecord, _ verified: inout VerifiedSeals) throws {
    var operation: SealedOperation?
    try database.forEachSealable(newest + 1...record.operation) { found in
      if operation == nil { operation = found }
    }
    guard let operation else {
      verified.flaw = SealFlaw(
        operation: nil, number: record.operation, row: nil, message: "the operation is gone")
      return
    }
    guard operation.id == record.operation else {
      verified.flaw = SealFlaw(
        operation: operation, number: operation.id, row: nil,
        message: "the operation was put in among those that were sealed")
      return
    }
    let redacted = verified.redacted.count
    if let flaw = try flaw(of: operation, record, &verified.redacted) {
      verified.redacted.removeSubrange(redacted...)
      verified.flaw = flaw
      return
    }
    (newest, previous) = (operation.id, record.head ?? .none)
    verified.operations += 1
    verified.leaves += record.leaves
    verified.head = SealHead(operation: operation.id, hash: previous)
  }

  private func flaw(
    of operation: SealedOperation, _ record: SealedRecord, _ redacted: inout [RedactedLeaf]
  ) throws -> SealFlaw? {
    let kept = try database.redactedLeaves(of: operation.id)
    var (tree, count, changed) = (MerkleRoot(), 0, nil as RowInTable?)
    try leaves.forEach(of: operation, limit: record.leaves + 1) { leaf in
      var hash = SealHash.leaf(salt: record.salt(of: leaf.position), leaf.bytes)
      if let kept = kept[leaf.position], Redaction.isPlain(leaf) {
        hash = kept
        redacted.append(RedactedLeaf(operation: operation.id, row: leaf.row))
      }
      if changed == nil, !record.bears(hash, at: leaf.position) { changed = leaf.row }
      tree.add(hash)
      count += 1
    }
    func flaw(_ row: RowInTable?, _ message: String) -> SealFlaw {
      SealFlaw(operation: operation, number: operation.id, row: row, message: message)
    }
    if count < record.leaves { return flaw(changed, "there is less of it than was sealed") }
    if count > record.leaves { return flaw(changed, "there is more of it than was sealed") }
    guard tree.root == record.root else {
      return flaw(changed, "\(changed?.sealedName ?? "a line or row") is not as it was sealed")
    }
    let body = SealHash.body(operation.canonical(leaves: count), root: tree.root ?? .none)
    guard SealHash.head(after: previous, body) == record.head else {
      return flaw(nil, "its time, author or kind, or what it takes back, is not as it was sealed")
    }
    return nil
  }
}

extension Database {
  func redactedLeaves(of operation: Int) throws -> [Int: SealHash] {
    let rows = try Row.fetchAll(
      cachedStatement(sql: "SELECT position, leaf FROM main.redacted WHERE operation = ?"),
      arguments: [operation])
    return try rows.reduce(into: [:]) { $0[try $1.required(0)] = SealHash(try $1.required(1) as Data) }
  }

  fileprivate func dated(_ head: SealHead) throws -> SealHead {
    let recorded: String? = try value("SELECT recorded FROM main.seal WHERE operation = \(head.operation)")
    return SealHead(operation: head.operation, hash: head.hash, sealed: recorded)
  }

  /// What no operation's leaves show: seals that are gone, and rows and entries of nobody.
  fileprivate func flawBesideSeals(upTo newest: Int) throws -> SealFlaw? {
    let lost: Int? = try value(
      "SELECT operation FROM main.seal WHERE operation > \(newest) ORDER BY 1 LIMIT 1")
    if let lost {
      return SealFlaw(operation: nil, number: lost, row: nil, message: "it was sealed, and its seal is gone")
    }
    let stray: Int? = try value("SELECT id FROM main.journal WHERE id < 1 LIMIT 1")
    if stray != nil {
      return SealFlaw(
        operation: nil, number: nil, row: nil, message: "the journal has entries of no operation")
    }
    for table in try FactTable.all(in: self) {
      guard let row = try rowWithoutHistory(in: table.name) else { continue }
      let place = RowInTable(table: table.name, id: row)
      return SealFlaw(
        operation: nil, number: nil, row: place,
        message: "\(place.sealedName) was put in: no operation made it")
    }
    return nil
  }
}
