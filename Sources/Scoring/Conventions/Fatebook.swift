/// How Fatebook scores a forecaster on a question: Brier scores from 0 to 2 over days of 24 hours from its opening.
///
/// Within a day it averages the forecasts by time and scores that average once, which favours whoever goes back and
/// forth. It knows no withdrawal. Source: Fatebook, lib/_scoring.ts.
package enum Fatebook {
  /// The own score less the median, one's own included, over all days of the question; nil for a lone forecaster.
  package static func relative(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    guard question.forecasters.count > 1 else { return nil }
    let daily = daily(question, of: question.forecasters)
    return daily.differences(forecaster).map { $0 / daily.length }
  }

  /// The own scores, divided by all days of the question: whoever comes late seems good.
  package static func absolute(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    let daily = daily(question, of: [question.forecasters[forecaster]])
    let scores = zip(daily.rows[0], daily.weights).compactMap { score, weight in
      score.map { $0 * weight }
    }
    return scores.isEmpty ? nil : scores.reduce(0, +) / daily.length
  }

  private static func daily(_ question: CrowdQuestion, of forecasters: [Trajectory]) -> DailyScores {
    let ends = (0..<question.days).map { min(Double($0 + 1), question.closed) }
    let days = zip([0] + ends, ends).map { ($0, $1) }
    let rows = forecasters.map { forecaster in
      let kept = Trajectory(forecaster.steps.filter { $0.probability != nil })
      return days.map { kept.mixed(from: $0, to: $1).map(question.brier) }
    }
    return DailyScores(rows: rows, weights: days.map { $1 - $0 })
  }
}

extension Trajectory {
  /// The mean probability of a day; the time before the first forecast ever counts at the day's last.
  fileprivate func mixed(from start: Double, to end: Double) -> Double? {
    let pieces = pieces(from: start, to: end)
    guard let last = pieces.last?.probability else { return nil }
    return mean(pieces.map { $0.probability ?? last }, weights: pieces.map(\.length))
  }
}
