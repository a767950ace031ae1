import Facts
import Presentation
import Scoring

extension Matchup {
  /// The numbers of the two, without the items; with the p-value adjusted for several pairs, where there are some.
  func json(adjusted: Double?) -> JSON {
    let test = dieboldMariano
    return .object([
      .init("first", .string(first.description)), .init("second", .string(second.description)),
      .init("common", .integer(items.count)), .init("events", .integer(comparison?.events ?? 0)),
      .init("only_first", .predictions(onlyFirst)), .init("only_second", .predictions(onlySecond)),
      .init("apart", .predictions(apart)), .init("other_types", .predictions(otherTypes)),
      .init("first_mean", .optional(skill.mean)), .init("second_mean", .optional(skill.baselineMean)),
      .init("difference", .optional(comparison?.meanDifference)),
      .init("interval", .interval(comparison?.interval)),
      .init("interval_by", .string(isByEvent ? "event" : "prediction")),
      .init("permutation", comparison.map { json($0.permutation) } ?? .null),
      .init("adjusted_p", .optional(adjusted)),
      .init("sign_test", comparison.map { json($0.signs) } ?? .null),
      .init("skill", .optional(skill.ratio)), .init("skill_interval", .interval(skillInterval)),
      .init(
        "diebold_mariano",
        test.map {
          .object([
            .init("statistic", .number($0.statistic)), .init("p", .number($0.p)),
            .init("horizon", .integer($0.horizon)), .init("differences", .array(series.map(JSON.number))),
          ])
        } ?? .null),
      .init("evidence", .array(evidence.map(\.json))), .init("verdict", .string(verdict)),
    ])
  }

  private func json(_ test: SignFlips) -> JSON {
    .object([
      .init("p", .number(test.p)), .init("exact", .bool(test.draws == nil)),
      .init("units", .integer(test.count)), .init("draws", test.draws.map(JSON.integer) ?? .null),
      .init("seed", test.seed.map { .integer(Int($0)) } ?? .null),
    ])
  }

  private func json(_ test: SignTest) -> JSON {
    let isLower = rule.orientation == .lowerIsBetter
    return .object([
      .init("first_better", .integer(isLower ? test.lower : test.higher)),
      .init("second_better", .integer(isLower ? test.higher : test.lower)),
      .init("ties", .integer(test.ties)), .init("p", .optional(test.p)),
    ])
  }

  /// Every input of the numbers.
  var itemsJSON: [JSON] {
    items.map { item in
      .object([
        .init("first", .string(first.description)), .init("second", .string(second.description)),
        .init("prediction", .string(item.prediction.identifier.description)),
        .init("statement", .string(item.prediction.current.statement)),
        .init("outcome", .string(item.outcome)), .init("known", .string(item.known.description)),
        .init("event", .string("p\(item.event)")), .init("first_days", .integer(item.first.days)),
        .init("second_days", .integer(item.second.days)), .init("first_score", .number(item.firstMean)),
        .init("second_score", .number(item.secondMean)), .init("difference", .number(item.difference)),
        .init("first_last", .optional(item.last?.first)), .init("second_last", .optional(item.last?.second)),
        .init("first_segments", .array(item.first.segments.map(\.inputs))),
        .init("second_segments", .array(item.second.segments.map(\.inputs))),
      ])
    }
  }
}

extension Matchup.Evidence {
  fileprivate var json: JSON {
    .object([
      .init("against", .string(against.description)), .init("favouring", .string(favouring.description)),
      .init("now", .number(process.last)), .init("greatest", .number(process.greatest)),
      .init("day", .optional(greatestDay)), .init("p", .number(process.p)),
      .init(
        "steps",
        .array(
          zip(steps, process.values).map { step, value in
            .object([
              .init("event", .string("p\(step.event)")), .init("known", .string(step.known.description)),
              .init("payment", .number(step.payment)), .init("evidence", .number(value)),
            ])
          })),
    ])
  }
}

extension ScoredSegment {
  /// What its score and weight follow from; a computed forecast has no id.
  fileprivate var inputs: JSON {
    var share: Double?
    if case .share(let found) = realization { share = found }
    return .object([
      .init("forecast", .optional(segment.forecast > 0 ? "f\(segment.forecast)" : nil)),
      .init("from", .string(segment.from.description)),
      .init("through", .string(segment.through.description)), .init("days", .integer(segment.days)),
      .init("probability", .optional(segment.probability)), .init("came_true", .optional(share)),
      .init("score", .number(score)), .init("weight", .number(weight)),
    ])
  }
}

extension JSON {
  fileprivate static func predictions(_ numbers: [Int]) -> JSON {
    .array(numbers.map { .string("p\($0)") })
  }
}
