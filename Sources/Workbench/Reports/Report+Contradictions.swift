import Facts
import Presentation
import Storage

extension Report {
  static let contradictions = Report(
    name: "contradictions",
    summary: "what contradicts what, both quotations side by side, and forecasts that cannot go together"
  ) { filter, call in
    try ContradictionReport(filter, call).body()
  }
}

/// What contradicts what by links and evidence, and what cannot go together by links and options.
private struct ContradictionReport {
  let call: Call
  let asOf: Day
  let findings: [Contradiction]
  let coherence: CoherenceReport

  init(_ filter: Filter, _ call: Call) throws {
    (self.call, asOf) = (call, try call.today())
    findings = try call.contradictionFindings(filter)
    coherence = try call.coherence(filter)
  }

  func body() throws -> ReportBody {
    var blocks: [Block] = [
      .heading(1, "Contradictions"), .line(Phrase("as of \(Period(asOf).display)", .dim)),
    ]
    for (section, title) in Contradiction.titles {
      let group = findings.filter { $0.section == section }
      guard !group.isEmpty else { continue }
      blocks.append(
        .heading(2, Phrase("\(title.prefix(1).uppercased())\(title.dropFirst()) (\(group.count))")))
      for finding in group { blocks += try self.blocks(finding) }
    }
    if findings.isEmpty { blocks += [.gap, .line("nothing contradicts anything")] }
    let coherence = try call.page(coherence)
    blocks += [.heading(2, "What cannot go together")] + coherence.blocks
    let rows = findings.flatMap(\.rows) + self.coherence.findings.flatMap(\.predictions)
    return ReportBody(blocks, sources: try SourceList(rows, call), list: "findings") {
      .object([
        .init("report", "contradictions"), .init("as_of", .string(asOf.description)),
        .init("findings", .array(try findings.map(json))), .init("coherence", coherence.json ?? .null),
      ])
    }
  }

  /// The line that says what contradicts what, and both sides beside one another.
  private func blocks(_ finding: Contradiction) throws -> [Block] {
    let (first, second) = (try finding.sides.first.map(words), try finding.sides.second.map(words))
    let rows = (0..<max(first.count, second.count)).map { place in
      [first, second].map { $0.indices.contains(place) ? $0[place] : Phrase() }
    }
    let titles = finding.section == "disputed" ? ["for it", "against it"] : ["one side", "the other side"]
    return [
      .gap, .line(finding.line), .table(Table(titles.map { Column($0, minimum: 24) }, rows: rows)),
    ]
  }

  /// A row with every quotation of it: who said so, when, and where.
  private func words(of row: Identifier) throws -> Phrase {
    let name = row.description
    // Only evidence is not among the sources below.
    let place: Phrase.Reference = row.kind == .evidence ? .here(name) : .there(name)
    var words = Phrase(name, .strong, place) + Phrase("  ") + (try call.words(of: row))
    for mention in try mentions(of: row) {
      words += Phrase("; ") + .quotation(of: mention) + .place(of: mention)
    }
    guard row.kind == .prediction else { return words }
    for forecast in try call.knownForecasts(of: row.number) {
      words += Phrase("; ") + Phrase(forecast.forecaster.description)
      words += Phrase(" \(forecast.estimate?.display ?? "withdraws")  \(forecast.made.display)", .dim)
    }
    return words
  }

  /// What was said of a claim, or of the claim of a prediction.
  private func mentions(of row: Identifier) throws -> [Mention] {
    switch row.kind {
    case .claim: return try call.knownMentions(of: row.number)
    case .prediction:
      return try call.snapshot.prediction(row.number)?.claim.map { try call.knownMentions(of: $0) } ?? []
    default: return []
    }
  }

  private func json(of finding: Contradiction) throws -> JSON {
    func side(_ rows: [Identifier]) throws -> JSON {
      .array(
        try rows.map { row in
          .object([
            .init("id", .string(row.description)),
            .init("text", .string(try call.snapshot.text(of: row) ?? "")),
            .init("mentions", .array(try mentions(of: row).map(\.json))),
          ])
        })
    }
    return .object(
      [.init("section", .string(finding.section))] + finding.members + [
        .init("first", try side(finding.sides.first)), .init("second", try side(finding.sides.second)),
      ])
  }
}
