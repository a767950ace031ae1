import CommandLanguage
import Facts
import Scoring
import Storage
import Testing

@testable import Workbench

/// One forecaster's record on one prediction, worked out from whole forecasts, one prediction after the other.
private struct PlainRecord: Hashable {
  let prediction: Prediction
  let forecaster: Handle
  let forecasts: [Forecast]
  let terms: [Terms]
  let settlements: [Settlement]
  let standings: [Standing]

  init?(_ prediction: Prediction, _ forecaster: Handle, _ forecasts: [Forecast], _ call: Call) throws {
    let terms = prediction.terms.filter { terms in
      forecasts.contains { $0.terms == terms.id && !$0.isWithdrawal }
    }
    guard !terms.isEmpty else { return nil }
    let settlements = try terms.map { try call.settlement(of: prediction.id, under: $0) }
    (self.prediction, self.forecaster, self.forecasts, self.terms) = (
      prediction, forecaster, forecasts, terms
    )
    self.settlements = settlements
    standings = zip(terms, settlements).map { terms, settlement in
      var known: Day?
      if case .resolved(let resolution) = settlement { known = resolution.known?.first }
      let dated = forecasts.enumerated().map { order, forecast in
        DatedForecast(
          id: forecast.id, made: forecast.made.last, order: order,
          distribution: forecast.terms == terms.id
            ? forecast.estimate.map { Distribution($0, of: terms.type) } : nil)
      }
      let own = Set(forecasts.filter { $0.terms == terms.id }.map(\.id))
      return ScoringWindow(deadline: terms.deadline.last, known: known).standing(of: dated).counting(
        only: own)
    }
  }

  init(_ record: Assessment) {
    (prediction, forecaster, forecasts) = (record.prediction, record.forecaster, record.forecasts)
    (terms, settlements) = (record.parts.map(\.terms), record.parts.map(\.settlement))
    standings = record.parts.map(\.standing)
  }

