extension ClaimGraph {
  /// What follows from links alone for two predictions: one implies the other, they exclude each other, or they are the
  /// same event.
  package struct Consequence: Sendable, Hashable {
    package let from: Identifier
    package let to: Identifier
    package let relation: Link.Relation
    /// The links that say so, from one to the other.
    package let steps: [Step]
  }

  /// What a walk does at a prediction that it has come to.
  package enum Halt: Sendable {
    /// Goes on, and lists nothing.
    case pass
    /// Lists it and goes on.
    case list
    /// Lists it and goes no further: what lies behind follows from it.
    case stop
  }

  /// What follows for other predictions, through any number of links that stand.
  ///
  /// Of several ways the strongest is listed (same-event before implies), and of these a shortest. A prediction that
  /// excludes itself cannot come true.
  package func consequences(of row: Identifier, _ halt: (Identifier) -> Halt) -> [Consequence] {
    guard let start = place(of: row) else { return [] }
    var walk = Walk(graph: self, start: start)
    for phase in Phase.allCases { walk.run(phase, halt) }
    return walk.found
  }

  /// In the order in which a walk goes through them: each reaches what the ones before it have not.
  fileprivate enum Phase: Int, CaseIterable {
    case same, implied, excluded

    var relation: Link.Relation {
      switch self {
      case .same: .sameEvent
      case .implied: .implies
      case .excluded: .excludes
      }
    }
  }

  /// The bearing by which a walk leaves a node in one phase for another, where it may.
  fileprivate func passage(_ bearing: Int, from node: Int, in phase: Phase) -> Phase? {
    guard stands[bearing], bearings[bearing].row.kind == .link else { return nil }
    let isForward = ends[bearing].from == node
    switch (phase, relations[bearing]) {
    case (.same, .sameEvent): return .same
    case (.implied, .sameEvent): return .implied
    case (.excluded, .sameEvent): return .excluded
    case (.same, .implies), (.implied, .implies): return isForward ? .implied : nil
    case (.same, .excludes), (.implied, .excludes): return .excluded
    // What implies something excluded is excluded too.
    case (.excluded, .implies): return isForward ? nil : .excluded
    default: return nil
    }
  }
}

/// A walk from one prediction through all that follows from it.
private struct Walk {
  struct Place: Hashable {
    let node: Int
    let phase: ClaimGraph.Phase
  }

  let graph: ClaimGraph
  let start: Int
  var found: [ClaimGraph.Consequence] = []
  private var cameBy: [Place: (bearing: Int, place: Place)] = [:]
  /// The nodes that have had their turn, those that come true with the first and those that it excludes.
  private var settled: (with: Set<Int>, without: Set<Int>) = ([], [])
  private var waiting: [[Int]]

  init(graph: ClaimGraph, start: Int) {
    self.graph = graph
    self.start = start
    waiting = [[start], [], []]
  }

  mutating func run(_ phase: ClaimGraph.Phase, _ halt: (Identifier) -> ClaimGraph.Halt) {
    var next = 0
    while next < waiting[phase.rawValue].count {
      let node = waiting[phase.rawValue][next]
      next += 1
      guard settle(node, phase), visit(node, phase, halt) else { continue }
      for bearing in graph.bearings(at: node) {
        guard let following = graph.passage(bearing, from: node, in: phase) else { continue }
        let end = graph.ends[bearing]
        let other = Place(node: end.from == node ? end.to : end.from, phase: following)
        guard cameBy[other] == nil else { continue }
        cameBy[other] = (bearing, Place(node: node, phase: phase))
        waiting[following.rawValue].append(other.node)
      }
    }
  }

  /// False where the node was reached more strongly before.
  private mutating func settle(_ node: Int, _ phase: ClaimGraph.Phase) -> Bool {
    phase == .excluded ? settled.without.insert(node).inserted : settled.with.insert(node).inserted
  }

  /// Lists a prediction where it is of interest; false where the walk goes no further.
  private mutating func visit(
    _ node: Int, _ phase: ClaimGraph.Phase, _ halt: (Identifier) -> ClaimGraph.Halt
  ) -> Bool {
    guard node != start || phase == .excluded else { return true }
    let interest = halt(graph.nodes[node])
    if interest != .pass {
      found.append(
        .init(
          from: graph.nodes[start], to: graph.nodes[node], relation: phase.relation,
          steps: steps(to: Place(node: node, phase: phase))))
    }
    return interest != .stop
  }

  private func steps(to goal: Place) -> [Step] {
    let first = Place(node: start, phase: .same)
    var (steps, place): ([Step], Place) = ([], goal)
    while place != first, let (bearing, before) = cameBy[place] {
      steps.append(Step(graph.bearings[bearing], from: graph.nodes[before.node]))
      place = before
    }
    return steps.reversed()
  }
}
