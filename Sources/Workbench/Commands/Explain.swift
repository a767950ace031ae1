import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Command {
  static let explain = Command(
    Syntax(
      "explain",
      "Shows how scores come about: every span of days, probability, weight and contribution.",
      details: """
        `explain score [FILTER]` takes the headline number of `score` apart: what each record adds to the mean, why
        others add nothing, and how the interval was made. Its contributions add up to the mean. `explain p1 @who` shows
        one forecaster, who may be a crowd such as @crowd-median.
        """,
      slots: [.optional(.prediction), .optional(.headline)], keywords: [Keyword(.rule)], filter: .anywhere,
      examples: [
        "explain p1", "explain p1 rule log", "explain key:tests", "explain p1 @crowd-median",
        "explain score @minxin-pei",
        "explain score +korea rule log",
      ])
  ) { call in
    if call[.headline] != nil { return try call.explainedScore() }
    try call.refuseFilter()
    let prediction = try call.requiredPrediction()
    let id = prediction.identifier
    let asked = call[.rule]
    let rule = asked ?? .standard(for: prediction.current.type)
    let records = try call.explainedRecords(of: id.number)
    var blocks: [Block] = [.heading(2, Phrase("\(id)  \(prediction.current.statement)"))]
    blocks += try call.context(of: prediction)
    let accounts = records.flatMap { $0.accounts(by: asked) }
    let kinds = accounts.map { QuestionKind($0.record.terms) } + [QuestionKind(prediction.current)]
    for kind in kinds.reversed().reduce(into: [QuestionKind](), { if !$0.contains($1) { $0.append($1) } }) {
      blocks += [.gap, .paragraph(Phrase(call.words(of: asked ?? kind.rule, kind), .dim))]
    }
    if records.isEmpty { blocks.append(.line("no forecast was made by \(try call.today())")) }
    for account in accounts { blocks += [.gap] + call.account(of: account.record, account.rule) }
    return Page(
      blocks,
      json: .object(
        [
          .init("id", .string(id.description)), .init("statement", .string(prediction.current.statement)),
          .init("state", .string(try call.settlement(of: id.number).state)),
          .init("rule", .string(rule.name)), .init("range", .range(of: rule)),
          .init("formula", .string(rule.formula)), .init("source", .string(rule.source)),
        ] + prediction.current.question.members + [
          .init(
            "forecasters",
            .array(
              accounts.map { account in
                account.record.crowd == nil
                  ? account.record.json(account.rule) : account.record.crowdJSON(account.rule)
              }))
        ]))
  }
}

extension Call {
  /// What a rule is; of more than yes and no also its formula.
  fileprivate func words(of rule: ScoringRule, _ kind: QuestionKind) -> String {
    let formula = kind == .binary ? "" : " \(rule.name) = \(rule.formula)."
    return "\(rule.caption(kind)). \(rule.summary)\(formula) Source: \(rule.source)."
  }

  /// The terms, the condition and the resolution of a prediction, with its source.
  fileprivate func context(of prediction: Prediction) throws -> [Block] {
    let terms = prediction.current
    var fields = [Field("deadline", Phrase("\(terms.deadline.display) (\(terms.deadlineBasis.rawValue))"))]
    if terms.type != .binary { fields.insert(Field("asks for", Phrase(terms.question.summary)), at: 0) }
    if let criteria = terms.criteria { fields.append(Field("criteria", Phrase(criteria))) }
    if let condition = terms.condition {
      let words = try settlement(of: condition.antecedent).words
      fields.append(Field("given", Phrase("\(condition) (p\(condition.antecedent) is \(words))")))
    }
    let settlement = try settlement(of: prediction.id)
    fields.append(Field("state", Phrase(settlement.words)))
    if case .resolved(let resolution) = settlement { fields += Call.fields(of: resolution) }
    guard prediction.terms.count > 1 else { return [.record(fields)] }
    fields += try prediction.terms.map { terms in
      let words = terms.words(try self.settlement(of: prediction.id, under: terms))
      return Field("terms \(terms.number)", Phrase("\(terms.words), \(words)"))
    }
    return [.record(fields)]
  }

