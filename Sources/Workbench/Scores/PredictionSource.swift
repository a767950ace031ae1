import Facts
import Storage

/// Predictions with what was forecast and found about them: read one by one at first, and all at once when a call
/// asks for many, so that a list of 80,000 does not take as many queries.
final class PredictionSource {
  private struct Everything {
    let predictions: [Int: Prediction]
    let resolutions: [Int: [Resolution]]
  }

  /// Above any number that a command about single rows asks for: one that changes a row and shows it again must
  /// not see what was read before.
  private static let few = 32
  private var asked = 0
  /// Reading all at once pays from about an eighth of them, and each is asked for twice or more.
  private var limit: Int?
  private var everything: Everything?
  private var forecasts: [Int: [Forecast]]?

  /// A prediction with all its resolutions, oldest first.
  func prediction(
    _ id: Int, in snapshot: Snapshot
  ) throws -> (prediction: Prediction, resolutions: [Resolution])? {
    asked += 1
    if asked > PredictionSource.few, everything == nil {
      let limit = try limit ?? snapshot.count(.prediction) / 4
      self.limit = limit
      if asked > limit {
        everything = try Everything(
          predictions: snapshot.allPredictions(), resolutions: snapshot.allResolutions())
      }
    }
    guard let everything else {
      return try snapshot.prediction(id).map { ($0, try snapshot.resolutions(of: id)) }
    }
    return everything.predictions[id].map { ($0, everything.resolutions[id] ?? []) }
  }

  /// The forecasts of a prediction in the order in which they were entered.
  func forecasts(of id: Int, in snapshot: Snapshot) throws -> [Forecast] {
    guard everything != nil else { return try snapshot.forecasts(of: id) }
    let all = try forecasts ?? snapshot.allForecasts()
    forecasts = all
    return all[id] ?? []
  }
}
