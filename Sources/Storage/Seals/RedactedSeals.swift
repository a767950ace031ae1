import Foundation
import GRDB

/// Keeps seals valid while texts that they cover go: of a leaf that can be computed no more its hash is kept, and its
/// salt, by which a guess at the text could be tried, is given up with the secret that it follows from.
struct RedactedSeals {
  private let before: [(operation: Int, leaves: [SealHash])]

  /// The leaves of some operations, those that are sealed, before anything is taken away.
  init(of operations: Set<Int>, in database: Database) throws {
    let walk = try SealedLeaves(database)
    before = try operations.sorted().compactMap { operation in
      try database.sealedLeaves(of: operation, walk).map { (operation, $0.hashes) }
    }
  }

  /// Keeps what can be computed no more; how many leaves that is.
  func keep(in database: Database) throws -> Int {
    let walk = try SealedLeaves(database)
    var count = 0
    for (operation, leaves) in before {
      guard let (hashes, record) = try database.sealedLeaves(of: operation, walk) else { continue }
      let lost = leaves.indices.filter { !hashes.indices.contains($0) || hashes[$0] != leaves[$0] }
      guard !lost.isEmpty else { continue }
      for position in lost {
        try database.cachedStatement(
          sql: "INSERT INTO redacted (operation, position, leaf) VALUES (?, ?, ?)"
        ).execute(arguments: [operation, position, Data(leaves[position].bytes)])
      }
      let gone = Set(lost)
      let salts = leaves.indices.flatMap { position in
        gone.contains(position) ? [UInt8](repeating: 0, count: 16) : record.salt(of: position)
      }
      try database.cachedStatement(sql: "UPDATE sealed SET secret = NULL, salts = ? WHERE operation = ?")
        .execute(arguments: [Data(salts), operation])
      count += lost.count
    }
    return count
  }
}

extension Database {
  /// The leaves of an operation as they can be computed now, and what its seal says; nil where it has none.
  fileprivate func sealedLeaves(
    of operation: Int, _ walk: SealedLeaves
  ) throws -> (hashes: [SealHash], record: SealedRecord)? {
    var record: SealedRecord?
    try forEach(
      """
      SELECT operation, leaves, secret, salts, marks, root, head FROM main.sealed WHERE operation = \(operation)
      """
    ) { record = try SealedRecord($0) }
    guard let record else { return nil }
    let kept = try redactedLeaves(of: operation)
    var hashes: [SealHash] = []
    try forEachSealable(operation...operation) { found in
      try walk.forEach(of: found, limit: record.leaves + 1) { leaf in
        hashes.append(kept[leaf.position] ?? .leaf(salt: record.salt(of: leaf.position), leaf.bytes))
      }
    }
    return (hashes, record)
  }
}
