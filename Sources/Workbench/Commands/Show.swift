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
    let key = try call.snapshot.key(of: row)
    var fields = try call.fields(of: row)
    if let key { fields.append(Field("key", Phrase(key))) }
    let tags = Kind.taggable.contains(row.kind) ? try call.snapshot.tags(on: row) : []
    if !tags.isEmpty { fields.append(Field("tags", try call.shown(tags))) }
    fields += try call.coderFields(of: row)
    let attributes = try call.snapshot.attributes(of: row).map(\.description)
    if !attributes.isEmpty { fields.append(Field("attributes", Phrase(attributes.joined(separator: "  ")))) }
    let related = try call.related(to: row)
    let paths = row.kind == .prediction ? try call.paths(of: row.number) : []
    if !paths.isEmpty, let deadline = try call.snapshot.prediction(row.number)?.current.deadline.last {
      fields += paths.fields(through: min(deadline, try call.today()))
    }
    return try Page(
      [.heading(2, Phrase("\(row)  \(card.text.onOneLine)")), .record(fields)] + related.flatMap(call.blocks),
      json: .object(
        [
          .init("id", .string(row.description)), .init("row", .string(row.kind.name)),
          .init("text", .string(card.text)),
        ]
          + call.members(of: row) + [.init("key", .optional(key))]
          + (row.kind == .prediction ? [.init("paths", paths.json)] : [])
          + related.map { group in
            JSON.Member(group.title, .array(group.rows.map { .string($0.description) }))
          }))
  }
}

/// Rows that belong to the one shown, under one heading.
private struct Related {
  let title: String
  let rows: [Identifier]
}

extension Call {
  fileprivate func related(to row: Identifier) throws -> [Related] {
    let groups =
      try ownRows(of: row) + [
        Related(title: "evidence", rows: snapshot.evidence(on: row).map(\.identifier)),
        Related(title: "links", rows: snapshot.links(touching: row).map(\.identifier)),
        Related(title: "notes", rows: snapshot.notes(on: row).map(\.identifier)),
      ]
    return try groups.map { Related(title: $0.title, rows: try $0.rows.filter(isKnown)) }
  }

  private func ownRows(of row: Identifier) throws -> [Related] {
    switch row.kind {
    case .document:
      let mentions =
        try snapshot.version(of: row.number).map { try snapshot.mentions(inVersion: $0.id) } ?? []
      return [Related(title: "mentions", rows: mentions.map(\.identifier))]
    case .mention:
      return [
        Related(title: "claims", rows: try snapshot.claims(of: row.number).map { Identifier(.claim, $0) })
      ]
    case .claim:
      return try [
        Related(title: "mentions", rows: snapshot.mentions(of: row.number).map(\.identifier)),
        Related(
          title: "predictions", rows: snapshot.predictions(of: row.number).map { Identifier(.prediction, $0) }
        ),
        Related(title: "verdicts", rows: snapshot.verdicts(on: row.number).map(\.identifier)),
      ]
    case .prediction:
      return try [
        Related(title: "forecasts", rows: snapshot.forecasts(of: row.number).map(\.identifier)),
        Related(title: "resolutions", rows: snapshot.resolutions(of: row.number).map(\.identifier)),
        Related(
          title: "dependants", rows: snapshot.dependants(of: row.number).map { Identifier(.prediction, $0) }),
      ]
    case .verdict, .resolution:
      let cited =
        row.kind == .verdict
        ? try snapshot.evidence(citedByVerdict: row.number) : try snapshot.evidence(citedBy: row.number)
      return [Related(title: "rests_on", rows: cited.map { Identifier(.evidence, $0) })]
    case .link, .evidence, .forecast, .note, .operation: return []
    }
  }

  fileprivate func blocks(_ related: Related) throws -> [Block] {
    guard !related.rows.isEmpty else { return [] }
    return [.gap, .line(Phrase(related.title.replacing("_", with: " "), .strong))]
      + (try related.rows.map { .item(try line($0)) })
  }

