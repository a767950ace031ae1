import CommandLanguage
import Facts
import Interchange
import Presentation

/// Predictions as PredictionBook's interface gives them, with their responses and, where a file has them, judgements.
///
/// A response is a wager, a comment or both. Judgements are kept in their order, each by its judge: the last stands.
/// What was withdrawn is void.
struct PredictionBookReader {
  let work: ExchangeWork
  /// Which number of PredictionBook each name means: two people may have the same name.
  private var people: [String: Int] = [:]

  init(_ work: ExchangeWork) {
    self.work = work
  }

  /// The predictions of a file: a list, one alone, or the answer to `my_predictions`.
  static func predictions(_ json: JSON) throws(FactError) -> [JSON] {
    if case .array(let elements) = json { return elements }
    let whole = try ForeignObject(json, "the file")
    if let list = try whole.list("predictions") { return list }
    guard json.member("description") != nil else {
      throw FactError(
        "E-JSON", "the file holds no predictions of PredictionBook",
        hint: "it is a list of them, or an object with a member 'predictions'")
    }
    return [json]
  }

  mutating func question(_ json: JSON, number: Int) throws(FactError) -> ForeignQuestion {
    let place = "prediction \(json.member("id")?.integer.map(String.init) ?? "number \(number)")"
    let object = try ForeignObject(json, place)
    guard let id = try object.integer("id") else { throw object.wrong("id", "is missing") }
    guard let deadline = try object.time("deadline") else { throw object.wrong("deadline", "is missing") }
    let alone = try object.required("description")
    // With its group's words where it has one: they say what it is about.
    var question = ForeignQuestion(
      subject: place, key: "predictionbook-\(id)",
      statement: (try object.text("description_with_group") ?? alone).onOneLine, by: deadline.day)
    question.url = "https://predictionbook.com/predictions/\(id)"
    for (index, response) in (try object.list("responses") ?? []).enumerated() {
      try take(ForeignObject(response, "\(place), response \(index + 1)"), &question)
    }
    question.judgements = try judgements(of: object)
    object.leave(
      allBut: [
        "id", "description", "description_with_group", "deadline", "responses", "judgements", "outcome",
        "last_judgement_at", "withdrawn", "mean_confidence",
      ], work)
    return question
  }

  // MARK: Responses

  private mutating func take(
    _ response: ForeignObject, _ question: inout ForeignQuestion
  ) throws(FactError) {
    let confidence = try response.integer("confidence")
    let comment = try response.text("comment")
    let name = try name(in: response)
    response.leave(
      allBut: ["id", "confidence", "comment", "created_at", "user_label", "user_id"], work,
      prefix: "responses.")
    guard let made = try response.time("created_at") else {
      throw response.wrong("created_at", "is missing")
    }
    guard let confidence else {
      if let comment { question.notes.append("\(name ?? "somebody"), \(made.day): \(comment)") }
      return
    }
    guard (0...100).contains(confidence) else {
      throw FactError(
        "E-PROBABILITY", "\(response.subject): the confidence \(confidence) lies outside 0 to 100",
        hint: "PredictionBook counts whole percent")
    }
    question.forecasts.append(
      .init(forecaster: name, made: made, estimate: "\(confidence)%", because: comment))
  }

  /// Who responded or judged; where two have one name the second gets their number.
  private mutating func name(in object: ForeignObject) throws(FactError) -> String? {
    let number = try object.integer("user_id")
    guard let label = try object.text("user_label") else {
      return number.map { "predictionbook user \($0)" }
    }
    guard let number, let first = people[label] else {
      people[label] = number
      return label
    }
    guard first != number else { return label }
    let name = "\(label) \(number)"
    guard people.updateValue(number, forKey: name) == nil else { return name }
    work.lose(
      .changed, object.subject, "another '\(label.shortened(to: 40))', here with the number \(number)")
    return name
  }

  // MARK: Judgements

  private mutating func judgements(
    of object: ForeignObject
  ) throws(FactError) -> [ForeignQuestion.Judgement] {
    let outcome = try object.flag("outcome").map { $0 ? "yes" : "no" }
    var judgements: [ForeignQuestion.Judgement] = []
    if let list = try object.list("judgements") {
      for (index, json) in list.enumerated() {
        judgements.append(try judgement(ForeignObject(json, "\(object.subject), judgement \(index + 1)")))
      }
      judgements.sort { ($0.known?.order ?? 0) < ($1.known?.order ?? 0) }
      if let outcome, judgements.last?.outcome != outcome {
        work.lose(
          .changed, object.subject,
          "its outcome is '\(outcome)', and the last judgement, which stands, "
            + "'\(judgements.last.map { $0.outcome ?? "open" } ?? "none")'")
      }
    } else if let outcome {
      judgements = [.init(outcome: outcome, known: try object.time("last_judgement_at"))]
    }
    if try object.flag("withdrawn") ?? false {
      judgements.append(
        .init(outcome: "void", known: try object.time("updated_at"), because: "withdrawn on PredictionBook"))
    }
    return judgements
  }

  private mutating func judgement(_ object: ForeignObject) throws(FactError) -> ForeignQuestion.Judgement {
    guard let known = try object.time("created_at") else { throw object.wrong("created_at", "is missing") }
    let outcome: String?
    switch object.json.member("outcome") {
    case nil, .string("unknown"): outcome = nil
    case .bool(true), .string("right"): outcome = "yes"
    case .bool(false), .string("wrong"): outcome = "no"
    default:
      throw object.wrong("outcome", "is neither true, false nor null", hint: "also right, wrong and unknown")
    }
    object.leave(
      allBut: ["id", "outcome", "created_at", "user_label", "user_id", "prediction_id"], work,
      prefix: "judgements.")
    return .init(outcome: outcome, known: known, judge: try name(in: object))
  }
}

extension Session {
  /// Takes the predictions of PredictionBook with all that was said of them.
  mutating func importPredictionBook(_ arguments: Arguments, _ output: Output) throws {
    let (json, _, notices) = try foreignJSON(arguments)
    notices.forEach(output.notice)
    try importQuestions(arguments, output) { session, importer, script in
      var reader = PredictionBookReader(importer.work)
      let predictions = try PredictionBookReader.predictions(json)
      for (index, prediction) in predictions.enumerated() {
        try session.take("prediction number \(index + 1)", script, importer.work) { session in
          try importer.take(reader.question(prediction, number: index + 1), &session)
        }
      }
      if let user = json.member("user"), json.member("predictions") != nil {
        try ForeignObject(user, "user").leave(allBut: ["user_id", "name"], importer.work, prefix: "user.")
      }
    }
  }
}
