/// How two rows are joined.
package struct Connection: Sendable, Hashable {
  /// From the first row to the second.
  package let steps: [Step]
  /// What the first does to the second by the product of the signs, or nil where it does neither.
  package let stance: Stance?
  /// Whether every step goes forward, so that the first bears on the second, if only as a cause.
  package let isDirected: Bool
}

extension ClaimGraph {
  /// Which bearings a walk may use, and which way.
  enum Way {
    /// Only those that speak for or against, from what bears to what is borne on.
    case argument
    /// Causes too.
    case bearing
    /// All, either way.
    case any
  }

  /// The shortest way by which one row bears on another; where there is none, how they are joined otherwise.
  ///
  /// Bearings that stand are used alone. What speaks for or against goes before causes, and what bears on the second
  /// row before what merely meets it somewhere. Of equally short ways the one with the oldest links is taken.
  package func connection(from first: Identifier, to second: Identifier) -> Connection? {
    guard let start = place(of: first), let goal = place(of: second) else { return nil }
    for way in [Way.argument, .bearing, .any] {
      guard let steps = shortest(from: start, to: goal, way) else { continue }
      let isDirected = steps.allSatisfy(\.isForward)
      return Connection(steps: steps, stance: isDirected ? stance(of: steps) : nil, isDirected: isDirected)
    }
    return nil
  }

  /// The product of the signs, or nil where one step has none.
  package func stance(of steps: [Step]) -> Stance? {
    var product = Stance.supports
    for step in steps {
      guard let stance = step.bearing.relation.stance else { return nil }
      product = product * stance
    }
    return product
  }

  private func shortest(from start: Int, to goal: Int, _ way: Way) -> [Step]? {
    // From the goal backwards, so that each node's own bearing is the next step of the way.
    var nextStep = [Int](repeating: -1, count: nodes.count)
    var reached = [goal]
    var place = 0
    while place < reached.count, nextStep[start] < 0 || start == goal {
      let node = reached[place]
      place += 1
      for bearing in bearings(at: node) where stands[bearing] {
        let end = ends[bearing]
        let other = end.from == node ? end.to : end.from
        guard nextStep[other] < 0, other != goal, allows(way, bearing, toward: node) else { continue }
        nextStep[other] = bearing
        reached.append(other)
      }
      if start == goal { return [] }
    }
    guard nextStep[start] >= 0 else { return nil }
    var (steps, node): ([Step], Int) = ([], start)
    while node != goal {
      let bearing = nextStep[node]
      steps.append(Step(bearings[bearing], from: nodes[node]))
      node = ends[bearing].from == node ? ends[bearing].to : ends[bearing].from
    }
    return steps
  }

  private func allows(_ way: Way, _ bearing: Int, toward node: Int) -> Bool {
    let relation = relations[bearing]
    let isForward = ends[bearing].to == node || relation.isSymmetric
    return switch way {
    case .argument: isForward && relation.stance != nil
    case .bearing: isForward
    case .any: true
    }
  }
}
