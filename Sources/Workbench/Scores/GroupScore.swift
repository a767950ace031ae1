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
  let baseline: NamedBaseline
  let meanInterval: ClosedRange<Double>?
  let skillInterval: ClosedRange<Double>?
  let kind: QuestionKind

  init(
    _ key: String, _ records: [Assessment], rule: ScoringRule, against yardstick: Yardstick,
    _ kind: QuestionKind = .binary
  ) {
    self.key = key
    self.kind = kind
    self.records = records
    baseline = yardstick.baseline
    summary = ScoreSummary(
      ofEach: records.count, rule: rule, baseline: yardstick.baseline(of: records, kind),
      events: yardstick.events
    ) { records[$0].scorable }
    meanInterval = summary.interval
    skillInterval = summary.againstBaseline.interval()
    predictions = Set(records.lazy.map(\.id)).count
    // What is settled has a score, or is counted among those that have none.
    pending = predictions - summary.scored - summary.void - summary.ambiguous - summary.unscorable
  }

  var json: JSON {
    let against = summary.againstBaseline
    return .object(
      [
        .init("key", .string(key))
      ] + kind.members(summary.rule) + [
        .init("predictions", .integer(predictions)),
        .init("scored", .integer(summary.scored)),
        .init("void", .integer(summary.void)), .init("pending", .integer(pending)),
        .init("ambiguous", .integer(summary.ambiguous)), .init("unscorable", .integer(summary.unscorable)),
        .init("mean", .optional(summary.mean)), .init("interval", .interval(meanInterval)),
        .init("interval_by", .string(isByEvent ? "event" : "prediction")),
        .init("events", .integer(summary.events)),
        .init("first", .optional(summary.first)), .init("last", .optional(summary.last)),
        .init("log", .optional(summary.log)), .init("baseline", .string(baseline.name)),
        .init("baseline_probability", .optional(against.probability)),
        .init("skill_scored", .integer(against.count)), .init("skill_mean", .optional(against.mean)),
        .init("baseline_mean", .optional(against.baselineMean)), .init("skill", .optional(against.ratio)),
        .init("skill_interval", .interval(skillInterval)),
        .init("reading", Reading.vague(records, rule: summary.rule)?.json ?? .null),
      ])
  }

  /// Whether some of its predictions speak of one event.
  var isByEvent: Bool { summary.events < summary.scored }

  /// Such as `0.06-0.20`.
  var interval: String {
    meanInterval.map { "\($0.lowerBound.display(2))-\($0.upperBound.display(2))" } ?? "–"
  }
}

extension JSON {
  /// Both ends; null where there is no interval.
  static func interval(_ interval: ClosedRange<Double>?) -> JSON {
    interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
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
