import Foundation

/// The standard normal distribution.
enum Normal {
  /// The probability of a value up to z.
  static func distribution(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The probability of a value at least as far from 0 as z, on either side.
  static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The distance from 0 within which that share of the distribution lies: 1.96 for 0.95.
  static func halfWidth(of level: Double) -> Double {
    // The constant to its last digit, for the level of nearly every interval printed.
    level == 0.95 ? 1.959963984540054 : inverse(of: { 1 - twoSided($0) }, at: level, in: 0...38)
  }
}
