extension ClaimGraph {
  /// A way through links of one direction that comes back to where it began.
  package struct Circle: Sendable, Hashable {
    /// Supports, causes or implies; rephrases and same-event may lie between.
    package let relation: Link.Relation
    package let steps: [Step]
  }

  /// Where arguments, causes or implications go round in a circle: one for each knot of rows that lead to one another.
  ///
  /// It is the shortest circle through the knot's oldest link.
  package func circles() -> [Circle] {
    [(.supports, .rephrases), (.causes, .rephrases), (.implies, .sameEvent)].flatMap(circles)
  }

  private func circles(of relation: Link.Relation, through equal: Link.Relation) -> [Circle] {
    let isUsed = bearings.indices.map {
      stands[$0] && bearings[$0].row.kind == .link
        && (relations[$0] == relation || relations[$0] == equal)
    }
    let knots = knots(isUsed)
    var found: Set<Int> = []
    return bearings.indices.compactMap { bearing in
      let end = ends[bearing]
      guard isUsed[bearing], relations[bearing] == relation, knots[end.from] == knots[end.to],
        found.insert(knots[end.from]).inserted
      else { return nil }
      let first = Step(bearings[bearing], from: nodes[end.from])
      return shortest(from: end.to, to: end.from, isUsed).map {
        Circle(relation: relation, steps: [first] + $0)
      }
    }
  }

  /// The nodes to which one leads in one step.
  private func next(_ node: Int, _ isUsed: [Bool]) -> some Sequence<(bearing: Int, node: Int)> {
    bearings(at: node).lazy.compactMap { bearing in
      guard isUsed[bearing] else { return nil }
      let end = ends[bearing]
      if end.from == node { return (bearing, end.to) }
      return relations[bearing].isSymmetric ? (bearing, end.from) : nil
    }
  }

  private func shortest(from start: Int, to goal: Int, _ isUsed: [Bool]) -> [Step]? {
    var reachedBy: [Int: (bearing: Int, node: Int)] = [:]
    var (reached, place) = ([start], 0)
    while place < reached.count, reachedBy[goal] == nil {
      let node = reached[place]
      place += 1
      for (bearing, other) in next(node, isUsed) where other != start && reachedBy[other] == nil {
        reachedBy[other] = (bearing, node)
        reached.append(other)
      }
    }
    var (steps, node): ([Step], Int) = ([], goal)
    while let (bearing, before) = reachedBy[node] {
      steps.append(Step(bearings[bearing], from: nodes[before]))
      node = before
    }
    return node == start ? steps.reversed() : nil
  }

  /// The number of each node's knot: nodes that lead to one another have the same (Tarjan 1972, without recursion).
  private func knots(_ isUsed: [Bool]) -> [Int] {
    var knot = [Int](repeating: -1, count: nodes.count)
    var (order, low, isOpen) = (knot, knot, [Bool](repeating: false, count: nodes.count))
    var (counter, open): (Int, [Int]) = (0, [])
    for root in nodes.indices where order[root] < 0 {
      var path: [(node: Int, next: Array<(bearing: Int, node: Int)>.Iterator)] = []
      var entering: Int? = root
      while true {
        if let node = entering {
          (order[node], low[node], isOpen[node]) = (counter, counter, true)
          counter += 1
          open.append(node)
          path.append((node, Array(next(node, isUsed)).makeIterator()))
          entering = nil
        }
        guard let node = path.last?.node else { break }
        if let step = path[path.count - 1].next.next() {
          if order[step.node] < 0 {
            entering = step.node
          } else if isOpen[step.node] {
            low[node] = min(low[node], order[step.node])
          }
          continue
        }
        path.removeLast()
        if let above = path.last?.node { low[above] = min(low[above], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = open.popLast() {
          (knot[member], isOpen[member]) = (node, false)
          if member == node { break }
        }
      }
    }
    return knot
  }
}
