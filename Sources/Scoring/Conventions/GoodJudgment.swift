/// How Good Judgment Open scores a forecaster on a question: Brier scores from 0 to 2, day by day.
///
/// A day counts at the last forecast that stands on it. Source: Good Judgment Open, frequently asked questions, as
/// quoted by python-prediction-scorer.
package enum GoodJudgment {
  /// The mean over the days with a forecast.
  package static func average(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    mean(row(question, forecaster, days: question.days).compactMap(\.self))
  }

  /// The mean over all days of the median of everybody's scores, one's own included.
  package static func median(_ question: CrowdQuestion) -> Double? {
    mean(daily(question).medians.compactMap(\.self))
  }

  /// The share of the question's days on which one had a forecast.
  package static func participation(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    let row = row(question, forecaster, days: question.days)
    return row.isEmpty ? nil : Double(row.count { $0 != nil }) / Double(row.count)
  }

  /// The own average less the average median, times the participation: below 0 is better than the crowd.
  ///
  /// As it is written the median is averaged over all days, and one's own score over fewer: who joins late is
  /// compared with days that were harder.
  package static func accuracy(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    guard let own = average(question, forecaster), let median = median(question),
      let participation = participation(question, forecaster)
    else { return nil }
    return (own - median) * participation
  }

  /// The same against the medians of the days on which one had a forecast.
  package static func accuracyPerDay(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    let daily = daily(question)
    return daily.differences(forecaster).map { $0 / daily.length }
  }

  /// As the average, over full days only: a forecast of the last part of a day has no score.
  ///
  /// Source: Cultivate Labs, which runs INFER, on forecasts without a score.
  package static func averageOfFullDays(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    let whole = Int(max(question.closed, 0).rounded(.down))
    return mean(row(question, forecaster, days: whole).compactMap(\.self))
  }

  private static func daily(_ question: CrowdQuestion) -> DailyScores {
    let rows = question.forecasters.indices.map { row(question, $0, days: question.days) }
    return DailyScores(rows: rows, weights: Array(repeating: 1, count: question.days))
  }

  /// One's own score on each of the first days.
  private static func row(_ question: CrowdQuestion, _ forecaster: Int, days: Int) -> [Double?] {
    (0..<days).map { day in
      question.forecasters[forecaster].probability(before: min(Double(day + 1), question.closed))
        .map(question.brier)
    }
  }
}
