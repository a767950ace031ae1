import Foundation

/// Evidence against one forecaster's calibration, in favour of another, that may be looked at after every outcome.
///
/// It multiplies q(y) / p(y), which p, were it right, would expect to be 1: a bettor's wealth that seldom grows large
/// by chance. Outcomes in the order of becoming known, and q said before them. A partial outcome y pays
/// y q / p + (1 - y) (1 - q) / (1 - p). Sources: Ville (1939); Henzi and Ziegel, Biometrika 109 (2022).
package struct EProcess: Sendable, Hashable {
  /// The evidence after each outcome; above 1 it speaks against the first forecaster.
  package let values: [Double]

  /// Nil unless all columns are of one length and hold numbers from 0 to 1, and where both forecasters excluded what
  /// happened.
  package init?(against first: [Double], favouring second: [Double], shares: [Double]) {
    guard first.count == shares.count, second.count == shares.count,
      (first + second + shares).allSatisfy((0...1).contains)
    else { return nil }
    var (logarithm, values) = (0.0, [Double]())
    for place in shares.indices {
      let (p, q, share) = (first[place], second[place], shares[place])
      let payment = (share > 0 ? share * q / p : 0) + (share < 1 ? (1 - share) * (1 - q) / (1 - p) : 0)
      logarithm += log(payment)
      guard !logarithm.isNaN else { return nil }
      values.append(exp(logarithm))
    }
    self.values = values
  }

  /// The evidence now; 1 before the first outcome.
  package var last: Double { values.last ?? 1 }

  /// A p-value that holds whenever one looks: 1 / the greatest evidence so far.
  package var p: Double { 1 / max(1, values.max() ?? 1) }
}
