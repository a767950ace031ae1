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

extension Standing {
  /// The same, with each segment's forecast numbered by its place: what a crowd says is no stored forecast.
  package func numbered(_ number: (Int) -> Int) -> Standing {
    let numbered = segments.enumerated().map { place, segment in
      Segment(
        forecast: number(place), from: segment.from, through: segment.through,
        distribution: segment.distribution)
    }
    return Standing(segments: numbered, leftOut: leftOut, unscorable: unscorable)
  }

  /// What stood of it before a day.
  package func ending(before day: Day) -> Standing {
    let earlier = segments.filter { $0.from < day }.map { segment in
      Segment(
        forecast: segment.forecast, from: segment.from, through: min(segment.through, day.advanced(by: -1)),
        distribution: segment.distribution)
    }
    return Standing(segments: earlier, leftOut: leftOut, unscorable: unscorable)
  }

  /// Segments of which each is a forecast of its own, made on the first of its days.
  init(segments: [Segment], leftOut: [LeftOut] = [], unscorable: Unscorable?) {
    let dated = [segments.first, segments.last].map { segment in
      segment.map {
        DatedForecast(id: $0.forecast, made: $0.from, order: 0, distribution: $0.distribution)
      }
    }
    self.init(
      segments: segments, leftOut: leftOut, first: dated[0], last: dated[1], unscorable: unscorable)
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
  /// Of a crowd: at no time did as many forecasts stand together as it needs.
  case tooFewTogether
  /// Of a crowd: its way to combine forecasts has no value for those that stood.
  case notCombinable
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
    case .tooFewTogether: "too few forecasts stood at the same time"
    case .notCombinable: "forecasts of this type, or opposite certainties, cannot be combined so"
    }
  }
}
