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
      slots: [],
      keywords: [
        Keyword(.per), Keyword(.rule), Keyword(.baseline), Keyword(.withCrowds), .flag(.adjusted),
      ], filter: .anywhere,
      examples: [
        "score", "score per speaker", "score @minxin-pei rule log", "score +korea per year baseline 30%",
        "score @crowd-median", "score per speaker with @crowd-median,@crowd-odds",
        "score per speaker adjusted",
      ])
  ) { call in
    if call[.adjusted] { return try call.adjustedScores() }
    let rule = call[.rule] ?? .brier
    let baseline = try call.baselineProbability()
    let records = try call.withCrowds(call.assessments(call.filter(call.arguments.filter)))
    let groups = try call.grouped(records, per: call[.per]).map {
      GroupScore($0.key, $0.records, rule: rule, baseline: baseline)
    }
    return Page(
      .scoreTable(groups, rule: rule, baseline: baseline) + .crowdRemarks(groups),
      json: .object(
        [
          .init("rule", .string(rule.name)), .init("range", .range(of: rule)),
          .init("per", .optional(call[.per]?.name)),
          .init("groups", .array(groups.map { $0.json(baseline: baseline) })),
        ] + groups.crowdMembers), list: "groups")
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

extension [Block] {
  /// One line a group, then what the numbers are and where they end.
  static func scoreTable(_ groups: [GroupScore], rule: ScoringRule, baseline: Probability) -> [Block] {
    let columns = [
      Column("group", minimum: 16), Column("scored", .right), Column("void", .right),
      Column("ambiguous", .right),
      Column("pending", .right), Column("mean", .right), Column("95 %", .right), Column("first", .right),
      Column("last", .right), Column("log", .right), Column("skill", .right),
    ]
    let rows = groups.map { group in
      let summary = group.summary
      return [
        Phrase(group.key, .strong), Phrase("\(summary.scored) of \(group.predictions)"),
        Phrase(String(summary.void)),
        Phrase(String(summary.ambiguous)), Phrase(String(group.pending)), Phrase(summary.mean.display()),
        Phrase(group.interval), Phrase(summary.first.display()), Phrase(summary.last.display()),
        Phrase(summary.log.display()), Phrase(summary.skill.display(2)),
      ]
    }
    return [
      .table(Table(columns, rows: rows)),
      .line(Phrase("\(rule.caption); log in nats; skill against \(baseline.stated)", .dim)),
    ] + tooFew(groups) + groups.flatMap(remarks)
  }

  /// Which numbers nothing can be concluded from.
  private static func tooFew(_ groups: [GroupScore]) -> [Block] {
    let few = groups.filter(\.summary.isTooFew).map { $0.key == "all" ? "" : " \($0.key)" }
    guard !few.isEmpty else { return [] }
    let words = "fewer than \(ScoreSummary.tooFew) scored predictions, too few to conclude anything"
    let names = few == [""] ? "" : ":" + few.joined(separator: ",")
    return [.paragraph(Phrase(words + names, .bad))]
  }

  /// What a reader must know before quoting the numbers of a group.
  static func remarks(_ group: GroupScore) -> [Block] {
    var blocks: [Block] = []
    let summary = group.summary
    let prefix = group.key == "all" ? "" : "\(group.key): "
    for infinite in summary.infinite {
      let causes = infinite.forecasts.map { $0 < 0 ? "a crowd's" : "f\($0)" }.joined(separator: ", ")
      blocks.append(
        .line(
          Phrase(
            "\(prefix)log is infinite because of p\(infinite.prediction) (\(causes)): certain, and wrong",
            .bad)))
    }
    if summary.unscorable > 0 {
      let words = "resolved but with no forecast that can be scored; 'explain' says why"
      blocks.append(.line(Phrase("\(prefix)\(summary.unscorable) \(words)", .dim)))
    }
    return blocks
  }
}
