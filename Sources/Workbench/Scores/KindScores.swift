import CommandLanguage
import Facts
import Presentation
import Scoring

/// The numbers of one kind of question, its groups by one rule.
struct KindScore {
  let kind: QuestionKind
  let rule: ScoringRule
  let groups: [GroupScore]
}

/// The numbers of some records, kind by kind: by the rule that was asked for, else each by that of its headline.
struct KindScores {
  let scored: [KindScore]
  /// The kinds that the rule asked for does not know, and how many predictions are of them.
  let left: [(kind: QuestionKind, predictions: Int)]
  private let asked: ScoringRule?
  private let yardstick: Yardstick

  init(
    _ records: [Assessment], _ asked: ScoringRule?, per: Grouping?, against yardstick: Yardstick, _ call: Call
  )
    throws
  {
    // Without any record there is the table of statements, empty.
    let kinds = records.isEmpty ? [.binary] : records.kinds
    let known = records.isEmpty ? kinds : kinds.filter { asked?.knows($0.type) ?? true }
    scored = try known.map { kind in
      let rule = asked ?? kind.rule
      let groups = try call.grouped(records.only(kind), per: per)
      return KindScore(
        kind: kind, rule: rule,
        groups: groups.map { GroupScore($0.key, $0.records, rule: rule, against: yardstick, kind) })
    }
    left = kinds.filter { !known.contains($0) }.map { kind in
      (kind, Set(records.only(kind).map(\.id)).count)
    }
    (self.asked, self.yardstick) = (asked, yardstick)
  }

  /// One table a kind, under its name where it is not the only one or not that of statements.
  var blocks: [Block] {
    let isPlain = scored.map(\.kind) == [.binary] && left.isEmpty
    var blocks: [Block] = []
    for part in scored {
      if !blocks.isEmpty { blocks.append(.gap) }
      if !isPlain { blocks.append(.line(Phrase(part.kind.title, .strong))) }
      blocks += .scoreTable(part.groups, rule: part.rule, against: yardstick, part.kind)
      if part.kind.type == .number, part.kind.unit == nil {
        blocks.append(
          .line(Phrase("numbers without a unit may count different things: add unit UNIT to predict", .dim)))
      }
    }
    return blocks + .crowdRemarks(scored.flatMap(\.groups)) + omissions
  }

  /// Whether the reading of words decides between speakers, which only statements have.
  var orders: JSON {
    scored.first { $0.kind == .binary }.map { $0.groups.orders($0.rule) } ?? .array([])
  }

  private var omissions: [Block] {
    guard let asked, !left.isEmpty else { return [] }
    let words = left.map { "\($0.kind.title): \($0.predictions.counted("prediction"))" }
    return [.paragraph(Phrase("\(asked.name) does not score \(words.joined(separator: ", "))", .dim))]
  }

  /// The rule by which groups are scored that name none themselves: that of statements, where there are some.
  var rule: ScoringRule { asked ?? scored.first?.rule ?? .brier }

  var members: [JSON.Member] {
    let unknown = left.map { part in
      JSON.object([
        .init("type", .string(part.kind.type.rawValue)), .init("unit", .optional(part.kind.unit)),
        .init("predictions", .integer(part.predictions)),
      ])
    }
    let groups = scored.flatMap(\.groups)
    return [.init("groups", .array(groups.map(\.json))), .init("orders", orders)] + groups.crowdMembers
      + (left.isEmpty ? [] : [.init("unknown_to_rule", .array(unknown))])
  }
}
