import Facts
import Testing

@testable import Scoring

private let interior = (1...19).map { Double($0) / 20 }

@Suite struct `Every aggregator` {
  @Test(arguments: Aggregator.all)
  func `leaves what all agree on, unless it extremises`(aggregator: Aggregator) throws {
    for probability in interior {
      for count in 1...5 {
        let agreed = Array(repeating: probability, count: count)
        let together = try #require(aggregator.combine(agreed))
        if aggregator.name == "extremized" {
          #expect(abs(together - 0.5) >= abs(probability - 0.5) - 1e-12)
        } else {
          #expect(abs(together - probability) < 1e-12)
        }
      }
    }
  }

  @Test(arguments: Aggregator.all)
  func `stays among the probabilities, unless it extremises, and turns round with the question`(
    aggregator: Aggregator
  ) throws {
    var random = Draws(seed: 20)
    for _ in 0..<200 {
      let probabilities = (0..<1 + random.index(below: 6)).map { _ in random.share() * 0.98 + 0.01 }
      let together = try #require(aggregator.combine(probabilities))
      let ends = (probabilities.min() ?? .nan)...(probabilities.max() ?? .nan)
      let slack = (ends.lowerBound - 1e-12)...(ends.upperBound + 1e-12)
      #expect(slack.contains(together) || aggregator.name == "extremized")
      let turned = try #require(aggregator.combine(probabilities.map { 1 - $0 }))
      #expect(abs(together + turned - 1) < 1e-12)
    }
  }

  @Test(arguments: Aggregator.all)
  func `is undefined without forecasts and for what is no probability`(aggregator: Aggregator) {
    #expect(aggregator.combine([]) == nil)
    for wrong in [-0.1, 1.1, .nan, .infinity] { #expect(aggregator.combine([0.5, wrong]) == nil) }
  }

  @Test(arguments: Aggregator.all.filter { $0.name != "recency" })
  func `takes forecasts in any order`(aggregator: Aggregator) throws {
    let one = try #require(aggregator.combine([0.2, 0.7, 0.4, 0.9]))
    let other = try #require(aggregator.combine([0.9, 0.4, 0.2, 0.7]))
    #expect(abs(one - other) < 1e-12)
  }

  @Test func `is found by its name`() {
    for aggregator in Aggregator.all {
      #expect(Aggregator.named(aggregator.name)?.summary == aggregator.summary)
    }
    #expect(Set(Aggregator.all.map(\.name)).count == Aggregator.all.count)
  }
}

@Suite struct `Pools` {
  @Test func `of log odds let a certainty decide, and contradict themselves where two oppose`() {
    #expect(logOddsMean([0.3, 0]) == 0)
    #expect(logOddsMean([0.3, 1, 1]) == 1)
    #expect(logOddsMean([0, 1]) == nil)
    #expect(logOddsMean([0, 0.4], weights: [0, 1]).map { abs($0 - 0.4) < 1e-12 } == true)
    #expect(Aggregator.normalizedMean.combine([0, 1]) == nil)
  }

  @Test func `of log odds count a weight as that many forecasters`() throws {
    let weighted = try #require(logOddsMean([0.2, 0.9], weights: [3, 1]))
    let repeated = try #require(logOddsMean([0.2, 0.2, 0.2, 0.9]))
    #expect(abs(weighted - repeated) < 1e-12)
    #expect(logOddsMean([0.2], weights: [1, 1]) == nil)
    #expect(logOddsMean([0.2], weights: [-1]) == nil)
    #expect(logOddsMean([0.2], weights: [0]) == nil)
  }

  @Test func `of options add up to 1 and are the odds where there are two`() throws {
    let pooled = try #require(normalizedGeometricMean([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1]]))
    #expect(abs(pooled.reduce(0, +) - 1) < 1e-12)
    #expect(normalizedGeometricMean([[0, 1], [1, 0]]) == nil)
    #expect(normalizedGeometricMean([[0.4, 0.6], [1]]) == nil)
    #expect(normalizedGeometricMean([]) == nil)
  }

  @Test func `by the weighted median count a weight as that many values`() {
    var random = Draws(seed: 21)
    for _ in 0..<200 {
      let values = random.values(1 + random.index(below: 6))
      let weights = values.map { _ in random.index(below: 4) }
      let repeated = zip(values, weights).flatMap { Array(repeating: $0, count: $1) }
      let plain = weightedMedian(repeated, weights: repeated.map { _ in 1 })
      #expect(weightedMedian(values, weights: weights.map(Double.init)) == plain)
      let sorted = repeated.sorted()
      guard let plain, !sorted.isEmpty else { continue }
      #expect(abs(plain - quantile(0.5, ofSorted: sorted)) < 1e-12)
    }
  }

  @Test func `weigh newer forecasts more, and two alike`() {
    #expect(recencyWeights(0) == [])
    #expect(recencyWeights(2) == [1, 1])
    for count in 3...20 {
      let weights = recencyWeights(count)
      #expect(weights == weights.sorted())
      #expect(weights.last == 1)
    }
  }
}

@Suite struct `A crowd` {
  private let crowd = [
    standing([(0, 0.2), (4, 0.4)], days: 10), standing([(2, 0.8)], days: 10),
    standing([(1, 0.6), (3, nil)], days: 10),
  ]

  @Test func `is a forecaster whose segments change with anyone of it`() {
    let together = Aggregator.mean.standing(of: crowd)
    #expect(together.segments.map { $0.from.days(since: start) } == [0, 1, 2, 3, 4])
    #expect(together.segments.map { $0.through.days(since: start) } == [0, 1, 2, 3, 9])
    let means = together.segments.compactMap(\.probability)
    for (ours, theirs) in zip(means, [0.2, 0.4, 1.6 / 3, 0.5, 0.6]) { #expect(abs(ours - theirs) < 1e-12) }
    #expect(together.days == 10)
    #expect(together.first?.probability == together.segments.first?.probability)
  }

  @Test func `has the mean score at most the mean of its members, by a score that is convex`() throws {
    let settled = PredictionScore(
      Aggregator.mean.standing(of: crowd.filter { $0.days == 10 }), outcome: .yes, rule: .brier)
    let alone = crowd.filter { $0.days == 10 }.compactMap {
      PredictionScore($0, outcome: .yes, rule: .brier).mean
    }
    #expect(try #require(settled.mean) <= (mean(alone) ?? .nan))
  }

  @Test func `without each member is what the others say`() {
    let others = Aggregator.median.standings(leavingOutEachOf: crowd)
    #expect(others.count == 3)
    #expect(others[0] == Aggregator.median.standing(of: [crowd[1], crowd[2]]))
    #expect(others[2].days == 10)
    #expect(Aggregator.mean.combine(leavingOutEachOf: [0.2, 0.4]) == [0.4, 0.2])
    #expect(Aggregator.mean.combine(leavingOutEachOf: [0.2]) == [nil])
  }

  @Test func `of nobody says nothing`() {
    #expect(Aggregator.mean.standing(of: []).unscorable == .noForecast)
    #expect(
      Aggregator.oddsMean.standing(of: [
        standing([(0, 0)], days: 3), standing([(0, 1)], days: 3),
      ]).segments.isEmpty)
  }

  @Test func `looks only at what stood on the day`() {
    let early = Aggregator.median.standing(of: crowd)
    let more = Aggregator.median.standing(of: crowd + [standing([(8, 0.99)], days: 10)])
    for segment in early.segments where segment.through < day(8) {
      #expect(more.segments.contains(segment))
    }
  }
}

extension Aggregator: CustomTestStringConvertible {
  package var testDescription: String { name }
}
