/// How a question turned out, for what may be scored and what may not.
package enum Outcome: Sendable, Hashable {
  case yes
  case no
  /// Partly so: the share, strictly between 0 and 1, in which the statement came true.
  case partial(Double)
  /// The question lost its meaning: its antecedent failed, or it was withdrawn by its terms.
  case void
  /// What happened does not settle the question.
  case ambiguous

  /// What the forecast is compared with, from 0 (no) to 1 (yes); nil where there is nothing to score.
  package var value: Double? {
    switch self {
    case .yes: 1
    case .no: 0
    case .partial(let share): share
    case .void, .ambiguous: nil
    }
  }
}
