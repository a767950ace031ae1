/// Whether two forecasters' scores differ over a series in time, allowing for errors that hang together.
///
/// Only for items in the order of time. With the correction for small samples and Student's t with n - 1 degrees of
/// freedom. Sources: Diebold and Mariano, Journal of Business and Economic Statistics 13 (1995); Harvey, Leybourne
/// and Newbold, International Journal of Forecasting 13 (1997).
package struct DieboldMariano: Sendable, Hashable {
  package let count: Int
  /// The steps ahead forecast; errors up to one fewer apart may hang together.
  package let horizon: Int
  package let meanDifference: Double
  /// Above 0 the first forecaster's scores are higher.
  package let statistic: Double
  /// Two-sided.
  package let p: Double

  /// Nil below two items, where the variance is not above 0, as of identical forecasts, and where a difference is
  /// not finite.
  package init?(_ differences: [Double], horizon: Int = 1) {
    let n = Double(differences.count)
    guard differences.count >= 2, (1..<differences.count).contains(horizon),
      differences.allSatisfy(\.isFinite), let middle = mean(differences)
    else { return nil }
    let residuals = differences.map { $0 - middle }
    let covariance = { (lag: Int) in
      sum(of: zip(residuals, residuals.dropFirst(lag)).lazy.map { $0 * $1 }) / n
    }
    let spread = covariance(0) + 2 * (1..<horizon).reduce(0) { $0 + covariance($1) }
    let h = Double(horizon)
    let correction = (n + 1 - 2 * h + h * (h - 1) / n) / n
    // Differences all alike leave a spread of rounding only.
    let rounding = n * middle * middle * .ulpOfOne * .ulpOfOne
    guard spread > rounding, correction > 0 else { return nil }
    let statistic = middle / (spread / n).squareRoot() * correction.squareRoot()
    guard let p = Student.twoSided(statistic, degrees: n - 1) else { return nil }
    count = differences.count
    self.horizon = horizon
    meanDifference = middle
    self.statistic = statistic
    self.p = p
  }
}
