import Facts
import Presentation
import Scoring
import Storage

extension Scorecard {
  /// A prediction with its claim, the words it was taken from, what was forecast, and the resolution with its source.
  func account(of source: Source) throws -> [Block] {
    let prediction = source.prediction
    let name = prediction.identifier.description
    let heading = Phrase("\(name)  \(prediction.current.statement.onOneLine)", .plain, .here(name))
    return [
      .heading(3, heading),
      .record(
        try terms(of: prediction) + (try claim(of: source)) + source.records.map(forecasts)
          + (try resolution(of: prediction))),
    ]
  }

  private func terms(of prediction: Prediction) throws -> [Field] {
    var fields = amendments(of: prediction)
    if prediction.current.type != .binary {
      fields.append(Field("asks for", Phrase(prediction.current.question.summary)))
    }
    if let condition = prediction.current.condition {
      let antecedent = Identifier(.prediction, condition.antecedent).description
      fields.append(
        Field(
          "given",
          Phrase("\(condition)", .plain, .there(antecedent))
            + Phrase(" (\(try call.settlement(of: condition.antecedent).words))")))
    }
    if let criteria = prediction.current.criteria { fields.append(Field("criteria", Phrase(criteria))) }
    return fields
  }

  /// What the terms were, where there are several.
  private func amendments(of prediction: Prediction) -> [Field] {
    guard prediction.terms.count > 1 else { return [] }
    return prediction.terms.map { terms in
      let given = terms.condition.map { ", given \($0)" } ?? ""
      return Field(
        "terms \(terms.number)", Phrase("\(terms.statement.onOneLine), by \(terms.deadline.text)\(given)"))
    }
  }

  /// Such as `85% on 2017-03-20 → 92% on 2017-05-02`, with where each can be read.
  private func forecasts(of record: Assessment) -> Field {
    let steps = record.forecasts.map { forecast in
      let words = Phrase("\(record.words(of: forecast)) \(Phrase("on \(forecast.made.text)", .dim))")
      return words + (forecast.url.map { Phrase(" ") + Phrase($0, .plain, .web($0)) } ?? Phrase())
    }
    return Field(record.forecaster.description, steps.joined(separator: Phrase(" → ", .dim)))
  }

  // MARK: Words

  private func claim(of source: Source) throws -> [Field] {
    guard let claim = try source.prediction.claim.flatMap({ try call.snapshot.claim($0) }) else { return [] }
    let name = claim.identifier.description
    return [Field("claim", Phrase(name, .plain, .here(name)) + Phrase("  \(claim.statement.onOneLine)"))]
      + (try source.words.map { Field("words", try quotation(of: $0)) })
  }

  /// With the title of the document, since a scorecard has no list of documents where nothing can be followed.
  private func quotation(of mention: Mention) throws -> Phrase {
    let document = try mention.document.flatMap { try call.snapshot.document($0) }
    let place = document.map { document in
      let parts = [document.publisher, mention.whereabouts].compactMap { $0 }
      return "in “\(document.title)” (\(parts.joined(separator: ", ")))"
    }
    return .quotation(of: mention, .there(mention.identifier.description), from: place.map { [$0] } ?? [])
  }

  /// The paragraphs of a document in which the words stand; nothing where none of them stand there any more.
  func passage(of id: Int, around mentions: Set<Int>) throws -> [Block] {
    guard let document = try call.snapshot.document(id),
      let text = try MarginText(document, call, around: mentions)
    else { return [] }
    return call.heading(of: document) + [.annotated(text.annotated)]
  }

  // MARK: Outcome

  private func resolution(of prediction: Prediction) throws -> [Field] {
    let settlement = try call.settlement(of: prediction.id)
    guard case .resolved(let resolution) = settlement else {
      return [Field("outcome", Phrase(settlement.words))]
    }
    let days = [
      resolution.happened.map { "\(resolution.happenedWord) \($0.text)" },
      resolution.known.map { "known \($0.text)" },
    ]
    let words = [resolution.outcome?.word] + days + ["coded by \(resolution.coder)"]
    var fields = [Field("outcome", Phrase(words.compactMap { $0 }.joined(separator: ", ")))]
    if let because = resolution.because { fields.append(Field("because", Phrase(because))) }
    if let url = resolution.url { fields.append(Field("source", Phrase(url, .plain, .web(url)))) }
    for id in try call.snapshot.evidence(citedBy: resolution.id) {
      guard let evidence = try call.snapshot.evidence(id), try call.isKnown(evidence.identifier) else {
        continue
      }
      let source = [evidence.grade?.description, evidence.published?.text, evidence.url].compactMap { $0 }
      fields.append(
        Field(
          "evidence",
          Phrase("\(evidence.identifier)  \(evidence.text.onOneLine)")
            + Phrase("  " + source.joined(separator: ", "), .dim)))
    }
    return fields
  }
}
