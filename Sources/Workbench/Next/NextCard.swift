import CommandLanguage
import Facts
import Presentation
import Storage

extension Session {
  /// What a person must see of a prediction to answer it.
  mutating func card(ofDue id: Int, place: String) throws -> Page {
    let session = self
    return try read { snapshot in
      let call = Call(Arguments.none, session, snapshot)
      guard let prediction = try snapshot.prediction(id) else { return Page() }
      let terms = prediction.current
      let fields = try call.fields(ofDue: prediction)
      return Page(
        [
          .line(""),
          .line(
            Phrase(prediction.identifier.description, .strong)
              + Phrase("  \(terms.statement.onOneLine)", .strong)
              + Phrase("  \(place)", .dim)), .record(fields),
        ],
        json: .object([
          .init("id", .string(prediction.identifier.description)),
          .init("statement", .string(terms.statement)),
          .init("by", .string(terms.deadline.text)),
        ]))
    }
  }

  mutating func question(ofDue id: Int) throws -> Question {
    try read { try $0.prediction(id)?.current.question ?? .binary }
  }

  /// The day that Enter takes: the deadline's, unless it has not come.
  mutating func usualDay(of outcome: String, _ id: Int) throws -> String {
    let session = self
    return try read { snapshot in
      let today = try Call(Arguments.none, session, snapshot).today()
      guard let deadline = try snapshot.prediction(id)?.current.deadline.last,
        !["void", "ambiguous"].contains(outcome)
      else { return today.description }
      return min(deadline, today).description
    }
  }

  /// Today, where a `no` would otherwise become known only tomorrow; nil where the ordinary day will do.
  mutating func knownDay(of outcome: String, _ id: Int) throws -> String? {
    guard outcome == "no" else { return nil }
    let session = self
    return try read { snapshot in
      let today = try Call(Arguments.none, session, snapshot).today()
      let deadline = try snapshot.prediction(id)?.current.deadline.last
      return deadline.flatMap { $0 >= today ? today.description : nil }
    }
  }

  mutating func newestOperation() throws -> Int? {
    try read { try $0.operations(limit: 1).first?.id }
  }
}

extension Call {
  /// Options stand with the keys that choose them.
  private func answers(to question: Question) -> Phrase {
    guard question.type.hasOptions else { return Phrase(question.summary) }
    let keys = NextKey.all(for: question).filter { $0.key.isNumber }
    return Phrase(keys.map { "\($0.key) \($0.meaning)" }.joined(separator: "  "))
  }

  fileprivate func fields(ofDue prediction: Prediction) throws -> [Field] {
    let (terms, today) = (prediction.current, try today())
    let late = today.days(since: terms.deadline.last)
    var fields = [
      Field(
        "deadline",
        Phrase(terms.deadline.display)
          + (late == 0 ? "  today" : Phrase("  \(late) day\(late == 1 ? "" : "s") over", .bad)))
    ]
    let forecasts = try knownForecasts(of: prediction.id)
    let newest = forecasts.reduce(into: [Forecast]()) { standing, forecast in
      standing.removeAll { $0.forecaster == forecast.forecaster }
      standing.append(forecast)
    }
    fields += newest.map { forecast in
      let words = "\(forecast.forecaster) \(forecast.estimate?.display ?? "withdrew")"
      return Field("forecast", Phrase(words) + Phrase("  \(forecast.made.display)", .dim))
    }
    if terms.type != .binary { fields.append(Field("asks for", answers(to: terms.question))) }
    if let criteria = terms.criteria { fields.append(Field("criteria", Phrase(criteria))) }
    if let condition = terms.condition { fields.append(Field("given", Phrase(condition.description))) }
    guard let claim = prediction.claim else { return fields }
    let mention = try snapshot.mentions(of: claim).first { try isKnown($0.identifier) }
    guard let mention else { return fields }
    let said = [mention.speaker?.description, mention.said?.display, mention.whereabouts].compactMap { $0 }
    let words = Phrase(mention.selector.exact.onOneLine, .quote)
    fields.append(Field("c\(claim)", words + Phrase("  " + said.joined(separator: "  "), .dim)))
    return fields
  }
}

extension Arguments {
  /// The arguments of no command, for a look at the facts between two.
  static let none = Arguments(of: "next")
}
