import Facts
import GRDB

/// Why a prediction cannot be shown as it was sealed.
package enum ProvingError: Error, Sendable, Hashable {
  case notSealed
  /// An operation is not as it was sealed.
  case changed(Int)
}

extension Snapshot {
  /// Shows a prediction with its terms, forecasts, resolutions and evidence, the claim that it is of and who said it
  /// in which words; and how many changes of these are not sealed yet, and so are left out.
  package func proof(of prediction: Int) throws -> (proof: Proof, unsealed: Int) {
    guard let seal = try seal() else { throw ProvingError.notSealed }
    let rows = try database.rowsToShow(of: prediction)
    var (operations, unsealed) = (Set<Int>(), 0)
    for row in rows {
      for operation in try database.idsOfOperations(touching: row) {
        if operation <= seal.head.operation { operations.insert(operation) } else { unsealed += 1 }
      }
    }
    let made = try database.idsOfOperations(touching: RowInTable(table: "prediction", id: prediction)).min()
    guard let made, made <= seal.head.operation, let first = operations.min() else {
      throw ProvingError.notSealed
    }
    let chain = try database.chain(from: first, showing: rows, in: operations)
    let proof = Proof(
      prediction: Identifier(.prediction, prediction), through: seal.head.operation, head: seal.head.hash,
      start: chain.start, links: chain.links)
    do { try proof.check() } catch {
      switch error {
      case .row(let operation, _, _), .operation(let operation): throw ProvingError.changed(operation)
      case .chain(let last): throw ProvingError.changed((last ?? 0) + 1)
      }
    }
    return (proof, unsealed)
  }
}

extension Database {
  /// The rows that tell of a prediction, those that are gone among them.
  fileprivate func rowsToShow(of prediction: Int) throws -> Set<RowInTable> {
    let place = RowInTable(table: "prediction", id: prediction)
    let tables: Set = ["terms", "forecast", "resolution"]
    var rows = try parts(of: place).filter { tables.contains($0.table) }
    rows.insert(place)
    for (table, query) in Database.shown {
      let ids = try Int.fetchAll(self, sql: query, arguments: [prediction])
      rows.formUnion(ids.map { RowInTable(table: table, id: $0) })
    }
    let keys = try foreignKeys().filter { $0.target == "speaker" }
    for row in rows {
      for key in keys where key.table == row.table {
        let speaker: Int? = try Int.fetchOne(
          self, sql: "SELECT \(key.column) FROM main.\(key.table) WHERE id = ?", arguments: [row.id])
        if let speaker { rows.insert(RowInTable(table: "speaker", id: speaker)) }
      }
    }
    return rows
  }

  /// What belongs to a prediction without being a part of it; no document, whose text is more than was quoted.
  private static let shown = [
    ("claim", "SELECT claim FROM main.prediction WHERE id = ? AND claim IS NOT NULL"),
    (
      "mention_claim",
      "SELECT id FROM main.mention_claim WHERE claim = (SELECT claim FROM main.prediction WHERE id = ?)"
    ),
    (
      "mention",
      """
      SELECT mention FROM main.mention_claim
      WHERE claim = (SELECT claim FROM main.prediction WHERE id = ?)
      """
    ),
    (
      "mention_via",
      """
      SELECT id FROM main.mention_via WHERE mention IN (
        SELECT mention FROM main.mention_claim
        WHERE claim = (SELECT claim FROM main.prediction WHERE id = ?))
      """
    ),
    (
      "evidence",
      """
      SELECT id FROM main.evidence WHERE prediction = ?1
        OR resolution IN (SELECT id FROM main.resolution WHERE prediction = ?1)
        OR id IN (SELECT evidence FROM main.resolution_evidence WHERE resolution IN (
          SELECT id FROM main.resolution WHERE prediction = ?1))
      """
    ),
    (
      "resolution_evidence",
      """
      SELECT id FROM main.resolution_evidence
      WHERE resolution IN (SELECT id FROM main.resolution WHERE prediction = ?)
      """
    ),
  ]

  /// The links from an operation to the newest that is sealed.
  fileprivate func chain(
    from first: Int, showing rows: Set<RowInTable>, in operations: Set<Int>
  ) throws -> (start: SealHash, links: [Proof.Link]) {
    var (start, links) = (SealHash.none, [Proof.Link]())
    let leaves = try SealedLeaves(self)
    try forEach(
      """
      SELECT operation, leaves, secret, salts, marks, root, head FROM main.sealed WHERE operation >=
        (SELECT coalesce(max(operation), 0) FROM main.sealed WHERE operation < \(first)) ORDER BY operation
      """
    ) { row in
      let record = try SealedRecord(row)
      guard let root = record.root, let head = record.head else { return }
      guard record.operation >= first else { return start = head }
      var found: SealedOperation?
      try forEachSealable(record.operation...record.operation) { found = $0 }
      guard let found else { throw ProvingError.changed(record.operation) }
      guard operations.contains(record.operation) else {
        return links.append(.body(.body(found.canonical(leaves: record.leaves), root: root)))
      }
      let shown = try shown(rows, of: found, record, leaves)
      links.append(
        .operation(
          ProvenOperation(operation: found, leaves: record.leaves, root: root, head: head, shown: shown)))
    }
    return (start, links)
  }

  private func shown(
    _ rows: Set<RowInTable>, of operation: SealedOperation, _ record: SealedRecord, _ leaves: SealedLeaves
  ) throws -> [ProvenLeaf] {
    let kept = try redactedLeaves(of: operation.id)
    var (hashes, shown) = ([SealHash](), [(Int, ProvenLeaf.Content)]())
    try leaves.forEach(of: operation, limit: record.leaves + 1) { leaf in
      let salt = record.salt(of: leaf.position)
      let hash = kept[leaf.position] ?? .leaf(salt: salt, leaf.bytes)
      hashes.append(hash)
      guard rows.contains(leaf.row) else { return }
      if kept[leaf.position] != nil {
        shown.append((leaf.position, .redacted(hash)))
      } else if let row = ProvenRow(canonical: leaf.bytes) {
        shown.append((leaf.position, .row(row, salt: salt)))
      } else {
        throw ProvingError.changed(operation.id)
      }
    }
    guard hashes.count == record.leaves else { throw ProvingError.changed(operation.id) }
    return shown.map { position, content in
      ProvenLeaf(position: position, content: content, path: MerklePath.of(position, in: hashes[...]))
    }
  }
}
