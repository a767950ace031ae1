/// How somebody else scores one forecaster's forecasts of a question, so that their numbers can be told from ours.
package struct Convention: Sendable {
  package let name: String
  package let summary: String
  /// What makes the number differ from the exact average over the time in which a forecast stood.
  package let difference: String
  package let source: String
  package let orientation: Orientation
  /// The least and the greatest score of a question.
  package let range: ClosedRange<Double>
  /// How it makes one number of those of several questions.
  package let overQuestions: Averaging
  /// Whether forecasts count that were made when the outcome was known, or after the deadline.
  package var countsLate = false
  /// The score of the forecaster at a place; nil where it is undefined.
  package let score: @Sendable (_ question: CrowdQuestion, _ forecaster: Int) -> Double?

  package static let all: [Convention] = [
    exact, goodJudgment, goodJudgmentAccuracy, goodJudgmentPerDay, infer, fatebook, fatebookAbsolute,
    predictionBook, fiveThirtyEight, metaculusBaseline, metaculusPeer, metaculusSpotBaseline,
    metaculusSpotPeer,
    metaculusRelative,
  ]

  package static func named(_ name: String) -> Convention? { all.first { $0.name == name } }

  static let exact = Convention(
    name: "exact", summary: "Brier score from 0 to 1, averaged over the time in which a forecast stood.",
    difference: "none: this is the score of this program, by the hour where hours are known",
    source: "Brier, Monthly Weather Review 78 (1950)", orientation: .lowerIsBetter, range: 0...1,
    overQuestions: .perQuestion
  ) { question, forecaster in
    question.forecasters[forecaster].average(from: 0, to: question.closed) { question.brier($0) / 2 }
  }

  private static let goodJudgment = Convention(
    name: "gjo", summary: "Brier score from 0 to 2, averaged over the days with a forecast.",
    difference: "twice as large; a day counts at its last forecast",
    source: goodJudgmentSource, orientation: .lowerIsBetter, range: 0...2, overQuestions: .perQuestion,
    score: GoodJudgment.average)

  private static let goodJudgmentAccuracy = Convention(
    name: "gjo-accuracy",
    summary: "Average less the average daily median, times participation; below 0 is better.",
    difference: "relative to the crowd, one's own forecast included, over days on which one was absent too",
    source: goodJudgmentSource, orientation: .lowerIsBetter, range: -2...2, overQuestions: .perQuestion,
    score: GoodJudgment.accuracy)

  private static let goodJudgmentPerDay = Convention(
    name: "gjo-per-day", summary: "Average less the median of the same days, times participation.",
    difference: "relative to the crowd, one's own forecast included, on the days on which one was present",
    source: "ours, to set beside gjo-accuracy", orientation: .lowerIsBetter, range: -2...2,
    overQuestions: .perQuestion,
    score: GoodJudgment.accuracyPerDay)

  private static let infer = Convention(
    name: "infer", summary: "Brier score from 0 to 2, averaged over the full days with a forecast.",
    difference: "twice as large; a day counts at its last forecast, the last day only if it was whole",
    source: "Cultivate Labs, on forecasts without a score", orientation: .lowerIsBetter, range: 0...2,
    overQuestions: .perQuestion,
    score: GoodJudgment.averageOfFullDays)

  private static let fatebook = Convention(
    name: "fatebook",
    summary: "Brier score from 0 to 2 less the daily median, summed and divided by all days.",
    difference: "relative to the crowd; forecasts of one day are averaged before they are scored",
    source: "Fatebook, lib/_scoring.ts", orientation: .lowerIsBetter, range: -2...2,
    overQuestions: .perQuestion, score: Fatebook.relative)

  private static let fatebookAbsolute = Convention(
    name: "fatebook-absolute", summary: "Brier scores from 0 to 2, summed and divided by all days.",
    difference: "days before the first forecast count as perfect: whoever comes late seems good",
    source: "Fatebook, lib/_scoring.ts", orientation: .lowerIsBetter, range: 0...2,
    overQuestions: .perQuestion, score: Fatebook.absolute)

  private static let goodJudgmentSource =
    "Good Judgment Open, frequently asked questions, as python-prediction-scorer quotes them"
}

extension Convention {
  static let predictionBook = Convention(
    name: "predictionbook", summary: "Brier score from 0 to 1, averaged over the forecasts.",
    difference: "every forecast counts once, however long it stood and however late it came",
    source: "PredictionBook, app/models/score_calculator.rb", orientation: .lowerIsBetter, range: 0...1,
    overQuestions: .perForecast,
    countsLate: true, score: PredictionBook.brier)

  static let fiveThirtyEight = Convention(
    name: "538", summary: "Brier score from 0 to 1, averaged over the updates that are no certainties.",
    difference: "every update counts once, and those of 0 % and 100 % do not",
    source: "FiveThirtyEight, Checking Our Work", orientation: .lowerIsBetter, range: 0...1,
    overQuestions: .perEvent, score: FiveThirtyEight.brier)

  static let metaculusBaseline = Convention(
    name: "metaculus-baseline", summary: "100 (log2 p + 1), times the share of the scheduled time.",
    difference: "logarithmic; time without a forecast counts 0, and so does that after an early close",
    source: metaculusSource, orientation: .higherIsBetter, range: -.infinity...100, overQuestions: .sum,
    score: Metaculus.baseline)

  static let metaculusPeer = Convention(
    name: "metaculus-peer", summary: "100 times the mean logarithmic advantage over the others, by time.",
    difference: "logarithmic, relative to the others whose forecasts stand at the same time",
    source: metaculusSource, orientation: .higherIsBetter, range: -.infinity ... .infinity,
    overQuestions: .perCoverage, score: Metaculus.peer)

  static let metaculusSpotBaseline = Convention(
    name: "metaculus-spot-baseline", summary: "100 (log2 p + 1) of the forecast that stands when it closes.",
    difference: "logarithmic; one instant counts",
    source: metaculusSource, orientation: .higherIsBetter, range: -.infinity...100, overQuestions: .sum
  ) { Metaculus.spotBaseline($0, $1, at: $0.closed) }

  static let metaculusSpotPeer = Convention(
    name: "metaculus-spot-peer", summary: "The peer score of the forecasts that stand when it closes.",
    difference: "logarithmic, relative to the others; one instant counts",
    source: metaculusSource, orientation: .higherIsBetter, range: -.infinity ... .infinity,
    overQuestions: .sum
  ) { Metaculus.spotPeer($0, $1, at: $0.closed) }

  static let metaculusRelative = Convention(
    name: "metaculus-relative",
    summary: "log2 of p over the community's, by time; no longer in use there, and that it adds up over "
      + "questions is our assumption.",
    difference: "logarithmic, relative to the recency-weighted median, one's own forecast included",
    source: metaculusSource, orientation: .higherIsBetter, range: -.infinity ... .infinity,
    overQuestions: .sum, score: Metaculus.relative)

  private static let metaculusSource = "Metaculus, scoring/score_math.py"
}
