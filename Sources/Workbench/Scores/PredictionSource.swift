import Facts
import Storage

/// Predictions with what was forecast and found about them: read one by one, or all at once where a command says
/// that it needs many, so that a list of 80,000 does not take as many queries.
final class PredictionSource {
  private struct Everything {
    let predictions: Grouped<Prediction>
    let resolutions: Grouped<Resolution>
  }

  /// Reading all at once pays from about an eighth of them, and each is asked for twice or more.
  private static let worthwhile = 16
  private var everything: Everything?
  /// Read when one of them is asked for: scores do without.
  private var forecasts: Grouped<Forecast>?

  /// Prepares for a command that only reads, and is about to ask for this many.
  ///
  /// One that changes a prediction and shows it again must not see what was read before.
  func expect(_ count: Int, in snapshot: Snapshot) throws {
    guard everything == nil, try isMany(count, in: snapshot) else { return }
    everything = try Everything(
      predictions: snapshot.allPredictions(), resolutions: snapshot.allResolutions())
  }

  /// Whether it is better to read all predictions at once than so many one by one.
  func isMany(_ count: Int, in snapshot: Snapshot) throws -> Bool {
    try count > 8 && count > snapshot.count(.prediction) / PredictionSource.worthwhile
  }

  /// A prediction with all its resolutions, oldest first.
  func prediction(
    _ id: Int, in snapshot: Snapshot
  ) throws -> (prediction: Prediction, resolutions: [Resolution])? {
    guard let everything else {
      return try snapshot.prediction(id).map { ($0, try snapshot.resolutions(of: id)) }
    }
    return everything.predictions[id].first.map { ($0, Array(everything.resolutions[id])) }
  }

  /// The forecasts of a prediction in the order in which they were entered.
  func forecasts(of id: Int, in snapshot: Snapshot) throws -> [Forecast] {
    guard everything != nil else { return try snapshot.forecasts(of: id) }
    let all = try forecasts ?? snapshot.allForecasts()
    forecasts = all
    return Array(all[id])
  }
}
