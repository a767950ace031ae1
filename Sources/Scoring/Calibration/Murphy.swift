/// The Brier score in terms of groups of forecasts: reliability, resolution, uncertainty, and what grouping hides.
///
/// The score is reliability - resolution + uncertainty + variance within - covariance within; the last two are 0 for
/// groups of equal forecasts, and only then do the first three suffice. Sources: Murphy, Journal of Applied
/// Meteorology 12 (1973); Stephenson, Coelho and Jolliffe, Weather and Forecasting 23 (2008).
package struct Murphy: Sendable, Hashable {
  package let count: Int
  /// The mean Brier score.
  package let score: Double
  /// Σ n_k (p_k - y_k)² / n.
  package let reliability: Double
  /// Σ n_k (y_k - o)² / n.
  package let resolution: Double
  /// Σ (y - o)² / n, which for plain outcomes is o (1 - o).
  package let uncertainty: Double
  /// Σ (p - p_k)² / n.
  package let varianceWithin: Double
  /// 2 Σ (p - p_k) (y - y_k) / n.
  package let covarianceWithin: Double
  /// Reliability and resolution with what chance adds taken off; nil where a group has one prediction.
  package let corrected: Corrected?

  /// The terms freed of their bias in small samples; reliability may be negative.
  ///
  /// With c = Σ n_k / n · y_k (1 - y_k) / (n_k - 1) and u = o (1 - o) / (n - 1): reliability - c, resolution - c + u,
  /// uncertainty + u; with weights the effective numbers of predictions stand for n_k and n in the last factors.
  /// Source: Ferro and Fricker, Quarterly Journal of the Royal Meteorological Society 138 (2012).
  package struct Corrected: Sendable, Hashable {
    package let reliability: Double
    package let resolution: Double
    package let uncertainty: Double
  }

  /// Resolution less variance within plus covariance within, so that score = reliability - this + uncertainty.
  package var generalisedResolution: Double { resolution - varianceWithin + covarianceWithin }

  /// By distinct probability; nil without forecasts.
  package init?(_ forecasts: VerifiedForecasts) {
    self.init(forecasts, Groups(distinct: forecasts))
  }

  /// By bins; nil without forecasts, or if the edges do not ascend.
  package init?(_ forecasts: VerifiedForecasts, binning: Binning) {
    guard let rows = binning.rows(of: forecasts) else { return nil }
    self.init(forecasts, Groups(forecasts, rows: rows))
  }

  private init?(_ forecasts: VerifiedForecasts, _ groups: Groups) {
    guard let base = forecasts.observed else { return nil }
    let n = groups.count
    count = forecasts.count
    score = forecasts.weightedSum { ($0 - $1) * ($0 - $1) } / n
    reliability = groups.weighted { ($0.meanForecast - $0.observed) * ($0.meanForecast - $0.observed) }
    resolution = groups.weighted { ($0.observed - base) * ($0.observed - base) }
    uncertainty = forecasts.weightedSum { _, share in (share - base) * (share - base) } / n
    varianceWithin = sum(of: groups.all.lazy.map(\.forecastSpread)) / n
    covarianceWithin = 2 * sum(of: groups.all.lazy.map(\.joint)) / n
    let (rel, res, unc) = (reliability, resolution, uncertainty)
    let effective = forecasts.sample(of: 0..<forecasts.count).effective
    corrected = groups.samplingVariance.map { chance in
      let spread = unc / (effective - 1)
      return Corrected(
        reliability: rel - chance, resolution: res - chance + spread, uncertainty: unc + spread)
    }
  }
}

/// The Brier score in terms of the covariance of forecasts and outcomes.
///
/// The score is var y + bias² + least variance + scatter - 2 covariance. Source: Yates, Organizational Behavior and
/// Human Performance 30 (1982).
package struct Yates: Sendable, Hashable {
  /// The mean forecast less the share that came true.
  package let bias: Double
  package let outcomeVariance: Double
  package let covariance: Double
  /// The mean forecast of what came true less that of what did not; nil where all outcomes are the same.
  package let slope: Double?
  /// The variance that forecasts need for this slope; nil where all outcomes are the same.
  package let leastVariance: Double?
  /// The variance of forecasts beyond that; nil where all outcomes are the same.
  package let scatter: Double?

  /// Nil without forecasts.
  package init?(_ forecasts: VerifiedForecasts) {
    guard !forecasts.isEmpty else { return nil }
    let group = Groups(forecasts, rows: [0..<forecasts.count]).all[0]
    bias = group.meanForecast - group.observed
    outcomeVariance = group.outcomeSpread / group.count
    covariance = group.joint / group.count
    slope = ratio(covariance, outcomeVariance)
    let least = ratio(covariance * covariance, outcomeVariance)
    leastVariance = least
    scatter = least.map { max(0, group.forecastSpread / group.count - $0) }
  }
}
