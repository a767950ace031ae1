package import Facts

/// One forecaster's record on a settled statement under one set of terms, in numbers.
package struct PlainRecord: Sendable {
  package let prediction: Int
  /// In the order in which they were entered; none says more than a number.
  package let forecasts: ArraySlice<ForecastNumbers>
  package let window: ScoringWindow
  package let realization: Realization

  package init(
    prediction: Int, forecasts: ArraySlice<ForecastNumbers>, window: ScoringWindow, realization: Realization
  ) {
    self.prediction = prediction
    self.forecasts = forecasts
    self.window = window
    self.realization = realization
  }

  /// The same as every rule sees it.
  package var settled: SettledPrediction {
    let dated = forecasts.enumerated().map { order, forecast in
      DatedForecast(id: forecast.id, made: forecast.made, order: order, probability: forecast.point)
    }
    return SettledPrediction(
      id: prediction, standing: window.standing(of: dated), realization: realization)
  }
}

/// The numbers of one record that go into a summary.
struct RecordScore {
  var mean: Double?
  var first: Double?
  var last: Double?
  /// In nats.
  var surprise: Double?
  /// What a constant would have scored on the same days.
  var baseline: Double?
  var unscorable: Unscorable?

  /// Adds the forecasts whose score in nats is infinite to the list.
  init(_ parts: [SettledTerms], _ wanted: WantedScores, infinite: inout [Int]) {
    let score = PredictionScore(parts, rule: wanted.rule)
    (mean, first, last, unscorable) = (score.mean, score.first, score.last, score.unscorable)
    baseline = wanted.constant.flatMap(score.mean)
    guard wanted.isInNats else { return }
    let surprise = PredictionScore(parts, rule: .logarithmic)
    self.surprise = surprise.mean
    if surprise.mean == .infinity { infinite += surprise.infinite }
  }

  /// The same for a record in numbers, from which no lists are made unless it has no score.
  init(_ record: PlainRecord, _ wanted: WantedScores, infinite: inout [Int]) {
    guard record.realization.isSettled, let score = RecordScore(scoring: record, wanted, &infinite) else {
      self.init(record.settled.parts, wanted, infinite: &infinite)
      return
    }
    self = score
    // A constant scores the same on each of the days, and so on all of them.
    baseline = wanted.constant.flatMap { wanted.rule.score($0, record.realization) }
  }

  /// Nil where it has no score by the rule or in nats.
  private init?(scoring record: PlainRecord, _ wanted: WantedScores, _ infinite: inout [Int]) {
    let count = infinite.count
    let isDefined = record.withForecastsInOrder { forecasts in
      add(forecasts, of: record, wanted, &infinite)
    }
    guard isDefined, first != nil else {
      infinite.removeSubrange(count...)
      return nil
    }
  }

  /// False where one of them has no score.
  private mutating func add(
    _ forecasts: UnsafeBufferPointer<ForecastNumbers>, of record: PlainRecord, _ wanted: WantedScores,
    _ infinite: inout [Int]
  ) -> Bool {
    let (realization, score) = (record.realization, wanted.rule.score)
    let nats = wanted.isInNats ? ScoringRule.logarithmic.score : nil
    var (mean, surprise, isDefined) = (Mean(), Mean(), true)
    record.window.walk(forecasts) { forecast, through in
      guard let point = forecast.point else { return }
      guard let score = score(.binary(point), realization) else { return isDefined = false }
      let days = Double(through.days(since: forecast.made) + 1)
      mean.add(score, weight: days)
      (first, last) = (first ?? score, score)
      guard let nats else { return }
      guard let surprised = nats(.binary(point), realization) else { return isDefined = false }
      surprise.add(surprised, weight: days)
      if surprised.isInfinite { infinite.append(forecast.id) }
    } leftOut: { _, _ in
    }
    (self.mean, self.surprise) = (mean.value, surprise.value)
    return isDefined
  }
}

/// Which numbers of each record a tally is after.
///
/// A class, since very many records are scored and a rule takes long to copy.
final class WantedScores: Sendable {
  let rule: ScoringRule
  /// Whose score on the same days is wanted too.
  let constant: Distribution?
  /// Whether the score in nats is wanted too.
  let isInNats: Bool

  init(rule: ScoringRule, constant: Distribution?, isInNats: Bool) {
    (self.rule, self.constant, self.isInNats) = (rule, constant, isInNats)
  }
}

extension PlainRecord {
  /// In the order of days; of two made on one day the later entered comes later.
  fileprivate func withForecastsInOrder<Result>(
    _ body: (UnsafeBufferPointer<ForecastNumbers>) -> Result
  ) -> Result {
    let result = forecasts.withUnsafeBufferPointer { given in
      let isInOrder = given.indices.dropFirst().allSatisfy { given[$0 - 1].made <= given[$0].made }
      return isInOrder ? body(given) : nil
    }
    guard let result else {
      return forecasts.enumerated().sorted { ($0.element.made, $0.offset) < ($1.element.made, $1.offset) }
        .map(\.element).withUnsafeBufferPointer(body)
    }
    return result
  }
}
