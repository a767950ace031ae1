/// What scoring needs of a forecast: numbers, without the words that only people read.
///
/// There may be millions of them, so each takes 24 bytes.
package struct ForecastNumbers: Sendable, Hashable {
  /// The complement of it where a range or a word was given.
  private let row: Int32
  private let termsRow: Int32
  private let day: Int32
  /// The row of the speaker.
  package let forecaster: Int32
  /// The probability at which it is scored, or one of the marks.
  private let value: Double

  private static let withdrawal = -1.0
  private static let other = -2.0

  /// Without a point it is a withdrawal, or says more than a number.
  package init(
    id: Int32, terms: Int32, forecaster: Int32, made: Day, point: Double?, isRange: Bool = false,
    isWithdrawal: Bool = false
  ) {
    (row, termsRow, self.forecaster, day) = (isRange ? ~id : id, terms, forecaster, Int32(made.number))
    value = point ?? (isWithdrawal ? ForecastNumbers.withdrawal : ForecastNumbers.other)
  }

  package var id: Int { Int(isRange ? ~row : row) }
  /// Whether its point is only the middle of what was said.
  package var isRange: Bool { row < 0 }
  package var terms: Int { Int(termsRow) }
  /// The last day of the period in which it was made.
  package var made: Day { Day(number: Int(day)) }
  package var point: Double? { value >= 0 ? value : nil }
  package var isWithdrawal: Bool { value == ForecastNumbers.withdrawal }
  /// Whether it says what no number can, such as how likely each of several options is.
  package var saysMore: Bool { value == ForecastNumbers.other }
}
