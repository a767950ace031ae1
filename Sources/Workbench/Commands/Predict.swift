import CommandLanguage
import Facts
import Presentation
import Storage

extension Shape where Value == String {
  /// A probability in any of its forms; a word is looked up in the lexicon in force later.
  static var probability: Shape {
    Shape.text("PROBABILITY", fits: { Probability.hasShape($0) }, suggests: .probabilities)
  }
}

extension Parameter where Value == String {
  static var probability: Parameter {
    Parameter(
      "probability", .estimate, "70%, 0.7, 60..70% or a word; stays:60%,goes:40%; 10%:8,50%:14,90%:22")
  }
  static var stated: Parameter {
    Parameter(
      "stated", .choice(["deadline", "probability", "both"]),
      "what the source stated itself; the rest is assigned")
  }

  /// A forecast has no deadline of its own.
  static var statedProbability: Parameter {
    Parameter(
      stated.name, .choice(["probability"]), "the source stated the probability itself; else it is assigned")
  }
}

extension Command {
  static let predict = Command(
    Syntax(
      "predict", "Makes a dated prediction, of a claim or by itself, and the forecast that was given.",
      details: """
        The statement defaults to the claim's. The forecaster defaults to the claim's speaker, else the author; the
        made-day to the claim's said-day if its speaker forecasts, else the as-of day. Without a probability it is a
        question that waits for forecasts. A prediction `given` another is void unless that one turns out so.
        Shares such as stays:60%,removed:40% ask which option, quantiles such as 10%:8,50%:14 how many, or when if they
        are days; `type ordered` says that the options ascend. `options`, `type` and `unit` ask without a forecast.
        'help questions' says more.
        """,
      slots: [.optional(.claim), .text(.statement, isRequired: false), .optional(.probability)],
      keywords: [
        .required(.by),
        Keyword(.on("the day the forecast was made; else the claim's said-day or the as-of day")),
        Keyword(.given), Keyword(.criteria), Keyword(.questionType), Keyword(.options), Keyword(.unit),
        Keyword(.hedge),
        Keyword(.confidence),
        Keyword(.stated), Keyword(.because), Keyword(.src), Keyword(.key),
      ],
      tags: .add, speaker: "forecaster",
      examples: [
        "predict c1 70% by 2017-05-10",
        "predict c1 \"Seoul backs out of THAAD\" \"very likely\" by 2017 given p1 hedge \"will push\"",
        "predict \"Rain in Seoul\" 60..70% by fri @hana",
        "predict \"Who will govern?\" by 2017-12 criteria \"sworn in\"",
        "predict THAAD stays:60%,removed:25%,moved:15% by 2017-12",
        "predict \"Missile tests\" 10%:8,50%:14,90%:22 unit tests by 2017",
        "predict \"First nuclear test\" 10%:2017-05,50%:2017-09,90%:2018 by 2018",
        "predict \"Turnout in May\" options low,middling,high type ordered by 2017-05-10",
      ])
  ) { call, change in
    let claim = try call.row(.claim, .claim)
    let (question, estimate) = try call.asked()
    let terms = try call.terms(of: claim, question)
    let forecast = try call.givenForecast(estimate, of: claim)
    try call.checkOrder(forecast, terms)
    let made = try change.add(predictionOn: claim?.number, terms)
    var rows = [Identifier(.prediction, made.prediction)]
    if var forecast {
      (forecast.prediction, forecast.terms) = (made.prediction, made.terms)
      rows.append(Identifier(.forecast, try change.add(forecast)))
    }
    try call.addTags(to: rows[0], change)
    return Reply(try call.page(rows, terms, forecast), rows: rows)
  }

