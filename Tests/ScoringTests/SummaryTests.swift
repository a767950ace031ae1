import Facts
import Testing

@testable import Scoring

private let sample: [SettledPrediction] = (0..<12).map { place in
  SettledPrediction(
    id: place,
    standing: standing([(0, Double(place) / 20 + 0.2), (place / 2 + 1, 0.6)], days: 9),
    outcome: [.yes, .no, .partial(0.3)][place % 3])
}

private func numbers(_ summary: ScoreSummary) -> [Double?] {
  [
    summary.mean, summary.first, summary.last, summary.log, summary.baselineMean, summary.skill,
    summary.interval?.lowerBound, summary.interval?.upperBound, Double(summary.scored),
  ]
}

@Suite struct `The summary` {
  @Test func `weighs predictions equally, however long they stood`() {
    let long = SettledPrediction(id: 1, standing: standing([(0, 0.5)], days: 500), outcome: .yes)
    #expect(ScoreSummary(of: [long, settled(1, .yes, id: 2)]).mean == 0.125)
  }

  @Test func `counts a prediction once, at the mean of its forecasters`() {
    let summary = ScoreSummary(of: [
      settled(1, .yes, id: 1), settled(0, .yes, id: 1), settled(1, .yes, id: 2),
    ])
    #expect(summary.scored == 2)
    #expect(summary.mean == 0.25)
    #expect(summary.baselineMean == 0.25)
  }

  @Test func `does not count a forecaster without a score in the mean of a prediction`() {
    let late = SettledPrediction(id: 1, standing: standing([], days: 3), outcome: .yes)
    let summary = ScoreSummary(of: [settled(0.5, .yes, id: 1), late])
    #expect(summary.scored == 1)
    #expect(summary.mean == 0.25)
    #expect(summary.unscorable == 0)
  }

  // 0.8 scores 0.04 on one day and 0.64 on three: 1.96 / 4 = 0.49.
  @Test func `takes several terms of one forecaster for one record, not for several forecasters`() throws {
    let parts = [
      SettledTerms(standing: standing([(0, 1)], days: 1), outcome: .yes),
      SettledTerms(standing: standing([(0, 1)], days: 3), outcome: .no),
    ]
    let summary = ScoreSummary(
      of: [SettledPrediction(id: 1, parts: parts)], baseline: .binary(0.8))
    #expect(summary.mean == 0.75)
    let baseline = try #require(summary.baselineMean)
    #expect(abs(baseline - 0.49) < 1e-15)
  }

  @Test func `counts each prediction in one place alone`() {
    let records = [
      settled(0.9, .void, id: 1), settled(0.9, .yes, id: 1), settled(0.9, .ambiguous, id: 2),
      settled(0.9, .void, id: 2), settled(0.9, .ambiguous, id: 3),
    ]
    let summary = ScoreSummary(of: records)
    #expect(summary.scored == 1 && summary.void == 1 && summary.ambiguous == 1 && summary.unscorable == 0)
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `is the same to the last bit in any order and on every run`(rule: ScoringRule) {
    let whole = numbers(ScoreSummary(of: sample, rule: rule))
    for turn in sample.indices {
      let turned = Array(sample[turn...] + sample[..<turn])
      #expect(numbers(ScoreSummary(of: turned, rule: rule)) == whole)
      #expect(numbers(ScoreSummary(of: turned.reversed(), rule: rule)) == whole)
    }
  }

  @Test func `counts what it cannot score, and leaves it out of every mean`() {
    let others = [
      settled(0.9, .void, id: 20), settled(0.9, .ambiguous, id: 21), settled(0, .void, id: 22),
      SettledPrediction(id: 23, standing: standing([], days: 3), outcome: .yes),
    ]
    let summary = ScoreSummary(of: sample + others)
    #expect(summary.scored == 12)
    #expect(summary.void == 2)
    #expect(summary.ambiguous == 1)
    #expect(summary.unscorable == 1)
    #expect(numbers(summary) == numbers(ScoreSummary(of: sample)))
  }

  @Test func `is undefined without predictions`() {
    let summary = ScoreSummary(of: [])
    #expect(numbers(summary).dropLast().allSatisfy { $0 == nil })
    #expect(summary.isTooFew)
  }

  @Test func `concludes nothing below ten scored predictions`() {
    #expect(ScoreSummary(of: Array(sample.prefix(9))).isTooFew)
    #expect(!ScoreSummary(of: Array(sample.prefix(10))).isTooFew)
  }

  @Test func `shows an infinite score in nats with the predictions and forecasts that caused it`() {
    let failed = SettledPrediction(id: 30, standing: standing([(0, 0.4), (2, 1)], days: 5), outcome: .no)
    let summary = ScoreSummary(of: sample + [failed])
    #expect(summary.log == .infinity)
    #expect(summary.infinite == [InfiniteScore(prediction: 30, forecasts: [2])])
    #expect(summary.mean?.isFinite == true)
    #expect(ScoreSummary(of: sample).infinite.isEmpty)
  }

  @Test func `has an interval up to infinity where a score is infinite`() throws {
    let summary = ScoreSummary(of: [settled(0.5, .yes, id: 1), settled(1, .no, id: 2)], rule: .logarithmic)
    let interval = try #require(summary.interval)
    #expect(interval.upperBound == .infinity)
    #expect(interval.lowerBound.isFinite)
    #expect(summary.skill == -.infinity)
  }
}

@Suite struct `Skill` {
  @Test(arguments: ScoringRule.ofStatements)
  func `is 1 for perfect forecasts, 0 for the baseline itself, below 0 for worse`(rule: ScoringRule) {
    #expect(ScoreSummary(of: [settled(1, .yes, id: 1), settled(0, .no, id: 2)], rule: rule).skill == 1)
    #expect(ScoreSummary(of: [settled(0.5, .yes, id: 1), settled(0.5, .no, id: 2)], rule: rule).skill == 0)
    let worse = ScoreSummary(of: [settled(0.3, .yes, id: 1), settled(0.7, .no, id: 2)], rule: rule).skill
    #expect(worse.map { $0 < 0 } == true)
  }

