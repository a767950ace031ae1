import Facts
import Foundation
import Testing

@testable import Scoring

private let quantileRules = [ScoringRule.pinball, .interval, .weightedInterval]
private let levels = [0.1, 0.25, 0.5, 0.75, 0.9]

private func crps(_ distribution: Distribution, _ value: Double) -> Double {
  ScoringRule.continuousRankedProbability.score(distribution, .value(value)) ?? .nan
}

private func quantiles(_ values: [Double]) -> Distribution {
  .quantiles(Quantiles(levels: levels, values: values))
}

/// The ranked probability score by its definition, on a fine grid.
private func integral(_ value: Double, _ cumulative: (Double) -> Double) -> Double {
  let step = 0.001
  return stride(from: -30.0, to: 30, by: step).reduce(0) { sum, left in
    let middle = left + step / 2
    let distance = cumulative(middle) - (middle >= value ? 1 : 0)
    return sum + step * distance * distance
  }
}

@Suite struct `The continuous ranked probability score` {
  @Test func `of an ensemble rewards honesty: no other scores better, on average, than what is believed`() {
    var random = Draws(seed: 6)
    for _ in 0..<300 {
      let belief = random.values(1 + random.index(below: 6))
      let other = random.values(1 + random.index(below: 6))
      let honest = belief.reduce(0) { $0 + crps(.ensemble(belief), $1) }
      #expect(honest < belief.reduce(0) { $0 + crps(.ensemble(other), $1) })
    }
  }

  @Test func `of quantiles rewards honesty, as far as a thousand draws from the belief can tell`() {
    var random = Draws(seed: 7)
    for _ in 0..<40 {
      let belief = random.values(5).sorted()
      let other = random.values(5).sorted()
      let knots = Quantiles(levels: [0, 0.25, 0.5, 0.75, 1], values: belief)
      let rival = Quantiles(levels: [0, 0.25, 0.5, 0.75, 1], values: other)
      let draws = (0..<1000).map { draw in quantile((Double(draw) + 0.5) / 1000, ofSorted: belief) }
      let honest = draws.reduce(0) { $0 + crps(.quantiles(knots), $1) }
      #expect(honest < draws.reduce(0) { $0 + crps(.quantiles(rival), $1) })
    }
  }

  @Test(arguments: [
    NumberFamily.normal(mean: 1, deviation: 2), .logistic(location: -1, scale: 0.7),
    .uniform(from: -2, through: 3),
  ])
  func `of a family is the integral that defines it`(family: NumberFamily) {
    let cumulative: (Double) -> Double = { x in
      switch family {
      case .normal(let mean, let deviation): standardNormalProbability((x - mean) / deviation)
      case .uniform(let from, let through): min(max((x - from) / (through - from), 0), 1)
      case .logistic(let location, let scale): 1 / (1 + exp(-(x - location) / scale))
      case .logNormal, .mixture: .nan
      }
    }
    for value in [-6.0, -1, 0, 0.3, 2, 7] {
      #expect(abs(crps(.family(family), value) - integral(value, cumulative)) < 1e-3)
    }
  }

  @Test func `of quantiles is the integral that defines it, with what lies outside on the end knots`() {
    let cumulative: (Double) -> Double = { x in
      if x < -3 { return 0 }
      if x < 1 { return 0.2 + 0.3 * (x + 3) / 4 }
      return x < 4 ? 0.5 + 0.3 * (x - 1) / 3 : 1
    }
    let knots = Quantiles(levels: [0.2, 0.5, 0.8], values: [-3, 1, 4])
    for value in [-8.0, -3, -1, 1, 2.5, 4, 9] {
      #expect(abs(crps(.quantiles(knots), value) - integral(value, cumulative)) < 2e-3)
    }
  }

  @Test func `of a single value is the distance`() {
    for value in [-4.0, 2, 7] {
      #expect(crps(.ensemble([2]), value) == abs(value - 2))
      #expect(crps(.ensemble([2, 2, 2]), value) == abs(value - 2))
      #expect(crps(.quantiles(Quantiles(levels: [0.5], values: [2])), value) == abs(value - 2))
    }
  }

