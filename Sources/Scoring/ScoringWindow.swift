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
    let ordered = forecasts.sorted(by: DatedForecast.precedes)
    var kept: [DatedForecast] = []
    var leftOut: [LeftOut] = []
    for (place, forecast) in ordered.enumerated() {
      if let reason = lateness(of: forecast) {
        leftOut.append(LeftOut(forecast: forecast.id, reason: reason))
      } else if place + 1 < ordered.count, ordered[place + 1].made == forecast.made {
        leftOut.append(LeftOut(forecast: forecast.id, reason: .replacedOnItsDay))
      } else {
        kept.append(forecast)
      }
    }
    let stood = kept.filter { !$0.isWithdrawal }
    return Standing(
      segments: segments(of: kept),
      leftOut: leftOut,
      first: stood.first,
      last: stood.last,
      unscorable: stood.isEmpty ? reasonForNothing(ordered) : nil)
  }

  // One that is late on both counts was made in hindsight, which is the graver reason.
  private func lateness(of forecast: DatedForecast) -> LeftOut.Reason? {
    if let known, forecast.made >= known { return .madeWhenKnown }
    return forecast.made > deadline ? .madeAfterDeadline : nil
  }

  private func segments(of kept: [DatedForecast]) -> [Segment] {
    kept.indices.compactMap { place in
      guard let distribution = kept[place].distribution else { return nil }
      let isLast = place + 1 == kept.count
      return Segment(
        forecast: kept[place].id,
        from: kept[place].made,
        through: isLast ? end : kept[place + 1].made.advanced(by: -1),
        distribution: distribution)
    }
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
