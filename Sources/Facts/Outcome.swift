/// How a question turned out, for what may be scored and what may not.
package enum Outcome: Sendable, Hashable {
  case yes
  case no
  /// Partly so: the share, strictly between 0 and 1, in which the statement came true.
  case partial(Double)
  /// One of the options came true.
  case option(String)
  /// What was counted or measured.
  case number(Quantity)
  /// When it happened; a period counts by its last day.
  case day(Period)
  /// The question lost its meaning: its antecedent failed, or it was withdrawn by its terms.
  case void
  /// What happened does not settle the question.
  case ambiguous

  /// What a probability is compared with, from 0 (no) to 1 (yes); nil where there is no such share.
  package var value: Double? {
    switch self {
    case .yes: 1
    case .no: 0
    case .partial(let share): share
    case .option, .number, .day, .void, .ambiguous: nil
    }
  }

  /// Whether there is something to compare a forecast with.
  package var isSettled: Bool {
    switch self {
    case .yes, .no, .partial, .option, .number, .day: true
    case .void, .ambiguous: false
    }
  }

  /// The types of question that it can answer.
  package func answers(_ type: QuestionType) -> Bool {
    switch self {
    case .yes, .no, .partial: type == .binary
    case .option: type.hasOptions
    case .number: type == .number
    case .day: type == .day
    case .void, .ambiguous: true
    }
  }
}
