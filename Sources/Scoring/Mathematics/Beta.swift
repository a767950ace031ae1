import Foundation

/// The beta distribution, and those that are beta distributions in disguise.
enum Beta {
  /// The regularised incomplete beta function I_x(a, b): the probability of a value up to x.
  ///
  /// Sources: the continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, evaluated
  /// after Lentz as Thompson and Barnett do, Journal of Computational Physics 64 (1986). Nil unless a, b > 0.
  static func distribution(_ x: Double, _ a: Double, _ b: Double) -> Double? {
    guard a > 0, b > 0, a.isFinite, b.isFinite, !x.isNaN else { return nil }
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The fraction converges fast on this side of the mean only; the other side is its mirror image.
    return x < (a + 1) / (a + b + 2) ? lower(x, a, b) : 1 - lower(1 - x, b, a)
  }

  /// The value up to which that share of the distribution lies.
  static func quantile(_ share: Double, _ a: Double, _ b: Double) -> Double? {
    guard (0...1).contains(share), distribution(0.5, a, b) != nil else { return nil }
    // The upper half is found from its own end, where numbers are finer.
    guard share <= 0.5 else {
      return 1 - inverse(of: { distribution($0, b, a) ?? .nan }, at: 1 - share, in: 0...1)
    }
    return inverse(of: { distribution($0, a, b) ?? .nan }, at: share, in: 0...1)
  }

  private static func lower(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let front = a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
    return exp(front) / a * continuedFraction(x, a, b)
  }

  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = Double.leastNormalMagnitude
    let away = { (value: Double) in abs(value) < tiny ? tiny : value }
    var numerator = 1.0
    var denominator = 1 / away(1 - (a + b) * x / (a + 1))
    var value = denominator
    // Some multiple of the root of the larger parameter suffices; the bound only guards against a loop.
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      denominator = 1 / away(1 + even * denominator)
      numerator = away(1 + even / numerator)
      value *= denominator * numerator
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      denominator = 1 / away(1 + odd * denominator)
      numerator = away(1 + odd / numerator)
      value *= denominator * numerator
      if abs(denominator * numerator - 1) <= .ulpOfOne { break }
    }
    return value
  }
}

/// The logarithm of the gamma function.
func logGamma(_ value: Double) -> Double {
  let (logarithm, _): (Double, Int) = lgamma(value)
  return logarithm
}

/// How often something of one probability happens in some number of independent trials.
struct Binomial: Sendable, Hashable {
  let trials: Int
  let probability: Double

  /// The probability of at most so many; I_{1-p}(n - k, k + 1), 8.17.5 of the NIST Digital Library.
  func distribution(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return Beta.distribution(1 - probability, Double(trials - count), Double(count + 1)) ?? .nan
  }

  /// The least count with at least that share at or below it.
  func quantile(_ share: Double) -> Int {
    var (lower, upper) = (-1, trials)
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if distribution(middle) >= share { upper = middle } else { lower = middle }
    }
    return upper
  }
}

/// Student's t distribution.
enum Student {
  /// The probability of a value at least as far from 0 as t, on either side; 8.17 of the NIST Digital Library.
  static func twoSided(_ t: Double, degrees: Double) -> Double? {
    guard !t.isNaN, degrees > 0 else { return nil }
    return t.isInfinite ? 0 : Beta.distribution(degrees / (degrees + t * t), degrees / 2, 0.5)
  }

  /// How many standard errors to either side hold a share of the distribution; nil without degrees of freedom.
  static func halfWidth(of level: Double, degrees: Double) -> Double? {
    guard degrees > 0, level > 0, level < 1 else { return nil }
    return inverse(of: { 1 - (twoSided($0, degrees: degrees) ?? 0) }, at: level, in: 0...1e6)
  }
}
