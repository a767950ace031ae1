import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Command {
  static let conventions = Command(
    Syntax(
      "conventions",
      "Shows the same forecasts as other platforms would score them, and why each number differs from ours.",
      details: """
        Of one prediction every convention's number for each forecaster, or the one that `@who` names, with the reason
        for the difference. Of several what each makes of all of a forecaster's questions, which may weigh by question,
        forecast or coverage, or add up. The crowd of a question is everybody who forecast it, whatever the filter. The
        JSON has every trajectory in days since the question's first forecast. 'help conventions' names the sources.
        """,
      slots: [], filter: .anywhere,
      examples: ["conventions p1", "conventions @minxin-pei", "conventions p1 @minxin-pei", "conventions +korea"])
  ) { call in
    let filter = try call.filter(call.arguments.filter)
    try call.refuseCrowds(in: filter)
    return try ConventionReport(call.assessments(filter), call).page
  }
}

/// The cases that some records make, and those that make none.
private struct ConventionReport {
  let records: [Assessment]
  private(set) var cases: [ConventionCase] = []
  /// Why there is no case, with the predictions of which there is none.
  private(set) var leftOut: [(reason: String, prediction: Int)] = []
  private(set) var amended: [Identifier] = []

  init(_ records: [Assessment], _ call: Call) throws {
    self.records = records
    let asked = Dictionary(grouping: records) { $0.prediction.id }
    for (id, own) in asked.sorted(by: { $0.key < $1.key }) {
      let everyone = try call.assessments(of: id)
      let wanted = Set(own.map(\.forecaster))
      guard let terms = own.map(\.terms).max(by: { $0.number < $1.number }) else { continue }
      if own[0].prediction.terms.count > 1 { amended.append(own[0].prediction.identifier) }
      guard let question = ConventionQuestion(everyone, under: terms) else {
        leftOut.append((own[0].whyNoCase, id))
        continue
      }
      cases += question.cases.filter { wanted.contains($0.forecaster) }
    }
  }

  var page: Page {
    let isOne = Set(records.map(\.prediction.id)).count == 1
    return isOne ? pageOfOne : pageOfMany
  }

  private var pageOfOne: Page {
    guard let question = cases.first?.question else {
      let title = records[0].prediction
      return Page(
        [.heading(2, Phrase("\(title.identifier)  \(title.current.statement)"))] + notes,
        json: .object([
          .init("prediction", .string(title.identifier.description)), .init("forecasters", .array([])),
          .init("left_out", leftOutJSON),
        ]), list: "forecasters")
    }
    let title = "\(question.prediction.identifier)  \(question.terms.statement)"
    let blocks = cases.flatMap { item -> [Block] in
      [.gap, .heading(3, Phrase(item.forecaster.description)), .table(item.table)]
    }
    return Page(
      [.heading(2, Phrase(title))] + question.blocks + blocks + notes,
      json: .object(
        question.members + [
          .init("forecasters", .array(cases.map(\.json))), .init("left_out", leftOutJSON),
        ]), list: "forecasters")
  }

  private var pageOfMany: Page {
    let averages = Dictionary(grouping: cases, by: \.forecaster).sorted { $0.key.name < $1.key.name }
      .map { ConventionAverages(forecaster: $0.key, cases: $0.value) }
    let blocks = averages.flatMap { average -> [Block] in
      let forecasts = average.cases.reduce(0) { $0 + $1.given.count }
      let coverage = average.cases.reduce(0) { $0 + $1.coverage }
      let words =
        "\(average.cases.count) question\(average.cases.count == 1 ? "" : "s"), \(forecasts) "
        + "forecast\(forecasts == 1 ? "" : "s"), sum of coverages \(coverage.display(2))"
      return [
        .heading(2, Phrase(average.forecaster.description)), .line(Phrase(words, .dim)),
        .table(average.table), .gap,
      ]
    }
    let none: [Block] = averages.isEmpty ? [.line("nothing is scored yet")] : []
    return Page(
      none + blocks + notes,
      json: .object([
        .init("forecasters", .array(averages.map(\.json))), .init("left_out", leftOutJSON),
      ]), list: "forecasters")
  }

  /// What was left out, and what others would not have known how to score.
  private var notes: [Block] {
    let reasons = Dictionary(grouping: leftOut, by: \.reason).sorted { $0.key < $1.key }
    var blocks: [Block] = reasons.map { reason, items in
      let rows = items.map { Identifier(.prediction, $0.prediction) }
      return .paragraph(Phrase("\(items.count) left out, \(reason): \(rows.shortened)", .dim))
    }
    if !amended.isEmpty {
      blocks.append(
        .paragraph(
          Phrase(
            "others know no amended terms, so that these are scored under the newest with a forecast alone: \(amended.shortened)",
            .dim)))
    }
    return blocks
  }

  private var leftOutJSON: JSON {
    .array(
      leftOut.map {
        .object([.init("prediction", .string("p\($0.prediction)")), .init("reason", .string($0.reason))])
      })
  }
}

extension Assessment {
  /// Why its terms make no case for other conventions.
  fileprivate var whyNoCase: String {
    switch parts[parts.count - 1].outcome {
    case .void: "void"
    case .ambiguous: "ambiguous"
    case nil: parts[parts.count - 1].isWaiting ? "not resolved yet" : "resolved under other terms"
    default: "no statement of yes or no"
    }
  }
}
