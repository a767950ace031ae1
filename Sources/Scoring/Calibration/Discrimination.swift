extension VerifiedForecasts {
  /// How often, of a prediction that came true and one that did not, the first had the higher probability.
  ///
  /// Equal probabilities count half. Nil unless all outcomes are plain and both occur. Source: Bamber, Journal of
  /// Mathematical Psychology 12 (1975), the area under the receiver operating characteristic.
  package var areaUnderCurve: Double? {
    isBinary ? Levels(self).areaUnderCurve : nil
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
    let confidence = weightedSum { p, _ in max(p, 1 - p) }
    let right = weightedSum { p, y in (p >= 0.5) == (y == 1) ? 1 : 0 }
    return (confidence - right) / totalWeight
  }
}

/// Whether the Brier score is what calibrated forecasts would have got, as a standard normal deviate.
///
/// z = Σ (y - p) (1 - 2p) / √(Σ (1 - 2p)² p (1 - p)), each term times its weight. The forecasts of one prediction, whose
/// outcome is one draw, add up before they are squared: (Σ w (1 - 2p) √(p (1 - p)))². Source: Spiegelhalter, Statistics
/// in Medicine 5 (1986); the sum within a prediction is ours.
package struct Spiegelhalter: Sendable, Hashable {
  /// Above 0 the Brier score is worse than expected.
  package let z: Double
  /// The probability of a z at least as far from 0, were the forecasts calibrated.
  package let p: Double

  /// Nil with partial outcomes, and where every forecast is 0, ½ or 1, so that the expected score cannot vary.
  package init?(_ forecasts: VerifiedForecasts) {
    guard forecasts.isBinary else { return nil }
    let difference = forecasts.weightedSum { p, y in (y - p) * (1 - 2 * p) }
    guard let z = ratio(difference, Spiegelhalter.variance(forecasts).squareRoot()) else { return nil }
    self.z = z
    p = Normal.twoSided(z)
  }

  private static func variance(_ forecasts: VerifiedForecasts) -> Double {
    guard let weighting = forecasts.weighting else {
      return forecasts.weightedSum { p, _ in (1 - 2 * p) * (1 - 2 * p) * p * (1 - p) }
    }
    var deviations = Array(repeating: 0.0, count: weighting.eventCount)
    for (row, p) in forecasts.probabilities.enumerated() {
      deviations[weighting.events[row]] +=
        weighting.weights[row] * (1 - 2 * p) * (p * (1 - p)).squareRoot()
    }
    return sum(of: deviations.lazy.map { $0 * $0 })
  }
}
