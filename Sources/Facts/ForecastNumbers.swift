/// What scoring needs of a forecast: numbers, without the words that only people read.
///
/// There may be millions of them, so each takes 24 bytes, and other modules get at these without a call.
package struct ForecastNumbers: Sendable, Hashable {
  /// The complement of it where a range or a word was given.
  @usableFromInline let row: Int32
  @usableFromInline let termsRow: Int32
  @usableFromInline let day: Int32
  /// The row of the speaker.
  package let forecaster: Int32
  /// The probability at which it is scored, or one of the marks.
  @usableFromInline let value: Double

  @inlinable static var withdrawal: Double { -1 }
  @inlinable static var other: Double { -2 }

  /// Without a point it is a withdrawal, or says more than a number.
  @inlinable package init(
    id: Int32, terms: Int32, forecaster: Int32, made: Day, point: Double?, isRange: Bool = false,
    isWithdrawal: Bool = false
  ) {
    (row, termsRow, self.forecaster, day) = (isRange ? ~id : id, terms, forecaster, Int32(made.number))
    value = point ?? (isWithdrawal ? ForecastNumbers.withdrawal : ForecastNumbers.other)
  }

  @inlinable package var id: Int { Int(isRange ? ~row : row) }
  /// Whether its point is only the middle of what was said.
  @inlinable package var isRange: Bool { row < 0 }
  @inlinable package var terms: Int { Int(termsRow) }
  /// The last day of the period in which it was made.
  @inlinable package var made: Day { Day(number: Int(day)) }
  @inlinable package var point: Double? { value >= 0 ? value : nil }
  @inlinable package var isWithdrawal: Bool { value == ForecastNumbers.withdrawal }
  /// Whether it says what no number can, such as how likely each of several options is.
  @inlinable package var saysMore: Bool { value == ForecastNumbers.other }
}
