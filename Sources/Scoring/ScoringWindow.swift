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
    walk(ordered) { forecast, through in
      guard let distribution = forecast.distribution else { return }
      (first, last) = (first ?? forecast, forecast)
      segments.append(
        Segment(forecast: forecast.id, from: forecast.made, through: through, distribution: distribution))
    } leftOut: {
      leftOut.append(LeftOut(forecast: $0.id, reason: $1))
    }
    return Standing(
      segments: segments, leftOut: leftOut, first: first, last: last,
      unscorable: first == nil ? reasonForNothing(ordered) : nil)
  }

  /// Goes through forecasts in their order: tells of each, withdrawals too, through which day it stood, or why it
  /// did not.
  func walk<Forecasts: RandomAccessCollection>(
    _ ordered: Forecasts, stood: (Forecasts.Element, _ through: Day) -> Void,
    leftOut: (Forecasts.Element, LeftOut.Reason) -> Void
  ) where Forecasts.Element: Made {
    var current: Forecasts.Element?
    var place = ordered.startIndex
    while place < ordered.endIndex {
      let forecast = ordered[place]
      place = ordered.index(after: place)
      if let reason = lateness(of: forecast) {
        leftOut(forecast, reason)
      } else if place < ordered.endIndex, ordered[place].made == forecast.made {
        leftOut(forecast, .replacedOnItsDay)
      } else {
        if let current { stood(current, forecast.made.advanced(by: -1)) }
        current = forecast
      }
    }
    if let current { stood(current, end) }
  }

  // One that is late on both counts was made in hindsight, which is the graver reason.
  private func lateness(of forecast: some Made) -> LeftOut.Reason? {
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

/// What was made on a day.
protocol Made {
  var made: Day { get }
}

extension DatedForecast: Made {}
extension ForecastNumbers: Made {}
