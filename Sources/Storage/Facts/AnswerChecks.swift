package import Facts
import GRDB

/// A forecast or resolution that does not fit the terms under which it was made.
package struct AnswerFlaw: Sendable, Hashable {
  package let row: Identifier
  package let message: String
}

extension Snapshot {
  /// Compares every forecast and resolution with the type and options of its terms; returns how many there are.
  package func checkAnswers(_ found: (AnswerFlaw) throws -> Void) throws -> Int {
    try checkForecasts(found) + checkResolutions(found)
  }

  private func checkForecasts(_ found: (AnswerFlaw) throws -> Void) throws -> Int {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT forecast.id, forecast.prediction, terms.prediction AS own, type, options, distribution, withdrawn,
          CASE WHEN distribution = 'options' THEN stated END AS shares
        FROM forecast JOIN terms ON terms.id = forecast.terms ORDER BY forecast.id
        """)
    var count = 0
    while let row = try rows.next() {
      count += 1
      guard let flaw = try flaw(ofForecast: row) else { continue }
      try found(AnswerFlaw(row: Identifier(.forecast, try row.required("id")), message: flaw))
    }
    return count
  }

  private func flaw(ofForecast row: Row) throws -> String? {
    guard try row.required("prediction") as Int == row.required("own") else {
      return "is made under the terms of another prediction"
    }
    guard try !row.required("withdrawn") as Bool else { return nil }
    let type: QuestionType = try row.word("type")
    let said: QuestionType = try row.optionalWord("distribution") ?? .binary
    guard said == type || (said == .options && type == .ordered) else {
      return "says something of \(said.summary), and its terms ask for \(type.summary)"
    }
    guard let shares: String = try row.optional("shares"), let options: String = try row.optional("options")
    else { return nil }
    do throws(FactError) { _ = try OptionShares(parsing: shares, of: OptionNames.stored(options)) } catch {
      return "does not fit the options of its terms: \(error.message)"
    }
    return nil
  }

  private func checkResolutions(_ found: (AnswerFlaw) throws -> Void) throws -> Int {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT resolution.id, resolution.prediction, terms.prediction AS own, type, options, outcome, answer
        FROM resolution JOIN terms ON terms.id = resolution.terms ORDER BY resolution.id
        """)
    var count = 0
    while let row = try rows.next() {
      count += 1
      guard let flaw = try flaw(ofResolution: row) else { continue }
      try found(AnswerFlaw(row: Identifier(.resolution, try row.required("id")), message: flaw))
    }
    return count
  }

  private func flaw(ofResolution row: Row) throws -> String? {
    guard try row.required("prediction") as Int == row.required("own") else {
      return "answers the terms of another prediction"
    }
    let (type, outcome): (QuestionType, String) = (try row.word("type"), try row.required("outcome"))
    let fits: Bool =
      switch outcome {
      case "yes", "no", "partial": type == .binary
      case "option": type.hasOptions
      case "number": type == .number
      case "day": type == .day
      default: true
      }
    guard fits else { return "is '\(outcome)', and its terms ask for \(type.summary)" }
    guard outcome == "option", let answer: String = try row.optional("answer"),
      let options: String = try row.optional("options"), !OptionNames.stored(options).contains(answer)
    else { return nil }
    return "is '\(answer)', which is none of the options of its terms"
  }
}