  @Test func `does not depend on the order of an ensemble, moves with it, and grows with the unit`() {
    var random = Draws(seed: 8)
    for _ in 0..<100 {
      let members = random.values(7)
      let score = crps(.ensemble(members), 0.5)
      #expect(abs(crps(.ensemble(members.reversed()), 0.5) - score) < 1e-12)
      #expect(abs(crps(.ensemble(members.map { $0 + 17_000 }), 17_000.5) - score) < 1e-9)
      #expect(abs(crps(.ensemble(members.map { $0 * 24 }), 12) - 24 * score) < 1e-9)
    }
  }

  @Test func `of an ensemble is the double sum that defines it, and fair without the members' own distances`()
  {
    var random = Draws(seed: 9)
    for _ in 0..<50 {
      let members = random.values(2 + random.index(below: 8))
      let n = Double(members.count)
      let near = members.reduce(0) { $0 + abs($1 - 0.3) } / n
      let apart = members.reduce(0) { sum, one in members.reduce(sum) { $0 + abs(one - $1) } }
      #expect(abs(crps(.ensemble(members), 0.3) - (near - apart / (2 * n * n))) < 1e-12)
      let fair = fairEnsembleScore(members, at: 0.3) ?? .nan
      #expect(abs(fair - max(near - apart / (2 * n * (n - 1)), 0)) < 1e-12)
    }
    #expect(abs((fairEnsembleScore([1, 2, 3, 4, 6], at: 2.5) ?? .nan) - 0.3) < 1e-12)
    #expect(fairEnsembleScore([4], at: 2.5) == nil)
    #expect(ensembleScore([], at: 1) == nil)
    #expect(ensembleScore([1, 2], weights: [0, 0], at: 1) == nil)
    #expect(ensembleScore([1, 2], weights: [1], at: 1) == nil)
    #expect(ensembleScore([1, 2], weights: [2, -1], at: 1) == nil)
  }

  @Test func `counts days by their number`() {
    let dates = Quantiles(days: [(0.1, day(0)), (0.5, day(10)), (0.9, day(30))])
    let numbers = Quantiles(levels: [0.1, 0.5, 0.9], values: [0, 10, 30])
    let score = ScoringRule.continuousRankedProbability.score(.quantiles(dates), .day(day(12)))
    #expect(score == crps(.quantiles(numbers), 12))
  }

  @Test func `is undefined for what is no distribution, and for anything but a number`() {
    let rule = ScoringRule.continuousRankedProbability
    let wrong: [Distribution] = [
      .ensemble([]), .ensemble([.nan]), quantiles([5, 4, 3, 2, 1]), .quantiles(Quantiles([])),
      .quantiles(Quantiles(levels: [0.5, 0.5], values: [1, 2])),
      .quantiles(Quantiles(levels: [0.5, 1.5], values: [1, 2])),
      .family(.normal(mean: 0, deviation: 0)), .family(.uniform(from: 1, through: 1)),
      .family(.logistic(location: .nan, scale: 1)), .family(.logNormal(mean: 0, deviation: -1)),
      .family(.mixture([.init(mean: 0, deviation: 1, weight: 0.5)])), .binary(0.5),
      chances([0.4, 0.6], isOrdered: true),
    ]
    for distribution in wrong { #expect(rule.score(distribution, .value(1)) == nil) }
    let right = quantiles([1, 2, 3, 4, 5])
    #expect(rule.score(right, .value(.infinity)) == nil)
    for other in [Realization.void, .ambiguous, .share(1), .option(0)] {
      #expect(rule.score(right, other) == nil)
    }
  }
}

@Suite struct `Scores of quantiles and intervals` {
  @Test(arguments: quantileRules)
  func `reward honesty: no other quantiles score better, on average, than those believed`(rule: ScoringRule) {
    var random = Draws(seed: 10)
    for _ in 0..<300 {
      // Of eleven equally likely values these are the quantiles, without a choice.
      let belief = random.values(11).sorted()
      let honest = quantiles([1, 2, 5, 8, 9].map { belief[$0] })
      let other = quantiles(random.values(5).sorted())
      let expected: (Distribution) -> Double = { forecast in
        belief.reduce(0) { $0 + (rule.score(forecast, .value($1)) ?? .nan) }
      }
      #expect(expected(honest) < expected(other))
    }
  }

