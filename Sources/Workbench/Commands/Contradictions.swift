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

extension Contradiction {
  /// The sections of the list, in their order.
  static let titles = [
    ("speaker", "one speaker on both sides"), ("evidence", "good evidence on both sides"),
    ("row", "one row leads to both sides"), ("between", "other contradictions"),
    ("disputed", "supported and contradicted"),
  ]
}

extension Call {
  func contradictions(_ filter: Filter) throws -> Page {
    try page(
      contradictionFindings(filter), Contradiction.titles, none: "nothing contradicts anything")
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
    return try page(findings.meant(by: filter, self), titles, none: "nothing goes round in a circle")
  }

  /// The findings under their titles, each row with its words once below its first line.
  private func page(
    _ shown: [Contradiction], _ titles: [(section: String, title: String)], none: String
  ) throws -> Page {
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
