import Facts
import Presentation
import Scoring

extension Convention {
  /// Such as `0 to 2`.
  var span: String { "\(range.lowerBound.display(0)) to \(range.upperBound.display(0))" }
  /// Which of two scores is better.
  var better: String { orientation == .lowerIsBetter ? "lower" : "higher" }

  /// The ends of its range; an infinite one is null.
  fileprivate var rangeJSON: JSON {
    .array([range.lowerBound, range.upperBound].map { $0.isFinite ? .number($0) : .null })
  }

  /// What is said of it wherever it stands.
  var members: [JSON.Member] {
    [
      .init("convention", .string(name)), .init("range", rangeJSON),
      .init("orientation", .string(better)),
    ]
  }
}

extension ConventionCase {
  /// One line a convention: its number, its range, and why it is not ours.
  var table: Table {
    let rows = Convention.all.map { convention in
      [
        Phrase(convention.name, .strong), Phrase(value(convention).display()), Phrase(convention.span),
        Phrase(convention.better),
        Phrase(obstacle(convention) ?? ConventionReason.words(of: convention, self)),
      ]
    }
    return Table(
      [
        Column("convention"), Column("value", .right), Column("range"), Column("better"),
        Column("why it differs from ours", minimum: 24),
      ], rows: rows)
  }

  /// What the averages over questions are made of besides the scores.
  var json: JSON {
    .object([
      .init("forecaster", .string(forecaster.description)),
      .init("prediction", .string(question.prediction.identifier.description)),
      .init("terms", .integer(question.terms.number)), .init("forecasts", .integer(given.count)),
      .init("late", .integer(late)), .init("days", .integer(active)), .init("coverage", .number(coverage)),
      .init("participation", .optional(GoodJudgment.participation(crowd, place))),
    ])
  }

  /// One row for each convention.
  var scores: [JSON] {
    Convention.all.map { convention in
      let reason = obstacle(convention) ?? ConventionReason.words(of: convention, self)
      return .object(
        [
          .init("forecaster", .string(forecaster.description)),
          .init("prediction", .string(question.prediction.identifier.description)),
          .init("terms", .integer(question.terms.number)),
        ] + convention.members + [
          .init("value", .optional(value(convention))),
          .init("undefined", .optional(value(convention) == nil ? obstacle(convention) : nil)),
          .init("reason", .string(reason)), .init("formula", .string(convention.summary)),
          .init("source", .string(convention.source)),
        ])
    }
  }
}

extension ConventionQuestion {
  var cases: [ConventionCase] {
    forecasters.indices.map { ConventionCase(question: self, place: $0) }
  }

  /// When it opened and closed, and what others would need to know of it.
  var blocks: [Block] {
    let known = resolution.known.map { ", known \($0.display)" } ?? ""
    let median = GoodJudgment.median(question).map {
      "\($0.display()) over \(closed) days (gjo: the median of everybody's daily scores, one's own included)"
    }
    return [
      .record(
        [
          Field("outcome", Phrase("\(resolution.outcome?.word ?? "open")\(known)")),
          Field(
            "time",
            Phrase(
              "opens \(opens) with its first forecast, runs \(max(closed, 0)) of the scheduled \(scheduled) days"
            )),
          Field("forecasters", Phrase(forecasters.map(\.description).joined(separator: ", "))),
        ] + (median.map { [Field("median", Phrase($0))] } ?? []))
    ]
  }

  /// Every input of the numbers: times are days since it opened.
  var json: JSON {
    .object([
      .init("prediction", .string(prediction.identifier.description)),
      .init("terms", .integer(terms.number)), .init("outcome", .optional(resolution.outcome?.word)),
      .init("share", .number(question.share)), .init("opens", .string(opens.description)),
      .init("closed", .number(question.closed)), .init("scheduled", .number(question.scheduled)),
      .init("median", .optional(GoodJudgment.median(question))),
      .init(
        "trajectories",
        .array(
          zip(forecasters, questionWithLate.forecasters).map { forecaster, trajectory in
            .object([
              .init("forecaster", .string(forecaster.description)),
              .init(
                "steps",
                .array(
                  trajectory.steps.map {
                    .object([
                      .init("time", .number($0.time)), .init("probability", .optional($0.probability)),
                    ])
                  })),
            ])
          })),
    ])
  }
}
