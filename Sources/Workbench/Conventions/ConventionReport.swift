import Facts
import Presentation
import Scoring
import Storage

/// The cases that some records make, and those that make none.
struct ConventionReport {
  let records: [Assessment]
  private(set) var questions: [ConventionQuestion] = []
  private(set) var cases: [ConventionCase] = []
  /// Why there is no case, with the predictions of which there is none.
  private(set) var leftOut: [(reason: String, prediction: Int)] = []
  private(set) var amended: [Identifier] = []

  /// Each record is scored under its own newest terms, against all who gave these a probability.
  init(_ records: [Assessment], _ call: Call) throws {
    self.records = records
    let byTerms = Dictionary(grouping: records) { $0.terms.id }.values
    for own in byTerms.sorted(by: { $0[0].place < $1[0].place }) {
      let (prediction, terms) = (own[0].prediction, own[0].terms)
      if prediction.terms.count > 1, amended.last != prediction.identifier {
        amended.append(prediction.identifier)
      }
      guard let question = ConventionQuestion(try call.assessments(of: prediction.id), under: terms) else {
        leftOut.append((own[0].whyNoCase, prediction.id))
        continue
      }
      let wanted = Set(own.map(\.forecaster))
      questions.append(question)
      cases += question.cases.filter { wanted.contains($0.forecaster) }
    }
  }

  /// Of the one prediction that was named.
  func page(of row: Identifier?, _ call: Call) throws -> Page {
    let statement = try row.flatMap { try call.snapshot.prediction($0.number) }?.current.statement ?? ""
    var blocks: [Block] = [.heading(2, Phrase("\(row?.description ?? "")  \(statement)"))]
    if records.isEmpty { blocks.append(.line("no forecast was made by \(try call.today())")) }
    for question in questions {
      if questions.count > 1 { blocks += [.gap, .line(Phrase("terms \(question.terms.number)", .strong))] }
      blocks += question.blocks
      for item in cases where item.question.terms.id == question.terms.id {
        blocks += [.gap, .heading(3, Phrase(item.forecaster.description)), .table(item.table)]
      }
    }
    return Page(
      blocks + notes,
      json: .object(
        [.init("prediction", .optional(row)), .init("scores", .array(cases.flatMap(\.scores)))] + inputs),
      list: "scores")
  }

  var pageOfMany: Page {
    let averages = Dictionary(grouping: cases, by: \.forecaster).sorted { $0.key.name < $1.key.name }
      .map { ConventionAverages(forecaster: $0.key, cases: $0.value) }
    let none: [Block] = averages.isEmpty ? [.line("nothing is scored yet")] : []
    return Page(
      none + averages.flatMap(\.blocks) + notes,
      json: .object([.init("scores", .array(averages.flatMap(\.scores)))] + inputs), list: "scores")
  }

  /// What the scores were made of.
  private var inputs: [JSON.Member] {
    [
      .init("cases", .array(cases.map(\.json))), .init("questions", .array(questions.map(\.json))),
      .init(
        "left_out",
        .array(
          leftOut.map {
            .object([.init("prediction", .string("p\($0.prediction)")), .init("reason", .string($0.reason))])
          })),
    ]
  }

  /// What was left out, and what others would not have known how to score.
  private var notes: [Block] {
    let reasons = Dictionary(grouping: leftOut, by: \.reason).sorted { $0.key < $1.key }
    var blocks: [Block] = reasons.map { reason, items in
      let rows = items.map { Identifier(.prediction, $0.prediction) }
      return .paragraph(Phrase("\(items.count) left out, \(reason): \(rows.shortened)", .dim))
    }
    if !amended.isEmpty {
      let words =
        "others know no amended terms: each forecaster stands under the newest that they answered, alone, "
        + "so that exact is not what 'score' says there"
      blocks.append(.paragraph(Phrase("\(words): \(amended.shortened)", .dim)))
    }
    return blocks
  }
}

extension Assessment {
  /// In the order of predictions and their terms.
  fileprivate var place: (Int, Int) { (prediction.id, terms.id) }

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
