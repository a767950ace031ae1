import Facts
import Presentation
import Scoring

/// One forecaster's numbers over several questions, each convention averaging in its own way.
struct ConventionAverages {
  let forecaster: Handle
  let cases: [ConventionCase]

  /// A line of the table: a convention with one of its ways to average.
  struct Line {
    let name: String
    let convention: Convention
    let averaging: Averaging
    let items: [Averaging.Item]
    /// The questions of which the convention has no number, and why.
    let undefined: [(prediction: Int, reason: String)]

    var value: Double? { averaging.value(of: items) }
    var divisor: Double { averaging.divisor(items) }
  }

  var lines: [Line] {
    Convention.all.flatMap { convention in
      let line = line(convention.name, convention, convention.overQuestions)
      guard convention.name == "metaculus-peer" else { return [line] }
      return [line, self.line("metaculus-peer-legacy", convention, .legacy)]
    }
  }

  private func line(_ name: String, _ convention: Convention, _ averaging: Averaging) -> Line {
    var (items, undefined) = ([Averaging.Item](), [(prediction: Int, reason: String)]())
    for item in cases {
      if let value = item.value(convention) {
        items.append(.init(score: value, forecasts: item.number(countedBy: convention), coverage: item.coverage))
      } else {
        undefined.append((item.question.prediction.id, item.obstacle(convention) ?? "undefined"))
      }
    }
    return Line(
      name: name, convention: convention, averaging: averaging, items: items, undefined: undefined)
  }

  var table: Table {
    let rows = lines.map { line in
      [
        Phrase(line.name, .strong), Phrase(line.value.display()), Phrase(String(line.items.count)),
        Phrase(line.items.isEmpty ? "–" : line.divisor.display(line.divisor.rounded() == line.divisor ? 0 : 2)),
        Phrase(line.convention.orientation == .lowerIsBetter ? "lower" : "higher"),
        Phrase(line.averaging.summary + line.missing),
      ]
    }
    return Table(
      [
        Column("convention"), Column("value", .right), Column("n", .right), Column("divided by", .right),
        Column("better"), Column("how questions are put together", minimum: 24),
      ], rows: rows)
  }

  var json: JSON {
    .object([
      .init("forecaster", .string(forecaster.description)), .init("questions", .integer(cases.count)),
      .init("forecasts", .integer(cases.reduce(0) { $0 + $1.given.count })),
      .init("coverage", .number(cases.reduce(0) { $0 + $1.coverage })),
      .init(
        "scores",
        .array(
          lines.map { line in
            .object(
              [.init("name", .string(line.name))] + line.convention.members + [
                .init("value", .optional(line.value)), .init("n", .integer(line.items.count)),
                .init("averaging", .string(line.averaging.name)),
                .init("divisor", line.items.isEmpty ? .null : .number(line.divisor)),
                .init("how", .string(line.averaging.summary)),
                .init("source", .string(line.convention.source)),
                .init("averaging_source", .string(line.averaging.source)),
                .init(
                  "undefined",
                  .array(
                    line.undefined.map {
                      .object([
                        .init("prediction", .string("p\($0.prediction)")), .init("reason", .string($0.reason)),
                      ])
                    })),
              ])
          })),
      .init("cases", .array(cases.map { .object($0.question.members + [.init("own", $0.json)]) })),
    ])
  }
}

extension ConventionAverages.Line {
  /// Of how many questions it has no number, with the reason where there is one.
  fileprivate var missing: String {
    guard !undefined.isEmpty else { return "" }
    let reasons = Dictionary(grouping: undefined, by: \.reason).sorted { $0.key < $1.key }
    return reasons.map { reason, questions in
      "; \(questions.map { Identifier(.prediction, $0.prediction) }.shortened) \(reason)"
    }.joined()
  }
}
