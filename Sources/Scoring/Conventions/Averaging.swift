/// A way to make one number of a forecaster's scores of several questions.
///
/// Some count questions, some forecasts, some time; some add up, so that whoever answers more has more.
package struct Averaging: Sendable {
  /// A question with a score, as the averages weigh it.
  package struct Item: Sendable, Hashable {
    package let score: Double
    /// How many of the forecasts the score counts.
    package let forecasts: Int
    /// The share of the scheduled time in which a forecast stood.
    package let coverage: Double

    package init(score: Double, forecasts: Int, coverage: Double) {
      (self.score, self.forecasts, self.coverage) = (score, forecasts, coverage)
    }
  }

  package let name: String
  package let summary: String
  package let source: String
  /// What each question weighs.
  package let weight: @Sendable (Item) -> Double
  /// What the weighted sum is divided by.
  package let divisor: @Sendable ([Item]) -> Double

  /// The number for all of them; nil where there are none, or infinite ones oppose each other.
  package func value(of items: [Item]) -> Double? {
    let divisor = divisor(items)
    guard !items.isEmpty, divisor > 0 else { return nil }
    var sum = Sum()
    for item in items { sum.add(weight(item), times: item.score) }
    let value = sum.value / divisor
    return value.isNaN ? nil : value
  }

  package static let all: [Averaging] = [.perQuestion, .perForecast, .perEvent, .sum, .perCoverage, .legacy]

  package static let perQuestion = Averaging(
    name: "question", summary: "the mean over questions with a score",
    source:
      "Fatebook, TournamentLeaderboard.tsx; of the others assumed, since what we have of them is silent",
    weight: { _ in 1 }, divisor: { Double($0.count) })

  static let perForecast = Averaging(
    name: "forecast", summary: "the mean over forecasts: a question weighs as many as it has",
    source: "PredictionBook, app/models/score_calculator.rb",
    weight: { Double($0.forecasts) }, divisor: { $0.reduce(0) { $0 + Double($1.forecasts) } })

  static let perEvent = Averaging(
    name: "event", summary: "the mean over events: an update weighs 1 over the number of its event's",
    source: "FiveThirtyEight, Checking Our Work, known from a stored copy alone",
    weight: { _ in 1 }, divisor: { Double($0.count) })

  static let sum = Averaging(
    name: "sum", summary: "the sum: whoever answers more questions has more",
    source: "Metaculus, scoring/models.py: baseline_global and spot tournaments add up",
    weight: { _ in 1 }, divisor: { _ in 1 })

  static let perCoverage = Averaging(
    name: "coverage", summary: "the sum over the sum of coverages, which counts as 30 at least",
    source: "Metaculus, scoring/score_math.py and models.py: peer_global",
    weight: { _ in 1 }, divisor: { max(30, $0.reduce(0) { $0 + $1.coverage }) })

  /// How the peer scores were averaged before coverage was counted.
  package static let legacy = Averaging(
    name: "legacy", summary: "the sum over the number of questions, which counts as 40 at least",
    source: "Metaculus, scoring/models.py: peer_global_legacy, before 2024",
    weight: { _ in 1 }, divisor: { max(40, Double($0.count)) })
}
