/// The interval in which a share lies with some confidence, given how often something was seen in how many trials.
///
/// It is always inside 0 to 1 and never empty. Source: Wilson, Journal of the American Statistical Association
/// 22 (1927). Partial outcomes may make the successes a fraction. Nil without trials.
package func wilsonInterval(
  successes: Double, trials: Int, level: Double = 0.95
) -> ClosedRange<Double>? {
  guard trials > 0, (0...Double(trials)).contains(successes) else { return nil }
  return wilsonInterval(share: successes / Double(trials), effectiveTrials: Double(trials), level: level)
}

/// The same for a number of trials that need not be whole, as an effective number is.
package func wilsonInterval(
  share: Double, effectiveTrials n: Double, level: Double = 0.95
) -> ClosedRange<Double>? {
  guard n > 0, n.isFinite, (0...1).contains(share) else { return nil }
  let quantile = Normal.halfWidth(of: level)
  let square = quantile * quantile
  let middle = (share + square / (2 * n)) / (1 + square / n)
  let spread = share * (1 - share) / n + square / (4 * n * n)
  let half = quantile / (1 + square / n) * spread.squareRoot()
  // At the ends the interval touches 0 and 1; rounding must neither stop short of them nor go beyond.
  let lower = share == 0 ? 0 : max(0, middle - half)
  let upper = share == 1 ? 1 : min(1, middle + half)
  return lower...upper
}
