import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Parameter where Value == String {
  static var per: Parameter { Parameter("per", .choice(Grouping.all.map(\.name)), "how to group") }
  static var rule: Parameter { Parameter("rule", .choice(ScoringRule.all.map(\.name)), "the scoring rule; brier unless given") }
  static var baseline: Parameter { Parameter("baseline", .probability, "what skill is measured against; 50% unless given or set") }
}

extension Command {
  static let score = Command(
    Syntax(
      "score", "Scores forecasts: the day-weighted mean of each, and the mean over predictions.",
      slots: [], keywords: [Keyword(.per), Keyword(.rule), Keyword(.baseline)], filter: .anywhere,
      examples: ["score", "score per speaker", "score @minxin-pei rule log", "score +korea per year baseline 30%"])
  ) { call in
    let rule = call[.rule].flatMap(ScoringRule.named) ?? .brier
    let baseline = try call.baselineProbability()
    let records = try call.assessments(call.filter(call.arguments.filter))
    let groups = try call.grouped(records, per: call[.per].flatMap(Grouping.named)).map {
      GroupScore($0.key, $0.records, rule: rule, baseline: baseline)
    }
    return Page(
      .scoreTable(groups, rule: rule, baseline: baseline),
      json: .object([
        .init("rule", .string(rule.name)), .init("range", .range(of: rule)), .init("per", .optional(call[.per])),
        .init("groups", .array(groups.map { $0.json(baseline: baseline) })),
      ]))
  }
}

extension JSON {
  static func range(of rule: ScoringRule) -> JSON {
    .array([.number(rule.range.lowerBound), rule.range.upperBound.isFinite ? .number(rule.range.upperBound) : .null])
  }
}

extension Call {
  func baselineProbability() throws -> Probability {
    let stated = try self[.baseline] ?? snapshot.setting("baseline") ?? "50%"
    let lexicon = try lexicon()
    return try placed(.baseline) { () throws(FactError) in try Probability(parsing: stated, lexicon: lexicon) }
  }
}

extension [Block] {
  /// One line a group, then what the numbers are and where they end.
  static func scoreTable(_ groups: [GroupScore], rule: ScoringRule, baseline: Probability) -> [Block] {
    let columns = [
      Column("group"), Column("predictions", .right), Column("scored", .right), Column("void", .right),
      Column("pending", .right), Column("ambiguous", .right), Column("mean [95 %]", .right), Column("first", .right),
      Column("last", .right), Column("log", .right), Column("skill", .right),
    ]
    let rows = groups.map { group in
      let summary = group.summary
      return [
        Phrase(group.key, .strong), Phrase(String(group.predictions)), Phrase(String(summary.scored)),
        Phrase(String(summary.void)), Phrase(String(group.pending)), Phrase(String(summary.ambiguous)),
        Phrase(group.headline), Phrase(summary.first.display()), Phrase(summary.last.display()),
        Phrase(summary.log.display()), Phrase(summary.skill.display(2)),
      ]
    }
    return [
      .table(Table(columns, rows: rows)),
      .line(Phrase("\(rule.caption); log in nats; skill against \(baseline.stated)", .dim)),
    ] + groups.flatMap(remarks)
  }

  /// What a reader must know before quoting the numbers of a group.
  static func remarks(_ group: GroupScore) -> [Block] {
    var blocks: [Block] = []
    let summary = group.summary
    let prefix = group.key == "all" ? "" : "\(group.key): "
    if summary.isTooFew {
      blocks.append(
        .line(Phrase("\(prefix)\(summary.scored) scored prediction\(summary.scored == 1 ? "" : "s"): too few to conclude anything", .bad)))
    }
    for infinite in summary.infinite {
      let causes = infinite.forecasts.map { "f\($0)" }.joined(separator: ", ")
      blocks.append(.line(Phrase("\(prefix)log is infinite because of p\(infinite.prediction) (\(causes)): certain, and wrong", .bad)))
    }
    if summary.unscorable > 0 {
      blocks.append(.line(Phrase("\(prefix)\(summary.unscorable) resolved but with no forecast that stood", .dim)))
    }
    return blocks
  }
}
