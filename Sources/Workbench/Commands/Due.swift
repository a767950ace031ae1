import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == Bool {
  static var exitCode: Parameter {
    Parameter("exit-code", .flag, "end the program with exit code 5 if something is due")
  }
}

extension Command {
  static let due = Command(
    Syntax(
      "due", "Lists the predictions that wait for an answer, those that have waited longest first.",
      details: """
        A prediction is due from the day of its deadline on, seen from the as-of day, until it is resolved. One that
        waits for its antecedent is not due; its antecedent may be.
        """,
      keywords: [.flag(.exitCode)], filter: .anywhere,
      examples: ["due", "due +korea --as-of 2018-01-01", "due @minxin-pei --exit-code"])
  ) { arguments, session, output in
    let copy = session
    let (page, isEmpty) = try session.read { snapshot in
      let call = Call(arguments, copy, snapshot)
      let predictions = try call.duePredictions()
      return (try call.page(due: predictions), predictions.isEmpty)
    }
    output.page(page)
    if arguments[.exitCode], !isEmpty { session.sitting.exit = .due }
  }
}

extension Call {
  /// What is due.
  static let due = Filter.any([.term(.state("due")), .term(.state("overdue"))])

  func duePredictions() throws -> [Prediction] {
    let filter = try Filter.all([filter(arguments.filter), Call.due])
    guard let selection = try selection(of: .prediction, meeting: filter) else { return [] }
    let numbers = try snapshot.numbers(selection, by: .day, descending: false, limit: nil) ?? []
    try predictions.expect(numbers.count, in: snapshot)
    return try numbers.compactMap { try predictions.prediction($0, in: snapshot)?.prediction }
  }

  fileprivate func page(due predictions: [Prediction]) throws -> Page {
    let today = try today()
    var (rows, items): ([[Phrase]], [JSON]) = ([], [])
    for prediction in predictions {
      let (terms, late) = (prediction.current, today.days(since: prediction.current.deadline.last))
      let forecasters = try knownForecasts(of: prediction.id).map(\.forecaster.description)
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      rows.append([
        Phrase(prediction.identifier.description, .strong), Phrase(terms.words.onOneLine),
        Phrase(terms.deadline.display), Phrase(late == 0 ? "today" : "\(late)", late == 0 ? .plain : .bad),
        Phrase(forecasters.joined(separator: " "), .dim),
      ])
      items.append(
        .object(
          [
            .init("id", .string(prediction.identifier.description)),
            .init("statement", .string(terms.statement)), .init("by", .string(terms.deadline.text)),
            .init("deadline", .string(terms.deadline.last.description)),
            .init("days_overdue", .integer(late)),
            .init("forecasters", .array(forecasters.map(JSON.string))),
            .init("uid", .string(prediction.calendarName)),
          ] + terms.question.members))
    }
    let table = Table(
      [
        Column("id"), Column("prediction", minimum: 20), Column("deadline"), Column("days over", .right),
        Column("forecasters"),
      ], rows: rows)
    let count = "\(rows.count) due on \(Period(today).display)"
    return Page((rows.isEmpty ? [] : [.table(table)]) + [.line(Phrase(count, .dim))], json: .array(items))
  }
}