  @Test func `are the same by intervals and by pinball losses`() throws {
    var random = Draws(seed: 11)
    for _ in 0..<100 {
      let forecast = quantiles(random.values(5).sorted())
      let value = random.values(1)[0]
      let weighted = try #require(ScoringRule.weightedInterval.score(forecast, .value(value)))
      let pinball = try #require(ScoringRule.pinball.score(forecast, .value(value)))
      #expect(abs(weighted - pinball) < 1e-12)
    }
  }

  @Test func `near the ranked probability score as the levels fill the range`() throws {
    let normal = NumberFamily.normal(mean: 0, deviation: 1)
    let exact = try #require(normal.rankedProbabilityScore(at: 0.7))
    let values = stride(from: -5.0, through: 5, by: 0.001)
    let cumulative = values.map { (standardNormalProbability($0), $0) }
    let knots = (1...99).compactMap { level in
      cumulative.first { $0.0 >= Double(level) / 100 }.map { Quantiles.Knot(Double(level) / 100, $0.1) }
    }
    #expect(abs(quantileScore(Quantiles(knots), at: 0.7) - exact) < 0.01)
  }

  @Test func `are undefined with a level of 0 or 1, or without a partner where one is needed`() {
    let ends = Distribution.quantiles(Quantiles(levels: [0, 0.5, 1], values: [1, 2, 3]))
    for rule in quantileRules { #expect(rule.score(ends, .value(2)) == nil) }
    let lone = Distribution.quantiles(Quantiles(levels: [0.1, 0.5, 0.8], values: [1, 2, 3]))
    #expect(ScoringRule.pinball.score(lone, .value(2)) != nil)
    #expect(ScoringRule.weightedInterval.score(lone, .value(2)) == nil)
    #expect(ScoringRule.interval.score(lone, .value(2)) == nil)
    let noMedian = Distribution.quantiles(Quantiles(levels: [0.1, 0.9], values: [1, 3]))
    #expect(ScoringRule.weightedInterval.score(noMedian, .value(2)) == nil)
    #expect(ScoringRule.interval.score(noMedian, .value(2)) == 2)
  }

  @Test func `find intervals whose levels do not add up to 1 exactly`() {
    let quantiles = Quantiles(levels: [0.1, 0.3, 0.7, 0.9], values: [1, 2, 3, 4])
    #expect(quantiles.intervals.map(\.lower) == [1, 2])
    #expect(quantiles.intervals.map(\.upper) == [4, 3])
  }
}

@Suite struct `The surprise at a number` {
  @Test(arguments: [
    NumberFamily.normal(mean: 1, deviation: 2), .logistic(location: -1, scale: 0.7),
    .uniform(from: -2, through: 3), .logNormal(mean: 0, deviation: 0.5),
    .mixture([.init(mean: 0, deviation: 1, weight: 0.7), .init(mean: 3, deviation: 0.5, weight: 0.3)]),
  ])
  func `is that of a density whose integral is 1`(family: NumberFamily) throws {
    let step = 0.001
    let total = try stride(from: -30.0, to: 30, by: step).reduce(0) { sum, left in
      sum + step * exp(-(try #require(family.surprise(at: left + step / 2))))
    }
    #expect(abs(total - 1) < 1e-4)
  }

  @Test func `is infinite where the density is 0`() {
    #expect(NumberFamily.uniform(from: 0, through: 1).surprise(at: 2) == .infinity)
    #expect(NumberFamily.logNormal(mean: 0, deviation: 1).surprise(at: -1) == .infinity)
  }
}
