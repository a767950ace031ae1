import Testing

@testable import Scoring

private func noise(_ count: Int, seed: UInt64, shift: Double = 0) -> [Double] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in random.unit() - 0.5 + shift }
}

@Suite struct `Sign flips` {
  @Test func `give the same p whoever is first and whatever the order`() throws {
    for count in [1, 5, 12, 16, 17, 60] {
      let differences = noise(count, seed: 51, shift: 0.1)
      let test = try #require(SignFlips(differences))
      let turned = try #require(SignFlips(differences.reversed().map { -$0 }))
      #expect(turned.p == test.p && turned.meanDifference == -test.meanDifference)
      #expect((test.draws == nil) == (count <= 16) && (test.seed == nil) == (count <= 16))
      #expect(test.p > 0 && test.p <= 1)
    }
  }

  @Test func `are counted exactly where that can be done by hand`() throws {
    #expect(SignFlips([1, 1, 1])?.p == 0.25)
    #expect(SignFlips([1, -1])?.p == 1)
    #expect(SignFlips([0.5])?.p == 1)
    #expect(SignFlips([0, 0, 0])?.p == 1)
    // 0.1 + 0.2 is not 0.3 to the last digit, and must yet tie with it.
    #expect(SignFlips([0.1, 0.2, -0.3])?.p == 1)
  }

  @Test func `drawn come near those counted`() throws {
    let differences = noise(16, seed: 52, shift: 0.15)
    let exact = try #require(SignFlips(differences))
    let drawn = try #require(SignFlips(differences + [0]))
    #expect(drawn.draws == 10_000 && abs(drawn.p - exact.p) < 0.02)
    #expect(SignFlips(differences + [0], seed: 2)?.p != drawn.p)
  }

  @Test func `of a group go together`() throws {
    let differences = [0.1, 0.2, 0.3, -0.1, 0.4]
    let grouped = try #require(SignFlips(differences, groups: [1, 1, 2, 2, 3]))
    let sums = try #require(SignFlips([0.1 + 0.2, 0.3 - 0.1, 0.4]))
    #expect(grouped.p == sums.p && grouped.count == 3)
    #expect(close(grouped.meanDifference, 0.18))
  }

  @Test func `are undefined without items and for infinite differences`() {
    #expect(SignFlips([]) == nil)
    #expect(SignFlips([.infinity]) == nil)
    #expect(SignFlips([1, 2], groups: [1]) == nil)
  }
}

@Suite struct `The sign test` {
  @Test func `leaves out ties, and is undefined with nothing else`() throws {
    let test = try #require(SignTest([1, -1, 2, 0, .infinity]))
    #expect(test.lower == 1 && test.higher == 3 && test.ties == 1)
    #expect(test.p.map { close($0, 0.625) } == true)
    #expect(SignTest([0, 0])?.p == nil)
    #expect(SignTest([.nan]) == nil)
    #expect(SignTest(lower: 5, higher: 5).p == 1)
  }
}

@Suite struct `Diebold and Mariano's test` {
  @Test func `turns its sign with the forecasters`() throws {
    let differences = noise(40, seed: 53, shift: 0.1)
    for horizon in 1...3 {
      let test = try #require(DieboldMariano(differences, horizon: horizon))
      let turned = try #require(DieboldMariano(differences.map { -$0 }, horizon: horizon))
      #expect(close(turned.statistic, -test.statistic) && close(turned.p, test.p))
    }
  }

  @Test func `is undefined without spread, without items and beyond the series`() {
    #expect(DieboldMariano([0.3, 0.3, 0.3]) == nil)
    #expect(DieboldMariano([0.1]) == nil)
    #expect(DieboldMariano([0.1, .infinity]) == nil)
    #expect(DieboldMariano([0.1, 0.2], horizon: 2) == nil)
    #expect(DieboldMariano([0.1, 0.2], horizon: 0) == nil)
    // Errors that alternate have a negative variance at horizon 2.
    #expect(DieboldMariano([1, -1, 1, -1, 1, -1], horizon: 2) == nil)
  }
}

@Suite struct `Clustered scores` {
  @Test func `of one score each give the usual standard error`() throws {
    let scores = noise(30, seed: 54)
    let clusters = Clusters(scores, groups: Array(scores.indices))
    let (ours, usual) = (clusters.standardError, clusters.independentStandardError)
    #expect(close(try #require(ours), try #require(usual)))
  }

  @Test func `of copies know that copies tell nothing new`() throws {
    let scores = noise(30, seed: 55)
    let copied = Clusters(scores + scores, groups: Array(scores.indices) + Array(scores.indices))
    let single = Clusters(scores, groups: Array(scores.indices))
    #expect(close(try #require(copied.standardError), try #require(single.standardError)))
    let (drawn, once) = (
      Bootstrap.standard.interval(ofMeanOf: copied), Bootstrap.standard.interval(ofMeanOf: single)
    )
    #expect(close(try #require(drawn?.lowerBound), try #require(once?.lowerBound)))
    #expect(close(try #require(drawn?.upperBound), try #require(once?.upperBound)))
  }

  @Test func `do not depend on the order of the scores, nor on the numbers of the groups`() throws {
    let (scores, groups) = (noise(20, seed: 56), (0..<20).map { $0 % 6 })
    let one = Clusters(scores, groups: groups)
    let other = Clusters(scores.reversed(), groups: groups.reversed().map { 100 - $0 })
    #expect(one == other)
    #expect(Bootstrap.standard.interval(ofMeanOf: one) == Bootstrap.standard.interval(ofMeanOf: other))
  }

