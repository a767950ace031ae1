/// The root of leaves that come one by one, as RFC 6962 builds its tree; it keeps one hash for each level.
struct MerkleRoot {
  /// The roots of full trees, the largest first, each with the number of its leaves.
  private var full: [(leaves: Int, root: SealHash)] = []

  mutating func add(_ leaf: SealHash) {
    var last = (leaves: 1, root: leaf)
    while let left = full.last, left.leaves == last.leaves {
      last = (2 * left.leaves, .node(left.root, last.root))
      full.removeLast()
    }
    full.append(last)
  }

  /// Nil where there are no leaves: every operation has one at least.
  var root: SealHash? {
    guard let last = full.last else { return nil }
    return full.dropLast().reversed().reduce(last.root) { .node($1.root, $0) }
  }
}

/// The way from a leaf to the root: the sibling at each level, the lowest first.
enum MerklePath {
  static func of(_ position: Int, in leaves: ArraySlice<SealHash>) -> [SealHash] {
    guard leaves.count > 1 else { return [] }
    let split = leaves.startIndex + half(leaves.count)
    let (left, right) = (leaves[..<split], leaves[split...])
    return position < left.count
      ? of(position, in: left) + [root(right)] : of(position - left.count, in: right) + [root(left)]
  }

  /// Where a way leads that begins at a leaf, the position-th of so many; nil where its length cannot be.
  static func root(from leaf: SealHash, _ position: Int, of leaves: Int, by path: [SealHash]) -> SealHash? {
    guard (0..<leaves).contains(position) else { return nil }
    var (index, last, root) = (position, leaves - 1, leaf)
    for sibling in path {
      guard last > 0 else { return nil }
      if index & 1 == 1 || index == last {
        root = .node(sibling, root)
        while index & 1 == 0, index > 0 { (index, last) = (index >> 1, last >> 1) }
      } else {
        root = .node(root, sibling)
      }
      (index, last) = (index >> 1, last >> 1)
    }
    return last == 0 ? root : nil
  }

  private static func root(_ leaves: ArraySlice<SealHash>) -> SealHash {
    var tree = MerkleRoot()
    leaves.forEach { tree.add($0) }
    return tree.root ?? .none
  }

  /// The greatest power of two that is less than a number above 1.
  private static func half(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}
