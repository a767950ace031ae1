import Testing

@testable import Facts

@Suite struct `What follows from links` {
  /// All that holds of two predictions, by adding one link at a time until nothing is new.
  private struct Closure {
    var same: Set<[Identifier]> = []
    var implied: Set<[Identifier]> = []
    var excluded: Set<[Identifier]> = []

    init(_ graph: RandomGraph, _ rows: [Identifier]) {
      for row in rows {
        same.insert([row, row])
        implied.insert([row, row])
      }
      for link in graph.standing where link.row.kind == .link {
        if link.relation == .sameEvent { same.formUnion([[link.from, link.to], [link.to, link.from]]) }
        if link.relation == .implies { implied.insert([link.from, link.to]) }
        if link.relation == .excludes { excluded.formUnion([[link.from, link.to], [link.to, link.from]]) }
      }
      for _ in rows.indices {
        same.formUnion(Closure.chained(same, same))
        implied.formUnion(same)
        implied.formUnion(Closure.chained(implied, implied))
      }
      // A implies X, X excludes Y, B implies Y.
      let there = Closure.chained(implied, excluded)
      excluded.formUnion(there.union(Closure.chained(there, Set(implied.map { [$0[1], $0[0]] }))))
    }

    private static func chained(_ first: Set<[Identifier]>, _ second: Set<[Identifier]>) -> Set<[Identifier]>
    {
      var pairs: Set<[Identifier]> = []
      for one in first { for other in second where one[1] == other[0] { pairs.insert([one[0], other[1]]) } }
      return pairs
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `is what adding link by link finds`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let rows = random.graph.nodes.filter { $0.kind == .prediction }
    let closure = Closure(random, rows)
    for row in rows {
      let found = random.graph.consequences(of: row) { _ in .list }
      for other in rows {
        let relations = Set(found.filter { $0.to == other }.map(\.relation))
        let isSame = row != other && closure.same.contains([row, other])
        let isImplied = row != other && closure.implied.contains([row, other]) && !isSame
        #expect(relations.contains(.sameEvent) == isSame, "\(row) \(other)")
        #expect(relations.contains(.implies) == isImplied, "\(row) \(other)")
        #expect(relations.contains(.excludes) == closure.excluded.contains([row, other]), "\(row) \(other)")
      }
      for consequence in found {
        #expect(consequence.steps.first?.from == row && consequence.steps.last?.to == consequence.to)
        for (step, next) in zip(consequence.steps, consequence.steps.dropFirst()) {
          #expect(step.to == next.from)
        }
      }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `is what answers must not contradict`(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let rows = random.graph.nodes.filter { $0.kind == .prediction }
    let closure = Closure(random, rows)
    let answers = Dictionary(
      uniqueKeysWithValues: rows.enumerated().map {
        ($1, [true, false, nil][(Int(seed) / (1 + $0) + $0) % 3])
      })
    let clashes = random.graph.clashes { answers[$0] ?? nil }
    for clash in clashes {
      let pair = [clash.first, clash.second]
      #expect(answers[clash.first] == true)
      #expect(answers[clash.second] == (clash.relation == .excludes))
      #expect(clash.relation == .excludes ? closure.excluded.contains(pair) : closure.implied.contains(pair))
      #expect(clash.steps.first?.from == clash.first && clash.steps.last?.to == clash.second)
    }
    let yes = rows.filter { answers[$0] == true }
    for no in rows where answers[no] == false {
      let isContradicted = yes.contains { closure.implied.contains([$0, no]) }
      let isFound = clashes.contains { $0.second == no && $0.relation != .excludes }
      // A `no` on the way hides what lies behind it only from a walk that would have to pass it.
      if isFound { #expect(isContradicted) }
      if isContradicted, yes.contains(where: { random.isLinked($0, no) }) { #expect(isFound, "\(no)") }
    }
    let isExcluded = yes.contains { one in yes.contains { closure.excluded.contains([one, $0]) } }
    if clashes.isEmpty {
      #expect(
        !isExcluded
          && !rows.contains { no in
            answers[no] == false && yes.contains { closure.implied.contains([$0, no]) }
          })
    }
  }

  @Test func `goes no further than it is told`() {
    let rows = (1...4).map { Identifier(.prediction, $0) }
    let links = (1...3).map {
      Bearing(row: Identifier(.link, $0), relation: .implies, from: rows[$0 - 1], to: rows[$0])
    }
    let graph = ClaimGraph(links)
    #expect(graph.consequences(of: rows[0]) { _ in .list }.map(\.to) == Array(rows[1...]))
    #expect(graph.consequences(of: rows[0]) { $0 == rows[2] ? .stop : .pass }.map(\.to) == [rows[2]])
    #expect(graph.consequences(of: rows[3]) { _ in .list }.isEmpty)
  }

  @Test func `says that what implies both sides of an exclusion cannot come true`() {
    let rows = (1...3).map { Identifier(.prediction, $0) }
    let graph = ClaimGraph([
      Bearing(row: Identifier(.link, 1), relation: .implies, from: rows[0], to: rows[1]),
      Bearing(row: Identifier(.link, 2), relation: .implies, from: rows[0], to: rows[2]),
      Bearing(row: Identifier(.link, 3), relation: .excludes, from: rows[1], to: rows[2]),
    ])
    let found = graph.consequences(of: rows[0]) { _ in .list }
    #expect(found.contains { $0.to == rows[0] && $0.relation == .excludes && $0.steps.count == 3 })
  }
}

extension RandomGraph {
  fileprivate func isLinked(_ first: Identifier, _ second: Identifier) -> Bool {
    standing.contains {
      $0.row.kind == .link
        && ($0.relation == .implies && $0.from == first && $0.to == second
          || $0.relation == .sameEvent && Set([$0.from, $0.to]) == [first, second])
    }
  }
}
