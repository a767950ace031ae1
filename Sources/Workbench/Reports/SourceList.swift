import Facts
import Presentation
import Storage

/// The rows that a report speaks of, each once with the words it rests on: the places that its links lead to.
struct SourceList {
  private let predictions: [Int]
  private let claims: [Int]
  private let documents: [Int]
  /// Those whose words stand with the claims.
  let mentions: Set<Int>
  let call: Call

  /// Takes rows of any kind; predictions bring their claims, and claims the documents that hold their words.
  init(_ rows: some Sequence<Identifier>, _ call: Call) throws {
    var (predictions, claims, documents): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
    for row in Set(rows) {
      switch row.kind {
      case .prediction: predictions.insert(row.number)
      case .claim: claims.insert(row.number)
      case .document: documents.insert(row.number)
      case .forecast: try call.snapshot.forecast(row.number).map { _ = predictions.insert($0.prediction) }
      case .resolution: try call.snapshot.resolution(row.number).map { _ = predictions.insert($0.prediction) }
      case .mention: claims.formUnion(try call.snapshot.claims(of: row.number))
      case .link, .evidence, .verdict, .note, .operation: break
      }
    }
    try call.predictions.expect(predictions.count, in: call.snapshot)
    for id in predictions {
      if let claim = try call.predictions.prediction(id, in: call.snapshot)?.prediction.claim {
        claims.insert(claim)
      }
    }
    var mentions: Set<Int> = []
    for mention in try claims.lazy.flatMap(call.knownMentions) {
      mentions.insert(mention.id)
      if let document = mention.document { documents.insert(document) }
    }
    self.mentions = mentions
    (self.predictions, self.claims, self.documents) = (
      predictions.sorted(), claims.sorted(), documents.sorted()
    )
    self.call = call
  }

  var parts: [Part] {
    [
      Part(title: "Predictions", kind: .prediction, rows: predictions, blocks: prediction),
      Part(title: "Claims", kind: .claim, rows: claims, blocks: claim),
      Part(title: "Documents", kind: .document, rows: documents, blocks: document),
    ]
  }

  /// Hands out the blocks of one row after the other, since there may be very many.
  func blocks(_ add: (Block) throws -> Void) throws {
    for part in parts {
      var isFirst = true
      for row in part.rows {
        let blocks = try part.blocks(row)
        if isFirst, !blocks.isEmpty { try add(.heading(2, part.title)) }
        isFirst = isFirst && blocks.isEmpty
        try blocks.forEach(add)
      }
    }
  }

  // MARK: Predictions

  private func prediction(_ id: Int) throws -> [Block] {
    guard let (prediction, _) = try call.predictions.prediction(id, in: call.snapshot) else { return [] }
    let terms = prediction.current
    var fields = [Field("deadline", Phrase(terms.deadline.display))]
    if terms.type != .binary { fields.append(Field("asks for", Phrase(terms.question.summary))) }
    if let condition = terms.condition {
      let antecedent = "p\(condition.antecedent)"
      fields.append(
        Field(
          "given",
          Phrase(condition.description, .plain, .there(antecedent))
            + Phrase(" (\(try call.settlement(of: condition.antecedent).words))")))
    }
    if let criteria = terms.criteria { fields.append(Field("criteria", Phrase(criteria))) }
    if let claim = prediction.claim, try call.isKnown(Identifier(.claim, claim)) {
      fields.append(
        Field(
          "claim",
          Phrase("c\(claim)", .strong, .there("c\(claim)"))
            + Phrase("  \((try call.snapshot.claim(claim)?.statement ?? "").onOneLine)")))
    }
    fields += try call.knownForecasts(of: id).map { Field("forecast", words(of: $0)) }
    return heading(prediction.identifier, terms.statement) + [.record(fields + (try outcome(of: id)))]
  }

  private func words(of forecast: Forecast) -> Phrase {
    let name = forecast.identifier.description
    let hedge = forecast.hedge.map { ", hedge “\($0)”" } ?? ""
    var words =
      Phrase(name, .strong, .here(name))
      + Phrase("  \(forecast.forecaster) \(forecast.estimate?.display ?? "withdraws")")
      + Phrase("  \(forecast.made.display)\(hedge)", .dim)
    if let url = forecast.url { words += Phrase("  ") + Phrase(url, .plain, .web(url)) }
    return words
  }

  private func outcome(of id: Int) throws -> [Field] {
    let settlement = try call.settlement(of: id)
    guard case .resolved(let resolution) = settlement else {
      return [Field("outcome", Phrase(settlement.words))]
    }
    let name = resolution.identifier.description
    let details = [
      resolution.happened.map { "\(resolution.happenedWord) \($0.display)" },
      resolution.known.map { "known \($0.display)" }, "coded by \(resolution.coder)",
    ].compactMap { $0 }
    var fields = [
      Field(
        "outcome",
        Phrase(name, .strong, .here(name)) + Phrase("  \(resolution.outcome?.word ?? "open")")
          + Phrase("  " + details.joined(separator: ", "), .dim))
    ]
    if let because = resolution.because { fields.append(Field("because", Phrase(because))) }
    if let url = resolution.url { fields.append(Field("source", Phrase(url, .plain, .web(url)))) }
    return fields
  }

  // MARK: Claims and documents

  private func claim(_ id: Int) throws -> [Block] {
    guard let claim = try call.snapshot.claim(id), try call.isKnown(claim.identifier) else { return [] }
    var fields = claim.kind.map { [Field("kind", Phrase($0))] } ?? []
    fields += try call.knownMentions(of: id).map { Field("said", words(of: $0)) }
    if let verdict = try call.verdictInForce(on: id) {
      let name = verdict.identifier.description
      fields.append(
        Field(
          "verdict",
          Phrase(name, .strong, .here(name)) + Phrase("  \(verdict.standing.rawValue)")
            + Phrase("  \(verdict.judged.display), by \(verdict.coder)", .dim)))
    }
    return heading(claim.identifier, claim.statement) + [.record(fields)]
  }

  private func words(of mention: Mention) -> Phrase {
    let name = mention.identifier.description
    return Phrase(name, .strong, .here(name)) + Phrase("  ") + .quotation(of: mention) + .place(of: mention)
  }

  private func document(_ id: Int) throws -> [Block] {
    guard let document = try call.snapshot.document(id), try call.isKnown(document.identifier) else {
      return []
    }
    let source = [
      document.author?.description, document.publisher, document.published?.display, document.language,
    ].compactMap { $0 }
    var fields = [Field("source", Phrase(source.joined(separator: ", ")))]
    if let url = document.url { fields.append(Field("address", Phrase(url, .plain, .web(url)))) }
    return heading(document.identifier, document.title) + [.record(fields)]
  }

  private func heading(_ row: Identifier, _ words: String) -> [Block] {
    [.heading(3, Phrase("\(row)  \(words.onOneLine)", .plain, .here(row.description)))]
  }
}
