import Facts
import Testing

@testable import Scoring

/// Sums over all readings on a grid, by no other thought than trying them.
private enum BruteForce {
  static let steps = 24

  static func grid(_ band: ClosedRange<Double>) -> [Double] {
    (0...steps).map {
      band.lowerBound + (band.upperBound - band.lowerBound) * Double($0) / Double(steps)
    }
  }

  /// Every sum where terms of one group are read as one value; the groups must be few.
  static func sums(_ groups: [[ReadTerm]], _ rule: ScoringRule) -> [Double] {
    groups.reduce([0]) { sums, group in
      let values = grid(group[0].band ?? group[0].point...group[0].point).map { value in
        group.reduce(0) {
          $0 + $1.weight * (rule.score(.binary(value), Realization.share($1.share)) ?? .nan)
        }
      }
      return sums.flatMap { sum in values.map { sum + $0 } }
    }
  }

  static func alike(_ terms: [ReadTerm], _ rule: ScoringRule) -> [Double] {
    let groups = Dictionary(grouping: terms.enumerated()) { $0.element.words ?? "\($0.offset)" }
    return sums(groups.values.map { $0.map(\.element) }, rule)
  }

  static func apart(_ terms: [ReadTerm], _ rule: ScoringRule) -> [Double] { sums(terms.map { [$0] }, rule) }
}

private struct RandomTerms {
  var random: Draws
  static let words: [(String, ClosedRange<Double>)] = [
    ("unlikely", 0.2...0.45), ("likely", 0.55...0.8), ("very likely", 0.8...0.95),
  ]

  /// A speaker's forecasts, at least one of them in words.
  mutating func speaker(count: Int) -> [ReadTerm] {
    (0..<count).map { place in
      let share = random.index(below: 5) == 0 ? random.share() : Double(random.index(below: 2))
      let weight = 1 / Double(count)
      guard place > 0, random.index(below: 3) == 0 else {
        let (words, band) = Self.words[random.index(below: 3)]
        return ReadTerm(
          weight: weight, share: share, point: (band.lowerBound + band.upperBound) / 2, band: band,
          words: words)
      }
      return ReadTerm(weight: weight, share: share, point: 0.05 + 0.9 * random.share())
    }
  }
}