  static func all(_ call: Call) throws -> [PlainRecord] {
    let today = try call.today()
    return try call.snapshot.numbers(of: .prediction).flatMap { id -> [PlainRecord] in
      guard let prediction = try call.snapshot.prediction(id) else { return [] }
      let known = try call.snapshot.forecasts(of: id).filter { $0.made.last <= today }
      let forecasters = known.map(\.forecaster).reduce(into: [Handle]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      return try forecasters.compactMap { forecaster in
        try PlainRecord(prediction, forecaster, known.filter { $0.forecaster == forecaster }, call)
      }
    }
  }
}

/// The numbers of a summary, worked out without anything that is made for very many records.
private func plainNumbers(_ records: [SettledPrediction], _ rule: ScoringRule) -> [Double?] {
  func mean(_ values: [Double]) -> Double? { plainMean(values.sorted(), values.map { _ in 1 }) }
  func means(_ rule: ScoringRule, _ value: (PredictionScore) -> Double?) -> [Double] {
    Dictionary(grouping: records, by: \.id).values.compactMap { records in
      mean(records.map { PredictionScore($0.parts, rule: rule) }.filter { $0.mean != nil }.compactMap(value))
    }
  }
  let whole = means(rule) { score in
    plainMean(score.segments.map(\.score), score.segments.map { Double($0.segment.days) })
  }
  let interval = Bootstrap.standard.interval(ofMeanOf: whole)
  return [
    mean(whole), interval?.lowerBound, interval?.upperBound, mean(means(rule, \.first)),
    mean(means(rule, \.last)), mean(means(.logarithmic, \.mean)), Double(whole.count),
  ]
}

private func numbers(_ summary: ScoreSummary) -> [Double?] {
  [
    summary.mean, summary.interval?.lowerBound, summary.interval?.upperBound, summary.first, summary.last,
    summary.log, Double(summary.scored),
  ]
}

/// Neumaier's sum, written out once more.
private func plainMean(_ values: [Double], _ weights: [Double]) -> Double? {
  guard let least = values.min(), let greatest = values.max() else { return nil }
  func sum(_ terms: [(Double, error: Double)]) -> Double {
    var (total, lost) = (0.0, 0.0)
    for (term, error) in terms {
      let next = total + term
      lost += abs(total) >= abs(term) ? (total - next) + term : (term - next) + total
      total = next
      lost += error
    }
    return total.isFinite ? total + lost : total
  }
  let products = zip(values, weights).map { value, weight in
    (value * weight, error: (-(value * weight)).addingProduct(value, weight))
  }
  let mean = sum(products) / sum(weights.map { ($0, error: 0) })
  return min(max(mean, least), greatest)
}

@Suite struct `Scores of many predictions` {
  @Test(arguments: 0..<12 * effort)
  func `are those of whole forecasts read one by one, to the last bit`(seed: Int) throws {
    let random = Seeded(UInt64(seed))
    var bench = try RandomWorkspace(seed: UInt64(seed), commands: 30).bench
    for _ in 0..<60 { _ = bench.failure(of: line(random)) }
    for asOf in [nil, Day(year: 2017, month: 6, day: 15), Day(year: 9999, month: 12, day: 31)] {
      var session = bench.session
      session.sitting.asOf = asOf
      let arguments = try Command.status.syntax.bind(Statement(arguments: ["status"]))
      let copy = session
      try session.read { snapshot in
        let call = Call(arguments, copy, snapshot)
        let plain = try PlainRecord.all(call)
        let records = try call.assessments(.everything)
        #expect(records.map(PlainRecord.init) == plain)
        let ids = try snapshot.numbers(of: .prediction)
        #expect(try ids.flatMap(call.assessments).map(PlainRecord.init) == plain)
        #expect(records.count { $0.beginning != nil } == records.count)
        let settled = records.compactMap(\.settled)
        for rule in [ScoringRule.brier, .logarithmic, .spherical] {
          let expected = plainNumbers(settled, rule)
          let summary = ScoreSummary(ofEach: records.count, rule: rule) { records[$0].scorable }
          #expect(numbers(summary) == expected)
          let mean = ScoreSummary.mean(ofEach: records.count, rule: rule) { records[$0].scorable }
          #expect(mean == summary.mean)
          #expect(numbers(ScoreSummary(of: settled.reversed(), rule: rule)) == expected)
        }
        try call.recordReader.confirm()
      }
    }
  }

  private func line(_ random: Seeded) -> String {
    func day() -> String {
      random.pick(
        ["2017-0\(1 + random.below(9))", "2017-Q\(1 + random.below(4))", "2017", "2017-05-09T20:00+09:00"]
          + (0..<6).map { _ in "2017-0\(1 + random.below(6))-\(10 + random.below(18))" })
    }
    let p = 1 + random.below(14)
    let who = random.pick(["@ada", "@bo", "@지훈"])
    let odds = random.pick(["0%", "30%", "55.5%", "40..60%", "likely", "100%"])
    let condition = random.chance(20) ? " given p\(1 + random.below(14))" : ""
    return random.pick([
      "predict \"Q\(random.below(90))\" \(odds) by \(day()) \(who) on \(day())\(condition)",
      "predict \"Q\(random.below(90))\" \(odds) by \(day()) \(who) on \(day())",
      "forecast p\(p) \(odds) \(who) on \(day())", "forecast p\(p) \(odds) \(who) on \(day())",
      "forecast p\(p) \(odds) \(who) on \(day())", "withdraw p\(p) \(who) on \(day())",
      "edit p\(p) by \(day())", "edit p\(p) criteria \(random.pick(["a", "b"]))", "rm p\(p)",
      "resolve p\(p) yes on \(day())", "resolve p\(p) no", "resolve p\(p) 40% on \(day())",
      "resolve p\(p) no known \(day())", "resolve p\(p) \(random.pick(["void", "ambiguous"])) on \(day())",
    ])
  }
}
