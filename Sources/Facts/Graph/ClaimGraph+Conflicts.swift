extension ClaimGraph {
  /// What stands behind both sides of a contradiction.
  package enum Bond: Sendable, Hashable {
    /// One speaker says something of either side.
    case speaker(Int)
    /// Good evidence stands on either side.
    case evidence
    /// One row leads to both sides.
    case row(Identifier)
  }

  /// A contradiction, and what stands behind both of its sides.
  package struct Conflict: Sendable, Hashable {
    package let contradiction: Bearing
    package let bond: Bond
    /// From the nearest such row to the side where the contradiction begins, and to the side where it ends.
    package let ways: [[Step]]
    /// The rows at which the ways begin.
    package let origins: [Identifier]
  }

  /// What a search for conflicts knows of the rows.
  package struct Backing: Sendable {
    /// Who said a claim, by their numbers.
    package var speakers: [Identifier: [Int]]
    /// Evidence that a good source gave.
    package var goodEvidence: Set<Identifier>

    package init(speakers: [Identifier: [Int]] = [:], goodEvidence: Set<Identifier> = []) {
      self.speakers = speakers
      self.goodEvidence = goodEvidence
    }
  }

  /// The contradictions that one speaker, good evidence or one row has on both sides, by age.
  ///
  /// A side is the row itself and all that supports it through any number of supports, rephrases, implies and
  /// same-event; contradicts and excludes are contradictions, and so is evidence against.
  package func conflicts(_ backing: Backing) -> [Conflict] {
    var (left, right) = (Upstream(self), Upstream(self))
    let speakers = nodes.map { backing.speakers[$0] ?? [] }
    let isGood = nodes.map(backing.goodEvidence.contains)
    return bearings.indices.filter { stands[$0] && bearings[$0].relation.stance == .contradicts }.flatMap {
      bearing -> [Conflict] in
      let end = ends[bearing]
      left.search(from: end.from, in: self)
      right.search(from: end.to, in: self)
      var found: [(Bond, Int, Int)] = []
      for (speaker, node) in left.nearest(speakers) {
        if let other = right.nearest(speakers, only: speaker) { found.append((.speaker(speaker), node, other)) }
      }
      if let one = left.nodes.first(where: { isGood[$0] }), let other = right.nodes.first(where: { isGood[$0] })
      {
        found.append((.evidence, one, other))
      }
      if let shared = left.nearestShared(with: right) { found.append((.row(nodes[shared]), shared, shared)) }
      return found.map { bond, one, other in
        Conflict(
          contradiction: bearings[bearing], bond: bond,
          ways: [left.steps(from: one, in: self), right.steps(from: other, in: self)],
          origins: [nodes[one], nodes[other]])
      }
    }
  }

  /// The links that stand between two claims or predictions that cannot both be so.
  package var contradictions: [Bearing] {
    bearings.indices.filter {
      stands[$0] && bearings[$0].row.kind == .link && bearings[$0].relation.stance == .contradicts
    }.map { bearings[$0] }
  }

  /// A claim or prediction with what speaks for and what against it directly.
  package struct Dispute: Sendable, Hashable {
    package let row: Identifier
    package let supporting: [Bearing]
    package let contradicting: [Bearing]
  }

  /// The rows that something supports and something contradicts, without a step between.
  package func disputes() -> [Dispute] {
    nodes.indices.compactMap { node in
      let direct = bearings(on: node).filter { stands[$0.bearing] }.map { bearings[$0.bearing] }
      let (supporting, contradicting) = (
        direct.filter { $0.relation.stance == .supports }, direct.filter { $0.relation.stance == .contradicts }
      )
      guard !supporting.isEmpty, !contradicting.isEmpty else { return nil }
      return Dispute(row: nodes[node], supporting: supporting, contradicting: contradicting)
    }
  }
}

/// All that leads to a node through what supports, with the shortest ways.
private struct Upstream {
  /// In the order of their distance; the node itself first.
  private(set) var nodes: [Int] = []
  /// The bearing by which each node leads on, where it was reached in the search that runs.
  private var onward: [Int]
  private var distance: [Int]
  private var reachedIn: [Int]
  private var search = 0

  init(_ graph: ClaimGraph) {
    onward = [Int](repeating: -1, count: graph.nodes.count)
    (distance, reachedIn) = (onward, onward)
  }

  mutating func search(from start: Int, in graph: ClaimGraph) {
    search += 1
    nodes.removeAll(keepingCapacity: true)
    reach(start, by: -1, distance: 0)
    var place = 0
    while place < nodes.count {
      let node = nodes[place]
      place += 1
      for (bearing, other) in graph.bearings(on: node)
      where reachedIn[other] != search && graph.stands[bearing]
        && graph.bearings[bearing].relation.stance == .supports
      {
        reach(other, by: bearing, distance: distance[node] + 1)
      }
    }
  }

  private mutating func reach(_ node: Int, by bearing: Int, distance: Int) {
    (reachedIn[node], onward[node], self.distance[node]) = (search, bearing, distance)
    nodes.append(node)
  }

  /// The nearest node of each speaker, by the speakers' numbers.
  func nearest(_ speakers: [[Int]]) -> [(speaker: Int, node: Int)] {
    var nearest: [Int: Int] = [:]
    for node in nodes {
      for speaker in speakers[node] where nearest[speaker] == nil { nearest[speaker] = node }
    }
    return nearest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func nearest(_ speakers: [[Int]], only speaker: Int) -> Int? {
    nodes.first { speakers[$0].contains(speaker) }
  }

  /// The node in both with the shortest ways together.
  func nearestShared(with other: Upstream) -> Int? {
    nodes.lazy.filter { other.reachedIn[$0] == other.search }
      .min { (distance[$0] + other.distance[$0], $0) < (distance[$1] + other.distance[$1], $1) }
  }

  func steps(from node: Int, in graph: ClaimGraph) -> [Step] {
    var (steps, node): ([Step], Int) = ([], node)
    while onward[node] >= 0 {
      let bearing = onward[node]
      steps.append(Step(graph.bearings[bearing], from: graph.nodes[node]))
      node = graph.ends[bearing].from == node ? graph.ends[bearing].to : graph.ends[bearing].from
    }
    return steps
  }
}