@Suite struct `The reading range` {
  @Test(arguments: ScoringRule.ofStatements)
  func `holds every reading, and no more than the readings allow`(rule: ScoringRule) throws {
    var random = RandomTerms(random: Draws(seed: 60))
    for _ in 0..<12 {
      let terms = random.speaker(count: 3)
      let range = try #require(ReadingRange(terms, rule: rule))
      for (readings, found) in [
        (BruteForce.alike(terms, rule), range.alike), (BruteForce.apart(terms, rule), range.apart),
      ] {
        let (least, greatest) = (readings.min() ?? .nan, readings.max() ?? .nan)
        #expect(found.lowerBound <= least + 1e-12 && found.upperBound >= greatest - 1e-12)
        #expect(abs(found.lowerBound - least) < 2e-3 && abs(found.upperBound - greatest) < 2e-3)
      }
      #expect(range.alike.contains(range.point))
      #expect(range.apart.contains(range.alike.lowerBound) && range.apart.contains(range.alike.upperBound))
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `of one word is what its kindest and hardest reading score`(rule: ScoringRule) throws {
    for percent in 0...10 {
      let share = Double(percent) / 10
      let term = ReadTerm(weight: 1, share: share, point: 0.675, band: 0.55...0.8, words: "likely")
      let range = try #require(ReadingRange([term], rule: rule))
      let score = try #require(VagueScore(0.55...0.8, point: 0.675, outcome: outcome(share), rule: rule))
      #expect(abs(range.apart.lowerBound - min(score.best, score.worst)) < 1e-12)
      #expect(abs(range.apart.upperBound - max(score.best, score.worst)) < 1e-12)
      #expect(range.alike == range.apart && abs(range.point - score.point) < 1e-12)
    }
  }

  @Test func `is one number without words`() throws {
    let terms = [0.2, 0.7].map { ReadTerm(weight: 0.5, share: 1, point: $0) }
    let range = try #require(ReadingRange(terms, rule: .brier))
    #expect(range.alike == range.point...range.point && range.apart == range.alike)
    #expect(ReadingRange([], rule: .brier)?.point == 0)
  }

  @Test func `of a word said of what came true and of what did not is narrower alike than apart`() throws {
    let terms = [1.0, 0].map {
      ReadTerm(weight: 0.5, share: $0, point: 0.675, band: 0.55...0.8, words: "likely")
    }
    let range = try #require(ReadingRange(terms, rule: .brier))
    // ((1 - v)² + v²) / 2 grows from v = ½: at 0.55 it is 0.2525, at 0.8 it is 0.34.
    #expect(abs(range.alike.lowerBound - 0.2525) < 1e-12 && abs(range.alike.upperBound - 0.34) < 1e-12)
    #expect(abs(range.apart.lowerBound - (0.04 + 0.3025) / 2) < 1e-12)
    #expect(abs(range.apart.upperBound - (0.2025 + 0.64) / 2) < 1e-12)
  }

  @Test func `reaches infinity where a reading is certain and wrong, and is undefined where two meet`() throws
  {
    let term = ReadTerm(weight: 1, share: 1, point: 0.005, band: 0...0.01, words: "exceptionally unlikely")
    let range = try #require(ReadingRange([term], rule: .logarithmic))
    #expect(range.apart.upperBound == .infinity && range.apart.lowerBound.isFinite)
    #expect(ReadOrder([term], [term], rule: .logarithmic).finding == nil)
  }
}

@Suite struct `The order of two speakers` {
  @Test(arguments: [ScoringRule.brier, .logarithmic, .spherical])
  func `is decided by words where some reading turns it round`(rule: ScoringRule) throws {
    var random = RandomTerms(random: Draws(seed: 61))
    var found: Set<ReadOrder.Finding> = []
    for _ in 0..<400 {
      let (one, other) = (random.speaker(count: 2), random.speaker(count: 1))
      let order = ReadOrder(one, other, rule: rule)
      let terms = one + other.map { $0.weighted(by: -1) }
      let finding = try #require(order.finding)
      found.insert(finding)
      let turns = { (sums: [Double]) in
        guard let least = sums.min(), let greatest = sums.max() else { return false }
        return least <= 0 && greatest >= 0 && greatest - least > 1e-12
      }
      let (alike, apart) = (turns(BruteForce.alike(terms, rule)), turns(BruteForce.apart(terms, rule)))
      // A grid may miss a turn, and never finds one that is not there.
      let expected: ReadOrder.Finding = alike ? .decides : apart ? .decidesApart : .doesNotDecide
      if finding != expected {
        let range = try #require(order.difference)
        let ends = [
          range.alike.lowerBound, range.alike.upperBound, range.apart.lowerBound, range.apart.upperBound,
        ]
        #expect(!alike || finding == .decides)
        #expect(ends.contains { abs($0) < 2e-3 })
      }
    }
    #expect(found == Set(ReadOrder.Finding.allCases))
  }

  @Test func `who said the same of the same is no matter of words, unless these meant several things`() {
    let term = ReadTerm(weight: 1, share: 1, point: 0.675, band: 0.55...0.8, words: "likely")
    let order = ReadOrder([term], [term], rule: .brier)
    #expect(order.difference?.alike == 0...0)
    #expect(order.finding == .decidesApart)
  }

  @Test func `of whom one is surely better does not hang on words`() {
    let good = ReadTerm(weight: 1, share: 1, point: 0.97, band: 0.95...0.99, words: "almost certain")
    let poor = ReadTerm(weight: 1, share: 1, point: 0.325, band: 0.2...0.45, words: "unlikely")
    #expect(ReadOrder([good], [poor], rule: .brier).finding == .doesNotDecide)
  }
}