  private static func fields(of resolution: Resolution) -> [Field] {
    let days = [
      resolution.happened.map { "\(resolution.happenedWord) \($0.display)" },
      resolution.known.map { "known \($0.display)" },
    ]
    let by = "by \(resolution.coder), \(resolution.identifier)"
    var fields = [Field("resolution", Phrase((days.compactMap { $0 } + [by]).joined(separator: ", ")))]
    if let url = resolution.url { fields.append(Field("source", Phrase(url))) }
    if let because = resolution.because { fields.append(Field("because", Phrase(because))) }
    return fields
  }

  fileprivate func account(of record: Assessment, _ rule: ScoringRule) -> [Block] {
    if record.crowd != nil { return record.crowdAccount(rule) }
    var blocks: [Block] = [.heading(3, Phrase(record.forecaster.description))]
    if record.prediction.terms.count > 1 {
      blocks += record.parts.map { .line(Phrase(record.words(for: $0, rule))) }
    }
    guard let score = record.score(rule) else {
      let forecasts = record.forecasts.map {
        "\($0.estimate?.display ?? "withdrawn") on \($0.made.display)"
      }
      return blocks + [.line(Phrase("not scored yet: " + forecasts.joined(separator: ", ")))]
    }
    if let unscorable = score.unscorable {
      blocks.append(.line(Phrase("no score: \(unscorable)")))
    } else {
      blocks += [.table(segments(of: score, record)), .line(sum(of: score))]
      if let reading = Reading.vague([record], rule: rule) {
        blocks.append(.line(Phrase(reading.summary(4) + "; no confidence interval", .dim)))
      }
    }
    blocks += record.forecasts.compactMap { forecast in
      forecast.url.map { .line(Phrase("source of \(forecast.identifier): \($0)", .dim)) }
    }
    return blocks
      + record.leftOut.map { leftOut in
        let forecast = record.forecast(leftOut.forecast)
        let words = forecast?.estimate?.display ?? "withdrawal"
        let day = forecast.map { " on \($0.made.display)" } ?? ""
        return .line(Phrase("left out: f\(leftOut.forecast) \(words)\(day), \(leftOut.reason)", .dim))
      }
  }

  private func segments(of score: PredictionScore, _ record: Assessment) -> Table {
    let isAmended = record.prediction.terms.count > 1
    let rows = score.segments.map { scored in
      let segment = scored.segment
      let forecast = record.forecast(segment.forecast)
      let terms = forecast.flatMap(record.part(of:)).map { String($0.terms.number) } ?? ""
      return [Phrase("f\(segment.forecast)", .strong)] + (isAmended ? [Phrase(terms)] : []) + [
        Phrase(segment.from.description), Phrase(segment.through.description),
        Phrase(String(segment.days)), Phrase(forecast?.estimate?.display ?? ""),
        Phrase(scored.score.display(4)), Phrase(scored.weight.display(4)),
        Phrase(scored.contribution.display(4)),
      ]
    }
    let columns = [
      Column("from"), Column("through"), Column("days", .right),
      Column(
        score.segments.first.flatMap { record.forecast($0.segment.forecast)?.estimateWord } ?? "probability"),
      Column("score", .right), Column("weight", .right), Column("contribution", .right),
    ]
    return Table([Column("forecast")] + (isAmended ? [Column("terms", .right)] : []) + columns, rows: rows)
  }

  private func sum(of score: PredictionScore) -> Phrase {
    Phrase("\(score.rule.name) \(score.mean.display(4))", .strong)
      + Phrase(
        " over \(score.days) day\(score.days == 1 ? "" : "s"), first \(score.first.display(4)), last \(score.last.display(4))"
      )
  }
}

