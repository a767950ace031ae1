import Facts
import Presentation
import Storage

/// One line of a list about the graph.
struct Contradiction {
  var section: String
  var line: Phrase
  /// The rows that it speaks of, in their order.
  var rows: [Identifier]
  var members: [JSON.Member]
  /// The rows on the one side and on the other, that which is contradicted or disputed in the middle.
  var sides: (first: [Identifier], second: [Identifier]) = ([], [])
}

extension Call {
  /// What contradicts what, as far as a filter means a part of it.
  func contradictionFindings(_ filter: Filter) throws -> [Contradiction] {
    let graph = try snapshot.claimGraph(knownBy: sitting.asOf)
    let conflicts = graph.conflicts(try snapshot.backing(knownBy: sitting.asOf))
    var findings = try conflicts.compactMap { try finding($0) }
    let explained = Set(findings.map { $0.members.first { $0.key == "contradiction" }?.value })
    let others = graph.contradictions.filter { !explained.contains(.string($0.row.description)) }
    findings += try others.map { bearing in
      Contradiction(
        section: "between", line: try line(Step(bearing, from: bearing.from)),
        rows: [bearing.from, bearing.to],
        members: try members(of: bearing, [Step(bearing, from: bearing.from)]),
        sides: ([bearing.from], [bearing.to]))
    }
    findings += graph.disputes().filter { $0.row.kind == .claim || $0.row.kind == .prediction }.map(finding)
    return try findings.meant(by: filter, self)
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
      ] + (try members(of: conflict.contradiction, all)),
      sides: (
        ([conflict.origins[0]] + conflict.ways[0].flatMap { [$0.from, $0.to] } + [middle.from]).unique,
        ([middle.to] + conflict.ways[1].flatMap { [$0.from, $0.to] } + [conflict.origins[1]]).unique
      ))
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
      ],
      sides: (
        dispute.supporting.map { $0.other(than: dispute.row) },
        dispute.contradicting.map { $0.other(than: dispute.row) }
      ))
  }

  private func line(_ step: Step) throws -> Phrase {
    Phrase(step.words, .strong) + Phrase(try reason(of: step.bearing.row))
  }
}

extension [Contradiction] {
  /// Those of which a row is meant.
  func meant(by filter: Filter, _ call: Call) throws -> [Contradiction] {
    guard filter != .everything else { return self }
    let meant = Set(
      try [Kind.claim, .prediction].flatMap { kind in
        try call.numbers(of: kind, meeting: filter, isLenient: true).map { Identifier(kind, $0) }
      })
    return self.filter { !meant.isDisjoint(with: $0.rows) }
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it came first.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
