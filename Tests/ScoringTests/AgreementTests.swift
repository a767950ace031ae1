import Testing

@testable import Scoring

/// Alpha of rows of coders, nil for what a coder did not code.
func alpha(
  _ coders: [[Int?]], categories: Int, _ difference: Difference = .nominal, values: [Double] = []
) -> Double? {
  var coincidences = Coincidences(categories: categories)
  for unit in 0..<(coders.map(\.count).max() ?? 0) { coincidences.add(coders.map { $0[unit] }) }
  return coincidences.alpha(difference, values: values)
}

private func digits(_ text: String) -> [Int?] { text.map { $0.wholeNumberValue } }

@Suite struct `Agreement, worked out elsewhere` {
  // Krippendorff 1995, as recomputed with dkpro-statistics.
  private static let one = "001111111100001111110000"
  private static let other = "000011110000000110000000"

  @Test func `has kappa, pi and alpha of two coders`() throws {
    let pairs = zip(digits(Self.one), digits(Self.other)).map { ($0 ?? 0, $1 ?? 0) }
    let table = Contingency(categories: 2, pairs: pairs)
    #expect(abs(try #require(table.kappa()) - 0.3846) < 5e-5)
    #expect(abs(try #require(table.pi) - 0.3143) < 5e-5)
    let both = [digits(Self.one), digits(Self.other)]
    #expect(abs(try #require(alpha(both, categories: 2)) - 0.3286) < 5e-5)
    #expect(abs(try #require(fleissKappa(pairs.map { [$0, $1] }, categories: 2)) - 0.3143) < 5e-5)
  }

  @Test(arguments: [("nominal", 0.691358), ("interval", 0.810845)])
  func `has alpha of three coders with gaps`(level: String, expected: Double) throws {
    // The article on Krippendorff's alpha in Wikipedia.
    let units: [[Int?]] = [
      [nil, nil, nil, nil, nil, 3, 4, 1, 2, 1, 1, 3, 3, nil, 3],
      [1, nil, 2, 1, 3, 3, 4, 3, nil, nil, nil, nil, nil, nil, nil],
      [nil, nil, 2, 1, 3, 4, 4, nil, 2, 1, 1, 3, 3, nil, 4],
    ]
    let difference = try #require(Difference.all.first { $0.name == level })
    let found = alpha(
      units.map { $0.map { $0.map { $0 - 1 } } }, categories: 4, difference, values: [1, 2, 3, 4])
    #expect(abs(try #require(found) - expected) < 5e-7)
  }

  @Test(arguments: [("nominal", 0.743), ("ordinal", 0.815), ("ratio", 0.797), ("interval", 0.849)])
  func `has alpha of four coders with gaps`(level: String, expected: Double) throws {
    // Krippendorff 2011, example C.
    let units: [[Int?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    let difference = try #require(Difference.all.first { $0.name == level })
    let found = alpha(
      units.map { $0.map { $0.map { $0 - 1 } } }, categories: 5, difference, values: [1, 2, 3, 4, 5])
    #expect(abs(try #require(found) - expected) < 5e-4)
  }
}

/// Spans drawn at random, apart or overlapping, within a text.
private func spans(_ random: inout SplitMix64, length: Int, labels: Int) -> [LabelledSpan] {
  (0..<random.index(below: 6)).map { _ in
    let start = random.index(below: length)
    let ranges = (0...random.index(below: 2)).map { piece in
      min(start + piece * 9, length - 1)..<min(start + piece * 9 + 1 + random.index(below: 8), length)
    }
    return LabelledSpan(ranges, label: random.index(below: labels))
  }
}

@Suite struct `Agreement by stretches` {
  @Test func `is that of the single code points`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let (length, coders) = (1 + random.index(below: 60), 2 + random.index(below: 3))
      let marked = (0..<coders).map { _ in spans(&random, length: length, labels: 3) }
      var sets = LabelSets()
      let stretches = Stretch.all(of: marked, length: length, &sets)
      #expect(stretches.reduce(0) { $0 + $1.length } == length)
      var byStretch = Coincidences(categories: sets.count)
      for stretch in stretches { byStretch.add(stretch.labels, weight: stretch.length) }
      var byPoint = Coincidences(categories: sets.count)
      for point in 0..<length {
        byPoint.add(
          marked.map { spans in
            sets.number(
              of: Set(spans.filter { $0.ranges.contains { $0.contains(point) } }.map(\.label)).sorted())
          })
      }
      let (one, other) = (byStretch.alpha(), byPoint.alpha())
      #expect((one == nil) == (other == nil))
      #expect(abs((one ?? 0) - (other ?? 0)) < 1e-9, "\(marked)")
    }
  }