  @Test func `show no spread below two`() {
    let one = Clusters([0.1, 0.2], groups: [1, 1])
    #expect(one.standardError == nil && Bootstrap.standard.interval(ofMeanOf: one) == nil)
    #expect(one.independentStandardError != nil)
    #expect(Clusters([], groups: []).mean == nil)
  }
}

@Suite struct `A comparison of two` {
  @Test func `is its own mirror image`() throws {
    let (first, second) = (noise(40, seed: 57, shift: 0.6), noise(40, seed: 58, shift: 0.5))
    let events = (0..<40).map { $0 / 3 }
    for events in [nil, events] {
      let one = try #require(PairedComparison(first, second, events: events))
      let other = try #require(PairedComparison(second, first, events: events))
      #expect(close(one.meanDifference, one.firstMean - one.secondMean))
      #expect(one.permutation.p == other.permutation.p && one.signs.lower == other.signs.higher)
      #expect(one.meanDifference == -other.meanDifference)
      #expect(try #require(one.interval).contains(one.meanDifference))
    }
  }

  @Test func `is undefined without common items and for infinite scores`() {
    #expect(PairedComparison([], []) == nil)
    #expect(PairedComparison([0.1], [0.1, 0.2]) == nil)
    #expect(PairedComparison([.infinity, 0], [.infinity, 0]) == nil)
  }
}

/// Nine items of six events; what is expected of them was computed by SciPy 1.17: permutation_test, binomtest,
/// ttest_1samp, and the exhaustive sums over events by itertools.
private enum Nine {
  static let first = [0.04, 0.36, 0.09, 0.25, 0.49, 0.01, 0.16, 0.64, 0.0225]
  static let second = [0.09, 0.25, 0.16, 0.36, 0.36, 0.04, 0.2025, 0.81, 0.09]
  static let events = [1, 1, 2, 3, 3, 3, 4, 5, 6]
}

@Suite struct `Nine items of six events` {
  @Test func `are compared as SciPy does, item by item`() throws {
    let comparison = try #require(PairedComparison(Nine.first, Nine.second))
    #expect(comparison.permutation.p == 0.328125 && comparison.events == 9)
    #expect(close(comparison.meanDifference, -0.03333333333333334))
    let series = try #require(DieboldMariano(zip(Nine.first, Nine.second).map { $0 - $1 }))
    #expect(close(series.statistic, -1.0351272213143872) && close(series.p, 0.3308831284626273))
  }

  @Test func `flip, win and are drawn by event`() throws {
    let comparison = try #require(PairedComparison(Nine.first, Nine.second, events: Nine.events))
    #expect(comparison.permutation.p == 0.15625 && comparison.events == 6 && comparison.count == 9)
    #expect(comparison.signs.lower == 5 && comparison.signs.higher == 1)
    #expect(comparison.signs.p.map { close($0, 0.21875) } == true)
  }

  @Test func `have the skill that their means make`() throws {
    let pairs = Nine.first.indices.map { (id: $0, mean: Nine.first[$0], baseline: Nine.second[$0]) }
    let skill = SkillScore(pairs, rule: .brier, events: Events())
    #expect(close(try #require(skill.ratio), 0.12698412698412687))
    #expect(try #require(skill.interval()).contains(0.12698412698412687))
  }
}

@Suite struct `P-values after Holm` {
  // The example of R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
  @Test func `are those of R, in the order given`() {
    #expect(
      zip(holmAdjusted([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]).allSatisfy { close($0, $1) })
    #expect(holmAdjusted([]) == [] && holmAdjusted([0.2]) == [0.2] && holmAdjusted([0.6, 0.7]) == [1, 1])
  }
}

@Suite struct `The e-process` {
  @Test func `expects to stay at 1 under the forecaster it speaks against`() throws {
    let (p, q) = (0.3, 0.6)
    let yes = try #require(EProcess(against: [p], favouring: [q], shares: [1])).last
    let no = try #require(EProcess(against: [p], favouring: [q], shares: [0])).last
    let part = try #require(EProcess(against: [p], favouring: [q], shares: [0.3])).last
    #expect(close(p * yes + (1 - p) * no, 1))
    #expect(close(part, 1))
  }

  @Test func `keeps the greatest evidence for its p, which is never above 1`() throws {
    let process = try #require(
      EProcess(against: [0.5, 0.5, 0.5], favouring: [0.9, 0.9, 0.9], shares: [1, 1, 0]))
    #expect(close(process.p, 1 / (1.8 * 1.8)) && process.last < process.values[1])
    #expect(EProcess(against: [0.5], favouring: [0.9], shares: [0])?.p == 1)
    #expect(EProcess(against: [], favouring: [], shares: [])?.last == 1)
  }

  @Test func `knows the certain: refuted for ever, and undefined where both were`() throws {
    let refuted = try #require(EProcess(against: [0, 0.5], favouring: [0.5, 0.1], shares: [1, 1]))
    #expect(refuted.values == [.infinity, .infinity] && refuted.p == 0)
    #expect(EProcess(against: [0.5, 0.5], favouring: [0, 0.9], shares: [1, 1])?.values == [0, 0])
    #expect(EProcess(against: [0], favouring: [0], shares: [1]) == nil)
    #expect(EProcess(against: [0.5], favouring: [1.5], shares: [1]) == nil)
  }

  @Test func `does not run over on long series`() throws {
    let n = 3_000
    let process = try #require(
      EProcess(
        against: Array(repeating: 0.5, count: n), favouring: Array(repeating: 0.1, count: n),
        shares: (0..<n).map { $0 < 1_500 ? 1 : 0 }))
    #expect(process.last.isFinite && process.p == 1)
  }
}
