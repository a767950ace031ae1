import Facts
import Presentation
import Scoring

extension Page {
  /// Kind by kind where there are several, since scores of one kind are never averaged with those of another.
  static func of(_ changes: [ScoreChanges]) -> Page {
    guard changes.count > 1 else {
      return Page(changes.flatMap(\.blocks), json: changes[0].json, list: "groups")
    }
    return Page(
      changes.flatMap { [.gap] + $0.blocks }.dropFirst().map(\.self),
      json: .object([.init("kinds", .array(changes.map(\.json)))]), list: "kinds")
  }
}

extension ScoreChanges {
  fileprivate var blocks: [Block] {
    var blocks: [Block] = [.heading(2, Phrase("Changes of \(rule.name), \(title)"))]
    if kind != .binary { blocks.append(.line(Phrase(kind.title, .strong))) }
    blocks += [.table(overview)]
    let changed = groups.filter { !$0.moved.isEmpty || !$0.others.isEmpty }
    if changed.isEmpty { blocks.append(.line("nothing that matters to these scores came between them")) }
    for group in changed { blocks += self.blocks(group) }
    return blocks + [.gap, .paragraph(Phrase(note, .dim))]
  }

  private var title: String {
    switch clock {
    case .asOf: "as of \(ends.from) and \(ends.to)"
    case .recorded: "recorded by \(ends.from) and \(ends.to)"
    }
  }

  private var overview: Table {
    Table(
      [
        Column("group", minimum: 10), Column("scored", .right), Column("before", .right),
        Column("after", .right), Column("95 %", .right), Column("change", .right), Column("moved by", .right),
      ],
      rows: groups.map { group in
        [
          Phrase(group.key, .strong), Phrase("\(group.before.scored) → \(group.after.scored)"),
          Phrase(group.before.mean.display()), Phrase(group.after.mean.display()),
          Phrase(
            group.after.interval.map { "\($0.lowerBound.display(2))-\($0.upperBound.display(2))" } ?? "–"),
          signed(group.change), Phrase("\(group.moved.count)"),
        ]
      })
  }

  private func blocks(_ group: Group) -> [Block] {
    var blocks: [Block] = [.gap, .heading(3, Phrase(group.key))]
    if !group.moved.isEmpty { blocks.append(.table(table(group))) }
    if group.change == nil, !group.moved.isEmpty {
      let missing = group.before.mean == nil ? "nothing was scored before" : "a mean is infinite or missing"
      blocks.append(.line(Phrase("change undefined: \(missing)", .dim)))
    }
    if !group.others.isEmpty {
      blocks.append(.line(Phrase("without effect on the score", .strong)))
      blocks += group.others.map { item in
        .item(item.name + Phrase(" " + item.happened))
      }
    }
    return blocks
  }

  private func table(_ group: Group) -> Table {
    let rows = group.moved.map { item in
      [
        item.name,
        Phrase(item.prediction.current.statement.shortened(to: 40)), Phrase(item.before.display()),
        Phrase(item.after.display()), signed(item.contribution), Phrase(item.happened),
      ]
    }
    let sum = [Phrase("sum", .strong), "", "", "", signed(group.change), ""]
    return Table(
      [
        Column("id"), Column("prediction", minimum: 14), Column("before", .right), Column("after", .right),
        Column("adds", .right), Column("what happened", minimum: 20),
      ], rows: rows + (group.change == nil ? [] : [sum]))
  }

  /// In the colour of whether it is better or worse.
  private func signed(_ change: Double?) -> Phrase {
    guard let change else { return "–" }
    let text = change.display(4)
    guard change != 0 else { return Phrase(text) }
    let isBetter = (change < 0) == (rule.orientation == .lowerIsBetter)
    return Phrase(change > 0 ? "+" + text : text, isBetter ? .good : .bad)
  }

  private var isByEvent: Bool { groups.contains { $0.after.events < $0.after.scored } }

  private var note: String {
    "\(rule.caption(kind)). With n scored after and the mean m before, one scored at both ends adds (after - before) / n, "
      + "a newly scored one (score - m) / n, one no longer scored (m - score) / n. Interval: that of the later end, "
      + "\(Bootstrap.standard.caption(by: isByEvent ? "by event" : "by prediction"))."
  }
}

extension ScoreChanges.Item {
  fileprivate var name: Phrase {
    let id = prediction.identifier.description
    return Phrase(id, .strong, .there(id))
  }
  fileprivate var happened: String { events.map(\.words).joined(separator: "; ") }
}

// MARK: As data

extension ScoreChanges {
  var json: JSON {
    .object(
      [
        .init("clock", .string(clock.rawValue)), .init("from", .string(ends.from)),
        .init("to", .string(ends.to)), .init("as_of_before", .string(asOf.from.description)),
        .init("as_of_after", .string(asOf.to.description)), .init("rule", .string(rule.name)),
        .init("range", .range(of: rule)), .init("formula", .string(rule.formula)),
        .init("source", .string(rule.source)), .init("bootstrap", Bootstrap.standard.json),
      ] + type + [.init("groups", .array(groups.map(json)))])
  }

  private var type: [JSON.Member] {
    kind.members(rule).filter { ["type", "unit"].contains($0.key) }
  }

  private func json(_ group: Group) -> JSON {
    .object([
      .init("key", .string(group.key)), .init("before", group.before.ends), .init("after", group.after.ends),
      .init("change", .optional(group.change)), .init("items", .array(group.items.map(json))),
    ])
  }

  private func json(_ item: Item) -> JSON {
    .object([
      .init("prediction", .string(item.prediction.identifier.description)),
      .init("statement", .string(item.prediction.current.statement)),
      .init("before", .optional(item.before)), .init("after", .optional(item.after)),
      .init("contribution", .optional(item.contribution)),
      .init(
        "events",
        .array(
          item.events.map {
            .object([
              .init("kind", .string($0.kind.rawValue)), .init("id", .optional($0.row)),
              .init("words", .string($0.words)),
            ])
          })),
      .init("records_before", .array(item.recordsBefore.map { .object($0.members(rule)) })),
      .init("records_after", .array(item.recordsAfter.map { .object($0.members(rule)) })),
    ])
  }
}

extension ScoreSummary {
  fileprivate var ends: JSON {
    .object([
      .init("scored", .integer(scored)), .init("mean", .optional(mean)),
      .init(
        "interval", interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
      .init("interval_by", .string(events < scored ? "event" : "prediction")),
      .init("events", .integer(events)),
    ])
  }
}
