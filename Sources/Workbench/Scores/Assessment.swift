import Facts
import Scoring
import Storage

/// One forecaster's record on one prediction, as far as the as-of day knows it.
struct Assessment {
  let prediction: Prediction
  /// The terms for which the forecasts were made.
  let terms: Terms
  let forecaster: Handle
  let forecasts: [Forecast]
  let settlement: Settlement
  /// What the record is scored against: nil while there is none, void where a condition failed.
  let outcome: Outcome?
  let standing: Standing

  /// The record as the scoring rules see it, once there is an outcome.
  var settled: SettledPrediction? {
    outcome.map { SettledPrediction(id: prediction.id, standing: standing, outcome: $0) }
  }

  func score(_ rule: ScoringRule) -> PredictionScore? {
    outcome.map { PredictionScore(standing, outcome: $0, rule: rule) }
  }

  func forecast(_ id: Int) -> Forecast? { forecasts.first { $0.id == id } }
}

extension Call {
  /// The records that a filter means; one that names forecasters means their records alone.
  func assessments(_ filter: Filter) throws -> [Assessment] {
    let forecasters = filter.speakers
    return try numbers(of: .prediction, meeting: filter).sorted().flatMap { id in
      try assessments(of: id).filter { forecasters.isEmpty || forecasters.contains($0.forecaster) }
    }
  }

  func assessments(of id: Int) throws -> [Assessment] {
    guard let prediction = try snapshot.prediction(id) else { return [] }
    let today = try today()
    let settlement = try settlement(of: id)
    let forecasts = try snapshot.forecasts(of: id).filter { $0.made.last <= today }
    let forecasters = forecasts.map(\.forecaster).reduce(into: [Handle]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return try forecasters.flatMap { forecaster in
      let own = forecasts.filter { $0.forecaster == forecaster }
      return try prediction.terms.compactMap { terms in
        try assessment(of: prediction, terms, forecaster, own, settlement)
      }
    }
  }

  private func assessment(
    of prediction: Prediction, _ terms: Terms, _ forecaster: Handle, _ forecasts: [Forecast],
    _ settlement: Settlement
  ) throws -> Assessment? {
    guard forecasts.contains(where: { $0.terms == terms.id && $0.probability != nil }) else { return nil }
    let (outcome, known) = settlement.outcome(under: terms)
    let window = ScoringWindow(deadline: terms.deadline.last, known: known)
    // A forecast under other terms ends the ones under these, as a withdrawal would.
    let dated = forecasts.enumerated().map { order, forecast in
      DatedForecast(
        id: forecast.id, made: forecast.made.last, order: order,
        probability: forecast.terms == terms.id ? forecast.probability?.point : nil)
    }
    return Assessment(
      prediction: prediction, terms: terms, forecaster: forecaster,
      forecasts: forecasts.filter { $0.terms == terms.id }, settlement: settlement, outcome: outcome,
      standing: window.standing(of: dated))
  }
}

extension Settlement {
  /// The outcome under some terms, with the day from which it was known.
  ///
  /// What happened after the deadline of earlier terms is a `no` under those, known the day after it.
  fileprivate func outcome(under terms: Terms) -> (Outcome?, known: Day?) {
    switch self {
    case .open, .pending: (nil, nil)
    case .voided: (.void, nil)
    case .resolved(let resolution):
      if resolution.outcome == .yes, let happened = resolution.happened, happened.first > terms.deadline.last
      {
        (.no, terms.deadline.last.advanced(by: 1))
      } else {
        (resolution.outcome, resolution.known?.first)
      }
    }
  }
}

extension Filter {
  /// The forecasters whom the filter asks for, where it asks for some.
  fileprivate var speakers: Set<Handle> {
    switch self {
    case .term(.speaker(let handle)): [handle]
    case .all(let parts): parts.reduce(into: []) { $0.formUnion($1.speakers) }
    case .any(let parts) where parts.allSatisfy({ !$0.speakers.isEmpty }):
      parts.reduce(into: []) { $0.formUnion($1.speakers) }
    default: []
    }
  }
}
