import Testing

@testable import Facts

@Suite struct `A graph of claims` {
  /// Whether steps join two rows, each along a bearing that stands.
  private func isWay(_ steps: [Step], from first: Identifier, to last: Identifier, in random: RandomGraph)
    -> Bool
  {
    var here = first
    for step in steps {
      guard step.from == here, random.standing.contains(step.bearing) else { return false }
      here = step.to
    }
    return here == last
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `joins two rows by a way that is valid and the shortest of its sort`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let argument = random.distances { $0.relation.stance != nil }
    let bearing = random.distances { _ in true }
    let any = random.distances({ _ in true }, eitherWay: true)
    for first in random.graph.nodes {
      for second in random.graph.nodes where first != second {
        let connection = random.graph.connection(from: first, to: second)
        let shortest = argument[first]?[second] ?? bearing[first]?[second] ?? any[first]?[second]
        #expect(connection?.steps.count == shortest)
        guard let connection else { continue }
        #expect(isWay(connection.steps, from: first, to: second, in: random))
        #expect(connection.isDirected == (bearing[first]?[second] != nil))
        #expect((connection.stance != nil) == (argument[first]?[second] != nil))
      }
    }
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `shows every bearing on a row once, at its shortest distance`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let distances = random.distances { _ in true }
    for row in random.graph.nodes {
      let grounds = random.graph.grounds(of: row)
      #expect(Set(grounds.map(\.step.bearing.row)).count == grounds.count)
      var placed: Set<Identifier> = [row]
      for ground in grounds {
        let parent = ground.parent.map { grounds[$0] }
        #expect(ground.step.to == parent?.step.from ?? row)
        #expect(ground.undercuts.isEmpty == random.standing.contains(ground.step.bearing))
        #expect(ground.isRepeated == placed.contains(ground.step.from))
        let above = parent == nil ? Stance.supports : parent?.stance
        #expect(ground.stance == above.flatMap { up in ground.step.bearing.relation.stance.map { up * $0 } })
        guard ground.undercuts.isEmpty, !ground.isRepeated else { continue }
        placed.insert(ground.step.from)
        #expect(ground.distance == distances[ground.step.from]?[row])
      }
      #expect(placed == Set(random.graph.nodes.filter { distances[$0]?[row] != nil }))
    }
  }

  @Test(arguments: 1...600 as ClosedRange<UInt64>)
  func `finds the conflicts that the transitive closure holds, by the shortest ways`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let closure = random.distances { $0.relation.stance == .supports }
    func leading(to row: Identifier) -> [Identifier: Int] {
      closure.compactMapValues { $0[row] }
    }
    var expected: Set<[String]> = []
    for bearing in random.standing where bearing.relation.stance == .contradicts {
      let (left, right) = (leading(to: bearing.from), leading(to: bearing.to))
      func add(_ bond: String, _ one: Int?, _ other: Int?) {
        guard let one, let other else { return }
        expected.insert(["\(bearing.row)", bond, "\(one + other)"])
      }
      for speaker in 0..<4 {
        func nearest(_ side: [Identifier: Int]) -> Int? {
          side.filter { random.backing.speakers[$0.key]?.contains(speaker) ?? false }.map(\.value).min()
        }
        add("@\(speaker)", nearest(left), nearest(right))
      }
      func good(_ side: [Identifier: Int]) -> Int? {
        side.filter { random.backing.goodEvidence.contains($0.key) }.map(\.value).min()
      }
      add("evidence", good(left), good(right))
      let shared = left.compactMap { row, distance in right[row].map { distance + $0 } }.min()
      add("row", shared, 0)
    }
    let found = random.graph.conflicts(random.backing)
    let words = found.map { conflict in
      let bond =
        switch conflict.bond {
        case .speaker(let number): "@\(number)"
        case .evidence: "evidence"
        case .row: "row"
        }
      return ["\(conflict.contradiction.row)", bond, "\(conflict.ways[0].count + conflict.ways[1].count)"]
    }
    #expect(Set(words) == expected)
    #expect(words.count == expected.count)
    for conflict in found {
      let ends = [conflict.contradiction.from, conflict.contradiction.to]
      for (index, way) in conflict.ways.enumerated() {
        #expect(isWay(way, from: conflict.origins[index], to: ends[index], in: random))
      }
    }
  }

  @Test(arguments: 1...600 as ClosedRange<UInt64>)
  func `finds a circle in each knot of rows that reach one another through a link of one direction`(
    seed: UInt64
  ) {
    let random = RandomGraph(seed: seed)
    let circles = random.graph.circles()
    for (relation, equal) in [
      (Link.Relation.supports, Link.Relation.rephrases), (.causes, .rephrases), (.implies, .sameEvent),
    ] {
      func isUsed(_ bearing: Bearing) -> Bool {
        bearing.row.kind == .link && [relation, equal].contains(bearing.relation)
      }
      let closure = random.distances(isUsed)
      let closing = random.standing.filter {
        isUsed($0) && $0.relation == relation && closure[$0.to]?[$0.from] != nil
      }
      let knots = Set(
        closing.map { link in
          Set(closure.keys.filter { closure[link.to]?[$0] != nil && closure[$0]?[link.to] != nil })
        })
      let found = circles.filter { $0.relation == relation }
      #expect(found.count == knots.count)
      for circle in found {
        guard let first = circle.steps.first else { continue }
        #expect(isWay(circle.steps, from: first.from, to: first.from, in: random))
        #expect(circle.steps.allSatisfy { isUsed($0.bearing) && $0.isForward })
        #expect(Set(circle.steps.map(\.from)).count == circle.steps.count)
        #expect(circle.steps.count == 1 + (closure[first.to]?[first.from] ?? -9))
      }
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `says the same when a symmetric link is turned round`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let turned = random.bearings.map { bearing in
      bearing.relation.isSymmetric && bearing.row.kind == .link
        ? Bearing(row: bearing.row, relation: bearing.relation, from: bearing.to, to: bearing.from) : bearing
    }
    let graph = ClaimGraph(turned, undercuts: random.undercuts)
    for row in graph.nodes {
      func words(_ graph: ClaimGraph) -> [String] {
        graph.grounds(of: row).map {
          "\($0.step.bearing.row) \($0.distance) \(String(describing: $0.stance))"
        }
      }
      #expect(words(graph) == words(random.graph))
    }
    #expect(
      Set(graph.conflicts(random.backing).map { "\($0.contradiction.row)\($0.bond)" })
        == Set(random.graph.conflicts(random.backing).map { "\($0.contradiction.row)\($0.bond)" }))
    #expect(graph.circles().map(\.steps.count) == random.graph.circles().map(\.steps.count))
    #expect(graph.disputes().map(\.row) == random.graph.disputes().map(\.row))
  }

  @Test func `lets a link stand again whose undercut is undercut`() {
    let claims = (0...4).map { Identifier(.claim, $0) }
    let link = Bearing(row: Identifier(.link, 1), relation: .supports, from: claims[0], to: claims[1])
    let first = ClaimGraph.Undercut(link: 2, claim: claims[2], target: 1)
    let second = ClaimGraph.Undercut(link: 3, claim: claims[3], target: 2)
    func isJoined(_ undercuts: [ClaimGraph.Undercut]) -> Bool {
      ClaimGraph([link], undercuts: undercuts).connection(from: claims[0], to: claims[1]) != nil
    }
    #expect(isJoined([]))
    #expect(!isJoined([first]))
    #expect(isJoined([first, second]))
    #expect(!isJoined([first, second, .init(link: 4, claim: claims[4], target: 3)]))
  }
}
