import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Parameter where Value == Grouping {
  static var per: Parameter {
    Parameter("per", .one(of: Grouping.all, meaning: \.summary) { $0.name }, "how to group")
  }
}

extension Parameter where Value == ScoringRule {
  static var rule: Parameter {
    Parameter(
      "rule", .one(of: ScoringRule.ofStatements, meaning: \.summary) { $0.name },
      "the scoring rule; brier unless given")
  }
}

extension Parameter where Value == String {
  static var baseline: Parameter {
    Parameter(
      "baseline", .text(NamedBaseline.form, suggests: .probabilities),
      "what skill is measured against; 50% unless given or set")
  }
}

extension Command {
  static let score = Command(
    Syntax(
      "score", "Scores forecasts: the day-weighted mean of each, and the mean over predictions.",
      details: """
        \(Grouping.all.map { "`per \($0.name)` groups \($0.summary)." }.joined(separator: " ")) A baseline is a \
        probability; or `base`, the share of the same predictions that came true, which nobody knew beforehand; or a \
        speaker, on common predictions and common days: a base rate from a source is a forecast of somebody such as \
        @base-rate, with `src URL`. 'help comparing' says more.
        """,
      slots: [], keywords: [Keyword(.per), Keyword(.rule), Keyword(.baseline)], filter: .anywhere,
      examples: [
        "score", "score per speaker", "score @minxin-pei rule log", "score +korea per year baseline 30%",
        "score per speaker baseline base", "score @minxin-pei baseline @base-rate",
      ])
  ) { call in
    let rule = call[.rule] ?? .brier
    let yardstick = try call.yardstick()
    let records = try call.assessments(call.filter(call.arguments.filter))
    let groups = try call.grouped(records, per: call[.per]).map {
      GroupScore($0.key, $0.records, rule: rule, against: yardstick)
    }
    return Page(
      .scoreTable(groups, rule: rule, against: yardstick),
      json: .object([
        .init("rule", .string(rule.name)), .init("range", .range(of: rule)),
        .init("per", .optional(call[.per]?.name)), .init("baseline", yardstick.json),
        .init("groups", .array(groups.map(\.json))),
      ]), list: "groups")
  }
}

extension JSON {
  static func range(of rule: ScoringRule) -> JSON {
    .array([
      .number(rule.range.lowerBound), rule.range.upperBound.isFinite ? .number(rule.range.upperBound) : .null,
    ])
  }
}