extension Terms {
  /// Such as `by 2017-12-31: no, follows from r1 for other terms`.
  fileprivate func words(_ settlement: Settlement) -> String {
    let words: String
    switch settlement {
    case .resolved(let resolution):
      let source = resolution.terms == id ? "" : ", follows from \(resolution.identifier) for other terms"
      words = (resolution.outcome?.word ?? "open") + source
    case .open, .pending, .voided, .unanswered: words = settlement.words
    }
    let given = condition.map { ", given \($0)" } ?? ""
    return "by \(deadline.text)\(given): \(words)"
  }
}

extension Assessment {
  /// Such as `terms 1, by 2017-12-31: no`, with the reason where there is an outcome and yet no score.
  fileprivate func words(for part: Part, _ rule: ScoringRule) -> String {
    let words = "terms \(part.terms.number), \(part.terms.words(part.settlement))"
    guard part.outcome?.isSettled == true, let reason = unscorable(part, rule) else { return words }
    return "\(words); not counted: \(reason)"
  }

  private func unscorable(_ part: Part, _ rule: ScoringRule) -> String? {
    if part.isWaiting { return "no outcome yet" }
    let alone = SettledTerms(standing: part.standing, realization: part.realization)
    return PredictionScore([alone], rule: rule).unscorable?.description
  }

  /// The record with every number behind its score.
  fileprivate func json(_ rule: ScoringRule) -> JSON { .object(members(rule)) }

  func members(_ rule: ScoringRule) -> [JSON.Member] {
    let score = score(rule)
    let outcomes = Set(parts.map(\.outcome))
    let head: [JSON.Member] =
      [.init("forecaster", .string(forecaster.description))] + QuestionKind(terms).members(rule)
    return head + [
      .init("outcome", .optional(outcomes.count == 1 ? parts[0].outcome?.word : nil)),
      .init("mean", .optional(score?.mean)), .init("first", .optional(score?.first)),
      .init("last", .optional(score?.last)),
      .init("days", .integer(score?.days ?? 0)), .init("unscorable", .optional(score?.unscorable)),
      .init("reading", Reading.vague([self], rule: rule)?.json ?? .null),
      .init("terms", .array(parts.map { json(of: $0, rule) })),
      .init("segments", .array((score?.segments ?? []).map(json))),
      .init(
        "left_out",
        .array(
          leftOut.map {
            .object([
              .init("forecast", .string("f\($0.forecast)")), .init("reason", .string($0.reason.description)),
            ])
          })),
    ]
  }

  private func json(of part: Part, _ rule: ScoringRule) -> JSON {
    var resolution: Resolution?
    if case .resolved(let found) = part.settlement { resolution = found }
    if case .unanswered(let found, _) = part.settlement { resolution = found }
    return .object([
      .init("number", .integer(part.terms.number)), .init("by", .string(part.terms.deadline.text)),
      .init("given", .optional(part.terms.condition)), .init("state", .string(part.settlement.state)),
      .init("outcome", .optional(part.outcome?.word)), .init("resolution", .optional(resolution?.identifier)),
      .init("not_counted", .optional(unscorable(part, rule))),
    ])
  }

  private func json(_ scored: ScoredSegment) -> JSON {
    let segment = scored.segment
    let forecast = forecast(segment.forecast)
    let terms = forecast.flatMap(part)?.terms.number
    return .object(
      [
        .init("forecast", .string("f\(segment.forecast)")),
        .init("terms", terms.map(JSON.integer) ?? .null),
        .init("from", .string(segment.from.description)),
        .init("through", .string(segment.through.description)),
        .init("days", .integer(segment.days)), .init("probability", .optional(segment.probability)),
      ]
        + (forecast?.estimate.map { $0.members + $0.latitude } ?? []) + [
          .init("url", .optional(forecast?.url)),
          .init("score", .number(scored.score)),
          .init("weight", .number(scored.weight)), .init("contribution", .number(scored.contribution)),
        ])
  }
}
