extension PatternNode {
  /// Pieces of which every match holds at least one, so that an index can offer the texts to look at.
  ///
  /// Nil where nothing is sure. Only pieces that the index can look up count: an English word is known by its
  /// beginning, so its first letters must be sure to begin it.
  var needs: [[UInt32]]? {
    switch self {
    case .scalar, .sequence: sequenceNeeds
    case .choice(let branches):
      branches.reduce([[UInt32]]?.some([])) { needs, branch in
        guard let needs, let more = branch.needs, needs.count + more.count <= 12 else { return nil }
        return needs + more
      }
    case .repetition(let node, let least, _, _): least > 0 ? node.needs : nil
    case .one, .any, .assertion: nil
    }
  }

  /// Of a sequence, the part whose shortest piece is longest.
  private var sequenceNeeds: [[UInt32]]? {
    let nodes = flattened
    var candidates: [[[UInt32]]] = []
    var (piece, beginsWord) = ([UInt32](), false)
    func end() {
      if let looked = PatternNode.lookedUp(piece, beginsWord: beginsWord) { candidates.append([looked]) }
      (piece, beginsWord) = ([], false)
    }
    for node in nodes {
      switch node {
      case .scalar(let value): piece.append(value)
      case .assertion(.wordBoundary):
        end()
        beginsWord = true
      case .assertion(.lineStart):
        end()
        beginsWord = true
      default:
        end()
        if let needs = node.needs { candidates.append(needs) }
      }
    }
    end()
    return candidates.max { PatternNode.strength($0) < PatternNode.strength($1) }
  }

  private static func strength(_ pieces: [[UInt32]]) -> Int {
    pieces.map { $0.reduce(0) { $0 + (SearchScalars.isUnspaced($1) ? 3 : 1) } }.min() ?? 0
  }

  private var flattened: [PatternNode] {
    guard case .sequence(let nodes) = self else { return [self] }
    return nodes.flatMap(\.flattened)
  }

  /// A piece without a word at its start that may have begun before it; nil where nothing is left to look up.
  private static func lookedUp(_ piece: [UInt32], beginsWord: Bool) -> [UInt32]? {
    var rest = piece[...]
    if !beginsWord { rest = rest.drop { SearchScalars.kind(of: $0) == .word } }
    // A single unspaced character may be the second half of every pair it is in.
    let isKnown =
      rest.contains { SearchScalars.kind(of: $0) == .word } || rest.count(where: SearchScalars.isUnspaced) > 1
    return isKnown ? Array(rest) : nil
  }
}
