package import Facts

/// The forecasts of one prediction that stood inside the scoring window, and those that did not.
package struct Standing: Sendable, Hashable {
  /// In order of days, without overlap; a gap is a time in which the forecast was withdrawn.
  package let segments: [Segment]
  package let leftOut: [LeftOut]
  /// The first forecast that can be scored.
  package let first: DatedForecast?
  /// The last forecast that can be scored.
  package let last: DatedForecast?
  /// Why no forecast stood, where none did.
  package let unscorable: Unscorable?

  /// The days on which some forecast stood.
  package var days: Int { segments.reduce(0) { $0 + $1.days } }

  /// The same, silent about entries that only ended the others' days.
  package func counting(only forecasts: Set<Int>) -> Standing {
    Standing(
      segments: segments, leftOut: leftOut.filter { forecasts.contains($0.forecast) }, first: first,
      last: last,
      unscorable: unscorable)
  }
}

/// The days on which one forecast stood.
package struct Segment: Sendable, Hashable {
  package let forecast: Int
  package let from: Day
  /// The last of its days.
  package let through: Day
  package let distribution: Distribution

  /// At least 1.
  package var days: Int { through.days(since: from) + 1 }

  package var probability: Double? { distribution.probability }
}

/// A forecast that does not count, and why.
package struct LeftOut: Sendable, Hashable {
  package let forecast: Int
  package let reason: Reason

  package enum Reason: Sendable, Hashable, CaseIterable {
    case madeWhenKnown
    case madeAfterDeadline
    case replacedOnItsDay
  }
}

extension LeftOut.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .madeWhenKnown: "made when the outcome was already known"
    case .madeAfterDeadline: "made after the deadline"
    case .replacedOnItsDay: "replaced on the day it was made"
    }
  }
}

/// Why a prediction has no score.
package enum Unscorable: Sendable, Hashable, CaseIterable {
  case noForecast
  case knownBeforeFirstForecast
  case deadlineBeforeFirstForecast
  /// Every forecast was withdrawn on the day it was made.
  case withdrawn
  case void
  case ambiguous
  /// The prediction was resolved under other terms than those of the forecast.
  case otherTerms
  /// The rule has no value for this distribution and outcome.
  case undefinedByRule
}

extension Unscorable: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noForecast: "no forecast was made"
    case .knownBeforeFirstForecast: "the outcome was known when the first forecast was made"
    case .deadlineBeforeFirstForecast: "the first forecast was made after the deadline"
    case .withdrawn: "the forecast was withdrawn on the day it was made"
    case .void: "the prediction is void"
    case .ambiguous: "the outcome is ambiguous"
    case .otherTerms: "the prediction was resolved under other terms"
    case .undefinedByRule: "the rule is undefined for this forecast and outcome"
    }
  }
}
