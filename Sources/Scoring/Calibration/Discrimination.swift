extension VerifiedForecasts {
  /// How often, of a prediction that came true and one that did not, the first had the higher probability.
  ///
  /// Equal probabilities count half. Nil unless all outcomes are plain and both occur. Source: Bamber, Journal of
  /// Mathematical Psychology 12 (1975), the area under the receiver operating characteristic.
  package var areaUnderCurve: Double? {
    guard isBinary else { return nil }
    let levels = Levels(self)
    var (below, ordered, yes) = (0.0, Sum(), 0.0)
    for level in levels.indices {
      let (came, failed) = (levels.sums[level], levels.counts[level] - levels.sums[level])
      ordered.add(came * (below + failed / 2))
      below += failed
      yes += came
    }
    return ratio(ordered.value, yes * below)
  }

  /// The mean forecast of what came true less that of what did not; nil unless outcomes are plain and both occur.
  ///
  /// Source: Yates, Organizational Behavior and Human Performance 30 (1982).
  package var discriminationSlope: Double? { isBinary ? Yates(self)?.slope : nil }

  /// The mean forecast less the share that came true; 0 is calibrated in the large.
  package var bias: Double? {
    meanForecast.flatMap { forecast in observed.map { forecast - $0 } }
  }

  /// The mean confidence less the share that was right, where one who says p is confident by the larger of p and
  /// 1 - p in yes or no; 0.5 is taken as yes.
  ///
  /// Nil without forecasts, or with partial outcomes, which nobody called right or wrong. Source: Lichtenstein,
  /// Fischhoff and Phillips, in Judgment under Uncertainty (1982).
  package var overconfidence: Double? {
    guard isBinary, !isEmpty else { return nil }
    let confidence = sum(of: probabilities.lazy.map { max($0, 1 - $0) })
    let right = zip(probabilities, shares).count { $0 >= 0.5 ? $1 == 1 : $1 == 0 }
    return (confidence - Double(right)) / Double(count)
  }
}

/// Whether the Brier score is what calibrated forecasts would have got, as a standard normal deviate.
///
/// z = Σ (y - p) (1 - 2p) / √(Σ (1 - 2p)² p (1 - p)). Source: Spiegelhalter, Statistics in Medicine 5 (1986).
package struct Spiegelhalter: Sendable, Hashable {
  /// Above 0 the Brier score is worse than expected.
  package let z: Double
  /// The probability of a z at least as far from 0, were the forecasts calibrated.
  package let p: Double

  /// Nil with partial outcomes, and where every forecast is 0, ½ or 1, so that the expected score cannot vary.
  package init?(_ forecasts: VerifiedForecasts) {
    guard forecasts.isBinary else { return nil }
    var (numerator, variance) = (Sum(), Sum())
    for (p, y) in zip(forecasts.probabilities, forecasts.shares) {
      numerator.add(y - p, times: 1 - 2 * p)
      variance.add((1 - 2 * p) * (1 - 2 * p), times: p * (1 - p))
    }
    guard let z = ratio(numerator.value, variance.value.squareRoot()) else { return nil }
    self.z = z
    p = Normal.twoSided(z)
  }
}
