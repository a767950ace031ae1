import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let contradictions = Command(
    Syntax(
      "contradictions",
      "Lists what contradicts what: one speaker, good evidence or one row on both sides first.",
      details: """
        A side is a claim or prediction and all that supports, rephrases or implies it through any number of links; a
        link that is undercut does not count. Good evidence has a source graded A or B. A filter means claims and
        predictions, of which one must have a part in what is listed.
        """,
      filter: .anywhere, examples: ["contradictions", "contradictions +korea", "contradictions @minxin-pei"])
  ) { call in try call.contradictions(call.filter(call.arguments.filter)) }

  static let cycles = Command(
    Syntax(
      "cycles", "Lists arguments, causes and implications that go round in a circle.",
      details: """
        A circle may lead through rephrases and same-event. Of rows that all lead to one another, the shortest circle
        through the oldest link is listed. Claims that support one another in a circle support nothing; predictions
        that imply one another are the same event.
        """,
      filter: .anywhere, examples: ["cycles", "cycles +korea"])
  ) { call in try call.cycles(call.filter(call.arguments.filter)) }
}

/// One line of a list about the graph.
private struct Contradiction {
  var section: String
  var line: Phrase
  /// The rows that it speaks of, in their order.
  var rows: [Identifier]
  var members: [JSON.Member]
}

extension Call {
  func contradictions(_ filter: Filter) throws -> Page {
    let graph = try snapshot.claimGraph(knownBy: sitting.asOf)
    let conflicts = graph.conflicts(try snapshot.backing(knownBy: sitting.asOf))
    var findings = try conflicts.compactMap { try finding($0) }
    let explained = Set(findings.map { $0.members.first { $0.key == "contradiction" }?.value })
    let others = graph.contradictions.filter { !explained.contains(.string($0.row.description)) }
    findings += try others.map { bearing in
      Contradiction(
        section: "between", line: try line(Step(bearing, from: bearing.from)),
        rows: [bearing.from, bearing.to],
        members: try members(of: bearing, [Step(bearing, from: bearing.from)]))
    }
    findings += graph.disputes().filter { $0.row.kind == .claim || $0.row.kind == .prediction }.map(finding)
    let titles = [
      ("speaker", "one speaker on both sides"), ("evidence", "good evidence on both sides"),
      ("row", "one row leads to both sides"), ("between", "other contradictions"),
      ("disputed", "supported and contradicted"),
    ]
    return try page(findings, titles, filter, none: "nothing contradicts anything")
  }

  private func finding(_ conflict: ClaimGraph.Conflict) throws -> Contradiction? {
    let middle = Step(conflict.contradiction, from: conflict.contradiction.from)
    let all = conflict.ways[0] + [middle] + conflict.ways[1]
    let words = try [conflict.ways[0].words, line(middle).plain, conflict.ways[1].words].filter {
      !$0.isEmpty
    }
    var (section, who, speaker) = ("row", Phrase(conflict.origins[0].description, .strong), Handle?.none)
    switch conflict.bond {
    case .row: who += Phrase(" leads to both")
    case .evidence:
      section = "evidence"
      who = Phrase("\(conflict.origins[0]) and \(conflict.origins[1])", .strong)
    case .speaker(let number):
      // One claim that leads to both sides is listed as that.
      guard conflict.origins[0] != conflict.origins[1] else { return nil }
      speaker = try snapshot.handle(ofSpeaker: number)
      section = "speaker"
      who =
        Phrase(speaker?.description ?? "", .strong)
        + Phrase(" says \(conflict.origins[0]) and \(conflict.origins[1])")
    }
    return Contradiction(
      section: section,
      line: who + Phrase(": " + words.joined(separator: ", ")),
      rows: conflict.origins + all.flatMap { [$0.from, $0.to] },
      members: [
        .init("speaker", .optional(speaker)),
        .init("origins", .array(conflict.origins.map { .string($0.description) })),
      ] + (try members(of: conflict.contradiction, all)))
  }

  private func members(of contradiction: Bearing, _ steps: [Step]) throws -> [JSON.Member] {
    let link = contradiction.row.kind == .link ? try snapshot.link(contradiction.row.number) : nil
    return [
      .init("contradiction", .string(contradiction.row.description)),
      .init("because", .optional(link?.because)),
      .init("steps", steps.json),
    ]
  }

