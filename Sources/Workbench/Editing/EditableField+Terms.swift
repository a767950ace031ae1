import CommandLanguage
import Facts
import Storage

/// What is changed of a prediction are its terms: new ones supersede, and earlier forecasts keep theirs.
extension EditableField {
  static let ofTerms: [EditableField] =
    [
      terms("statement") {
        $0.statement
      } amend: { value, prediction, _ in
        guard let value else { return nil }
        try check(value, "statement")
        prediction.current.statement = value
        return value
      },
      terms("criteria", isOptional: true) {
        $0.criteria
      } amend: { value, prediction, _ in
        if let value { try check(value, "criteria") }
        prediction.current.criteria = value
        return value
      },
      terms("given", isOptional: true, suggests: .rows([.prediction], also: [Choice("none", "on nothing")])) {
        $0.condition?.description
      } amend: { value, prediction, call in
        prediction.current.condition = try value.map { try call.condition($0, of: prediction) }
        return prediction.current.condition?.description
      },
      terms("by", suggests: .days(.future)) {
        $0.deadline.text
      } amend: { value, prediction, call in
        guard let value else { return nil }
        let deadline = try DayExpression(parsing: value).resolved(asOf: call.today(), looking: .future)
        try check(deadline, of: prediction, call)
        prediction.current.deadline = deadline
        return deadline.text
      },
    ] + ofQuestions

  static func terms(
    _ name: String, isOptional: Bool = false, suggests: Suggestion = .nothing,
    current: @escaping @Sendable (Terms) -> String?,
    amend: @escaping @Sendable (String?, inout Prediction, Call) throws -> String?
  ) -> EditableField {
    EditableField(kind: .prediction, name: name, isOptional: isOptional, suggests: suggests) { row, call in
      try call.snapshot.prediction(row.number).flatMap { current($0.current) }
    } store: { value, row, call, change in
      guard let prediction = try call.snapshot.prediction(row.number) else { return value }
      var amended = prediction
      let stored = try amend(value, &amended, call)
      guard amended != prediction else { return stored }
      amended.current.number += 1
      _ = try change.add(amended.current, to: prediction.id)
      return stored
    }
  }

  /// A deadline before the day of a forecast would leave it out of every score.
  private static func check(_ deadline: Period, of prediction: Prediction, _ call: Call) throws {
    let late = try call.snapshot.forecasts(of: prediction.id).first { $0.made.first > deadline.last }
    guard let late else { return }
    throw FactError(
      "E-DAY", "the deadline, \(deadline), lies before \(late.made), when \(late.identifier) was made",
      hint: "check both days")
  }
}
