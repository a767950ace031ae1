import CommandLanguage
import Facts
import Interchange
import Presentation

/// Markets of Manifold with their bets: the price is what the crowd, `@manifold`, gives.
///
/// Of the prices of one day the last is kept. Answers of a market with several are questions of their own, since a
/// bet tells the price of its own answer alone.
struct ManifoldReader {
  let work: ExchangeWork
  private var bets: [String: [ForeignObject]] = [:]
  private(set) var markets: [JSON] = []

  /// Markets, which may hold their bets, and bets by themselves, in one list or one alone.
  init(_ json: JSON, _ work: ExchangeWork) throws(FactError) {
    self.work = work
    for (index, element) in json.elements.enumerated() {
      if element.member("question") != nil {
        markets.append(element)
        for bet in try ForeignObject(element, "market number \(index + 1)").list("bets") ?? [] {
          try take(ForeignObject(bet, "a bet"))
        }
      } else if element.member("contractId") != nil {
        try take(ForeignObject(element, "bet number \(index + 1)"))
      } else {
        throw FactError(
          "E-JSON", "part \(index + 1) of the file is neither a market nor a bet of Manifold",
          hint: "a market has a question, a bet a contractId")
      }
    }
  }

  private mutating func take(_ bet: ForeignObject) throws(FactError) {
    bet.leave(allBut: ["id", "contractId", "answerId", "probAfter", "createdTime"], work, prefix: "bets.")
    bets[try ManifoldReader.place(bet.required("contractId"), bet.text("answerId")), default: []].append(bet)
  }

  private static func place(_ market: String, _ answer: String?) -> String { market + "/" + (answer ?? "") }

  /// The bets of markets that the file does not hold.
  func sayStrays() {
    let known = Set(markets.compactMap { $0.member("id")?.string })
    let strays = bets.filter { place, _ in !known.contains(String(place.prefix { $0 != "/" })) }
    let count = strays.reduce(0) { $0 + $1.value.count }
    if count > 0 {
      work.lose(.skipped, count.counted("bet"), "the file does not hold their markets")
    }
  }

  // MARK: Markets

  func questions(_ json: JSON, number: Int) throws(FactError) -> [ForeignQuestion] {
    let market = try ForeignObject(
      json, "market \(json.member("slug")?.string ?? json.member("id")?.string ?? "number \(number)")")
    let type = try market.text("outcomeType") ?? "BINARY"
    guard type == "BINARY" || type == "MULTIPLE_CHOICE" else {
      work.lose(.skipped, market.subject, "no fact holds a market of the type \(type.shortened(to: 30))")
      return []
    }
    let whole = try question(market)
    leave(market)
    guard type == "MULTIPLE_CHOICE" else {
      var question = whole
      question.judgements = try judgements(market, market)
      question.forecasts = try forecasts(ManifoldReader.place(market.required("id"), nil), market)
      return [question]
    }
    var questions: [ForeignQuestion] = []
    for (index, element) in (try market.list("answers") ?? []).enumerated() {
      let answer = try ForeignObject(element, "\(market.subject), answer \(index + 1)")
      questions.append(try question(of: answer, in: market, whole))
    }
    work.lose(.changed, market.subject, "its \(questions.count) answers are questions of their own")
    return questions
  }

  private func question(_ market: ForeignObject) throws(FactError) -> ForeignQuestion {
    guard let closing = try market.milliseconds("closeTime") else {
      throw market.wrong("closeTime", "is missing", hint: "a question needs its deadline")
    }
    let id = try market.required("id")
    var question = ForeignQuestion(
      subject: market.subject, key: "manifold-\(id)", statement: try market.required("question").onOneLine,
      by: closing.day)
    question.url = try market.text("url")
    question.criteria = try market.text("textDescription")
    return question
  }

  private func question(
    of answer: ForeignObject, in market: ForeignObject, _ whole: ForeignQuestion
  ) throws(FactError) -> ForeignQuestion {
    let id = try answer.required("id")
    var question = whole
    question.subject = answer.subject
    question.key += "-\(id)"
    question.statement += ": " + (try answer.required("text").onOneLine)
    question.judgements = try judgements(answer, market)
    question.forecasts = try forecasts(ManifoldReader.place(market.required("id"), id), nil)
    return question
  }

