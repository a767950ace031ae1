package import Facts

/// How often what was given a probability came true, bin by bin of stated probability.
///
/// The intervals take whole predictions as independent, so forecasts of one prediction belong in with their weights.
package struct CalibrationTable: Sendable, Hashable {
  /// In order; an empty one says so by its count.
  package let bins: [CalibrationBin]
  /// The points without a place: no share came true (void, ambiguous) or no probability was given.
  package let leftOut: Int

  /// Ten bins, 0-10 % to 90-100 %.
  package init(_ points: [(forecast: Distribution, outcome: Outcome)]) {
    let forecasts = VerifiedForecasts(points)
    bins = CalibrationTable.bins(of: forecasts, .tenths, .wilson, 0.95) ?? []
    leftOut = points.count - forecasts.count
  }

  /// Nil if the edges of the bins do not ascend from 0 to 1000 thousandths.
  package init?(
    _ forecasts: VerifiedForecasts, binning: Binning = .tenths, interval: ProportionInterval = .wilson,
    level: Double = 0.95
  ) {
    guard let bins = CalibrationTable.bins(of: forecasts, binning, interval, level) else { return nil }
    self.bins = bins
    leftOut = 0
  }

  private static func bins(
    of forecasts: VerifiedForecasts, _ binning: Binning, _ interval: ProportionInterval, _ level: Double
  ) -> [CalibrationBin]? {
    binning.rows(of: forecasts).map { ranges in
      ranges.enumerated().map { place, rows in
        CalibrationBin(forecasts, rows, edges: binning.edges(of: place, rows, forecasts), interval, level)
      }
    }
  }
}

/// The forecasts between two probabilities.
package struct CalibrationBin: Sendable, Hashable {
  /// The ends, in thousandths; where bins follow the forecasts, those of its own, and nil where it is empty.
  package let edges: ClosedRange<Int>?
  /// The number of forecasts.
  package let count: Int
  package let predictions: Int
  /// What the forecasts weigh, which without weights is their number.
  package let weight: Double
  /// Kish's effective number of predictions, on which the interval rests; never above their number.
  package let effective: Double
  package let meanForecast: Double?
  /// The share that came true.
  package let observed: Double?
  /// Where that share lies with some confidence.
  package let interval: ClosedRange<Double>?

  fileprivate init(
    _ forecasts: VerifiedForecasts, _ rows: Range<Int>, edges: ClosedRange<Int>?,
    _ interval: ProportionInterval, _ level: Double
  ) {
    self.edges = edges
    let sample = forecasts.sample(of: rows)
    count = rows.count
    predictions = sample.predictions
    weight = sample.weight
    effective = sample.effective
    let weights = forecasts.weighting.map { Array($0.weights[rows]) }
    meanForecast = CalibrationBin.mean(forecasts.probabilities[rows], weights)
    observed = CalibrationBin.mean(forecasts.shares[rows], weights)
    self.interval = observed.flatMap {
      interval(share: $0, effectiveTrials: sample.effective, level: level)
    }
  }

  private static func mean(_ values: ArraySlice<Double>, _ weights: [Double]?) -> Double? {
    guard let weights else { return Scoring.mean(Array(values)) }
    return Scoring.mean(Array(values), weights: weights)
  }

  /// How far the forecasts lie above what was observed; nil where there are none.
  package var gap: Double? {
    meanForecast.flatMap { forecast in observed.map { forecast - $0 } }
  }
}

extension Binning {
  fileprivate func edges(
    of place: Int, _ rows: Range<Int>, _ forecasts: VerifiedForecasts
  ) -> ClosedRange<Int>? {
    switch self {
    case .edges(let thousandths, _):
      return thousandths[place]...thousandths[place + 1]
    case .equalMass, .distinct:
      guard let first = rows.first, let last = rows.last else { return nil }
      let (lower, upper) = (forecasts.probabilities[first], forecasts.probabilities[last])
      return Int((lower * 1_000).rounded(.down))...Int((upper * 1_000).rounded(.up))
    }
  }
}
