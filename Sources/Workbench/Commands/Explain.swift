import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Command {
  static let explain = Command(
    Syntax(
      "explain",
      "Shows how a prediction's scores come about: every span of days, probability and contribution.",
      slots: [.required(.prediction)], keywords: [Keyword(.rule)],
      examples: ["explain p1", "explain p1 rule log"])
  ) { call in
    let prediction = try call.requiredPrediction()
    let id = prediction.identifier
    let rule = call[.rule].flatMap(ScoringRule.named) ?? .brier
    let records = try call.assessments(of: id.number)
    var blocks: [Block] = [.heading(2, Phrase("\(id)  \(prediction.current.statement)"))]
    blocks += try call.context(of: prediction)
    blocks.append(.gap)
    blocks.append(.paragraph(Phrase("\(rule.caption). \(rule.summary) Source: \(rule.source).", .dim)))
    if records.isEmpty { blocks.append(.line("no forecast was made by \(try call.today())")) }
    for record in records { blocks += [.gap] + call.account(of: record, rule) }
    return Page(
      blocks,
      json: .object([
        .init("id", .string(id.description)), .init("statement", .string(prediction.current.statement)),
        .init("state", .string(try call.settlement(of: id.number).state)), .init("rule", .string(rule.name)),
        .init("forecasters", .array(records.map { call.json(of: $0, rule) })),
      ]))
  }
}

extension Call {
  /// The terms, the condition and the resolution of a prediction, with its source.
  fileprivate func context(of prediction: Prediction) throws -> [Block] {
    let terms = prediction.current
    var fields = [Field("deadline", Phrase("\(terms.deadline.display) (\(terms.deadlineBasis.rawValue))"))]
    if let criteria = terms.criteria { fields.append(Field("criteria", Phrase(criteria))) }
    if let condition = terms.condition {
      let words = try settlement(of: condition.antecedent).words
      fields.append(Field("given", Phrase("\(condition) (p\(condition.antecedent) is \(words))")))
    }
    let settlement = try settlement(of: prediction.id)
    fields.append(Field("state", Phrase(settlement.words)))
    if case .resolved(let resolution) = settlement {
      let days = [
        resolution.happened.map { "\(resolution.happenedWord) \($0.display)" },
        resolution.known.map { "known \($0.display)" },
      ]
      let by = "by \(resolution.coder), \(resolution.identifier)"
      fields.append(Field("resolution", Phrase((days.compactMap { $0 } + [by]).joined(separator: ", "))))
      if let url = resolution.url { fields.append(Field("source", Phrase(url))) }
      if let because = resolution.because { fields.append(Field("because", Phrase(because))) }
    }
    return [.record(fields)]
  }

  fileprivate func account(of record: Assessment, _ rule: ScoringRule) -> [Block] {
    var blocks: [Block] = [.heading(3, Phrase(record.forecaster.description))]
    guard let score = record.score(rule) else {
      let forecasts = record.forecasts.map {
        "\($0.probability?.display ?? "withdrawn") on \($0.made.display)"
      }
      return blocks + [.line(Phrase("not scored yet: " + forecasts.joined(separator: ", ")))]
    }
    if let unscorable = score.unscorable {
      blocks.append(.line(Phrase("no score: \(unscorable)")))
    } else {
      blocks += [.table(segments(of: score, record)), .line(sum(of: score))]
    }
    blocks += record.standing.leftOut.map { leftOut in
      let forecast = record.forecast(leftOut.forecast)
      return .line(
        Phrase(
          "left out: f\(leftOut.forecast) \(forecast?.probability?.display ?? "") on \(forecast?.made.display ?? ""), \(leftOut.reason)",
          .dim))
    }
    return blocks
  }

  private func segments(of score: PredictionScore, _ record: Assessment) -> Table {
    let rows = score.segments.map { scored in
      let segment = scored.segment
      return [
        Phrase("f\(segment.forecast)", .strong), Phrase(segment.from.description),
        Phrase(segment.through.description),
        Phrase(String(segment.days)), Phrase(record.forecast(segment.forecast)?.probability?.display ?? ""),
        Phrase(scored.score.display(4)), Phrase(scored.weight.display(4)),
        Phrase(scored.contribution.display(4)),
      ]
    }
    return Table(
      [
        Column("forecast"), Column("from"), Column("through"), Column("days", .right), Column("probability"),
        Column("score", .right), Column("weight", .right), Column("contribution", .right),
      ], rows: rows)
  }

  private func sum(of score: PredictionScore) -> Phrase {
    Phrase("\(score.rule.name) \(score.mean.display(4))", .strong)
      + Phrase(
        " over \(score.days) day\(score.days == 1 ? "" : "s"), first \(score.first.display(4)), last \(score.last.display(4))"
      )
  }

  fileprivate func json(of record: Assessment, _ rule: ScoringRule) -> JSON {
    let score = record.score(rule)
    let segments = score?.segments ?? []
    return .object([
      .init("forecaster", .string(record.forecaster.description)),
      .init("outcome", .optional(record.outcome?.word)),
      .init("mean", .optional(score?.mean)), .init("first", .optional(score?.first)),
      .init("last", .optional(score?.last)),
      .init("days", .integer(score?.days ?? 0)), .init("unscorable", .optional(score?.unscorable)),
      .init(
        "segments",
        .array(
          segments.map { scored in
            .object([
              .init("forecast", .string("f\(scored.segment.forecast)")),
              .init("from", .string(scored.segment.from.description)),
              .init("through", .string(scored.segment.through.description)),
              .init("days", .integer(scored.segment.days)),
              .init("probability", .optional(scored.segment.probability)),
              .init("score", .number(scored.score)),
              .init("weight", .number(scored.weight)), .init("contribution", .number(scored.contribution)),
            ])
          })),
      .init(
        "left_out",
        .array(
          record.standing.leftOut.map {
            .object([
              .init("forecast", .string("f\($0.forecast)")), .init("reason", .string($0.reason.description)),
            ])
          })),
    ])
  }
}
