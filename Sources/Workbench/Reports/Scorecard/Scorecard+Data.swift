import Facts
import Presentation
import Scoring

extension Scorecard {
  var json: JSON {
    get throws {
      .object([
        .init("report", "scorecard"), .init("as_of", .string(asOf.description)),
        .init("rule", .string(scores.rule.name)), .init("range", .range(of: scores.rule)),
        .init("per", "speaker"), .init("baseline", yardstick.json),
        .init("groups", .array(sections.map(\.group.json))), .init("orders", scores.orders),
        .init("predictions", .array(sections.flatMap { $0.each(json) })),
        .init("forecasts", .array(sections.flatMap { $0.each { $0.rows($1) } }.flatMap(\.self))),
      ])
    }
  }

  private func json(of record: Assessment, _ section: Section) -> JSON {
    let score = record.score(section.part.rule)
    let head: [JSON.Member] = [
      .init("prediction", .string(record.prediction.identifier.description)),
      .init("forecaster", .string(record.forecaster.description)),
      .init("statement", .string(record.terms.statement)),
      .init("by", .string(record.terms.deadline.text)), .init("terms", record.termsJSON),
      .init("outcome", .string(record.outcomes)),
    ]
    let kind = section.part.kind
    let scores: [JSON.Member] = [
      .init("brier", .optional(record.score(.brier)?.mean)),
      .init("first", .optional(score?.first)), .init("last", .optional(score?.last)),
      .init("log", .optional(record.score(.logarithmic)?.mean)), .init("days", .integer(score?.days ?? 0)),
    ]
    let others =
      kind == .binary ? [] : kind.members(section.part.rule) + [.init("mean", .optional(score?.mean))]
    return .object(head + scores + others)
  }
}

extension Scorecard.Section {
  fileprivate func each<Row>(_ row: (Assessment, Self) -> Row) -> [Row] {
    entries.map { row($0.record.complete, self) }
  }
}

extension Assessment {
  /// A row for every forecast, with all from which its score can be worked out again: on which days it stood, what it
  /// was scored at, against what, and how much it counts in the score of the prediction.
  fileprivate func rows(_ section: Scorecard.Section) -> [JSON] {
    let score = score(section.part.rule)
    let segments = Dictionary(grouping: score?.segments ?? [], by: \.segment.forecast)
    let reasons = Dictionary(leftOut.map { ($0.forecast, $0.reason) }) { first, _ in first }
    return forecasts.flatMap { forecast -> [JSON] in
      let part = part(of: forecast)
      let own = segments[forecast.id] ?? []
      return (own.isEmpty ? [nil] : own.map(Optional.some)).map { segment in
        .object(
          head(section) + outcome(part) + Self.said(forecast)
            + Self.counted(segment, reasons[forecast.id]?.description, isWaiting: part?.isWaiting ?? true)
            + [.init("score", .optional(score?.mean))])
      }
    }
  }

  private func head(_ section: Scorecard.Section) -> [JSON.Member] {
    [
      .init("prediction", .string(prediction.identifier.description)),
      .init("statement", .string(terms.statement)),
      .init("claim", .optional(prediction.claim.map { Identifier(.claim, $0) })),
      .init("type", .string(section.part.kind.type.rawValue)),
      .init("unit", .optional(section.part.kind.unit)),
      .init("rule", .string(section.part.rule.name)),
      .init("forecaster", .string(forecaster.description)),
    ]
  }

  private func outcome(_ part: Assessment.Part?) -> [JSON.Member] {
    var resolution: Resolution?
    if case .resolved(let found)? = part?.settlement { resolution = found }
    return [
      .init("terms", .optional(part?.terms.number)), .init("by", .optional(part?.terms.deadline.text)),
      .init("state", .optional(part?.settlement.state)), .init("outcome", .optional(part?.outcome?.word)),
      .init("happened", .optional(resolution?.happened?.text)),
      .init("known", .optional(resolution?.known?.text)), .init("source", .optional(resolution?.url)),
    ]
  }

  private static func said(_ forecast: Forecast) -> [JSON.Member] {
    let probability = forecast.probability
    return [
      .init("forecast", .string(forecast.identifier.description)), .init("made", .string(forecast.made.text)),
      .init("stated", .string(forecast.estimate?.stated ?? "withdrawn")),
      .init("probability", .optional(probability?.point)),
      .init("low", .optional(probability?.bounds?.lowerBound)),
      .init("high", .optional(probability?.bounds?.upperBound)),
      .init("url", .optional(forecast.url)),
    ]
  }

  private static func counted(_ scored: ScoredSegment?, _ reason: String?, isWaiting: Bool) -> [JSON.Member] {
    [
      .init("from", .optional(scored?.segment.from.description)),
      .init("through", .optional(scored?.segment.through.description)),
      .init("days", .optional(scored?.segment.days)), .init("forecast_score", .optional(scored?.score)),
      .init("weight", .optional(scored?.weight)), .init("left_out", .optional(isWaiting ? nil : reason)),
    ]
  }
}
