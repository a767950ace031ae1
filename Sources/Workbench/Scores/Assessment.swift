import Facts
import Scoring
import Storage

/// One forecaster's record on one prediction, over all its terms, as far as the as-of day knows it.
///
/// There may be very many: what takes room is worked out, or read, when it is asked for.
struct Assessment {
  /// What was forecast under some terms, and how these turned out.
  struct Part {
    let terms: Terms
    let settlement: Settlement
    let standing: Standing
  }

  private enum Source {
    case complete([Forecast], [Part])
    case numbers(RecordNumbers)
  }

  let prediction: Prediction
  let forecaster: Handle
  private let source: Source

  init(prediction: Prediction, forecaster: Handle, forecasts: [Forecast], parts: [Part]) {
    (self.prediction, self.forecaster, source) = (prediction, forecaster, .complete(forecasts, parts))
  }

  /// Nil for somebody who only withdrew.
  init?(prediction: Prediction, forecaster: Handle, numbers: RecordNumbers) {
    guard numbers.says(somethingOf: prediction) else { return nil }
    (self.prediction, self.forecaster, source) = (prediction, forecaster, .numbers(numbers))
  }

  /// Those of all terms, in the order in which they were entered, withdrawals among them.
  var forecasts: [Forecast] {
    switch source {
    case .complete(let forecasts, _): forecasts
    case .numbers(let numbers): numbers.read(of: prediction)
    }
  }

  /// One for each terms for which he gave a forecast, oldest first; never empty.
  var parts: [Part] {
    switch source {
    case .complete(_, let parts): parts
    case .numbers(let numbers): numbers.parts(of: prediction)
    }
  }

  /// The same, with everything at hand that was not read or worked out as yet.
  var complete: Assessment {
    Assessment(prediction: prediction, forecaster: forecaster, forecasts: forecasts, parts: parts)
  }

  /// The day of the first forecast, and the terms for which it was made.
  var beginning: (made: Day, terms: Int)? {
    switch source {
    case .complete(let forecasts, _):
      forecasts.min { ($0.made.last, $0.id) < ($1.made.last, $1.id) }.map { ($0.made.last, $0.terms) }
    case .numbers(let numbers): numbers.beginning
    }
  }

  /// The newest terms for which he gave a forecast.
  var terms: Terms {
    let parts = parts
    return parts[parts.count - 1].terms
  }

  /// The record as the scoring rules see it; nil while nothing of it can be scored and something still waits.
  var settled: SettledPrediction? {
    let parts = parts
    let settled = parts.filter { !$0.isWaiting }
      .map { SettledTerms(standing: $0.standing, realization: $0.realization) }
    guard settled.count == parts.count || settled.contains(where: \.isScorable) else { return nil }
    return SettledPrediction(id: prediction.id, parts: settled)
  }

  func score(_ rule: ScoringRule) -> PredictionScore? {
    settled.map { PredictionScore($0.parts, rule: rule) }
  }

  func forecast(_ id: Int) -> Forecast? { forecasts.first { $0.id == id } }

  /// The part to which a forecast belongs.
  func part(of forecast: Forecast) -> Part? { parts.first { $0.terms.id == forecast.terms } }

  /// The forecasts that do not count, and why.
  var leftOut: [LeftOut] { parts.flatMap(\.standing.leftOut) }
}

extension Assessment.Part {
  /// What the forecasts are scored against: void where a condition failed; nil where there is nothing.
  var outcome: Outcome? {
    switch settlement {
    case .open, .pending, .unanswered: nil
    case .voided: .void
    case .resolved(let resolution): resolution.outcome
    }
  }

  /// The outcome in the terms in which forecasts are scored.
  var realization: Realization? { outcome.map { Realization($0, among: terms.options) } }

  /// Whether an outcome is still to come.
  var isWaiting: Bool {
    switch settlement {
    case .open, .pending: true
    case .voided, .resolved, .unanswered: false
    }
  }
}
