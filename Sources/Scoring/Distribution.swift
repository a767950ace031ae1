import Facts

/// What a forecast says will happen, as a distribution over what can.
///
/// A further kind of question (options, ordered options, quantiles) is one more case here.
package enum Distribution: Sendable, Hashable {
  /// The probability of yes, from 0 to 1.
  case binary(Double)

  /// The probability of yes, where yes and no are all there is.
  package var probability: Double? {
    switch self {
    case .binary(let probability): probability
    }
  }

  /// The probability and the share that came true, where both are numbers from 0 to 1.
  ///
  /// A void or ambiguous outcome has no share, and a number outside 0 to 1 is no probability: then nothing can
  /// be said, which is nil rather than a score of something else.
  func paired(with outcome: Outcome) -> (probability: Double, share: Double)? {
    guard let probability, let share = outcome.value, (0...1).contains(probability), (0...1).contains(share)
    else { return nil }
    return (probability, share)
  }
}