  @Test func `is undefined where the baseline is perfect or infinite`() {
    #expect(ScoreSummary(of: [settled(0.4, .partial(0.5), id: 1)]).skill == nil)
    let infinite = ScoreSummary(of: [settled(0.4, .yes, id: 1)], rule: .logarithmic, baseline: .binary(0))
    #expect(infinite.baselineMean == .infinity)
    #expect(infinite.skill == nil)
  }

  @Test func `is measured against the baseline given`() {
    let summary = ScoreSummary(of: [settled(0.9, .yes, id: 1)], baseline: .binary(0.8))
    #expect(summary.skill.map { abs($0 - 0.75) < 1e-14 } == true)
  }
}

@Suite struct `The bootstrap` {
  @Test func `gives no interval below two values`() {
    #expect(Bootstrap.standard.interval(ofMeanOf: []) == nil)
    #expect(Bootstrap.standard.interval(ofMeanOf: [0.3]) == nil)
  }

  @Test func `gives a point where all values are the same`() {
    #expect(Bootstrap.standard.interval(ofMeanOf: [0.09, 0.09, 0.09]) == 0.09...0.09)
  }

  @Test func `spans the mean, and narrows with more values of the same spread`() throws {
    let few = (0..<10).map { Double($0 % 5) / 5 }
    let many = (0..<1_000).map { Double($0 % 5) / 5 }
    let (wide, narrow) = (
      try #require(Bootstrap.standard.interval(ofMeanOf: few)),
      try #require(Bootstrap.standard.interval(ofMeanOf: many))
    )
    #expect(wide.contains(0.4) && narrow.contains(0.4))
    #expect(narrow.upperBound - narrow.lowerBound < (wide.upperBound - wide.lowerBound) / 5)
  }

  @Test func `agrees with the normal approximation for many values`() throws {
    let values = (0..<2_000).map { Double($0 % 2) }
    let interval = try #require(Bootstrap.standard.interval(ofMeanOf: values))
    let half = 1.959963984540054 * 0.5 / Double(2_000).squareRoot()
    #expect(abs(interval.lowerBound - (0.5 - half)) < half / 10)
    #expect(abs(interval.upperBound - (0.5 + half)) < half / 10)
  }

  @Test func `draws the published numbers of its generator`() {
    var random = SplitMix64(seed: 1_234_567)
    let drawn = (0..<5).map { _ in random.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `draws every place about equally often`() {
    var random = SplitMix64(seed: 1)
    var counts = [0, 0, 0, 0, 0, 0, 0]
    for _ in 0..<70_000 { counts[random.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { (9_500...10_500).contains($0) })
  }
}
