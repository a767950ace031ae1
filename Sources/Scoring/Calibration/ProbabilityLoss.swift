import Foundation

/// A proper penalty of a probability, in the form that goes down columns: the same numbers as the scoring rule's.
package enum ProbabilityLoss: Sendable, Hashable, CaseIterable {
  case brier
  /// In nats.
  case logarithmic

  /// The rule whose scores these are.
  package var rule: ScoringRule {
    switch self {
    case .brier: .brier
    case .logarithmic: .logarithmic
    }
  }

  /// The penalty of a forecast of which some share came true.
  @inline(__always)
  func callAsFunction(_ probability: Double, _ share: Double) -> Double {
    switch self {
    case .brier:
      return (probability - share) * (probability - share)
    case .logarithmic:
      let yes = share > 0 ? share * log(probability) : 0
      let no = share < 1 ? (1 - share) * log1p(-probability) : 0
      return -yes - no
    }
  }

  /// The penalties of one forecast made so many times, of which so many came true.
  @inline(__always)
  func callAsFunction(_ probability: Double, count: Double, came: Double) -> Double {
    // A penalty that nobody pays may be infinite, and must not meet the zero.
    (came > 0 ? came * self(probability, 1) : 0)
      + (came < count ? (count - came) * self(probability, 0) : 0)
  }
}
