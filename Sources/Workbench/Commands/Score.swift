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
    Parameter("baseline", .probability, "what skill is measured against; 50% unless given or set")
  }
}

extension Command {
  static let score = Command(
    Syntax(
      "score", "Scores forecasts: the day-weighted mean of each, and the mean over predictions.",
      details: Grouping.all.map { "`per \($0.name)` groups \($0.summary)." }.joined(separator: " "),
      slots: [], keywords: [Keyword(.per), Keyword(.rule), Keyword(.baseline)], filter: .anywhere,
      examples: [
        "score", "score per speaker", "score @minxin-pei rule log", "score +korea per year baseline 30%",
      ])
  ) { call in
    let rule = call[.rule] ?? .brier
    let baseline = try call.baselineProbability()
    let records = try call.assessments(call.filter(call.arguments.filter))
    let groups = try call.grouped(records, per: call[.per]).map {
      GroupScore($0.key, $0.records, rule: rule, baseline: baseline)
    }
    return Page(
      .scoreTable(groups, rule: rule, baseline: baseline),
      json: .object([
        .init("rule", .string(rule.name)), .init("range", .range(of: rule)),
        .init("per", .optional(call[.per]?.name)),
        .init("groups", .array(groups.map { $0.json(baseline: baseline) })),
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

extension Call {
  func baselineProbability() throws -> Probability {
    let stated = try self[.baseline] ?? snapshot.setting("baseline") ?? Setting.standardBaseline
    let lexicon = try lexicon()
    return try placed(.baseline) { () throws(FactError) in try Probability(parsing: stated, lexicon: lexicon)
    }
  }
}
