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
    /// The questions whose number is infinite.
    let infinite: [Int]
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
        items.append(
          .init(score: value, forecasts: item.number(countedBy: convention), coverage: item.coverage))
      } else {
        undefined.append((item.question.prediction.id, item.obstacle(convention) ?? "undefined"))
      }
    }
    let infinite = cases.filter { $0.value(convention)?.isInfinite ?? false }.map(\.question.prediction.id)
    return Line(
      name: name, convention: convention, averaging: averaging, items: items, undefined: undefined,
      infinite: infinite)
  }

  var blocks: [Block] {
    let forecasts = cases.reduce(0) { $0 + $1.given.count }
    let coverage = cases.reduce(0) { $0 + $1.coverage }
    let words =
      "\(cases.count) question\(cases.count == 1 ? "" : "s"), \(forecasts) "
      + "forecast\(forecasts == 1 ? "" : "s"), sum of coverages \(coverage.display(2))"
    return [.heading(2, Phrase(forecaster.description)), .line(Phrase(words, .dim)), .table(table), .gap]
  }

  private var table: Table {
    let rows = lines.map { line in
      [
        Phrase(line.name, .strong), Phrase(line.value.display()), Phrase(String(line.items.count)),
        Phrase(
          line.items.isEmpty ? "–" : line.divisor.display(line.divisor.rounded() == line.divisor ? 0 : 2)),
        Phrase(line.convention.better),
        Phrase(line.averaging.summary + line.missing),
      ]
    }
    return Table(
      [
        Column("convention"), Column("value", .right), Column("n", .right), Column("divided by", .right),
        Column("better"), Column("how questions are put together", minimum: 24),
      ], rows: rows)
  }

  /// One row for each convention.
  var scores: [JSON] {
    lines.map { line in
      .object(
        [.init("forecaster", .string(forecaster.description)), .init("name", .string(line.name))]
          + line.convention.members + [
            .init("value", .optional(line.value)), .init("n", .integer(line.items.count)),
            .init("averaging", .string(line.averaging.name)),
            .init("divisor", line.items.isEmpty ? .null : .number(line.divisor)),
            .init("how", .string(line.averaging.summary + line.missing)),
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
    }
  }
}

extension ConventionAverages.Line {
  /// Of how many questions it has no number, with the reason where there is one.
  fileprivate var missing: String {
    let reasons = Dictionary(grouping: undefined, by: \.reason).sorted { $0.key < $1.key }
    let certain = infinite.map { Identifier(.prediction, $0) }.shortened
    return (infinite.isEmpty ? "" : "; infinite because of \(certain)")
      + reasons.map { reason, questions in
        "; \(questions.map { Identifier(.prediction, $0.prediction) }.shortened) \(reason)"
      }.joined()
  }
}
