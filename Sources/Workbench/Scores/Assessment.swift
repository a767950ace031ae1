import Facts
import Scoring
import Storage

/// One forecaster's record on one prediction, over all its terms, as far as the as-of day knows it.
struct Assessment {
  /// What was forecast under some terms, and how these turned out.
  struct Part {
    let terms: Terms
    let settlement: Settlement
    let standing: Standing
  }

  let prediction: Prediction
  let forecaster: Handle
  /// Those of all terms, in the order in which they were entered, withdrawals among them.
  let forecasts: [Forecast]
  /// One for each terms for which he gave a forecast, oldest first; never empty.
  let parts: [Part]
  /// What it was computed from, if the forecaster is a crowd.
  var crowd: Crowd.Basis?

  /// The newest terms for which he gave a forecast.
  var terms: Terms { parts[parts.count - 1].terms }

  /// The record as the scoring rules see it; nil while nothing of it can be scored and something still waits.
  var settled: SettledPrediction? {
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

extension Call {
  /// The records that a filter means.
  ///
  /// A speaker in it selects forecasters, under `not` and `or` too; every other term selects predictions.
  func assessments(_ filter: Filter) throws -> [Assessment] {
    let selection = try selection(filter)
    let all = try snapshot.numbers(of: .prediction)
    let predictions = try Dictionary(
      filter.speakers.map { handle in
        (handle, try numbers(forecastBy: handle, among: all))
      }, uniquingKeysWith: { first, _ in first })
    let crowds = try crowds(in: filter)
    try self.predictions.expect(all.count, in: snapshot)
    return try all.flatMap { id -> [Assessment] in
      // Somebody whom the filter does not name stands for all the others.
      guard selection(id, nil) || predictions.contains(where: { $1.contains(id) && selection(id, $0) })
      else { return [] }
      return try assessments(of: id, with: crowds).filter { record in
        selection(id, predictions[record.forecaster] == nil ? nil : record.forecaster)
      }
    }
  }

  private func numbers(forecastBy forecaster: Handle, among all: [Int]) throws -> Set<Int> {
    forecaster.isReserved
      ? Set(all) : try numbers(of: .prediction, meeting: .term(.speaker(forecaster)))
  }

  /// Whether a filter means what a forecaster, nil for one whom it does not name, said of a prediction.
  private func selection(_ filter: Filter) throws -> (_ prediction: Int, _ forecaster: Handle?) -> Bool {
    guard filter != .everything else { return { _, _ in true } }
    guard !filter.speakers.isEmpty else {
      let numbers = try numbers(of: .prediction, meeting: filter)
      return { prediction, _ in numbers.contains(prediction) }
    }
    switch filter {
    case .term(.speaker(let handle)): return { $1 == handle }
    case .everything, .term: return { _, _ in true }
    case .all(let parts):
      let selections = try parts.map(selection)
      return { prediction, forecaster in selections.allSatisfy { $0(prediction, forecaster) } }
    case .any(let parts):
      let selections = try parts.map(selection)
      return { prediction, forecaster in selections.contains { $0(prediction, forecaster) } }
    case .not(let part):
      let selection = try selection(part)
      return { !selection($0, $1) }
    }
  }

  func assessments(of id: Int) throws -> [Assessment] {
    guard let (prediction, _) = try predictions.prediction(id, in: snapshot) else { return [] }
    let today = try today()
    let forecasts = try predictions.forecasts(of: id, in: snapshot).filter { $0.made.last <= today }
    let forecasters = forecasts.map(\.forecaster).reduce(into: [Handle]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return try forecasters.compactMap { forecaster in
      let own = forecasts.filter { $0.forecaster == forecaster }
      let parts = try prediction.terms.compactMap { try part(of: prediction, under: $0, own) }
      guard !parts.isEmpty else { return nil }
      return Assessment(prediction: prediction, forecaster: forecaster, forecasts: own, parts: parts)
    }
  }

  private func part(
    of prediction: Prediction, under terms: Terms, _ forecasts: [Forecast]
  ) throws -> Assessment.Part? {
    let own = Set(forecasts.filter { $0.terms == terms.id }.map(\.id))
    guard forecasts.contains(where: { own.contains($0.id) && !$0.isWithdrawal }) else { return nil }
    let settlement = try settlement(of: prediction.id, under: terms)
    var known: Day?
    if case .resolved(let resolution) = settlement { known = resolution.known?.first }
    // A forecast under other terms ends the ones under these, as a withdrawal would.
    let dated = forecasts.enumerated().map { order, forecast in
      DatedForecast(
        id: forecast.id, made: forecast.made.last, order: order,
        distribution: own.contains(forecast.id)
          ? forecast.estimate.map { Distribution($0, of: terms.type) } : nil)
    }
    let standing = ScoringWindow(deadline: terms.deadline.last, known: known).standing(of: dated)
    return Assessment.Part(terms: terms, settlement: settlement, standing: standing.counting(only: own))
  }
}

extension Filter {
  /// The speakers whom the filter names anywhere.
  fileprivate var speakers: [Handle] {
    switch self {
    case .term(.speaker(let handle)): [handle]
    case .all(let parts), .any(let parts): parts.flatMap(\.speakers)
    case .not(let part): part.speakers
    case .everything, .term: []
    }
  }
}
