import Facts
import Presentation
import Storage

extension Report {
  static let dossier = Report(
    name: "dossier",
    summary: "documents with every mark on their words, and claims with all that is known of them"
  ) { filter, call in
    var dossier = Dossier(call: call)
    return try dossier.body(filter)
  }
}

/// All that is known of some documents and claims, each claim once.
private struct Dossier {
  let call: Call
  /// The claims of which the words stand in a document of the dossier, in the order of their words.
  private var claims: [Int] = []

  init(call: Call) { self.call = call }

  mutating func body(_ filter: Filter) throws -> ReportBody {
    let asOf = try call.today()
    try call.refuseUnheard(filter, of: [.document, .claim])
    var blocks: [Block] = [
      .heading(1, "Dossier"), .line(Phrase("as of \(Period(asOf).display)", .dim)),
    ]
    var (documents, sections): ([Document], [ClaimSection]) = ([], [])
    for id in try call.numbers(of: .document, meeting: filter, isLenient: true).sorted() {
      guard let document = try call.snapshot.document(id), try call.isKnown(document.identifier) else {
        continue
      }
      let text = try MarginText(document, call)
      blocks += call.heading(of: document) + (text.map { [.annotated($0.annotated)] } ?? [])
      documents.append(document)
      for claim in text?.claims ?? [] where !claims.contains(claim) { claims.append(claim) }
    }
    let named = try call.numbers(of: .claim, meeting: filter, isLenient: true).sorted()
    claims += named.filter { !claims.contains($0) }
    if !claims.isEmpty { blocks.append(.heading(2, "Claims")) }
    for id in claims {
      guard let claim = try call.snapshot.claim(id), try call.isKnown(claim.identifier) else { continue }
      let section = try ClaimSection(claim, call)
      blocks += try section.blocks
      sections.append(section)
    }
    if documents.isEmpty, sections.isEmpty { blocks += [.gap, .line("no document and no claim is meant")] }
    return ReportBody(blocks, list: "claims") { [call, documents, sections] in
      .object([
        .init("report", "dossier"), .init("as_of", .string(asOf.description)),
        .init("documents", .array(documents.map { .object(call.members(ofDocument: $0)) })),
        .init("claims", .array(try sections.map { try $0.json })),
      ])
    }
  }
}

extension Call {
  /// Its title, and where it is from.
  func heading(of document: Document) -> [Block] {
    let name = document.identifier.description
    let source = [
      document.author?.description, document.publisher, document.published?.display, document.language,
    ]
    .compactMap { $0 }.joined(separator: "  ")
    var line = Phrase(source, .dim)
    if let url = document.url { line += Phrase(source.isEmpty ? "" : "  ") + Phrase(url, .plain, .web(url)) }
    return [.heading(2, Phrase("\(name)  \(document.title)", .plain, .here(name)))]
      + (line.plain.isEmpty ? [] : [.line(line)])
  }

  fileprivate func members(ofDocument document: Document) -> [JSON.Member] {
    [
      .init("id", .string(document.identifier.description)), .init("title", .string(document.title)),
      .init("author", .optional(document.author)), .init("publisher", .optional(document.publisher)),
      .init("url", .optional(document.url)), .init("published", .optional(document.published)),
    ]
  }
}

/// A claim with its words, tags, evidence, links, verdicts and predictions.
private struct ClaimSection {
  let claim: Claim
  let call: Call
  let mentions: [Mention]
  let evidence: [Evidence]
  let links: [Link]
  let verdicts: [Verdict]
  let predictions: [Int]

  init(_ claim: Claim, _ call: Call) throws {
    let (row, snapshot) = (claim.identifier, call.snapshot)
    (self.claim, self.call) = (claim, call)
    mentions = try call.knownMentions(of: claim.id)
    evidence = try snapshot.evidence(on: row).filter { try call.isKnown($0.identifier) }
    links = try snapshot.links(touching: row).filter { try call.isKnown($0.identifier) }
    verdicts = try snapshot.verdicts(on: claim.id).filter { try call.isKnown($0.identifier) }
    predictions = try snapshot.predictions(of: claim.id).filter {
      try call.isKnown(Identifier(.prediction, $0))
    }
  }

