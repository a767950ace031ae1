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
    let numbers = Set(backing.speakers.values.joined()).sorted()
    let index = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    // Good evidence is one more speaker, so that all are found in one pass.
    let voices = nodes.map { node in
      (backing.speakers[node] ?? []).compactMap { index[$0] }
        + (backing.goodEvidence.contains(node) ? [numbers.count] : [])
    }
    var left = Upstream(self, voices: numbers.count + 1)
    var right = left
    return bearings.indices.filter { stands[$0] && relations[$0].stance == .contradicts }.flatMap {
      bearing -> [Conflict] in
      left.search(from: ends[bearing].from, voices)
      right.search(from: ends[bearing].to, voices)
      var found = left.heard.sorted().compactMap { voice -> (Bond, Int, Int)? in
        guard let one = left.nearest(voice), let other = right.nearest(voice) else { return nil }
        return (voice < numbers.count ? .speaker(numbers[voice]) : .evidence, one, other)
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
      stands[$0] && bearings[$0].row.kind == .link && relations[$0].stance == .contradicts
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
      var (supporting, contradicting): ([Bearing], [Bearing]) = ([], [])
      for (bearing, _) in bearings(on: node) where stands[bearing] {
        switch relations[bearing].stance {
        case .supports: supporting.append(bearings[bearing])
        case .contradicts: contradicting.append(bearings[bearing])
        case nil: break
        }
      }
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
  /// The voices of all nodes, each once, and the nearest node of each.
  private(set) var heard: [Int] = []
  private var heardIn: [Int]
  private var nearest: [Int]

  /// What supports each node directly, one node after the other: in few bytes, since this is read over and over.
  private var supports: [(bearing: Int32, node: Int32)] = []
  private var starts: [Int] = [0]

  init(_ graph: ClaimGraph, voices: Int) {
    for node in graph.nodes.indices {
      for (bearing, other) in graph.bearings(on: node)
      where graph.stands[bearing] && graph.relations[bearing].stance == .supports {
        supports.append((Int32(bearing), Int32(other)))
      }
      starts.append(supports.count)
    }
    onward = [Int](repeating: -1, count: graph.nodes.count)
    (distance, reachedIn) = (onward, onward)
    nearest = [Int](repeating: -1, count: voices)
    heardIn = nearest
  }

  mutating func search(from start: Int, _ voices: [[Int]]) {
    search += 1
    nodes.removeAll(keepingCapacity: true)
    heard.removeAll(keepingCapacity: true)
    reach(start, by: -1, distance: 0, voices[start])
    var place = 0
    while place < nodes.count {
      let node = nodes[place]
      place += 1
      for place in starts[node]..<starts[node + 1] {
        let other = Int(supports[place].node)
        guard reachedIn[other] != search else { continue }
        reach(other, by: Int(supports[place].bearing), distance: distance[node] + 1, voices[other])
      }
    }
  }

  private mutating func reach(_ node: Int, by bearing: Int, distance: Int, _ voices: [Int]) {
    (reachedIn[node], onward[node], self.distance[node]) = (search, bearing, distance)
    nodes.append(node)
    for voice in voices where heardIn[voice] != search {
      (heardIn[voice], nearest[voice]) = (search, node)
      heard.append(voice)
    }
  }

  func nearest(_ voice: Int) -> Int? { heardIn[voice] == search ? nearest[voice] : nil }

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