  static let forecast = Command(
    Syntax(
      "forecast", "Adds what somebody gave a prediction on a day; the newest stands.",
      details: """
        `src` says where it can be read: a base rate that somebody counted is a forecast of, say, @base-rate, against
        which 'score baseline @base-rate' measures.
        """,
      slots: [.required(.prediction), .required(.probability)],
      keywords: [
        Keyword(.on("the day it was made; else the claim's said-day or the as-of day")), Keyword(.because),
        Keyword(.hedge), Keyword(.confidence), Keyword(.statedProbability), Keyword(.src),
        Keyword(.key),
      ],
      speaker: "forecaster",
      examples: [
        "forecast p1 80% @minxin-pei on 2017-04-20 because \"debate\"", "forecast p1 likely @hana",
        "forecast p1 62% @base-rate on 2017-03-01 src https://example.org/elections because \"8 of 13 since 1948\"",
      ])
  ) { call, change in
    let prediction = try call.requiredPrediction()
    var forecast = try call.newForecast(
      try call.estimate(of: prediction), of: prediction.claim.map { Identifier(.claim, $0) })
    (forecast.prediction, forecast.terms) = (prediction.id, prediction.current.id)
    return try call.add(forecast, to: prediction, change)
  }

  static let withdraw = Command(
    Syntax(
      "withdraw", "Takes a speaker's forecast back: from that day on it no longer stands.",
      slots: [.required(.prediction)],
      keywords: [Keyword(.on("the day it was taken back; else the as-of day")), Keyword(.because)],
      speaker: "forecaster",
      examples: ["withdraw p1 @minxin-pei on 2017-05-01"])
  ) { call, change in
    let prediction = try call.requiredPrediction()
    let forecaster = try call.forecaster(of: prediction.claim.map { Identifier(.claim, $0) })
    let made = try call.madeDay(of: nil, forecaster)
    let earlier = try call.snapshot.forecasts(of: prediction.id).filter { $0.forecaster == forecaster }
    guard earlier.contains(where: { !$0.isWithdrawal && $0.made.first <= made.last }) else {
      throw call.wrong(
        .prediction, "E-WITHDRAW", "\(forecaster) has no forecast on \(prediction.identifier) on \(made)",
        hint: "'show \(prediction.identifier)' lists its forecasts; name the forecaster with @who")
    }
    let withdrawal = Forecast(
      prediction: prediction.id, terms: prediction.current.id, forecaster: forecaster, made: made,
      estimate: nil, because: call[.because])
    return try call.add(withdrawal, to: prediction, change)
  }
}

extension Call {
  fileprivate mutating func terms(of claim: Identifier?, _ question: Question) throws -> Terms {
    let statement = try self[.statement] ?? claim.flatMap { try snapshot.claim($0.number)?.statement }
    guard let statement, !statement.onOneLine.isEmpty else {
      throw wrong(
        "E-MISSING", "a prediction needs a statement or a claim",
        hint: "predict \"STATEMENT\" 70% by DAY; a statement that looks like shares stands last, after --")
    }
    guard let deadline = try day(.by, looking: .future) else {
      throw wrong("E-MISSING", "a prediction needs its deadline", hint: "add by DAY")
    }
    let isStated = self[.stated] == "deadline" || self[.stated] == "both"
    return Terms(
      statement: statement, question: question, deadline: deadline,
      deadlineBasis: isStated ? .stated : .assigned,
      criteria: self[.criteria], condition: try condition())
  }

  /// A prediction of something whose time has passed is no prediction; a forecast added too late is only left out.
  fileprivate func checkOrder(_ forecast: Forecast?, _ terms: Terms) throws {
    guard let made = forecast?.made, made.first > terms.deadline.last else { return }
    throw wrong(
      .by, "E-DAY", "the deadline, \(terms.deadline), lies before \(made), the day the forecast was made",
      hint: self[.on] == nil ? "say when it was made: add on DAY" : "check both days")
  }

  /// The forecast that comes with a prediction; nil where it is a question without a probability.
  fileprivate mutating func givenForecast(_ estimate: Estimate?, of claim: Identifier?) throws -> Forecast? {
    if let estimate { return try newForecast(estimate, of: claim) }
    let ofForecasts = [
      arguments.speaker?.range, arguments.range(of: .on), arguments.range(of: .hedge),
      arguments.range(of: .confidence), arguments.range(of: .because), arguments.range(of: .src),
    ]
    if let misplaced = ofForecasts.compactMap({ $0 }).first {
      throw Diagnostic(
        "E-MISSING", "this belongs to a forecast, and there is no probability",
        hint: "give one, such as 70% or likely", at: misplaced)
    }
    return nil
  }

