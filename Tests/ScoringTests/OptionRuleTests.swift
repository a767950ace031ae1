import Facts
import Testing

@testable import Scoring

/// The rules that know options; some only where these are ordered.
private let rules = ScoringRule.all.filter { score($0, [0.4, 0.6], 0) != nil }
private let orderless = rules.filter { $0.score(chances([0.4, 0.6]), .option(0)) != nil }

private func score(_ rule: ScoringRule, _ probabilities: [Double], _ place: Int) -> Double? {
  rule.score(chances(probabilities, isOrdered: true), .option(place))
}

private func penalty(_ rule: ScoringRule, _ probabilities: [Double], _ place: Int) -> Double {
  let score = score(rule, probabilities, place) ?? .nan
  return rule.orientation == .lowerIsBetter ? score : -score
}

private func expected(_ rule: ScoringRule, _ probabilities: [Double], under belief: [Double]) -> Double {
  belief.indices.filter { belief[$0] > 0 }.reduce(0) { $0 + belief[$1] * penalty(rule, probabilities, $1) }
}

@Suite struct `Every scoring rule for options` {
  @Test func `is one of these`() {
    #expect(
      rules.map(\.name) == ["brier", "brier-2", "log", "bits", "spherical", "rps", "rps-sum", "rps-2"])
    #expect(orderless.map(\.name) == ["brier", "brier-2", "log", "bits", "spherical"])
  }

  @Test(arguments: rules)
  func `rewards honesty: no random forecast scores better, on average, than what is believed`(
    rule: ScoringRule
  ) {
    var random = Draws(seed: 1)
    for _ in 0..<400 {
      let belief = random.probabilities(2 + random.index(below: 5))
      let honest = expected(rule, belief, under: belief)
      #expect(honest < expected(rule, random.probabilities(belief.count), under: belief))
      // Close by, too: a small shift from one option to another.
      var shifted = belief
      let (from, to) = (random.index(below: belief.count), random.index(below: belief.count))
      guard from != to else { continue }
      shifted[from] -= belief[from] / 50
      shifted[to] += belief[from] / 50
      #expect(honest < expected(rule, shifted, under: belief))
    }
  }

  @Test(arguments: rules)
  func `stays in its range, and is best for a certainty that comes true`(rule: ScoringRule) throws {
    var random = Draws(seed: 2)
    for count in 2...6 {
      for place in 0..<count {
        let certain = (0..<count).map { $0 == place ? 1.0 : 0 }
        #expect(score(rule, certain, place) == rule.best)
        let any = try #require(score(rule, random.probabilities(count), place))
        #expect(rule.range.contains(any))
      }
      let far = (0..<count).map { $0 == 0 ? 1.0 : 0 }
      #expect(rule.range.contains(score(rule, far, count - 1) ?? .nan))
    }
  }

  @Test(arguments: rules)
  func `scores two options as it scores yes and no`(rule: ScoringRule) throws {
    for percent in 0...100 {
      let probability = Double(percent) / 100
      for (place, outcome) in [(0, Outcome.no), (1, .yes)] {
        let one = try #require(score(rule, [1 - probability, probability], place))
        let other = try #require(rule.score(.binary(probability), outcome))
        #expect(one == other || abs(one - other) < 1e-12)
      }
    }
  }

  @Test(arguments: orderless)
  func `takes options in any order where order means nothing`(rule: ScoringRule) throws {
    var random = Draws(seed: 3)
    for _ in 0..<100 {
      let forecast = random.probabilities(5)
      let order = random.permutation(5)
      let one = try #require(rule.score(chances(forecast), .option(order[2])))
      let other = try #require(rule.score(chances(order.map { forecast[$0] }), .option(2)))
      #expect(abs(one - other) < 1e-12)
    }
  }

  @Test(arguments: rules)
  func `takes ordered options from either end`(rule: ScoringRule) throws {
    var random = Draws(seed: 4)
    for _ in 0..<100 {
      let forecast = random.probabilities(5)
      let one = try #require(score(rule, forecast, 1))
      let other = try #require(score(rule, forecast.reversed(), 3))
      #expect(abs(one - other) < 1e-12)
    }
  }

  @Test(arguments: rules)
  func `is undefined for an option that is not there, and for what is no distribution`(rule: ScoringRule) {
    #expect(score(rule, [0.4, 0.6], 2) == nil)
    #expect(score(rule, [0.4, 0.6], -1) == nil)
    for wrong in [[0.4, 0.5], [0.6, 0.6], [1], [], [-0.2, 1.2], [.nan, 1]] {
      #expect(score(rule, wrong, 0) == nil)
    }
    let twice = Options(["a", "a"], [0.4, 0.6], isOrdered: true)
    let short = Options(["a"], [0.4, 0.6], isOrdered: true)
    #expect(rule.score(.options(twice), .option(0)) == nil)
    #expect(rule.score(.options(short), .option(0)) == nil)
    for other in [Realization.void, .ambiguous, .share(1), .value(0)] {
      #expect(rule.score(chances([0.4, 0.6], isOrdered: true), other) == nil)
    }
  }
}

@Suite struct `The ranked probability score` {
  @Test func `prefers the neighbour of what happened to what is far from it`() throws {
    for rule in [ScoringRule.rankedProbability, .rankedProbabilitySum, .rankedProbabilityTwoCategory] {
      let near = try #require(score(rule, [0, 1, 0, 0], 0))
      let far = try #require(score(rule, [0, 0, 0, 1], 0))
      #expect(near < far)
    }
    #expect(score(.brier, [0, 1, 0, 0], 0) == score(.brier, [0, 0, 0, 1], 0))
  }

  @Test func `is the mean Brier score of all splits`() throws {
    var random = Draws(seed: 5)
    for count in 2...6 {
      let forecast = random.probabilities(count)
      for place in 0..<count {
        let splits = (1..<count).compactMap { split in
          ScoringRule.brier.score(.binary(forecast[..<split].reduce(0, +)), place < split ? .yes : .no)
        }
        let ours = try #require(score(.rankedProbability, forecast, place))
        #expect(abs(ours - (mean(splits) ?? .nan)) < 1e-12)
        #expect(
          abs((score(.rankedProbabilitySum, forecast, place) ?? .nan) - ours * Double(count - 1)) < 1e-12)
      }
    }
  }

  @Test func `is at most one less than the options when it is summed`() {
    for count in 2...6 {
      let first = (0..<count).map { $0 == 0 ? 1.0 : 0 }
      #expect(score(.rankedProbabilitySum, first, count - 1) == Double(count - 1))
      #expect(score(.rankedProbability, first, count - 1) == 1)
      #expect(score(.rankedProbabilityTwoCategory, first, count - 1) == 2)
    }
  }
}
