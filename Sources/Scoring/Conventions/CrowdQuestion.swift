/// A question of yes or no with everybody's forecasts, as other platforms score it: time runs from 0, in days.
package struct CrowdQuestion: Sendable, Hashable {
  /// The share that came true: 1 is yes, 0 is no.
  package let share: Double
  /// When no more forecasts counted: at the deadline, or when the outcome became known.
  package let closed: Double
  /// When it was to close at the latest.
  package let scheduled: Double
  package let forecasters: [Trajectory]

  package init(share: Double, closed: Double, scheduled: Double, forecasters: [Trajectory]) {
    self.share = share
    self.closed = closed
    self.scheduled = scheduled
    self.forecasters = forecasters
  }

  /// How many days it was open, the last of which may be a part of one.
  var days: Int { closed > 0 ? Int(closed.rounded(.up)) : 0 }

  /// Brier's sum over yes and no, which most platforms use.
  func brier(_ probability: Double) -> Double { 2 * (probability - share) * (probability - share) }

  /// The probability of what happened; nil where it came true in part.
  func likelihood(_ probability: Double) -> Double? {
    switch share {
    case 0: 1 - probability
    case 1: probability
    default: nil
    }
  }

  /// The times between any two changes of any forecast.
  var stages: [(from: Double, through: Double)] {
    let cuts = Set(forecasters.flatMap { $0.pieces(from: 0, to: closed).flatMap { [$0.from, $0.through] } })
    let ordered = cuts.sorted()
    return zip(ordered, ordered.dropFirst()).map { ($0, $1) }
  }
}

/// Everybody's score on each day of a question; nil on days without a forecast.
struct DailyScores {
  let rows: [[Double?]]
  /// How much of each day the question was open.
  let weights: [Double]

  /// The median on each day, one's own included; nil where nobody had a forecast.
  var medians: [Double?] {
    weights.indices.map { day in
      let scores = rows.compactMap { $0[day] }.sorted()
      guard !scores.isEmpty else { return nil }
      return (scores[(scores.count - 1) / 2] + scores[scores.count / 2]) / 2
    }
  }

  /// One's own score less the median, summed over the days on which one had a forecast.
  func differences(_ forecaster: Int) -> Double? {
    let parts = zip(zip(rows[forecaster], medians), weights).compactMap { pair, weight -> Double? in
      guard let own = pair.0, let median = pair.1 else { return nil }
      return weight * (own - median)
    }
    return parts.isEmpty ? nil : parts.reduce(0, +)
  }

  var length: Double { weights.reduce(0, +) }
}