  private func finding(_ dispute: ClaimGraph.Dispute) -> Contradiction {
    func list(_ bearings: [Bearing]) -> String {
      bearings.map { $0.row.kind == .link ? "\($0.other(than: dispute.row)) (\($0.row))" : "\($0.row)" }
        .joined(separator: ", ")
    }
    func rows(_ bearings: [Bearing]) -> JSON { .array(bearings.map { .string($0.row.description) }) }
    let others = (dispute.supporting + dispute.contradicting).map { $0.other(than: dispute.row) }
    return Contradiction(
      section: "disputed",
      line: Phrase(dispute.row.description, .strong)
        + Phrase(": for it \(list(dispute.supporting)); against it \(list(dispute.contradicting))"),
      rows: [dispute.row] + others,
      members: [
        .init("id", .string(dispute.row.description)), .init("supporting", rows(dispute.supporting)),
        .init("contradicting", rows(dispute.contradicting)),
      ])
  }

  private func line(_ step: Step) throws -> Phrase {
    Phrase(step.words, .strong) + Phrase(try reason(of: step.bearing.row))
  }

  func cycles(_ filter: Filter) throws -> Page {
    let circles = try snapshot.claimGraph(knownBy: sitting.asOf).circles()
    let findings = circles.map { circle in
      Contradiction(
        section: circle.relation.rawValue, line: Phrase(circle.steps.words), rows: circle.steps.map(\.from),
        members: [
          .init("steps", circle.steps.json)
        ])
    }
    let titles = [
      ("supports", "claims that support one another in a circle"), ("causes", "causes of themselves"),
      ("implies", "predictions that imply one another"),
    ]
    return try page(findings, titles, filter, none: "nothing goes round in a circle")
  }

  /// The findings of which a row is meant, under their titles, each row with its words once below its first line.
  private func page(
    _ findings: [Contradiction], _ titles: [(section: String, title: String)], _ filter: Filter, none: String
  ) throws -> Page {
    var meant: Set<Identifier>?
    if filter != .everything {
      meant = Set(
        try [Kind.claim, .prediction].flatMap { kind in
          try numbers(of: kind, meeting: filter, isLenient: true).map { Identifier(kind, $0) }
        })
    }
    let shown = findings.filter { finding in meant.map { !$0.isDisjoint(with: finding.rows) } ?? true }
    // A row has a part in many findings, and is read once.
    var said: [Identifier: Said] = [:]
    for row in shown.flatMap(\.rows) where said[row] == nil { said[row] = try self.said(in: row) }
    var blocks: [Block] = []
    for (section, title) in titles {
      let group = shown.filter { $0.section == section }
      guard !group.isEmpty else { continue }
      blocks += [.gap, .line(Phrase(title, .strong))]
      for finding in group {
        blocks += [.item(finding.line)] + finding.rows.unique.compactMap { said[$0]?.quote }
      }
    }
    return Page(
      shown.isEmpty ? [.line(Phrase(none))] : Array(blocks.dropFirst()),
      json: .object([
        .init(
          "findings",
          .array(
            shown.map { finding in
              .object(
                [.init("section", .string(finding.section))] + finding.members
                  + [.init("rows", .array(finding.rows.unique.compactMap { said[$0]?.json }))])
            }))
      ]), list: "findings")
  }

  private func said(in row: Identifier) throws -> Said {
    let mentions = try row.kind == .claim ? knownMentions(of: row.number) : []
    let voice = mentions.first?.attribution.map { "  \($0)" } ?? ""
    return Said(
      quote: .line(Phrase("    \(row)  ", .dim) + (try words(of: row)) + Phrase(voice, .dim)),
      json: .object([
        .init("id", .string(row.description)), .init("text", .string(try snapshot.text(of: row) ?? "")),
        .init("speakers", .array(mentions.compactMap(\.speaker?.description).unique.map(JSON.string))),
      ]))
  }
}

/// A row with its words, for people with who said so first, as data with everybody who did.
private struct Said {
  let quote: Block
  let json: JSON
}

extension Array where Element: Hashable {
  /// Each element once, where it came first.
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
