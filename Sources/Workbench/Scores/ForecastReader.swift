import Facts
import Storage

/// Reads the forecasts of records when they are to be shown; scoring very many needs only their numbers.
final class ForecastReader {
  private let snapshot: Snapshot
  private var newest: (prediction: Int, forecasts: [Forecast])?
  /// Why something could not be read. A record has no way to say so, so that the command does, before it ends.
  private var failure: (any Error)?

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  /// The forecasts of a prediction in the order in which they were entered.
  func forecasts(of prediction: Int) -> [Forecast] {
    if let newest, newest.prediction == prediction { return newest.forecasts }
    do {
      let forecasts = try snapshot.forecasts(of: prediction)
      newest = (prediction, forecasts)
      return forecasts
    } catch {
      failure = failure ?? error
      return []
    }
  }

  /// Throws what went wrong since the command began.
  func confirm() throws {
    if let failure { throw failure }
  }
}
