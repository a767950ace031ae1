extension ClaimGraph {
  /// Two answers that cannot both be right, given the links between their predictions.
  package struct Clash: Sendable, Hashable {
    package let relation: Link.Relation
    /// One that came true.
    package let first: Identifier
    /// One that did not, or, where they exclude each other, another that did.
    package let second: Identifier
    /// The links that say so, from one to the other.
    package let steps: [Step]
  }

  /// The answers that contradict one another through any number of links that stand.
  ///
  /// Each `no` is listed with a nearest `yes` that leads to it, and each pair that excludes each other with a nearest
  /// `yes` on either side. It takes a time in proportion to the links.
  package func clashes(_ answer: (Identifier) -> Bool?) -> [Clash] {
    let answers = nodes.map { $0.kind == .prediction ? answer($0) : nil }
    var cameBy = [Int](repeating: -1, count: nodes.count)
    var isReached = answers.map { $0 == true }
    var (reached, place) = (nodes.indices.filter { answers[$0] == true }, 0)
    var clashes: [Clash] = []
    while place < reached.count {
      let node = reached[place]
      place += 1
      if answers[node] == false {
        let steps = steps(to: node, cameBy)
        let isSame = steps.allSatisfy { $0.bearing.relation == .sameEvent }
        clashes.append(
          Clash(
            relation: isSame ? .sameEvent : .implies, first: steps[0].from, second: nodes[node], steps: steps)
        )
        continue
      }
      for bearing in bearings(at: node) {
        let end = ends[bearing]
        let other = end.from == node ? end.to : end.from
        guard stands[bearing], !isReached[other],
          relations[bearing] == .sameEvent || relations[bearing] == .implies && end.from == node
        else { continue }
        (isReached[other], cameBy[other]) = (true, bearing)
        reached.append(other)
      }
    }
    return clashes.sorted { ($0.first, $0.second) < ($1.first, $1.second) } + exclusions(isReached, cameBy)
  }

  /// Links that exclude what has come true on both sides.
  private func exclusions(_ isReached: [Bool], _ cameBy: [Int]) -> [Clash] {
    bearings.indices.compactMap { bearing in
      let end = ends[bearing]
      guard stands[bearing], relations[bearing] == .excludes, isReached[end.from], isReached[end.to] else {
        return nil
      }
      let (there, back) = (steps(to: end.from, cameBy), steps(to: end.to, cameBy))
      let middle = Step(bearings[bearing], from: nodes[end.from])
      return Clash(
        relation: .excludes, first: there.first?.from ?? middle.from, second: back.first?.from ?? middle.to,
        steps: there + [middle] + back.reversed().map { Step($0.bearing, from: $0.to) })
    }
  }

  private func steps(to goal: Int, _ cameBy: [Int]) -> [Step] {
    var (steps, node): ([Step], Int) = ([], goal)
    while cameBy[node] >= 0 {
      let end = ends[cameBy[node]]
      let before = end.to == node ? end.from : end.to
      steps.append(Step(bearings[cameBy[node]], from: nodes[before]))
      node = before
    }
    return steps.reversed()
  }
}
