import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let show = Command(
    Syntax(
      "show", "Shows everything about a row.", slots: [.required(.subject)],
      examples: ["show c1", "show p1", "show d1"])
  ) { call in
    let row = try call.requiredRow(.subject, Kind.allCases)
    let card = try call.card(of: row)
    var fields = try call.fields(of: row)
    if let key = try call.snapshot.key(of: row) { fields.append(Field("key", Phrase(key))) }
    let tags = Kind.taggable.contains(row.kind) ? try call.snapshot.tags(on: row) : []
    if !tags.isEmpty { fields.append(Field("tags", Phrase(tags.map(\.description).joined(separator: " ")))) }
    let related = try call.related(to: row)
    let members = fields.map { JSON.Member($0.label, .string($0.value.plain)) }
    return Page(
      [.heading(2, Phrase("\(row)  \(card.text.onOneLine)")), .record(fields)] + related.flatMap(\.blocks),
      json: .object(
        [
          .init("id", .string(row.description)), .init("kind", .string(row.kind.name)),
          .init("text", .string(card.text)),
        ]
          + members + related.map { JSON.Member($0.title, .array($0.rows.map { .string($0.description) })) }))
  }
}

/// Rows that belong to the one shown, under one heading.
private struct Related {
  let title: String
  let rows: [Identifier]
  let blocks: [Block]
}

extension Call {
  fileprivate func related(to row: Identifier) throws -> [Related] {
    let snapshot = snapshot
    var groups: [(String, [Identifier])] = []
    switch row.kind {
    case .document:
      let mentions =
        try snapshot.version(of: row.number).map { try snapshot.mentions(inVersion: $0.id) } ?? []
      groups = [("mentions", mentions.map(\.identifier))]
    case .mention: groups = [("claims", try snapshot.claims(of: row.number).map { Identifier(.claim, $0) })]
    case .claim:
      groups = [
        ("mentions", try snapshot.mentions(of: row.number).map(\.identifier)),
        ("predictions", try snapshot.predictions(of: row.number).map { Identifier(.prediction, $0) }),
        ("verdicts", try snapshot.verdicts(on: row.number).map(\.identifier)),
      ]
    case .prediction:
      groups = [
        ("forecasts", try snapshot.forecasts(of: row.number).map(\.identifier)),
        ("resolutions", try snapshot.resolutions(of: row.number).map(\.identifier)),
        ("waiting for it", try snapshot.dependants(of: row.number).map { Identifier(.prediction, $0) }),
      ]
    case .verdict:
      groups = [
        ("rests on", try snapshot.evidence(citedByVerdict: row.number).map { Identifier(.evidence, $0) })
      ]
    case .resolution:
      groups = [("rests on", try snapshot.evidence(citedBy: row.number).map { Identifier(.evidence, $0) })]
    default: break
    }
    groups.append(("evidence", try snapshot.evidence(on: row).map(\.identifier)))
    groups.append(("links", try snapshot.links(touching: row).map(\.identifier)))
    groups.append(("notes", try snapshot.notes(on: row).map(\.identifier)))
    let known = try groups.map { ($0.0, try $0.1.filter(isKnown)) }
    return try known.filter { !$0.1.isEmpty }.map { title, rows in
      Related(
        title: title, rows: rows,
        blocks: [.gap, .line(Phrase(title, .strong))] + (try rows.map { .item(try line($0)) }))
    }
  }

  private func line(_ row: Identifier) throws -> Phrase {
    let card = try card(of: row)
    let day = card.day.map { "  \($0.display)" } ?? ""
    return Phrase(row.description, .strong) + Phrase("  \(card.text.shortened(to: 90))")
      + Phrase("\(day)  \(card.details.joined(separator: "  "))", .dim)
  }

  func fields(of row: Identifier) throws -> [Field] {
    let pairs: [(String, String?)]
    switch row.kind {
    case .document: pairs = try snapshot.document(row.number).map(documentFields) ?? []
    case .mention: pairs = try snapshot.mention(row.number).map(mentionFields) ?? []
    case .claim: pairs = [("kind", try snapshot.claim(row.number)?.kind)]
    case .prediction: pairs = try snapshot.prediction(row.number).map(predictionFields) ?? []
    case .forecast: pairs = try snapshot.forecast(row.number).map(forecastFields) ?? []
    case .resolution: pairs = try snapshot.resolution(row.number).map(resolutionFields) ?? []
    case .evidence: pairs = try snapshot.evidence(row.number).map(evidenceFields) ?? []
    case .verdict:
      pairs =
        try snapshot.verdict(row.number).map {
          [("on", $0.judged.display), ("because", $0.because), ("coder", $0.coder.description)]
        } ?? []
    case .link:
      pairs =
        try snapshot.link(row.number).map { [("because", $0.because), ("coder", $0.coder.description)] } ?? []
    case .note:
      pairs =
        try snapshot.note(row.number).map {
          [("on", $0.subject.description), ("coder", $0.coder.description)]
        } ?? []
    case .operation:
      pairs =
        try snapshot.operation(row.number).map { operation in
          [("recorded", operation.recorded), ("author", operation.author.map { "@\($0)" })]
        } ?? []
    }
    return pairs.compactMap { label, value in value.map { Field(label, Phrase($0)) } }
  }

  private func documentFields(_ document: Document) -> [(String, String?)] {
    [
      ("author", document.author?.description), ("publisher", document.publisher),
      ("published", document.published?.display),
      ("url", document.url), ("language", document.language),
    ]
  }

  private func mentionFields(_ mention: Mention) -> [(String, String?)] {
    [
      ("speaker", mention.speaker?.description), ("via", mention.via?.description),
      ("said", mention.said?.display),
      ("hedge", mention.hedge), ("at", mention.place?.address), ("quote", mention.selector.exact),
    ]
  }

  private func predictionFields(_ prediction: Prediction) throws -> [(String, String?)] {
    let terms = prediction.current
    return [
      ("claim", prediction.claim.map { "c\($0)" }),
      ("deadline", "\(terms.deadline.display) (\(terms.deadlineBasis.rawValue))"),
      ("criteria", terms.criteria), ("given", terms.condition?.description),
      ("state", try settlement(of: prediction.id).words),
    ]
      + prediction.terms.dropLast().map {
        ("terms \($0.number)", "\($0.statement), by \($0.deadline.display)")
      }
  }

  private func forecastFields(_ forecast: Forecast) -> [(String, String?)] {
    [
      ("prediction", "p\(forecast.prediction)"), ("forecaster", forecast.forecaster.description),
      ("probability", forecast.probability?.display ?? "withdrawn"),
      ("lexicon", forecast.probability?.lexicon),
      ("basis", forecast.basis.rawValue), ("made", forecast.made.display),
      ("confidence", forecast.confidence?.rawValue),
      ("hedge", forecast.hedge), ("because", forecast.because),
    ]
  }

  private func resolutionFields(_ resolution: Resolution) -> [(String, String?)] {
    [
      ("prediction", "p\(resolution.prediction)"), ("outcome", resolution.outcome?.word ?? "open again"),
      (resolution.happenedWord, resolution.happened?.display), ("known", resolution.known?.display),
      ("source", resolution.url),
      ("because", resolution.because), ("coder", resolution.coder.description),
    ]
  }

  private func evidenceFields(_ evidence: Evidence) -> [(String, String?)] {
    [
      ("stance", "\(evidence.stance.rawValue) \(evidence.subject)"), ("grade", evidence.grade?.description),
      ("published", evidence.published?.display), ("source", evidence.url),
      ("mention", evidence.mention.map { "m\($0)" }), ("coder", evidence.coder.description),
    ]
  }
}
