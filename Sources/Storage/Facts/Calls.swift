package import Facts
import GRDB

extension Snapshot {
  /// The predictions with a resolution of which a forecaster's last probability lies in a band, ends included.
  package func resolvedPredictions(
    forecast band: ClosedRange<Double>, by forecaster: Handle
  ) throws -> [Int] {
    try database.values(
      """
      SELECT forecast.prediction FROM speaker JOIN forecast ON forecast.forecaster = speaker.id
      WHERE speaker.handle = \(forecaster.name) AND point BETWEEN \(band.lowerBound) AND \(band.upperBound)
        AND NOT EXISTS (
          SELECT 1 FROM forecast AS later
          WHERE later.prediction = forecast.prediction AND later.forecaster = forecast.forecaster
            AND (later.made_last, later.id) > (forecast.made_last, forecast.id))
        AND EXISTS (SELECT 1 FROM resolution WHERE resolution.prediction = forecast.prediction)
      ORDER BY forecast.prediction
      """)
  }
}