  var blocks: [Block] {
    get throws {
      let name = claim.identifier.description
      var fields: [Field] = []
      if let kind = claim.kind { fields.append(Field("kind", Phrase(kind))) }
      let tags = try call.snapshot.tags(on: claim.identifier)
      if !tags.isEmpty { fields.append(Field("tags", try call.shown(tags))) }
      fields += mentions.map { Field("said", words(of: $0)) }
      fields += try evidence.map { piece in
        Field(piece.stance == .supports ? "for" : "against", try call.words(of: piece.identifier))
      }
      fields += try links.map { Field("link", try words(of: $0)) }
      fields += try verdicts.map { verdict in
        let state = try call.isInForce(verdict) ? "" : ", superseded"
        let because = verdict.because.map { ": \($0)" } ?? ""
        return Field(
          "verdict",
          Phrase(verdict.standing.rawValue, .strong)
            + Phrase("  \(verdict.judged.text), by \(verdict.coder)\(state)\(because)", .dim))
      }
      fields += try predictions.compactMap { try field(of: $0) }
      fields += try call.snapshot.notes(on: claim.identifier).map {
        Field("note", Phrase("\($0.text.onOneLine)") + Phrase("  \($0.coder)", .dim))
      }
      return [
        .heading(3, Phrase("\(name)  \(claim.statement.onOneLine)", .plain, .here(name))), .record(fields),
      ]
    }
  }

  private func words(of mention: Mention) -> Phrase {
    let name = mention.identifier.description
    let source = [
      mention.attribution, mention.said?.text, mention.whereabouts, mention.hedge.map { "hedge “\($0)”" },
    ]
    return Phrase(mention.selector.exact.onOneLine, .quote, .there(name))
      + Phrase("  " + source.compactMap { $0 }.joined(separator: ", "), .dim)
  }

  private func words(of link: Link) throws -> Phrase {
    let isForward = link.from == claim.identifier
    let other = isForward ? link.to : link.from
    let verb = isForward ? link.relation.rawValue : "is the end of \(link.relation.rawValue) from"
    let because = link.because.map { ", because \($0)" } ?? ""
    return Phrase("\(verb) ") + Phrase(other.description, .strong, .there(other.description))
      + Phrase("  ") + (try call.words(of: other)) + Phrase("  (\(link.identifier)\(because))", .dim)
  }

  /// A prediction with its forecasts and how it turned out.
  private func field(of id: Int) throws -> Field? {
    guard let prediction = try call.snapshot.prediction(id) else { return nil }
    let name = prediction.identifier.description
    let forecasts = try call.knownForecasts(of: id).map { forecast in
      "\(forecast.forecaster) \(forecast.probability?.display ?? "withdraws") on \(forecast.made.text)"
    }
    let settlement = try call.settlement(of: id)
    return Field(
      "prediction",
      Phrase(name, .strong, .here(name))
        + Phrase("  \(prediction.current.statement.onOneLine), by \(prediction.current.deadline.text): ")
        + Phrase(settlement.words, .strong)
        + Phrase(forecasts.isEmpty ? "" : "  " + forecasts.joined(separator: "; "), .dim))
  }

  var json: JSON {
    get throws {
      .object([
        .init("id", .string(claim.identifier.description)), .init("statement", .string(claim.statement)),
        .init("kind", .optional(claim.kind)),
        .init(
          "mentions",
          .array(
            mentions.map {
              .object([
                .init("id", .string($0.identifier.description)), .init("speaker", .optional($0.speaker)),
                .init("said", .optional($0.said)), .init("words", .string($0.selector.exact)),
                .init("at", .optional($0.whereabouts)), .init("hedge", .optional($0.hedge)),
              ])
            })),
        .init("evidence", list(evidence.map(\.identifier))), .init("links", list(links.map(\.identifier))),
        .init("verdict", .optional(try call.verdictInForce(on: claim.id)?.standing.rawValue)),
        .init("predictions", list(predictions.map { Identifier(.prediction, $0) })),
      ])
    }
  }

  private func list(_ rows: [Identifier]) -> JSON { .array(rows.map { .string($0.description) }) }
}