  /// The forecast that the arguments describe, of nothing yet.
  fileprivate mutating func newForecast(_ estimate: Estimate, of claim: Identifier?) throws -> Forecast {
    let forecaster = try forecaster(of: claim)
    let isStated = self[.stated] == "probability" || self[.stated] == "both"
    return Forecast(
      prediction: 0, terms: 0, forecaster: forecaster, made: try madeDay(of: claim, forecaster),
      estimate: estimate, basis: isStated ? .stated : .assigned,
      confidence: self[.confidence], hedge: self[.hedge], because: self[.because], url: self[.src])
  }

  /// `@who`, else the speaker of the claim's first mention, else the author.
  fileprivate mutating func forecaster(of claim: Identifier?) throws -> Handle {
    if let speaker = try speaker() { return speaker }
    let mention = try claim.flatMap { try snapshot.mentions(of: $0.number).first { $0.speaker != nil } }
    let forecaster = mention?.speaker ?? author
    canonical.imply(nil, forecaster.description)
    return forecaster
  }

  /// `on`, else the day on which the claim's speaker said it, else the as-of day.
  fileprivate mutating func madeDay(of claim: Identifier?, _ forecaster: Handle) throws -> Period {
    if let day = try pastDay(.on) { return day }
    let mention = try claim.flatMap {
      try snapshot.mentions(of: $0.number).first { $0.speaker == forecaster }
    }
    let made = try mention?.said ?? Period(today())
    canonical.imply("on", made.text)
    return made
  }

  fileprivate func add(_ forecast: Forecast, to prediction: Prediction, _ change: Change) throws -> Reply {
    if let standing = try snapshot.forecasts(of: prediction.id).first(where: { $0.hasContent(of: forecast) })
    {
      return .unchanged(standing.identifier, because: try remark(on: standing))
    }
    let id = Identifier(.forecast, try change.add(forecast))
    return Reply(try page([id], prediction.current, forecast), rows: [id])
  }

  /// What to know of a forecast that is said again: whether a later one of its day stands in its place.
  private func remark(on forecast: Forecast) throws -> String {
    let later = try snapshot.forecasts(of: forecast.prediction).last {
      $0.forecaster == forecast.forecaster && $0.made.last == forecast.made.last && $0.id > forecast.id
    }
    return later.map { ": \($0.identifier) of the same day stands; add because TEXT to say it again" } ?? ""
  }

  fileprivate func page(_ rows: [Identifier], _ terms: Terms, _ forecast: Forecast?) throws -> Page {
    var details: [String] = []
    if let forecast {
      details.append("\(forecast.forecaster) \(forecast.estimate?.display ?? "withdraws")")
      details.append("on \(forecast.made.display)")
    }
    details.append("by \(terms.deadline.display)")
    if let condition = terms.condition { details.append("given \(condition)") }
    var members: [JSON.Member] = [
      .init("statement", .string(terms.statement)), .init("by", .string(terms.deadline.text)),
      .init("given", .optional(terms.condition)),
    ]
    members += terms.question.members
    if let forecast {
      members += [
        .init("forecaster", .string(forecast.forecaster.description)),
        .init("on", .string(forecast.made.text)),
        .init("probability", .optional(forecast.probability?.point)),
        .init("stated", .optional(forecast.estimate?.stated)), .init("url", .optional(forecast.url)),
      ]
      members += forecast.estimate?.members ?? []
    }
    var page = Page.created(rows, terms.statement, details: details, json: members)
    if let record = try forecast.flatMap(trackRecord) { page.blocks.append(.line(record)) }
    return page
  }
}

extension Forecast {
  /// Whether another says the same, whatever its row.
  fileprivate func hasContent(of other: Forecast) -> Bool {
    var same = other
    (same.id, same.terms) = (id, terms)
    return self == same
  }
}
