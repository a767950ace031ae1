import Facts
import Presentation
import Scoring
import Storage

extension Report {
  static let scorecard = Report(
    name: "scorecard", summary: "how good each voice was, every score with the words it rests on"
  ) { filter, call in
    let yardstick = try call.yardstick()
    let records = try call.assessments(filter)
    let scores = try KindScores(records, nil, per: .named("speaker"), against: yardstick, call)
    var scorecard = Scorecard(call: call, scores: scores, yardstick: yardstick)
    return try scorecard.page()
  }
}

/// The scorecard of some forecasters: the table of all, then each with every prediction behind the numbers.
private struct Scorecard {
  let call: Call
  let scores: KindScores
  let yardstick: Yardstick
  /// The predictions shown so far, so that the facts about each are printed once.
  private var predictions: [Prediction] = []
  private var shown: Set<Int> = []
  private let records: [Int: [Assessment]]

  init(call: Call, scores: KindScores, yardstick: Yardstick) {
    (self.call, self.scores, self.yardstick) = (call, scores, yardstick)
    records = Dictionary(grouping: scores.scored.flatMap(\.groups).flatMap(\.records), by: \.id)
  }

  /// A line of some table of scores.
  private var groups: [GroupScore] { scores.scored.flatMap(\.groups) }

  /// The speakers, each once, those who gave statements of yes or no first.
  private var keys: [String] { groups.map(\.key).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  mutating func page() throws -> Page {
    let asOf = try call.today()
    var blocks: [Block] = [
      .heading(1, "Scorecard"), .line(Phrase("as of \(Period(asOf).display)", .dim)), .gap,
    ]
    guard !groups.isEmpty else {
      return Page(blocks + [.line("no forecast was made by this day")], json: try json(asOf), list: "groups")
    }
    blocks += scores.blocks
    for key in keys { blocks += try section(key) }
    blocks.append(.heading(2, "Predictions"))
    for prediction in predictions.sorted(by: { $0.id < $1.id }) { blocks += try sources(of: prediction) }
    return Page(blocks + (try foot(asOf)), json: try json(asOf), list: "groups")
  }

  // MARK: Forecasters

  private mutating func section(_ key: String) throws -> [Block] {
    let handle = Handle(stored: String(key.dropFirst()))
    let name = try call.snapshot.speaker(handle)?.name
    var blocks: [Block] = [.heading(2, Phrase(name.map { "\($0) (\(key))" } ?? key, .plain, .here(key)))]
    for part in scores.scored {
      for group in part.groups where group.key == key {
        if blocks.count > 1 { blocks.append(.gap) }
        blocks.append(.table(table(of: group.records, by: part.rule)))
        blocks += AuditReport.Conditionals(of: group.records).summary
        for record in group.records where shown.insert(record.id).inserted {
          predictions.append(record.prediction)
        }
      }
    }
    return blocks
  }

  private func table(of records: [Assessment], by rule: ScoringRule) -> Table {
    let rows = records.map { record in
      let (score, name) = (record.score(rule), record.prediction.identifier.description)
      return [
        Phrase(name, .strong, .there(name)), Phrase(record.terms.statement.onOneLine),
        Phrase(path(of: record)), Phrase(record.deadlines), Phrase(record.outcomes),
        Phrase(score?.mean.display() ?? "–"), Phrase(record.score(.logarithmic)?.mean.display() ?? "–"),
        Phrase(score?.days == 0 ? "" : score.map { String($0.days) } ?? ""),
      ]
    }
    return Table(
      [
        Column("id"), Column("prediction", minimum: 20), Column("forecasts", minimum: 12), Column("deadline"),
        Column("outcome"),
        Column(rule.name, .right), Column("log", .right), Column("days", .right),
      ], rows: rows)
  }

  /// Such as `85% → 92%`; withdrawals and what was left out are shown as such.
  private func path(of record: Assessment) -> String {
    record.forecasts.map { forecast in
      let isLeftOut = record.leftOut.contains { $0.forecast == forecast.id }
      let isWaiting = record.part(of: forecast)?.isWaiting ?? true
      let words = forecast.estimate.map { estimate in
        guard let probability = estimate.probability, probability.bounds != nil else {
          return estimate.stated
        }
        return "\(probability.stated) (\(Probability.percent(probability.point)))"
      }
      let text = words ?? "withdrawn"
      return isLeftOut && !isWaiting ? "(\(text), left out)" : text
    }.joined(separator: " → ")
  }

  // MARK: Sources

  /// A prediction with its claim, the words it was taken from, and the resolution with its source.
  private func sources(of prediction: Prediction) throws -> [Block] {
    let name = prediction.identifier.description
    var blocks: [Block] = [
      .heading(3, Phrase("\(name)  \(prediction.current.statement.onOneLine)", .plain, .here(name)))
    ]
    var fields = try amendments(of: prediction)
    if prediction.current.type != .binary {
      fields.append(Field("asks for", Phrase(prediction.current.question.summary)))
    }
    if let condition = prediction.current.condition {
      fields.append(
        Field("given", Phrase("\(condition) (\(try call.settlement(of: condition.antecedent).words))")))
    }
    if let criteria = prediction.current.criteria { fields.append(Field("criteria", Phrase(criteria))) }
    if let claim = try prediction.claim.flatMap({ try call.snapshot.claim($0) }) {
      fields.append(Field("claim", Phrase("\(claim.identifier)  \(claim.statement.onOneLine)")))
      for mention in try call.snapshot.mentions(of: claim.id) where try call.isKnown(mention.identifier) {
        fields.append(Field("words", try quotation(of: mention)))
      }
    }
    fields += forecastSources(of: prediction) + (try resolution(of: prediction))
    blocks.append(.record(fields))
    return blocks
  }

  /// Where the forecasts that say so can be read.
  private func forecastSources(of prediction: Prediction) -> [Field] {
    records[prediction.id, default: []].flatMap(\.forecasts)
      .compactMap { forecast in
        forecast.url.map { url in
          let words = "\(forecast.identifier) \(forecast.forecaster) \(forecast.made.text): \(url)"
          return Field("forecast", Phrase(words))
        }
      }
  }

  /// What the terms were, where there are several.
  private func amendments(of prediction: Prediction) throws -> [Field] {
    guard prediction.terms.count > 1 else { return [] }
    return prediction.terms.map { terms in
      let given = terms.condition.map { ", given \($0)" } ?? ""
      return Field(
        "terms \(terms.number)", Phrase("\(terms.statement.onOneLine), by \(terms.deadline.text)\(given)"))
    }
  }

  private func quotation(of mention: Mention) throws -> Phrase {
    var source = [mention.speaker?.description, mention.said?.text].compactMap { $0 }
    if let place = mention.place ?? mention.loss?.last,
      let document = try call.snapshot.document(place.document)
    {
      let parts = [document.publisher, mention.whereabouts].compactMap { $0 }
      source.append("in “\(document.title)” (\(parts.joined(separator: ", ")))")
    }
    return Phrase(quoted(mention.selector.exact.onOneLine), .quote)
      + Phrase(" " + source.joined(separator: ", "), .dim)
  }

  // Words that bring quotation marks of their own get others around them.
  private func quoted(_ words: String) -> String {
    words.contains { "“”\"".contains($0) } ? "«\(words)»" : "“\(words)”"
  }

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

  // MARK: The small print

  private func foot(_ asOf: Day) throws -> [Block] {
    let rules = (scores.scored.map(\.rule) + [.logarithmic]).reduce(into: [ScoringRule]()) { rules, rule in
      if !rules.contains(where: { $0.name == rule.name }) { rules.append(rule) }
    }
    let sources = rules.map { "\($0.caption): \($0.source)." }.joined(separator: " ")
    let lexicons = try groups.lexicons(call).map { " \($0)" }.joined()
    return [
      .heading(2, "How to read this"),
      .paragraph(
        "A forecast stands from the day it was made through the day before the next one; the deadline day counts, the day on which the outcome became known does not. The score of a prediction is the mean over those days; predictions weigh equally; each forecast is scored under the terms it was made for; void and ambiguous ones are left out and counted. Ranges and words are scored at their middle."
      ),
      .paragraph(
        Phrase(
          "\(sources) Interval: \(Bootstrap.standard.caption(by: groups.unit)). Skill: 1 - score / score of \(yardstick.baseline.caption); 1 is perfect, 0 no better.\(lexicons)"
        )),
      .line(Phrase("as of \(asOf); nothing that became known later is counted", .dim)),
    ]
  }

  private func json(_ asOf: Day) throws -> JSON {
    .object([
      .init("report", "scorecard"), .init("as_of", .string(asOf.description)),
      .init("rule", .string(scores.rule.name)), .init("range", .range(of: scores.rule)),
      .init("per", "speaker"), .init("baseline", yardstick.json),
      .init("groups", .array(groups.map(\.json))), .init("orders", scores.orders),
      .init(
        "predictions",
        .array(
          scores.scored.flatMap { part in part.groups.flatMap(\.records).map { (part, $0) } }.map {
            part, record in
            let score = record.score(part.rule)
            return .object(
              [
                .init("prediction", .string(record.prediction.identifier.description)),
                .init("forecaster", .string(record.forecaster.description)),
                .init("statement", .string(record.terms.statement)),
                .init("by", .string(record.terms.deadline.text)), .init("terms", record.termsJSON),
                .init("outcome", .string(record.outcomes)),
                .init("brier", .optional(record.score(.brier)?.mean)),
                .init("first", .optional(score?.first)), .init("last", .optional(score?.last)),
                .init("log", .optional(record.score(.logarithmic)?.mean)),
                .init("days", .integer(score?.days ?? 0)),
              ]
                + (part.kind == .binary
                  ? [] : part.kind.members(part.rule) + [.init("mean", .optional(score?.mean))]))
          })),
    ])
  }
}
