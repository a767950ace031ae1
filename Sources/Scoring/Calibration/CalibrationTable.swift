package import Facts

/// How often what was given a probability came true, bin by bin of stated probability.
///
/// Feed it one forecast of each prediction: the intervals assume that the points are independent.
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
  /// The ends, in thousandths; of a bin of equal mass, those of its forecasts, and nil where it is empty.
  package let edges: ClosedRange<Int>?
  package let count: Int
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
    count = rows.count
    meanForecast = mean(Array(forecasts.probabilities[rows]))
    observed = mean(Array(forecasts.shares[rows]))
    self.interval = observed.flatMap {
      interval(successes: $0 * Double(rows.count), trials: rows.count, level: level)
    }
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
    case .equalMass:
      guard let first = rows.first, let last = rows.last else { return nil }
      let (lower, upper) = (forecasts.probabilities[first], forecasts.probabilities[last])
      return Int((lower * 1_000).rounded(.down))...Int((upper * 1_000).rounded(.up))
    }
  }
}
