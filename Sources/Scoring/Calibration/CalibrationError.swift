/// One number for how far forecasts lie from what came true, over the bins of a calibration table.
///
/// Each depends on the bins chosen, and none is proper: a forecaster can improve it by saying what they do not
/// believe. Never rank by it.
package struct CalibrationError: Sendable, Hashable {
  /// Σ n_k / n |p_k - y_k|.
  ///
  /// Over bins of equal mass this is the adaptive error. Sources: Naeini, Cooper and Hauskrecht, AAAI 2015; Nixon et
  /// al., CVPR Workshops 2019.
  package let expected: Double
  /// The largest |p_k - y_k| of any bin, from the same source.
  package let greatest: Double
  /// The mean of |p_k - y_k| over the bins with forecasts, each weighing the same: what netcal calls ACE.
  package let average: Double
  /// Σ n_k / n (p_k - y_k)².
  package let squared: Double
  /// Σ n_k / n ((p_k - y_k)² - y_k (1 - y_k) / (n_k - 1)), which may be negative; nil where a bin has one forecast.
  ///
  /// With partial outcomes the variance within the bin stands for y_k (1 - y_k). Sources: Bröcker, Climate Dynamics
  /// 39 (2012); Kumar, Liang and Ma, NeurIPS 2019.
  package let debiasedSquared: Double?

  /// Nil without forecasts, or if the edges do not ascend.
  package init?(_ forecasts: VerifiedForecasts, binning: Binning = .tenths) {
    guard let rows = binning.rows(of: forecasts) else { return nil }
    let groups = Groups(forecasts, rows: rows.filter { !$0.isEmpty })
    let gaps = groups.all.map { abs($0.meanForecast - $0.observed) }
    let weights = groups.all.map(\.count)
    guard let expected = mean(gaps, weights: weights), let greatest = gaps.max(), let average = mean(gaps),
      let squared = mean(gaps.map { $0 * $0 }, weights: weights)
    else { return nil }
    self.expected = expected
    self.greatest = greatest
    self.average = average
    self.squared = squared
    debiasedSquared = groups.samplingVariance.map { squared - $0 }
  }

  /// The error over as many bins of equal mass as leave what was observed rising from bin to bin.
  ///
  /// Nil without forecasts. Source: Roelofs, Cain, Shlens and Mozer, AISTATS 2022, the monotonic sweep.
  package static func sweep(_ forecasts: VerifiedForecasts) -> (error: CalibrationError, bins: Int)? {
    var best: (error: CalibrationError, bins: Int)?
    for bins in 1...max(forecasts.count, 1) {
      guard let rows = Binning.equalMass(bins).rows(of: forecasts) else { break }
      let observed = Groups(forecasts, rows: rows).all.map(\.observed)
      guard zip(observed, observed.dropFirst()).allSatisfy(<=),
        let error = CalibrationError(forecasts, binning: .equalMass(bins))
      else { break }
      best = (error, bins)
    }
    return best
  }
}
