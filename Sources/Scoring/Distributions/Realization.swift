package import Facts

/// What happened, in the terms in which forecasts are scored.
///
/// An outcome of yes or no says this for a statement; options, numbers and days have a case of their own.
package enum Realization: Sendable, Hashable {
  /// A statement came true in some share: 1 is yes, 0 is no.
  case share(Double)
  /// One of the options came true: its place among them, from 0.
  case option(Int)
  /// A number; a day is the number of days since 1970-01-01.
  case value(Double)
  /// The question lost its meaning.
  case void
  /// What happened does not settle the question.
  case ambiguous

  /// An option is the place of its name among the options of the question.
  package init(_ outcome: Outcome, among options: [String] = []) {
    switch outcome {
    case .yes: self = .share(1)
    case .no: self = .share(0)
    case .partial(let share): self = .share(share)
    // A name that is none of them has a place behind the last, which no rule scores.
    case .option(let name): self = .option(options.firstIndex(of: name) ?? options.count)
    case .number(let quantity): self = .value(quantity.value)
    case .day(let period): self = .day(period.last)
    case .void: self = .void
    case .ambiguous: self = .ambiguous
    }
  }

  package static func day(_ day: Day) -> Realization { .value(Double(day.number)) }

  /// Whether there is anything to compare a forecast with.
  package var isSettled: Bool {
    switch self {
    case .share, .option, .value: true
    case .void, .ambiguous: false
    }
  }
}
