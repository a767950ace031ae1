package import Facts

/// The days on which a standing forecast counts: up to the deadline, and only while the outcome was unknown.
package struct ScoringWindow: Sendable, Hashable {
  /// The last day on which the prediction could come true; it counts.
  package let deadline: Day
  /// The first day of the period in which the outcome became public; it does not count.
  package let known: Day?

  package init(deadline: Day, known: Day?) {
    self.deadline = deadline
    self.known = known
  }

  /// The last day that counts.
  package var end: Day {
    guard let known else { return deadline }
    return min(deadline, known.advanced(by: -1))
  }

  /// Which forecasts stood, from when through when, and why the others did not.
  ///
  /// A forecast stands from the day it was made through the day before the next one. The order of the argument
  /// does not matter.
  package func standing(of forecasts: [DatedForecast]) -> Standing {
    let isOrdered = zip(forecasts, forecasts.dropFirst()).allSatisfy(DatedForecast.precedes)
    let ordered = isOrdered ? forecasts : forecasts.sorted(by: DatedForecast.precedes)
    var leftOut: [LeftOut] = []
    var segments: [Segment] = []
    segments.reserveCapacity(ordered.count)
    var (first, last): (DatedForecast?, DatedForecast?)
    var current: DatedForecast?
    for (place, forecast) in ordered.enumerated() {
      if let reason = lateness(of: forecast) {
        leftOut.append(LeftOut(forecast: forecast.id, reason: reason))
      } else if place + 1 < ordered.count, ordered[place + 1].made == forecast.made {
        leftOut.append(LeftOut(forecast: forecast.id, reason: .replacedOnItsDay))
      } else {
        current?.append(to: &segments, through: forecast.made.advanced(by: -1))
        current = forecast
        guard !forecast.isWithdrawal else { continue }
        (first, last) = (first ?? forecast, forecast)
      }
    }
    current?.append(to: &segments, through: end)
    return Standing(
      segments: segments, leftOut: leftOut, first: first, last: last,
      unscorable: first == nil ? reasonForNothing(ordered) : nil)
  }

  // One that is late on both counts was made in hindsight, which is the graver reason.
  private func lateness(of forecast: DatedForecast) -> LeftOut.Reason? {
    if let known, forecast.made >= known { return .madeWhenKnown }
    return forecast.made > deadline ? .madeAfterDeadline : nil
  }

  private func reasonForNothing(_ ordered: [DatedForecast]) -> Unscorable {
    guard let first = ordered.first(where: { !$0.isWithdrawal }) else { return .noForecast }
    return switch lateness(of: first) {
    case .madeWhenKnown: .knownBeforeFirstForecast
    case .madeAfterDeadline: .deadlineBeforeFirstForecast
    case .replacedOnItsDay, nil: .withdrawn
    }
  }
}

extension DatedForecast {
  /// Adds the days on which it stood; a withdrawal stands on none.
  fileprivate func append(to segments: inout [Segment], through day: Day) {
    guard let distribution else { return }
    segments.append(Segment(forecast: id, from: made, through: day, distribution: distribution))
  }
}
