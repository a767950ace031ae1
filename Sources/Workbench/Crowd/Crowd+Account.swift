import CommandLanguage
import Facts
import Presentation
import Scoring

/// A time through which the same forecasts stood, with what the crowd made of them.
private struct CrowdMoment {
  let stage: CrowdStage
  /// Whose each forecast is, and the forecast as it was given.
  let voices: [(forecaster: Handle, forecast: Forecast?, segment: Segment)]
  /// Nil while the crowd is silent.
  let scored: ScoredSegment?
}

extension Assessment {
  /// How a crowd's score comes about: who stood when, what was made of it, and what that added to the score.
  func crowdAccount(_ rule: ScoringRule) -> [Block] {
    guard let crowd else { return [] }
    let way = crowd.crowd.aggregator
    var blocks: [Block] = [.heading(3, Phrase(forecaster.description))]
    let without = crowd.crowd.without.map { " without \($0)" } ?? ""
    blocks.append(
      .paragraph(
        Phrase(
          "\(way.summary)\(without.isEmpty ? "" : " Everybody\(without).") Source: \(way.source). Computed each day while \(crowd.fewest) or more forecasts stand.",
          .dim)))
    let score = score(rule)
    for part in parts {
      if parts.count > 1 {
        blocks.append(.line("terms \(part.terms.number), by \(part.terms.deadline.text)"))
      }
      blocks.append(.table(table(of: part, score)))
    }
    guard let score else { return blocks + [.line("not scored yet")] }
    if let unscorable = score.unscorable { return blocks + [.line("no score: \(unscorable)")] }
    if undefinedDays > 0 {
      blocks.append(
        .line(Phrase("undefined on \(undefinedDays) days on which enough stood: they are missing", .bad)))
    }
    return blocks + [
      .line(
        Phrase("\(rule.name) \(score.mean.display(4))", .strong)
          + Phrase(
            " over \(score.days) day\(score.days == 1 ? "" : "s"), first \(score.first.display(4)), last \(score.last.display(4))"
          ))
    ]
  }

  private func table(of part: Part, _ score: PredictionScore?) -> Table {
    let rows = moments(of: part, score).map { moment in
      [
        Phrase(moment.stage.from.description), Phrase(moment.stage.through.description),
        Phrase(String(moment.days)), Phrase(moment.words), Phrase(said(in: moment, part)),
        Phrase(moment.scored?.score.display(4) ?? "–"), Phrase(moment.scored?.weight.display(4) ?? "–"),
        Phrase(moment.scored?.contribution.display(4) ?? "–"),
      ]
    }
    return Table(
      [
        Column("from"), Column("through"), Column("days", .right), Column("who stood", minimum: 16),
        Column("crowd"), Column("score", .right), Column("weight", .right), Column("contribution", .right),
      ], rows: rows)
  }

  /// What the crowd says in a time, whether or not it is scored yet.
  private func said(in moment: CrowdMoment, _ part: Part) -> String {
    let segment = part.standing.segments.first { $0.from == moment.stage.from }
    return segment.flatMap { forecast($0.forecast)?.probability?.display } ?? "–"
  }

  private func moments(of part: Part, _ score: PredictionScore?) -> [CrowdMoment] {
    guard let crowd else { return [] }
    let members = crowd.members.flatMap { record in
      record.parts.filter { $0.terms.id == part.terms.id }.map { (record: record, part: $0) }
    }
    let scored = Dictionary(
      (score?.segments ?? []).map { ($0.segment.from, $0) }, uniquingKeysWith: { first, _ in first })
    let spoken = Set(part.standing.segments.map(\.from))
    return Aggregator.stages(of: members.map(\.part.standing)).map { stage in
      let voices = stage.members.map { member in
        let record = members[member.forecaster].record
        return (record.forecaster, record.forecast(member.segment.forecast), member.segment)
      }
      return CrowdMoment(
        stage: stage, voices: voices, scored: spoken.contains(stage.from) ? scored[stage.from] : nil)
    }
  }

  /// The record of a crowd with every number behind its score, as `json` gives it for a speaker.
  func crowdJSON(_ rule: ScoringRule) -> JSON {
    let score = score(rule)
    return .object([
      .init("forecaster", .string(forecaster.description)),
      .init("way", .optional(crowd?.crowd.aggregator.name)),
      .init("without", .optional(crowd?.crowd.without)),
      .init("fewest", crowd.map { .integer($0.fewest) } ?? .null), .init("mean", .optional(score?.mean)),
      .init("first", .optional(score?.first)), .init("last", .optional(score?.last)),
      .init("days", .integer(score?.days ?? 0)), .init("unscorable", .optional(score?.unscorable)),
      .init(
        "stages",
        .array(
          parts.flatMap { part in
            moments(of: part, score).map { moment in
              let segment = part.standing.segments.first { $0.from == moment.stage.from }
              return moment.json(part.terms, probability: segment?.probability)
            }
          })),
    ])
  }
}

extension CrowdMoment {
  /// The time, less what newer terms took of it.
  var days: Int { scored?.segment.days ?? stage.through.days(since: stage.from) + 1 }

  /// Such as `2: @kim 60%, @lee 80%`; of many the first and how many more.
  var words: String {
    let few = 6
    let names = voices.prefix(few).map { "\($0.forecaster) \($0.forecast?.probability?.stated ?? "")" }
    let more = voices.count > few ? " and \(voices.count - few) more" : ""
    return "\(voices.count): " + names.joined(separator: ", ") + more
  }

  func json(_ terms: Terms, probability: Double?) -> JSON {
    .object([
      .init("terms", .integer(terms.number)), .init("from", .string(stage.from.description)),
      .init("through", .string(stage.through.description)), .init("days", .integer(days)),
      .init(
        "forecasts",
        .array(
          voices.map { voice in
            .object([
              .init("forecaster", .string(voice.forecaster.description)),
              .init("forecast", .string("f\(voice.segment.forecast)")),
              .init("from", .string(voice.segment.from.description)),
              .init("probability", .optional(voice.segment.probability)),
            ])
          })),
      .init("probability", .optional(probability)), .init("score", .optional(scored?.score)),
      .init("weight", .optional(scored?.weight)), .init("contribution", .optional(scored?.contribution)),
    ])
  }
}
