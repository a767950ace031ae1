/// What one standing forecast adds to a score, or to the difference of two, and what its words leave open.
package struct ReadTerm: Sendable, Hashable {
  /// Its share of the whole; below 0 where the term is taken off.
  package var weight: Double
  /// What came true, from 0 to 1.
  package let share: Double
  /// The probability taken for it.
  package let point: Double
  /// Within which the words may be read; nil for a number.
  package let band: ClosedRange<Double>?
  /// Which words these are; terms with the same words have the same band.
  package let words: String?

  package init(
    weight: Double, share: Double, point: Double, band: ClosedRange<Double>? = nil, words: String? = nil
  ) {
    self.weight = weight
    self.share = share
    self.point = point
    self.band = band
    self.words = words
  }

  package func weighted(by factor: Double) -> ReadTerm {
    var term = self
    term.weight *= factor
    return term
  }
}
