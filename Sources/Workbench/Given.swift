import CommandLanguage
import Facts
import Storage

/// `p1`, `key:moon`, `last`, each also with `=no`.
struct GivenExpression: Sendable {
  let reference: RowReference
  let answer: Condition.Answer
}

extension Shape where Value == GivenExpression {
  static var given: Shape {
    Shape("p1[=no]", suggests: .rows([.prediction])) { text throws(Diagnostic) in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let reference = RowReference(parsing: parts[0]),
        let answer = Condition.Answer(rawValue: parts.count == 2 ? parts[1] : "yes")
      else {
        throw Diagnostic("E-GIVEN", "'\(text)' is not a condition", hint: "write p1, p1=no or key:NAME=no")
      }
      return GivenExpression(reference: reference, answer: answer)
    }
  }
}

extension Parameter where Value == GivenExpression {
  static var given: Parameter { Parameter("given", .given, "the prediction on whose outcome it depends") }
}

extension Call {
  /// The condition of a new prediction.
  mutating func condition() throws -> Condition? {
    guard let given = self[.given] else { return nil }
    do {
      let rows = try resolve(given.reference, [.prediction])
      guard rows.count == 1 else {
        throw FactError("E-GIVEN", "a prediction depends on one other", hint: "name one")
      }
      try checkIsStatement(rows[0])
      let condition = Condition(antecedent: rows[0].number, answer: given.answer)
      canonical.replace(Parameter.given.name, with: condition.description)
      return condition
    } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .given))
    }
  }

  /// The condition that `edit ID given` gives terms; refused where the prediction would wait for itself.
  func condition(_ text: String, of prediction: Prediction) throws -> Condition {
    let given: GivenExpression
    do { given = try Shape<GivenExpression>.given.parse(text) } catch {
      throw error.placed(at: arguments.range(of: .value))
    }
    let rows = try resolve(given.reference, [.prediction])
    guard rows.count == 1 else {
      throw FactError("E-GIVEN", "a prediction depends on one other", hint: "name one")
    }
    try checkIsStatement(rows[0])
    var next: Int? = rows[0].number
    while let antecedent = next {
      guard antecedent != prediction.id else {
        throw FactError(
          "E-GIVEN", "\(prediction.identifier) would depend on itself through \(rows[0])",
          hint: "name another prediction")
      }
      next = try snapshot.condition(of: antecedent)?.antecedent
    }
    return Condition(antecedent: rows[0].number, answer: given.answer)
  }

  /// Only what turns out yes or no can be a condition.
  private func checkIsStatement(_ antecedent: Identifier) throws {
    guard let question = try snapshot.prediction(antecedent.number)?.current.question, question.type != .binary
    else { return }
    throw FactError(
      "E-GIVEN", "\(antecedent) asks for \(question.summary), and a condition is one of yes or no",
      hint: "predict the answer that matters as a statement of its own, and depend on that")
  }
}
