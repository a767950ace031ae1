/// Forecasts by group, as the decompositions with groups want them.
struct Groups {
  struct Group {
    /// The number of forecasts, or their weight.
    let count: Double
    let events: Int
    /// The number of events that would say as much if all weighed the same.
    let effective: Double
    let meanForecast: Double
    let observed: Double
    /// Σ (p - p_k)², 0 for equal forecasts.
    let forecastSpread: Double
    /// Σ (y - y_k)², which for plain outcomes is n_k y_k (1 - y_k).
    let outcomeSpread: Double
    /// Σ (p - p_k) (y - y_k).
    let joint: Double
  }

  let all: [Group]
  let count: Double

  init(_ forecasts: VerifiedForecasts, rows: [Range<Int>]) {
    all = rows.filter { !$0.isEmpty }.map { Group(forecasts, $0) }
    count = all.reduce(0) { $0 + $1.count }
  }

  /// One group for each distinct probability.
  init(distinct forecasts: VerifiedForecasts) {
    self.init(forecasts, rows: Binning.levels(of: forecasts))
  }

  /// Σ n_k / n of some value of each group.
  func weighted(_ value: (Group) -> Double) -> Double {
    sum(of: all.map { $0.count * value($0) }) / count
  }

  /// Σ n_k / n var_k / (n_k - 1): what chance alone adds to the squared gaps; nil where a group has one event.
  ///
  /// With weights the effective number of events stands for n_k in the last factor.
  var samplingVariance: Double? {
    all.allSatisfy { $0.events >= 2 }
      ? weighted { $0.outcomeSpread / $0.count / ($0.effective - 1) } : nil
  }
}

extension Groups.Group {
  fileprivate init(_ forecasts: VerifiedForecasts, _ rows: Range<Int>) {
    let (sample, first) = (forecasts.sample(of: rows), forecasts.probabilities[rows.lowerBound])
    let n = sample.weight
    // The mean of equal numbers is that number, whatever their sum rounds to.
    let same = first == forecasts.probabilities[rows.upperBound - 1]
    let (middle, observed) = (
      same ? first : forecasts.weightedSum(of: rows) { p, _ in p } / n,
      forecasts.weightedSum(of: rows) { _, y in y } / n
    )
    count = n
    events = sample.events
    effective = sample.effective
    meanForecast = middle
    self.observed = observed
    forecastSpread = forecasts.weightedSum(of: rows) { p, _ in (p - middle) * (p - middle) }
    outcomeSpread = forecasts.weightedSum(of: rows) { _, y in (y - observed) * (y - observed) }
    joint = forecasts.weightedSum(of: rows) { p, y in (p - middle) * (y - observed) }
  }
}