  private func leave(_ market: ForeignObject) {
    market.leave(
      allBut: [
        "id", "question", "url", "slug", "outcomeType", "closeTime", "textDescription", "description",
        "resolution", "resolutionTime", "resolutionProbability", "isResolved", "probability", "answers",
        "bets", "createdTime", "lastBetTime",
      ], work)
  }

  // MARK: Outcomes

  /// How a market, or one of its answers, turned out.
  private func judgements(
    _ object: ForeignObject, _ market: ForeignObject
  ) throws(FactError) -> [ForeignQuestion.Judgement] {
    let (own, common) = (try object.text("resolution"), try market.text("resolution"))
    guard let word = own ?? common else { return [] }
    let (ownTime, time) = (
      try object.milliseconds("resolutionTime"), try market.milliseconds("resolutionTime")
    )
    let answers = try market.list("answers")?.compactMap { $0["id"]?.string } ?? []
    let outcome: String
    switch word {
    case "YES": outcome = "yes"
    case "NO": outcome = "no"
    case "CANCEL": outcome = "void"
    case "MKT":
      guard let share = try object.number("resolutionProbability"), (0...1).contains(share) else {
        work.lose(.skipped, object.subject, "it is resolved to a share that the file does not hold")
        return []
      }
      outcome = share == 0 ? "no" : share == 1 ? "yes" : Probability.percent(share)
    case let id where own == nil && answers.contains(id):
      outcome = object.json["id"]?.string == id ? "yes" : "no"
    default:
      throw object.wrong(
        "resolution", "is '\(word.shortened(to: 40))'", hint: "resolutions are YES, NO, MKT, CANCEL")
    }
    return [.init(outcome: outcome, known: ownTime ?? time)]
  }

  // MARK: Prices

  /// The last price of each day, by its bets; else the one price that an open market says.
  private func forecasts(
    _ place: String, _ market: ForeignObject?
  ) throws(FactError) -> [ForeignQuestion.Forecast] {
    var prices: [ForeignQuestion.Forecast] = []
    for bet in bets[place] ?? [] {
      guard let made = try bet.milliseconds("createdTime") else {
        throw bet.wrong("createdTime", "is missing")
      }
      guard let price = try bet.number("probAfter"), (0...1).contains(price) else {
        throw bet.wrong("probAfter", "is no probability from 0 to 1")
      }
      prices.append(.init(forecaster: "manifold", made: made, estimate: ForeignNumber.fraction(price)))
    }
    prices = prices.enumerated().sorted {
      ($0.element.made.order, $0.offset) < ($1.element.made.order, $1.offset)
    }.map(\.element)
    let last = prices.indices.filter { index in
      index + 1 == prices.count || prices[index + 1].made.day.last != prices[index].made.day.last
    }.map { prices[$0] }
    if last.count < prices.count {
      work.lose(
        .changed, "market \(place.prefix { $0 != "/" })",
        "\(prices.count) bets are \(last.count) prices, the last of each day")
    }
    guard prices.isEmpty, let market else { return last }
    return try price(of: market)
  }

  private func price(of market: ForeignObject) throws(FactError) -> [ForeignQuestion.Forecast] {
    guard let price = try market.number("probability"), (0...1).contains(price) else { return [] }
    guard try market.text("resolution") == nil, let made = try market.milliseconds("lastBetTime") else {
      work.lose(.skipped, market.subject, "without bets it is not known when its price was given")
      return []
    }
    return [.init(forecaster: "manifold", made: made, estimate: ForeignNumber.fraction(price))]
  }
}

extension Session {
  /// Takes markets of Manifold with their prices and outcomes.
  mutating func importManifold(_ arguments: Arguments, _ output: Output) throws {
    let (json, _, notices) = try foreignJSON(arguments)
    notices.forEach(output.notice)
    try importQuestions(arguments, output) { session, importer, script in
      let reader = try ManifoldReader(json, importer.work)
      for (index, market) in reader.markets.enumerated() {
        try session.take("market number \(index + 1)", script, importer.work) { session in
          for question in try reader.questions(market, number: index + 1) {
            try importer.take(question, &session)
          }
        }
      }
      reader.sayStrays()
    }
  }
}