  @Test func `takes as many stretches as there are ends, however long the text`() {
    var sets = LabelSets()
    let marked = [[LabelledSpan([10..<20], label: 0)], [LabelledSpan([999_990..<1_000_000], label: 0)]]
    #expect(Stretch.all(of: marked, length: 1_000_000, &sets).map(\.length) == [10, 10, 999_970, 10])
  }

  @Test func `of a text in which nobody marked anything is undefined`() {
    var sets = LabelSets()
    var coincidences = Coincidences(categories: 1)
    for stretch in Stretch.all(of: [[], []], length: 40, &sets) {
      coincidences.add(stretch.labels, weight: stretch.length)
    }
    #expect(coincidences.alpha() == nil)
  }
}

@Suite struct `Any measure of agreement` {
  /// Labels of some coders for the same units, some missing.
  private func data(_ random: inout SplitMix64, coders: Int, units: Int, labels: Int) -> [[Int?]] {
    (0..<coders).map { _ in
      (0..<units).map { _ in random.index(below: 8) == 0 ? nil : random.index(below: labels) }
    }
  }

  @Test(arguments: Difference.all.map(\.name))
  func `is one where all agree and two values occur, and undefined where only one does`(name: String) throws {
    let difference = try #require(Difference.all.first { $0.name == name })
    let coders: [[Int?]] = [[0, 1, 2, 1, nil], [0, 1, 2, nil, 2], [0, nil, 2, 1, 2]]
    #expect(alpha(coders, categories: 3, difference, values: [1, 2, 3]) == 1)
    #expect(alpha([[1, 1, 1], [1, 1, 1]], categories: 3, difference, values: [1, 2, 3]) == nil)
    #expect(alpha([[1, nil], [nil, 1]], categories: 3, difference, values: [1, 2, 3]) == nil)
    for weights in Contingency.Weights.allCases {
      #expect(Contingency(categories: 3, pairs: [(0, 0), (2, 2), (1, 1)]).kappa(weights) == 1)
      #expect(Contingency(categories: 3, pairs: [(1, 1), (1, 1)]).kappa(weights) == nil)
      #expect(Contingency(categories: 3, pairs: []).kappa(weights) == nil)
    }
    #expect(fleissKappa([[1, 1], [1, 1]], categories: 2) == nil && fleissKappa([], categories: 2) == nil)
  }

  @Test func `does not depend on who comes first, nor on what nominal labels are called`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<50 {
      let coders = data(&random, coders: 3, units: 20, labels: 4)
      let expected = alpha(coders, categories: 4)
      let swapped = alpha([coders[2], coders[0], coders[1]], categories: 4)
      let renamed = alpha(coders.map { $0.map { $0.map { [2, 0, 3, 1][$0] } } }, categories: 4)
      for other in [swapped, renamed] { #expect(abs((expected ?? 9) - (other ?? 9)) < 1e-12) }
      let pairs = zip(coders[0], coders[1]).compactMap { one, other in
        one.flatMap { one in other.map { (one, $0) } }
      }
      let table = Contingency(categories: 4, pairs: pairs)
      let turned = Contingency(categories: 4, pairs: pairs.map { ($1, $0) })
      for weights in Contingency.Weights.allCases {
        #expect(abs((table.kappa(weights) ?? 9) - (turned.kappa(weights) ?? 9)) < 1e-12)
      }
      // A scale read from its other end.
      let backward = Contingency(categories: 4, pairs: pairs.map { (3 - $0, 3 - $1) })
      #expect(abs((table.kappa(.quadratic) ?? 9) - (backward.kappa(.quadratic) ?? 9)) < 1e-12)
      #expect(abs((table.pi ?? 9) - (turned.pi ?? 9)) < 1e-12)
    }
  }

  @Test func `is near nothing where labels are drawn at random`() throws {
    var random = SplitMix64(seed: 3)
    let coders = data(&random, coders: 3, units: 20_000, labels: 4)
    #expect(abs(try #require(alpha(coders, categories: 4))) < 0.02)
    #expect(abs(try #require(alpha(coders, categories: 4, .ordinal))) < 0.02)
    let pairs = zip(coders[0], coders[1]).compactMap { one, other in
      one.flatMap { one in other.map { (one, $0) } }
    }
    #expect(abs(try #require(Contingency(categories: 4, pairs: pairs).kappa(.linear))) < 0.03)
  }

