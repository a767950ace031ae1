/// What a reliability picture shows, whoever draws it: all numbers from 0 to 1.
package struct CalibrationPicture: Sendable, Hashable {
  /// A bin that has forecasts.
  package struct Point: Sendable, Hashable {
    package let forecast: Double
    package let observed: Double
    package let interval: ClosedRange<Double>?
    package let predictions: Int
    package let forecasts: Int
    package let weight: Double
  }

  package let points: [Point]
  /// Each once, though its forecasts may lie in several bins.
  package let predictions: Int
  /// Where the curve of calibrated forecasts would lie.
  package let band: ConsistencyBand
  /// The isotonic fit: what the forecasts should have said.
  package let curve: IsotonicFit

  package init(_ report: CalibrationReport) {
    points = report.table.bins.compactMap { bin in
      guard let forecast = bin.meanForecast, let observed = bin.observed else { return nil }
      return Point(
        forecast: forecast, observed: observed, interval: bin.interval, predictions: bin.predictions,
        forecasts: bin.count, weight: bin.weight)
    }
    predictions = report.forecasts.predictionCount
    band = report.chance.band
    curve = report.corp.fit
  }
}
