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
    self.init(
      payments: shares.indices.map {
        EProcess.payment(against: first[$0], favouring: second[$0], share: shares[$0])
      })
  }

  /// From what each bet paid for every unit staked, in order; nil where one is no number, or after all was lost to
  /// an infinite one.
  package init?(payments: [Double]) {
    var (logarithm, values) = (0.0, [Double]())
    for payment in payments {
      logarithm += log(payment)
      guard !logarithm.isNaN else { return nil }
      values.append(exp(logarithm))
    }
    self.values = values
  }

  /// What one outcome pays; not a number where both excluded what happened.
  package static func payment(against p: Double, favouring q: Double, share: Double) -> Double {
    (share > 0 ? share * q / p : 0) + (share < 1 ? (1 - share) * (1 - q) / (1 - p) : 0)
  }

  /// The evidence now; 1 before the first outcome.
  package var last: Double { values.last ?? 1 }

  /// The greatest evidence so far; at least 1, with which it began.
  package var greatest: Double { max(1, values.max() ?? 1) }

  /// A p-value that holds whenever one looks: 1 / the greatest evidence so far.
  package var p: Double { 1 / greatest }
}
