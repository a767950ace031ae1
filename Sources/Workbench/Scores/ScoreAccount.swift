import Facts
import Presentation
import Scoring

/// A headline number taken apart: what every record adds to the mean, and why the others add nothing.
struct ScoreAccount {
  struct Entry {
    let record: Assessment
    /// Nil while it waits for an outcome.
    let score: PredictionScore?
    /// Its share in the mean, as that of each other record of its prediction; nil where it does not count.
    let weight: Double?
    /// Why it does not count, where it does not.
    let reason: String?

    /// The contributions of a group add up to its mean.
    var contribution: Double? {
      guard let weight, let mean = score?.mean else { return nil }
      return weight * mean
    }
  }

  let rule: ScoringRule
  let events: Events
  let summary: ScoreSummary
  /// Those that count first, each by the prediction's id.
  let entries: [Entry]

  init(of records: [Assessment], rule: ScoringRule, events: Events) {
    (self.rule, self.events) = (rule, events)
    summary = ScoreSummary(of: records.compactMap(\.settled), rule: rule, events: events)
    let scores = records.map { $0.score(rule) }
    var scored: [Int: Int] = [:]
    for (record, score) in zip(records, scores) where score?.mean != nil {
      scored[record.prediction.id, default: 0] += 1
    }
    let entries = zip(records, scores).map { record, score in
      // Predictions weigh equally, and within one its forecasters.
      let weight = scored[record.prediction.id].map { 1 / Double(scored.count) / Double($0) }
      let reason = record.reasonNotToCount(score)
      return Entry(record: record, score: score, weight: reason == nil ? weight : nil, reason: reason)
    }
    self.entries = entries.filter { $0.reason == nil } + entries.filter { $0.reason != nil }
  }

  var counted: [Entry] { entries.filter { $0.weight != nil } }
  var others: [Entry] { entries.filter { $0.weight == nil } }
}

extension Assessment {
  /// Such as `void by p1`, or `the outcome was known when the first forecast was made`; nil where it counts.
  fileprivate func reasonNotToCount(_ score: PredictionScore?) -> String? {
    guard let score else {
      guard case .pending? = parts.last(where: \.isWaiting)?.settlement else {
        return "open, by \(deadlines)"
      }
      return parts.last(where: \.isWaiting)?.settlement.words
    }
    guard score.mean == nil else { return nil }
    let voided = parts.last?.settlement
    if case .voided = voided, score.unscorable == .void { return voided?.words }
    return score.unscorable?.description ?? "undefined"
  }
}

// MARK: How it looks

extension ScoreAccount {
  var blocks: [Block] {
    var blocks: [Block] = [.line(headline), .gap]
    if !counted.isEmpty { blocks += [.table(countedTable)] }
    if !others.isEmpty {
      blocks += [.gap, .line(Phrase("not counted", .strong)), .table(otherTable)]
    }
    let leftOut = entries.flatMap { entry in entry.record.leftOutWords }
    if !leftOut.isEmpty { blocks += [.gap] + leftOut.map { .line(Phrase($0, .dim)) } }
    return blocks + [.gap] + notes.map { .paragraph(Phrase($0, .dim)) }
  }

  private var headline: Phrase {
    let predictions = Set(entries.map(\.record.prediction.id)).count
    let interval =
      summary.interval.map { ", 95 % \($0.lowerBound.display())-\($0.upperBound.display())" } ?? ""
    return Phrase("\(rule.name) \(summary.mean.display(4))", .strong)
      + Phrase(
        " over \(summary.scored) of \(predictions) prediction\(predictions == 1 ? "" : "s")\(interval)")
  }

  private var countedTable: Table {
    let rows = counted.map { entry in
      [
        Phrase(entry.record.prediction.identifier.description, .strong),
        Phrase(entry.record.terms.statement.shortened(to: 40)), Phrase(entry.record.forecaster.description),
        Phrase(entry.record.outcomes), Phrase(entry.score?.mean.display(4) ?? "–"),
        Phrase(entry.weight.display(4)), Phrase(entry.contribution.display(4)),
      ]
    }
    let sum = [
      Phrase("sum", .strong), "", "", "", "", Phrase(1.0.display(4), .strong),
      Phrase(summary.mean.display(4), .strong),
    ]
    return Table(
      [
        Column("id"), Column("prediction", minimum: 16), Column("forecaster"), Column("outcome"),
        Column("score", .right), Column("weight", .right), Column("contribution", .right),
      ], rows: rows + [sum])
  }

  private var otherTable: Table {
    Table(
      [Column("id"), Column("prediction", minimum: 16), Column("forecaster"), Column("why", minimum: 20)],
      rows: others.map { entry in
        [
          Phrase(entry.record.prediction.identifier.description, .strong),
          Phrase(entry.record.terms.statement.shortened(to: 40)),
          Phrase(entry.record.forecaster.description), Phrase(entry.reason ?? ""),
        ]
      })
  }

  /// How the interval was made.
  fileprivate var drawing: String {
    Bootstrap.standard.caption(by: summary.events < summary.scored ? "by event" : "by prediction")
  }

  private var notes: [String] {
    [
      "\(rule.caption). \(rule.summary) Formula: \(rule.formula). Source: \(rule.source).",
      "A score is the mean over the days on which a forecast stood; 'explain ID' shows them. "
        + "Weight: 1 / predictions, divided by the forecasters scored on the prediction. "
        + (summary.interval == nil
          ? "No interval: that needs two predictions." : "Interval: \(drawing)."),
    ]
  }
}

extension Assessment {
  fileprivate var leftOutWords: [String] {
    leftOut.map { left in
      let words = forecast(left.forecast).map {
        "\($0.estimate?.display ?? "withdrawal") on \($0.made.display)"
      }
      return "left out: f\(left.forecast) of \(prediction.identifier), \(words ?? ""): \(left.reason)"
    }
  }
}

extension ScoreAccount {
  func json(named key: String, _ kind: QuestionKind = .binary) -> JSON {
    let counts: [JSON.Member] = [
      .init("scored", .integer(summary.scored)), .init("void", .integer(summary.void)),
      .init("ambiguous", .integer(summary.ambiguous)), .init("unscorable", .integer(summary.unscorable)),
      .init("pending", .integer(Set(others.filter { $0.score == nil }.map(\.record.prediction.id)).count)),
    ]
    let head: [JSON.Member] = [
      .init("key", .string(key)), .init("rule", .string(rule.name)), .init("range", .range(of: rule)),
      .init("formula", .string(rule.formula)), .init("source", .string(rule.source)),
      .init("mean", .optional(summary.mean)), .init("interval", .interval(summary.interval)),
      .init("interval_method", .string(drawing)), .init("bootstrap", Bootstrap.standard.json),
    ]
    let type = kind == .binary ? [] : kind.members(rule).filter { ["type", "unit"].contains($0.key) }
    return .object(head + type + counts + [.init("records", .array(entries.map { json($0) }))])
  }

  private func json(_ entry: Entry) -> JSON {
    .object(
      [
        .init("prediction", .string(entry.record.prediction.identifier.description)),
        .init("event", .string("p\(events.event(of: entry.record.id))")),
        .init("statement", .string(entry.record.terms.statement)),
        .init("score", .optional(entry.score?.mean)), .init("weight", .optional(entry.weight)),
        .init("contribution", .optional(entry.contribution)), .init("reason", .optional(entry.reason)),
      ] + entry.record.members(rule))
  }
}
