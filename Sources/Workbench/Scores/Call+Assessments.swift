import Facts
import Scoring
import Storage

extension Call {
  /// The records that a filter means.
  ///
  /// A speaker in it selects forecasters, under `not` and `or` too; every other term selects predictions.
  func assessments(_ filter: Filter) throws -> [Assessment] {
    let selection = try selection(filter)
    let named = try Dictionary(
      filter.speakers.map { handle in
        (handle, try numbers(of: .prediction, meeting: .term(.speaker(handle))))
      }, uniquingKeysWith: { first, _ in first })
    // Somebody whom the filter does not name stands for all the others.
    let chosen = try snapshot.numbers(of: .prediction).filter { id in
      selection(id, nil) || named.contains { $1.contains(id) && selection(id, $0) }
    }
    return try assessments(of: chosen).filter { record in
      filter.speakers.isEmpty
        || selection(record.prediction.id, named[record.forecaster] == nil ? nil : record.forecaster)
    }
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

  /// All records of a prediction, in the order in which the forecasters came to it.
  func assessments(of id: Int) throws -> [Assessment] {
    let today = try today()
    return try assessments(of: id, among: snapshot.forecastRecords(of: id, madeBy: today), today)
      .map(\.complete)
  }

  private func assessments(of predictions: [Int]) throws -> [Assessment] {
    guard try self.predictions.isMany(predictions.count, in: snapshot) else {
      return try predictions.flatMap(assessments)
    }
    try self.predictions.expect(predictions.count, in: snapshot)
    let today = try today()
    let forecasts = try snapshot.forecastRecords(madeBy: today)
    return try predictions.flatMap { try assessments(of: $0, among: forecasts, today) }
  }

  private func assessments(
    of id: Int, among forecasts: ForecastRecords, _ today: Day
  ) throws -> [Assessment] {
    let records = forecasts[id]
    guard !records.isEmpty, let (prediction, resolutions) = try predictions.prediction(id, in: snapshot)
    else { return [] }
    let settlements = try prediction.terms.map {
      try settlement(of: prediction, resolutions, under: $0, knownBy: today)
    }
    return records.compactMap { forecaster, own in
      Assessment(
        prediction: prediction, forecaster: forecaster,
        numbers: RecordNumbers(
          forecasts: own, settlements: settlements, others: forecasts.others, reader: forecastReader))
    }
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