  @Test func `of two halves is that of both as one`() {
    var random = SplitMix64(seed: 5)
    let coders = data(&random, coders: 2, units: 30, labels: 3)
    var (first, second, whole) = (
      Coincidences(categories: 3), Coincidences(categories: 3), Coincidences(categories: 3)
    )
    for unit in 0..<30 {
      whole.add(coders.map { $0[unit] })
      if unit < 12 { first.add(coders.map { $0[unit] }) } else { second.add(coders.map { $0[unit] }) }
    }
    first += second
    #expect(first.alpha() == whole.alpha())
  }
}

@Suite struct `Spans of two coders` {
  private let exact = SpanRule(overlap: 1, asksLabels: true)
  private let half = SpanRule(overlap: 0.5, asksLabels: true)

  @Test func `are the same, overlap, or neither`() {
    let first = [
      LabelledSpan([0..<10], label: 0), LabelledSpan([20..<30], label: 1), LabelledSpan([40..<42], label: 0),
    ]
    let second = [
      LabelledSpan([0..<10], label: 0), LabelledSpan([22..<32], label: 1), LabelledSpan([40..<42], label: 1),
    ]
    #expect(exact.match(first, second).f1 == 1.0 / 3)
    #expect(half.match(first, second).f1 == 2.0 / 3)
    #expect(SpanRule(overlap: 1, asksLabels: false).match(first, second).f1 == 2.0 / 3)
    #expect(exact.match(first, second).unmatched == 4)
    #expect(exact.match([], []).f1 == nil && exact.match(first, []).f1 == 0)
  }

  @Test func `are each matched once, with what overlaps most`() {
    let first = [LabelledSpan([0..<10], label: 0)]
    let second = [LabelledSpan([0..<7], label: 0), LabelledSpan([0..<9], label: 0)]
    #expect(half.pairs(first, second).map(\.1) == [1])
  }

  @Test func `match as trying every pair says, whoever comes first`() {
    var random = SplitMix64(seed: 23)
    for _ in 0..<300 {
      let (first, second) = (spans(&random, length: 40, labels: 2), spans(&random, length: 40, labels: 2))
      for rule in [exact, half, SpanRule(overlap: 1, asksLabels: false)] {
        let pairs = rule.pairs(first, second)
        #expect(Set(pairs.map(\.0)).count == pairs.count && Set(pairs.map(\.1)).count == pairs.count)
        #expect(pairs.count == rule.pairs(second, first).count)
        // What is left over could not have been matched with anything left over.
        for one in first.indices where !pairs.contains(where: { $0.0 == one }) {
          for other in second.indices where !pairs.contains(where: { $0.1 == other }) {
            let meets = first[one].overlap(second[other]) >= rule.overlap
            #expect(!meets || (rule.asksLabels && first[one].label != second[other].label))
          }
        }
      }
    }
  }
}

@Suite struct `A tally` {
  @Test func `of units gives the alpha of their coincidences`() throws {
    var random = SplitMix64(seed: 31)
    for _ in 0..<200 {
      let categories = 1 + random.index(below: 4)
      let units = (0..<random.index(below: 12)).map { _ in
        (
          values: (0..<4).map { _ in random.index(below: 3) == 0 ? nil : random.index(below: categories) },
          weight: 1 + random.index(below: 5)
        )
      }
      var coincidences = Coincidences(categories: categories)
      for unit in units { coincidences.add(unit.values, weight: unit.weight) }
      let tally = NominalTally(of: units).alpha
      #expect((tally == nil) == (coincidences.alpha() == nil))
      if let tally, let alpha = coincidences.alpha() { #expect(abs(tally - alpha) < 1e-12) }
      let parts = NominalTally.Sum(of: units.map { NominalTally(of: [$0]) }).alpha
      #expect((parts == nil) == (tally == nil))
      if let parts, let tally { #expect(abs(parts - tally) < 1e-12) }
    }
  }
}

@Suite struct `The interval of an agreement` {
  @Test func `is the same each time, holds the middle of the draws, and needs two parts`() throws {
    let parts: [Double] = [0.1, 0.5, 0.9, 0.7]
    func interval(_ parts: [Double], _ statistic: @escaping (Double) -> Double? = { $0 / 4 }) -> ClosedRange<
      Double
    >? {
      Bootstrap.standard.interval(ofParts: parts, none: 0, adding: { $0 += $1 }, statistic: statistic)
    }
    let found = try #require(interval(parts))
    #expect(found == interval(parts))
    #expect(found.contains(0.55) && found.lowerBound >= 0.1 && found.upperBound <= 0.9)
    #expect(interval([0.1]) == nil)
    #expect(interval(parts) { _ in nil } == nil)
  }
}
