package import Facts

/// What shows one prediction as it was sealed to somebody who knows nothing but a published head.
///
/// It holds the rows of the prediction, the way from each to the root of its operation, and the chain from the first
/// of these operations to the head; of all that lies between only hashes. It shows that these rows stood so, and not
/// that nothing else was said.
package struct Proof: Sendable, Hashable {
  package let prediction: Identifier
  /// The last operation of the chain, and the head with it.
  package let through: Int
  package let head: SealHash
  /// The head before the first link.
  package let start: SealHash
  package let links: [Link]

  package enum Link: Sendable, Hashable {
    /// An operation of which nothing is shown.
    case body(SealHash)
    case operation(ProvenOperation)
  }

  package init(
    prediction: Identifier, through: Int, head: SealHash, start: SealHash, links: [Link]
  ) {
    (self.prediction, self.through, self.head) = (prediction, through, head)
    (self.start, self.links) = (start, links)
  }
}

/// An operation that made or changed a row which is shown.
package struct ProvenOperation: Sendable, Hashable {
  package let operation: SealedOperation
  /// How many leaves it has, shown or not.
  package let leaves: Int
  package let root: SealHash
  /// The head of the chain that ends with it.
  package let head: SealHash
  package let shown: [ProvenLeaf]

  package init(
    operation: SealedOperation, leaves: Int, root: SealHash, head: SealHash, shown: [ProvenLeaf]
  ) {
    (self.operation, self.leaves, self.root) = (operation, leaves, root)
    (self.head, self.shown) = (head, shown)
  }
}

/// A row that is shown, with the way from its leaf to the root.
package struct ProvenLeaf: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    case row(ProvenRow, salt: [UInt8])
    /// The text was taken away; nothing but the leaf is left.
    case redacted(SealHash)
  }

  package let position: Int
  package let content: Content
  package let path: [SealHash]

  package init(position: Int, content: Content, path: [SealHash]) {
    (self.position, self.content, self.path) = (position, content, path)
  }

  var hash: SealHash {
    switch content {
    case .row(let row, let salt): .leaf(salt: salt, row.canonical)
    case .redacted(let leaf): leaf
    }
  }
}

/// Where a proof does not hold.
package enum ProofFlaw: Error, Sendable, Hashable {
  /// A row that was not sealed so, by its operation and its place there.
  case row(operation: Int, position: Int, RowInTable?)
  /// What is said of an operation itself.
  case operation(Int)
  /// What links the last operation that is shown to the head.
  case chain(after: Int?)
}

extension Proof {
  /// Follows every row to the head, or throws a `ProofFlaw`.
  package func check() throws(ProofFlaw) {
    var (head, last) = (start, nil as Int?)
    for link in links {
      switch link {
      case .body(let body): head = .head(after: head, body)
      case .operation(let proven):
        try proven.checkRows()
        let body = SealHash.body(proven.operation.canonical(leaves: proven.leaves), root: proven.root)
        head = .head(after: head, body)
        guard head == proven.head else { throw .operation(proven.operation.id) }
        last = proven.operation.id
      }
    }
    guard head == self.head, last != nil else { throw .chain(after: last) }
  }
}

extension ProvenOperation {
  fileprivate func checkRows() throws(ProofFlaw) {
    for leaf in shown {
      let root = MerklePath.root(from: leaf.hash, leaf.position, of: leaves, by: leaf.path)
      guard root == self.root else {
        var row: RowInTable?
        if case .row(let shown, _) = leaf.content { row = RowInTable(table: shown.table, id: shown.id) }
        throw .row(operation: operation.id, position: leaf.position, row)
      }
    }
  }
}
