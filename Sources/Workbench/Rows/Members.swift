import Facts
import Presentation
import Storage

extension Call {
  /// What programs get of a row: its values as they are stored, days as typed, probabilities at full precision.
  func members(of row: Identifier) throws -> [JSON.Member] {
    let values: [JSON.Member] =
      switch row.kind {
      case .document: try snapshot.document(row.number).map(members) ?? []
      case .mention: try snapshot.mention(row.number).map(members) ?? []
      case .claim: try snapshot.claim(row.number).map(members) ?? []
      case .prediction: try snapshot.prediction(row.number).map(members) ?? []
      case .forecast: try snapshot.forecast(row.number).map(members) ?? []
      case .resolution: try snapshot.resolution(row.number).map(members) ?? []
      case .evidence: try snapshot.evidence(row.number).map(members) ?? []
      case .verdict: try snapshot.verdict(row.number).map(members) ?? []
      case .link: try snapshot.link(row.number).map(members) ?? []
      case .note: try snapshot.note(row.number).map(members) ?? []
      case .operation: try snapshot.operation(row.number).map(members) ?? []
      }
    guard Kind.taggable.contains(row.kind) else { return values }
    return values + [.init("tags", .array(try snapshot.tags(on: row).map { .string($0.path) }))]
  }

  private func members(_ document: Document) -> [JSON.Member] {
    [
      .init("author", .optional(document.author)), .init("publisher", .optional(document.publisher)),
      .init("published", .optional(document.published)), .init("url", .optional(document.url)),
      .init("language", .optional(document.language)),
    ]
  }

  private func members(_ mention: Mention) -> [JSON.Member] {
    [
      .init("quote", .string(mention.selector.exact)), .init("speaker", .optional(mention.speaker)),
      .init("via", .optional(mention.via)), .init("said", .optional(mention.said)),
      .init("hedge", .optional(mention.hedge)), .init("address", .optional(mention.place?.address)),
    ]
  }

  private func members(_ claim: Claim) throws -> [JSON.Member] {
    let mentions = try snapshot.mentions(of: claim.id).filter { try isKnown($0.identifier) }
    return [
      .init("kind", .optional(claim.kind)),
      .init("speakers", .array(mentions.compactMap { $0.speaker.map { .string($0.description) } })),
      .init("verdict", .optional(try verdictInForce(on: claim.id)?.standing.rawValue)),
    ]
  }

  private func members(_ prediction: Prediction) throws -> [JSON.Member] {
    let (terms, settlement) = (prediction.current, try settlement(of: prediction.id))
    return [
      .init("claim", .optional(prediction.claim.map { "c\($0)" })), .init("by", .string(terms.deadline.text)),
      .init("deadline_basis", .string(terms.deadlineBasis.rawValue)),
      .init("criteria", .optional(terms.criteria)),
      .init("given", .optional(terms.condition)), .init("terms", .integer(terms.number)),
      .init("state", .string(settlement.state)),
      .init("outcome", .optional(settlement.scorable?.outcome.word)),
      .init("forecast_count", .integer(try knownForecasts(of: prediction.id).count)),
    ]
  }

  private func members(_ forecast: Forecast) -> [JSON.Member] {
    [
      .init("prediction", .string("p\(forecast.prediction)")),
      .init("forecaster", .string(forecast.forecaster.description)),
      .init("made", .string(forecast.made.text)),
      .init("withdrawn", .bool(forecast.probability == nil)),
      .init("probability", .optional(forecast.probability?.point)),
      .init("stated", .optional(forecast.probability?.stated)),
      .init("low", .optional(forecast.probability?.bounds?.lowerBound)),
      .init("high", .optional(forecast.probability?.bounds?.upperBound)),
      .init("lexicon", .optional(forecast.probability?.lexicon)),
      .init("basis", .string(forecast.basis.rawValue)),
      .init("confidence", .optional(forecast.confidence?.rawValue)),
      .init("hedge", .optional(forecast.hedge)),
      .init("because", .optional(forecast.because)),
    ]
  }

  private func members(_ resolution: Resolution) -> [JSON.Member] {
    [
      .init("prediction", .string("p\(resolution.prediction)")),
      .init("outcome", .string(resolution.outcome?.word ?? "open")),
      .init("happened", .optional(resolution.happened)), .init("known", .optional(resolution.known)),
      .init("url", .optional(resolution.url)), .init("because", .optional(resolution.because)),
      .init("coder", .string(resolution.coder.description)),
    ]
  }

  private func members(_ evidence: Evidence) -> [JSON.Member] {
    [
      .init("subject", .string(evidence.subject.description)),
      .init("stance", .string(evidence.stance.rawValue)),
      .init("grade", .optional(evidence.grade)), .init("published", .optional(evidence.published)),
      .init("url", .optional(evidence.url)), .init("mention", .optional(evidence.mention.map { "m\($0)" })),
      .init("coder", .string(evidence.coder.description)),
    ]
  }

  private func members(_ verdict: Verdict) -> [JSON.Member] {
    [
      .init("claim", .string("c\(verdict.claim)")), .init("standing", .string(verdict.standing.rawValue)),
      .init("judged", .string(verdict.judged.text)), .init("because", .optional(verdict.because)),
      .init("coder", .string(verdict.coder.description)),
    ]
  }

  private func members(_ link: Link) -> [JSON.Member] {
    [
      .init("from", .string(link.from.description)), .init("relation", .string(link.relation.rawValue)),
      .init("to", .string(link.to.description)), .init("because", .optional(link.because)),
      .init("coder", .string(link.coder.description)),
    ]
  }

  private func members(_ note: Note) -> [JSON.Member] {
    [.init("subject", .string(note.subject.description)), .init("coder", .string(note.coder.description))]
  }

  private func members(_ operation: LoggedOperation) -> [JSON.Member] {
    [
      .init("ulid", .string(operation.ulid)), .init("recorded", .string(operation.recorded)),
      .init("author", .optional(operation.author.map { "@\($0)" })),
      .init("in_effect", .bool(operation.isInEffect)),
    ]
  }

  /// The forecasts of a prediction that were made by the as-of day.
  func knownForecasts(of prediction: Int) throws -> [Forecast] {
    let today = try today()
    return try snapshot.forecasts(of: prediction).filter { $0.made.last <= today }
  }
}