  private func line(_ row: Identifier) throws -> Phrase {
    let card = try card(of: row)
    let day = card.day.map { "  \($0.display)" } ?? ""
    return Phrase(row.description, .strong) + Phrase("  \(card.text.shortened(to: 90))")
      + Phrase("\(day)  \(card.details.joined(separator: "  "))", .dim)
  }

  /// Which coder gave which tags, where there is more than one.
  fileprivate func coderFields(of row: Identifier) throws -> [Field] {
    let given = try snapshot.taggings(on: row)
    let coders = given.map(\.coder).reduce(into: [Handle]()) { if !$0.contains($1) { $0.append($1) } }
    guard coders.count > 1 else { return [] }
    return coders.map { coder in
      let words = given.filter { $0.coder == coder }.map { tag in
        (tag.stands ? "+" : "-") + tag.tag.path + (tag.because.map { " (\($0))" } ?? "")
      }
      return Field(coder.description, Phrase(words.joined(separator: " ")))
    }
  }

  func fields(of row: Identifier) throws -> [Field] {
    let pairs: [(String, String?)]
    switch row.kind {
    case .document:
      pairs = try (snapshot.document(row.number).map(documentFields) ?? []) + versionFields(of: row.number)
    case .mention: pairs = try snapshot.mention(row.number).map(mentionFields) ?? []
    case .claim: pairs = [("kind", try snapshot.claim(row.number)?.kind)]
    case .prediction: pairs = try snapshot.prediction(row.number).map(predictionFields) ?? []
    case .forecast: pairs = try snapshot.forecast(row.number).map(forecastFields) ?? []
    case .resolution: pairs = try snapshot.resolution(row.number).map(resolutionFields) ?? []
    case .evidence: pairs = try snapshot.evidence(row.number).map(evidenceFields) ?? []
    case .verdict:
      pairs =
        try snapshot.verdict(row.number).map {
          [
            ("on", $0.judged.display), ("state", try isInForce($0) ? "in force" : "superseded"),
            ("because", $0.because),
            ("coder", $0.coder.description),
          ]
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

  /// The words that stand in the place of those that were quoted, where they are others.
  private func wordsNow(of mention: Mention) throws -> String? {
    guard mention.state == .moved, let place = mention.place,
      let version = try snapshot.version(row: place.versionRow)
    else { return nil }
    let words = QuoteSelector.words(of: place.fragments, in: version.text)
    return words.unicodeScalars.elementsEqual(mention.selector.exact.unicodeScalars) ? nil : words
  }

  private func mentionFields(_ mention: Mention) throws -> [(String, String?)] {
    [
      ("speaker", mention.speaker?.description), ("via", mention.via.isEmpty ? nil : mention.via.listed),
      ("said", mention.said?.display),
      ("hedge", mention.hedge), ("at", mention.place?.address),
      ("stood at", mention.loss == nil ? nil : mention.whereabouts),
      ("reads now", try wordsNow(of: mention)), ("quote", mention.selector.exact),
      ("coder", mention.coder?.description),
    ]
  }

  private func predictionFields(_ prediction: Prediction) throws -> [(String, String?)] {
    let terms = prediction.current
    return [
      ("claim", prediction.claim.map { "c\($0)" }),
      ("asks for", terms.type == .binary ? nil : terms.question.summary),
      ("deadline", "\(terms.deadline.display) (\(terms.deadlineBasis.rawValue))"),
      ("criteria", terms.criteria), ("given", terms.condition?.description),
      ("state", try settlement(of: prediction.id).words),
    ]
      + prediction.terms.dropLast().map {
        ("terms \($0.number)", "\($0.words), by \($0.deadline.display)")
      }
  }

  private func forecastFields(_ forecast: Forecast) -> [(String, String?)] {
    [
      ("prediction", "p\(forecast.prediction)"), ("forecaster", forecast.forecaster.description),
      (forecast.estimateWord, forecast.estimate?.display ?? "withdrawn"),
      ("lexicon", forecast.probability?.lexicon),
      ("basis", forecast.basis.rawValue), ("made", forecast.made.display),
      ("confidence", forecast.confidence?.rawValue),
      ("hedge", forecast.hedge), ("because", forecast.because), ("source", forecast.url),
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
