import Facts
import Testing

@testable import Scoring

private let kinds: [(Distribution, Realization)] = [
  (.binary(0.7), .share(1)), (chances([0.2, 0.3, 0.5]), .option(1)),
  (chances([0.2, 0.3, 0.5], isOrdered: true), .option(1)),
  (.quantiles(Quantiles(levels: [0.1, 0.5, 0.9], values: [1, 2, 4])), .value(3)),
  (.quantiles(Quantiles(days: [(0.1, day(1)), (0.9, day(9))])), .day(day(3))),
  (.ensemble([1, 2, 5]), .value(3)), (.family(.normal(mean: 1, deviation: 2)), .value(3)),
]

@Suite struct `Predictions of every kind` {
  @Test(arguments: kinds.indices)
  func `are scored over the days on which they stood, by the rule of their headline`(kind: Int) throws {
    let (distribution, realization) = kinds[kind]
    let rule = ScoringRule.standard(for: distribution)
    let forecast = DatedForecast(id: 1, made: day(2), order: 0, distribution: distribution)
    let standing = ScoringWindow(deadline: day(5), known: nil).standing(of: [forecast])
    let settled = SettledPrediction(id: 1, standing: standing, realization: realization)
    let summary = ScoreSummary(of: [settled], rule: rule)
    #expect(summary.mean == rule.score(distribution, realization))
    #expect(summary.mean != nil)
    #expect(PredictionScore(settled, rule).days == 4)
  }

  @Test(arguments: kinds.indices)
  func `are void, ambiguous or undefined as statements are`(kind: Int) {
    let (distribution, _) = kinds[kind]
    let forecast = DatedForecast(id: 1, made: day(0), order: 0, distribution: distribution)
    let standing = ScoringWindow(deadline: day(5), known: nil).standing(of: [forecast])
    for (realization, reason) in [(Realization.void, Unscorable.void), (.ambiguous, .ambiguous)] {
      let settled = SettledPrediction(id: 1, standing: standing, realization: realization)
      #expect(PredictionScore(settled, .brier).unscorable == reason)
    }
    let wrong = SettledPrediction(id: 1, standing: standing, realization: .option(7))
    #expect(PredictionScore(wrong, .brier).unscorable == .undefinedByRule)
  }

  @Test func `have a probability of yes only where yes and no are all there is`() {
    #expect(kinds.map { $0.0.probability } == [0.7] + Array(repeating: nil, count: kinds.count - 1))
  }

  @Test func `find an option by its name`() {
    let options = Options(["red", "green"], [0.4, 0.6])
    #expect(options.place(of: "green") == 1)
    #expect(options.place(of: "blue") == nil)
  }
}
