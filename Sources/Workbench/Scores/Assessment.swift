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
    indirect case complete(Prediction, [Forecast], [Part], Crowd.Basis?)
    case record(RecordBook, place: Int)
  }

  /// The number of the prediction, which is at hand when the prediction is not.
  let id: Int
  let forecaster: Handle
  private let source: Source

  init(
    prediction: Prediction, forecaster: Handle, forecasts: [Forecast], parts: [Part],
    crowd: Crowd.Basis? = nil
  ) {
    (id, self.forecaster) = (prediction.id, forecaster)
    source = .complete(prediction, forecasts, parts, crowd)
  }

  /// Nil for somebody who only withdrew.
  init?(_ book: RecordBook, place: Int) {
    guard let forecaster = book.forecaster(place), book.saysSomething(place) else { return nil }
    (id, self.forecaster) = (book.id(place), forecaster)
    source = .record(book, place: place)
  }

  /// What it was computed from, if the forecaster is a crowd.
  var crowd: Crowd.Basis? {
    guard case .complete(_, _, _, let crowd) = source else { return nil }
    return crowd
  }

  var prediction: Prediction {
    switch source {
    case .complete(let prediction, _, _, _): prediction
    case .record(let book, let place): book.prediction(place)
    }
  }

  /// Those of all terms, in the order in which they were entered, withdrawals among them.
  var forecasts: [Forecast] {
    switch source {
    case .complete(_, let forecasts, _, _): forecasts
    case .record(let book, let place): book.forecasts(place)
    }
  }

  /// One for each terms for which he gave a forecast, oldest first; never empty.
  var parts: [Part] {
    switch source {
    case .complete(_, _, let parts, _): parts
    case .record(let book, let place): book.parts(place)
    }
  }

  /// The same, with everything at hand that was not read or worked out as yet.
  var complete: Assessment {
    Assessment(
      prediction: prediction, forecaster: forecaster, forecasts: forecasts, parts: parts, crowd: crowd)
  }

  /// What the questions are that it answers, for each of the terms.
  var kinds: [QuestionKind] {
    switch source {
    case .complete(_, _, let parts, _): parts.map { QuestionKind($0.terms) }
    case .record(let book, let place): book.kinds(place)
    }
  }

  /// Whether some forecast is a range, or a word that stands for one.
  var saysRanges: Bool {
    switch source {
    case .complete(_, let forecasts, _, _): forecasts.contains { $0.probability?.bounds != nil }
    case .record(let book, let place): book.saysRanges(place)
    }
  }

  var forecastIDs: [Int] {
    switch source {
    case .complete(_, let forecasts, _, _): forecasts.map(\.id)
    case .record(let book, let place): book.forecastIDs(place)
    }
  }

  /// What a forecast says, if that is a range or a word.
  func vagueProbability(of forecast: Int) -> Probability? {
    switch source {
    case .complete:
      self.forecast(forecast)?.probability.flatMap { $0.bounds == nil && $0.phrase == nil ? nil : $0 }
    case .record(let book, _): book.vagueProbability(of: forecast)
    }
  }

  /// The day of the first forecast, and the terms for which it was made.
  var beginning: (made: Day, terms: Int)? {
    switch source {
    case .complete(_, let forecasts, _, _):
      forecasts.min { ($0.made.last, $0.id) < ($1.made.last, $1.id) }.map { ($0.made.last, $0.terms) }
    case .record(let book, let place): book.beginning(place)
    }
  }

  /// The newest terms for which he gave a forecast; none but those of the prediction where it could not be read.
  var terms: Terms { parts.last?.terms ?? prediction.current }

  /// The record as the scoring rules see it; nil while nothing of it can be scored and something still waits.
  var settled: SettledPrediction? { scorable?.settled }

  /// The same as a summary takes it.
  var scorable: ScorableRecord? {
    if case .record(let book, let place) = source {
      let (record, isWaiting) = book.plainRecord(place)
      if let record { return .plain(record) }
      if isWaiting { return nil }
    }
    let parts = parts
    let settled = parts.filter { !$0.isWaiting }
      .map { SettledTerms(standing: $0.standing, realization: $0.realization) }
    guard settled.count == parts.count || settled.contains(where: \.isScorable) else { return nil }
    return .whole(SettledPrediction(id: id, parts: settled))
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
