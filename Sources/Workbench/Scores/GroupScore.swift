import Facts
import Presentation
import Scoring

/// The numbers of one group of records.
struct GroupScore {
  let key: String
  let records: [Assessment]
  let summary: ScoreSummary
  /// Predictions with a forecast, counted once each.
  let predictions: Int
  /// Those of which nothing is settled: they wait for an outcome, their own or their antecedent's.
  let pending: Int

  init(_ key: String, _ records: [Assessment], rule: ScoringRule, baseline: Probability) {
    self.key = key
    self.records = records
    summary = ScoreSummary(
      of: records.compactMap(\.settled), rule: rule, baseline: .binary(baseline.point))
    predictions = Set(records.map(\.prediction.id)).count
    pending = predictions - Set(records.compactMap(\.settled?.id)).count
  }

  func json(baseline: Probability) -> JSON {
    .object([
      .init("key", .string(key)), .init("predictions", .integer(predictions)),
      .init("scored", .integer(summary.scored)),
      .init("void", .integer(summary.void)), .init("pending", .integer(pending)),
      .init("ambiguous", .integer(summary.ambiguous)), .init("unscorable", .integer(summary.unscorable)),
      .init("mean", .optional(summary.mean)),
      .init(
        "interval",
        summary.interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
      .init("first", .optional(summary.first)), .init("last", .optional(summary.last)),
      .init("log", .optional(summary.log)), .init("baseline", .string(baseline.stated)),
      .init("skill", .optional(summary.skill)),
      .init("reading", Reading.vague(records, rule: summary.rule)?.json ?? .null),
    ])
  }

  /// Such as `0.06-0.20`.
  var interval: String {
    summary.interval.map { "\($0.lowerBound.display(2))-\($0.upperBound.display(2))" } ?? "–"
  }
}

extension ScoringRule {
  /// Such as `brier (0 to 1, lower is better)`.
  var caption: String {
    let upper = range.upperBound.isFinite ? range.upperBound.display(0) : "∞"
    let direction = orientation == .lowerIsBetter ? "lower" : "higher"
    return "\(name) (\(range.lowerBound.display(0)) to \(upper), \(direction) is better)"
  }
}
