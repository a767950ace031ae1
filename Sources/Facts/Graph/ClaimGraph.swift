/// Claims, predictions and evidence, joined by all that bears on them.
package struct ClaimGraph: Sendable {
  /// What an undercutting link does: a claim takes a link away.
  package struct Undercut: Sendable, Hashable {
    /// The link that says so, which may be undercut itself.
    package let link: Int
    package let claim: Identifier
    /// The link that is taken away.
    package let target: Int

    package init(link: Int, claim: Identifier, target: Int) {
      self.link = link
      self.claim = claim
      self.target = target
    }
  }

  package let bearings: [Bearing]
  /// The rows that bear or are borne on, in order; other arrays hold one value for each.
  package let nodes: [Identifier]
  /// The undercuts that stand, by the link they take away.
  package let undercuts: [Int: [Undercut]]
  /// The relation of each bearing by itself, since walks read it over and over.
  let relations: [Link.Relation]
  /// Whether each bearing stands.
  let stands: [Bool]
  let ends: [(from: Int, to: Int)]
  private let places: [Identifier: Int]
  /// The bearings that touch each node, one node after the other, in the order of the bearings.
  private let touching: [Int]
  private let starts: [Int]

  package init(_ bearings: [Bearing], undercuts: [Undercut] = []) {
    self.bearings = bearings
    relations = bearings.map(\.relation)
    let standing = ClaimGraph.standing(undercuts)
    self.undercuts = standing
    stands = bearings.map { $0.row.kind != .link || standing[$0.row.number] == nil }
    var seen: Set<Identifier> = []
    for bearing in bearings { seen.formUnion([bearing.from, bearing.to]) }
    let nodes = seen.sorted { ($0.kind.rawValue, $0.number) < ($1.kind.rawValue, $1.number) }
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    (self.nodes, self.places) = (nodes, places)
    let ends = bearings.map { (from: places[$0.from] ?? 0, to: places[$0.to] ?? 0) }
    var starts = [Int](repeating: 0, count: nodes.count + 1)
    for end in ends where end.from != end.to {
      starts[end.from + 1] += 1
      starts[end.to + 1] += 1
    }
    for node in nodes.indices { starts[node + 1] += starts[node] }
    var (next, touching) = (starts, [Int](repeating: 0, count: starts[nodes.count]))
    for (bearing, end) in ends.enumerated() where end.from != end.to {
      for node in [end.from, end.to] {
        touching[next[node]] = bearing
        next[node] += 1
      }
    }
    (self.ends, self.starts, self.touching) = (ends, starts, touching)
  }

  package func place(of row: Identifier) -> Int? { places[row] }

  /// The bearings that a node has part in.
  func bearings(at node: Int) -> ArraySlice<Int> { touching[starts[node]..<starts[node + 1]] }

  /// The bearings on a node, each with the node that bears: all that end there, and symmetric ones from either end.
  func bearings(on node: Int) -> some Sequence<(bearing: Int, node: Int)> {
    bearings(at: node).lazy.compactMap { bearing in
      let end = ends[bearing]
      if end.to == node { return (bearing, end.from) }
      return relations[bearing].isSymmetric ? (bearing, end.to) : nil
    }
  }

  /// The undercuts that are not undercut themselves: one that is taken away leaves its link standing.
  private static func standing(_ undercuts: [Undercut]) -> [Int: [Undercut]] {
    let byLink = Dictionary(undercuts.map { ($0.link, $0) }) { first, _ in first }
    var waiting = Dictionary(undercuts.map { ($0.target, 1) }, uniquingKeysWith: +)
    var ready = undercuts.filter { waiting[$0.link] == nil }
    var standing: [Int: [Undercut]] = [:]
    while let undercut = ready.popLast() {
      if standing[undercut.link] == nil { standing[undercut.target, default: []].append(undercut) }
      waiting[undercut.target, default: 1] -= 1
      if waiting[undercut.target] == 0, let next = byLink[undercut.target] { ready.append(next) }
    }
    return standing.mapValues { $0.sorted { $0.link < $1.link } }
  }
}
