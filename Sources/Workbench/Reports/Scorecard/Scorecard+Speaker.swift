import Facts
import Presentation
import Scoring
import Storage

extension Scorecard {
  /// All of one speaker: for each kind of question the headline, what it is made of, and every prediction.
  func section(_ key: String, _ sections: [Section]) throws -> [Block] {
    var blocks: [Block] = [.heading(2, try heading(of: key))]
    for section in sections {
      if blocks.count > 1 { blocks.append(.gap) }
      blocks += section.headline(yardstick) + section.charts(asOf, yardstick) + section.calls
      blocks += [.table(section.table)] + AuditReport.Conditionals(of: section.group.records).summary
    }
    return blocks
  }
}

extension Scorecard {
  func heading(of key: String) throws -> Phrase {
    let name = try call.snapshot.speaker(Handle(stored: String(key.dropFirst())))?.name
    return Phrase(name.map { "\($0) (\(key))" } ?? key, .plain, .here(key))
  }
}

extension Scorecard.Section {
  private var rule: ScoringRule { part.rule }
  private var summary: ScoreSummary { group.summary }

  // MARK: Headline

  /// The score with its interval and n, and skill; nothing where nothing is scored.
  fileprivate func headline(_ yardstick: Yardstick) -> [Block] {
    guard let mean = summary.mean else { return [] }
    let interval = group.meanInterval.map { ", 95 % \($0.lowerBound.display())-\($0.upperBound.display())" }
    let of = " over \(summary.scored) of \(group.predictions.counted("prediction"))"
    let warning = summary.isTooFew ? Phrase("  too few to conclude anything", .bad) : Phrase()
    var fields = [
      Field(
        "score",
        Phrase("\(rule.name) \(mean.display())", .strong)
          + Phrase("\(interval ?? ", no interval: that needs two predictions")\(of)") + warning)
    ]
    if let skill = summary.skill {
      let interval = group.skillInterval.map {
        ", 95 % \($0.lowerBound.display(2)) to \($0.upperBound.display(2))"
      }
      fields.append(
        Field(
          "skill",
          Phrase(
            "\(skill.display(2))\(interval ?? ""), against \(yardstick.baseline.caption), which scores \(summary.baselineMean.display())"
          )))
    }
    return [.record(fields)]
  }

  // MARK: Charts

  /// Calibration and history, where there is enough to conclude anything from.
  fileprivate func charts(_ asOf: Day, _ yardstick: Yardstick) -> [Block] {
    guard !summary.isTooFew else { return [] }
    var blocks: [Block] = []
    if part.kind == .binary {
      let calibration = CalibrationGroup(
        group.key, group.records, of: .standing, passed: asOf, events: yardstick.events, plan: .picture)
      if let report = calibration.report, !calibration.isTooFew {
        let picture = CalibrationPicture(report)
        blocks += [
          .record(report.fields), .gap,
          .chart(.calibration(picture, of: group.key, named: name("calibration"))),
        ]
      }
    }
    let history = Chart.history(of: self, against: yardstick, named: name("history"))
    return blocks + (history.map { [.gap, .chart($0)] } ?? [])
  }

  /// Unique on the page: what a chart shows, whose it is, and of which kind of question.
  private func name(_ chart: String) -> String {
    let unit = part.kind.unit.map { "-" + $0 } ?? ""
    let kind = part.kind == .binary ? "" : "-\(part.kind.type.rawValue)\(unit)"
    return Chart.name("\(chart)-\(group.key)\(kind)")
  }

  // MARK: Calls

  /// The best and the worst, where there are enough to tell them from the rest; at most three of each.
  fileprivate var calls: [Block] {
    let scored = entries.filter { $0.mean != nil }.sorted(by: isBetter)
    let count = min(3, scored.count / 3)
    guard count > 0 else { return [.gap] }
    let rows = zip(
      ["best"] + [String](repeating: "", count: count - 1) + ["worst"]
        + [String](repeating: "", count: count - 1),
      scored.prefix(count) + scored.suffix(count).reversed()
    ).map { label, entry in
      [Phrase(label, .strong)] + entry.callCells()
    }
    return [
      .gap,
      .table(
        Table(
          [
            Column("calls"), Column("id"), Column("prediction", minimum: 20),
            Column("forecasts", minimum: 12),
            Column("outcome"), Column(rule.name, .right),
          ], rows: rows)), .gap,
    ]
  }

  /// Of two that are as good the earlier prediction comes first.
  private func isBetter(_ left: Scorecard.Entry, _ right: Scorecard.Entry) -> Bool {
    let (first, second) = (left.mean ?? 0, right.mean ?? 0)
    guard first != second else { return left.record.id < right.record.id }
    return rule.orientation == .lowerIsBetter ? first < second : first > second
  }

  // MARK: Table

  fileprivate var table: Table {
    Table(
      [
        Column("id"), Column("prediction", minimum: 20), Column("forecasts", minimum: 12), Column("deadline"),
        Column("outcome"),
        Column(rule.name, .right), Column("log", .right), Column("days", .right),
      ], rows: entries.map { $0.cells(rule) })
  }
}

extension CalibrationReport {
  /// What the score is made of, and whether luck alone would explain the miscalibration.
  fileprivate var fields: [Field] {
    let words =
      "\(corp.score.display()) = miscalibration \(corp.miscalibration.display()) "
      + "- discrimination \(corp.discrimination.display()) + uncertainty \(corp.uncertainty.display())"
    let chance =
      "p \(chance.p.display()): how often calibrated forecasts would look at least as miscalibrated"
    return [Field("made of", Phrase(words)), Field("by luck", Phrase(chance, .dim))]
  }
}

extension Scorecard.Entry {
  fileprivate func cells(_ rule: ScoringRule) -> [Phrase] {
    let record = record.complete
    let name = record.prediction.identifier.description
    let score = record.score(rule)
    let log = rule.name == ScoringRule.logarithmic.name ? score : record.score(.logarithmic)
    return [
      Phrase(name, .strong, .there(name)), Phrase(record.terms.statement.onOneLine), Phrase(record.path),
      Phrase(record.deadlines), Phrase(record.outcomes),
      Phrase(mean?.display() ?? "–", .plain, mean == nil ? nil : .there(name)),
      Phrase(log?.mean.display() ?? "–"),
      Phrase(score?.days == 0 ? "" : score.map { String($0.days) } ?? ""),
    ]
  }

  fileprivate func callCells() -> [Phrase] {
    let record = record.complete
    let name = record.prediction.identifier.description
    return [
      Phrase(name, .strong, .there(name)), Phrase(record.terms.statement.onOneLine), Phrase(record.path),
      Phrase(record.outcomes), Phrase(mean?.display() ?? "–"),
    ]
  }
}

extension Assessment {
  /// Such as `85% → 92%`; withdrawals and what was left out are shown as such.
  fileprivate var path: String { forecasts.map(words).joined(separator: " → ") }

  /// What was said, and where it does not count, that.
  func words(of forecast: Forecast) -> String {
    let isLeftOut = leftOut.contains { $0.forecast == forecast.id }
    let isWaiting = part(of: forecast)?.isWaiting ?? true
    let words = forecast.estimate.map { estimate in
      guard let probability = estimate.probability else { return estimate.stated }
      guard probability.bounds != nil else { return probability.display }
      return "\(probability.stated) (\(Probability.percent(probability.point)))"
    }
    let text = words ?? "withdrawn"
    return isLeftOut && !isWaiting ? "(\(text), left out)" : text
  }
}
