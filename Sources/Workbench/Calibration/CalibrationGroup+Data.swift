import Facts
import Presentation
import Scoring

extension CalibrationGroup {
  /// Everything shown in full precision, and every input from which it can be computed again.
  var json: JSON {
    let forecasts = sample.forecasts
    let counts: [JSON.Member] = [
      .init("key", .string(key)), .init("predictions", .integer(predictions)),
      .init("scored", .integer(forecasts.predictionCount)), .init("events", .integer(forecasts.eventCount)),
      .init("forecasts", .integer(forecasts.count)),
      .init("weight", .number(forecasts.totalWeight)), .init("void", .integer(summary.void)),
      .init("pending", .integer(pending)), .init("ambiguous", .integer(summary.ambiguous)),
      .init("unscorable", .integer(summary.unscorable)),
      .init("other_kinds", .array(otherKinds.map { .string($0.description) })),
      .init("early", .array(early.map { .string($0.description) })),
      .init("too_few", .bool(isTooFew)),
      .init("mean_forecast", .optional(forecasts.meanForecast)),
      .init("observed", .optional(forecasts.observed)),
    ]
    return .object(counts + (report?.members ?? CalibrationReport.emptyMembers) + [.init("inputs", inputs)])
  }

  private var inputs: JSON {
    let forecasters = Dictionary(
      records.flatMap { record in record.forecastIDs.map { ($0, record.forecaster) } },
      uniquingKeysWith: { first, _ in first })
    return .array(
      sample.points.map { point in
        .object([
          .init("prediction", .string("p\(point.prediction)")),
          .init("event", .string("p\(events.event(of: point.prediction))")),
          .init("forecaster", .optional(forecasters[point.segment.forecast])),
          .init("forecast", .string("f\(point.segment.forecast)")),
          .init("from", .string(point.segment.from.description)),
          .init("through", .string(point.segment.through.description)),
          .init("days", .integer(point.segment.days)), .init("probability", .number(point.probability)),
          .init("outcome", .number(point.share)), .init("weight", .number(point.weight)),
        ])
      })
  }
}

extension CalibrationReport {
  /// What stands in the place of every number where nothing counts.
  fileprivate static let emptyMembers: [JSON.Member] =
    CalibrationMeasure.all.map { .init($0.member, .null) } + [
      .init("intervals", .null), .init("undefined", .null), .init("table", []),
      .init("murphy_bins", .null), .init("murphy_distinct", .null), .init("curve", []), .init("band", []),
      .init("draws", .null), .init("bootstrap", .null),
    ]

  fileprivate var members: [JSON.Member] {
    let measures = CalibrationMeasure.all
    let values = measures.map { JSON.Member($0.member, .optional($0.value(self))) }
    let found = measures.compactMap { measure in
      intervals[measure.name].map { JSON.Member(measure.member, .range($0)) }
    }
    let reasons = measures.compactMap { measure in
      measure.reason(self).map { JSON.Member(measure.member, .string($0)) }
    }
    return values + [
      .init("intervals", .object(found)), .init("undefined", .object(reasons)),
      .init("table", .array(table.bins.map(\.json))),
      .init("murphy_bins", binned.json), .init("murphy_distinct", murphy.json),
      .init(
        "curve",
        .array(
          zip(corp.fit.places, corp.fit.values).map {
            .object([.init("probability", .number($0)), .init("value", .number($1))])
          })),
      .init(
        "band",
        .array(
          chance.band.places.map {
            .object([
              .init("probability", .number($0.probability)), .init("lower", .number($0.lower)),
              .init("upper", .number($0.upper)),
            ])
          })),
      .init(
        "draws",
        .object([
          .init("resamples", .integer(chance.resampling.resamples)),
          .init("seed", .seed(chance.resampling.seed)),
          .init("level", .number(chance.resampling.level)), .init("exceeding", .integer(chance.exceeding)),
        ])),
      .init(
        "bootstrap",
        .object([
          .init("resamples", .integer(bootstrap.resamples)), .init("seed", .seed(bootstrap.seed)),
          .init("level", .number(bootstrap.level)),
        ])),
    ]
  }
}

extension CalibrationMeasure {
  fileprivate var member: String { name.replacing("-", with: "_") }
}

extension CalibrationBin {
  fileprivate var json: JSON {
    .object([
      .init("lower", .optional(edges.map { Double($0.lowerBound) / 1_000 })),
      .init("upper", .optional(edges.map { Double($0.upperBound) / 1_000 })),
      .init("predictions", .integer(predictions)), .init("forecasts", .integer(count)),
      .init("weight", .number(weight)), .init("effective", .number(effective)),
      .init("mean_forecast", .optional(meanForecast)), .init("observed", .optional(observed)),
      .init("interval", interval.map(JSON.range) ?? .null),
    ])
  }
}

extension Murphy {
  fileprivate var json: JSON {
    .object([
      .init("reliability", .number(reliability)), .init("resolution", .number(resolution)),
      .init("uncertainty", .number(uncertainty)), .init("variance_within", .number(varianceWithin)),
      .init("covariance_within", .number(covarianceWithin)),
      .init("corrected_reliability", .optional(corrected?.reliability)),
      .init("corrected_resolution", .optional(corrected?.resolution)),
      .init("corrected_uncertainty", .optional(corrected?.uncertainty)),
    ])
  }
}

extension JSON {
  // A seed may be larger than an integer of JSON's readers; then it is a text, so that no digit is lost.
  fileprivate static func seed(_ seed: UInt64) -> JSON {
    Int(exactly: seed).map(JSON.integer) ?? .string(String(seed))
  }
}
