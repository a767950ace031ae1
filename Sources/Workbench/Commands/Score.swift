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
      "rule", .one(of: ScoringRule.all, meaning: \.summary) { $0.name },
      "the scoring rule; else brier, of ordered options rps, of numbers and days crps")
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
      slots: [],
      keywords: [
        Keyword(.per), Keyword(.rule), Keyword(.baseline), Keyword(.withCrowds), .flag(.adjusted),
      ], filter: .anywhere,
      examples: [
        "score", "score per speaker", "score @minxin-pei rule log", "score +korea per year baseline 30%",
        "score per speaker baseline base", "score @minxin-pei baseline @base-rate",
        "score @crowd-median", "score per speaker with @crowd-median,@crowd-odds",
        "score per speaker adjusted",
        "score type:number,day rule wis",
      ])
  ) { call in
    if call[.adjusted] { return try call.adjustedScores() }
    let yardstick = try call.yardstick()
    let records = try call.withCrowds(call.assessments(call.filter(call.arguments.filter)))
    let scores = try KindScores(records, call[.rule], per: call[.per], against: yardstick, call)
    return Page(
      scores.blocks,
      json: .object(
        [
          .init("rule", .string(scores.rule.name)), .init("range", .range(of: scores.rule)),
          .init("per", .optional(call[.per]?.name)), .init("baseline", yardstick.json),
          .init("bootstrap", Bootstrap.standard.json),
        ] + scores.members), list: "groups")
  }
}

extension JSON {
  static func range(of rule: ScoringRule) -> JSON {
    .array([
      .number(rule.range.lowerBound), rule.range.upperBound.isFinite ? .number(rule.range.upperBound) : .null,
    ])
  }
}
