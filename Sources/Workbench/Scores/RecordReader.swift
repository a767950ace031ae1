import Facts
import Storage

/// Reads what a record shows when it is to be shown: scoring very many needs only their numbers.
final class RecordReader {
  private let snapshot: Snapshot
  private let predictions: PredictionSource
  private var newest: (prediction: Int, forecasts: [Forecast])?
  private var vague: [Int: Probability]?
  /// Why something could not be read.
  ///
  /// A record has no way to say so, so that the command does, before it ends.
  private var failure: (any Error)?

  init(_ snapshot: Snapshot, _ predictions: PredictionSource) {
    self.snapshot = snapshot
    self.predictions = predictions
  }

  /// Throws what went wrong since the command began.
  func confirm() throws {
    if let failure { throw failure }
  }

  /// The forecasts of a prediction in the order in which they were entered.
  func forecasts(of prediction: Int) -> [Forecast] {
    if let newest, newest.prediction == prediction { return newest.forecasts }
    let forecasts = attempt { try snapshot.forecasts(of: prediction) } ?? []
    newest = (prediction, forecasts)
    return forecasts
  }

  /// What a forecast says, if that is a range or a word; all of these are read at once, for the sake of the many.
  func vagueProbability(of forecast: Int) -> Probability? {
    let all = vague ?? attempt { try snapshot.vagueProbabilities() } ?? [:]
    vague = all
    return all[forecast]
  }

  /// A prediction with its resolutions, one of so many that may be asked for.
  func prediction(_ id: Int, amongst count: Int) -> (prediction: Prediction, resolutions: [Resolution]) {
    let found = attempt {
      try predictions.expect(count, in: snapshot)
      return try predictions.prediction(id, in: snapshot)
    }
    return found ?? (.unread(id), [])
  }

  private func attempt<Value>(_ body: () throws -> Value?) -> Value? {
    do {
      if let value = try body() { return value }
      throw WorkspaceError.unreadableRow("a prediction that has forecasts is missing")
    } catch {
      failure = failure ?? error
      return nil
    }
  }
}

extension Prediction {
  /// What stands in the place of one that could not be read, until the command fails for it.
  fileprivate static func unread(_ id: Int) -> Prediction {
    let terms = Terms(statement: "", deadline: Period(Day(number: 0)))
    return Prediction(id: id, claim: nil, terms: [terms])
  }
}
