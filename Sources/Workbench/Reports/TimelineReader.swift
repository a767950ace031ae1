import Facts
import Presentation
import Storage

/// Finds what has a day about the claims, predictions and documents that a filter means, by the as-of day.
struct TimelineReader {
  typealias Entry = TimelineReport.Entry

  private let filter: Filter
  private let call: Call

  init(_ filter: Filter, _ call: Call) { (self.filter, self.call) = (filter, call) }

  func entries() throws -> [Entry] {
    try call.refuseUnheard(filter, of: [.document, .claim, .prediction])
    let claims = try meant(.claim)
    let said = try claims.flatMap { claim in
      try call.knownMentions(of: claim).filter { filter.allows($0.speaker) }.map { (claim, $0) }
    }
    let documents = Set(try meant(.document) + said.compactMap(\.1.document)).sorted()
    let records = try call.assessments(filter)
    let predictions = Set(try meant(.prediction)).union(records.map(\.id)).sorted()
    let forecasts = try predictions.flatMap { id in
      try call.knownForecasts(of: id).filter { filter.allows($0.forecaster) }
    }
    return try documents.compactMap(published) + said.map(entry) + (try claims.flatMap(judgements))
      + (try evidence(
        on: claims.map { Identifier(.claim, $0) } + predictions.map { Identifier(.prediction, $0) }))
      + (try entries(of: forecasts)) + (try predictions.flatMap(dueAndKnown))
  }

  /// The rows of a kind that are meant and known.
  private func meant(_ kind: Kind) throws -> [Int] {
    try call.numbers(of: kind, meeting: filter, isLenient: true).sorted().filter {
      try call.isKnown(Identifier(kind, $0))
    }
  }

  // MARK: Words

  private func published(_ id: Int) throws -> Entry? {
    guard let document = try call.snapshot.document(id), let day = document.published,
      try call.isKnown(document.identifier)
    else { return nil }
    let publisher = document.publisher.map { ", \($0)" } ?? ""
    return Entry(
      day: day.last, written: day.text, events: [.published], row: document.identifier,
      about: document.identifier, who: [document.author?.description].compactMap { $0 },
      words: Phrase("\(document.title)\(publisher)".onOneLine))
  }

  private func entry(_ claim: Int, _ mention: Mention) -> Entry {
    Entry(
      day: mention.said?.last, written: mention.said?.text, events: [.said], row: mention.identifier,
      about: Identifier(.claim, claim),
      who: [mention.speaker?.description].compactMap { $0 } + mention.via.map { "via \($0)" },
      words: Phrase(mention.quotation, .quote), place: .place(of: mention))
  }

  private func evidence(on rows: [Identifier]) throws -> [Entry] {
    try rows.flatMap { row in
      try call.snapshot.evidence(on: row).filter { try call.isKnown($0.identifier) }.compactMap { evidence in
        evidence.published.map { day in
          let side = evidence.stance == .supports ? "for it" : "against it"
          let grade = evidence.grade.map { " (\($0))" } ?? ""
          return Entry(
            day: day.last, written: day.text, events: [.evidence], row: evidence.identifier, about: row,
            who: [], words: Phrase("\(side), “\(evidence.text.onOneLine)”\(grade)"))
        }
      }
    }
  }

  private func judgements(on claim: Int) throws -> [Entry] {
    let (statement, today) = (try call.snapshot.claim(claim)?.statement ?? "", try call.today())
    return try call.snapshot.verdicts(on: claim).filter { $0.judged.last <= today }.map { verdict in
      let because = verdict.because.map { ", because \($0.onOneLine)" } ?? ""
      return Entry(
        day: verdict.judged.last, written: verdict.judged.text, events: [.judged], row: verdict.identifier,
        about: Identifier(.claim, claim), who: [verdict.coder.description],
        words: Phrase(verdict.standing.rawValue, .strong) + Phrase(": \(statement.onOneLine)\(because)"))
    }
  }

  // MARK: Predictions

  /// The first forecast of a prediction by anybody makes the prediction.
  private func entries(of forecasts: [Forecast]) throws -> [Entry] {
    let first = Dictionary(grouping: forecasts.filter { !$0.isWithdrawal }, by: \.prediction)
      .compactMapValues { $0.min { ($0.made.last, $0.id) < ($1.made.last, $1.id) }?.id }
    return try forecasts.map { forecast in
      let isFirst = first[forecast.prediction] == forecast.id
      let hedge = forecast.hedge.map { ", “\($0)”" } ?? ""
      return Entry(
        day: forecast.made.last, written: forecast.made.text,
        events: [forecast.isWithdrawal ? .withdrawn : isFirst ? .predicted : .forecast],
        row: forecast.identifier, about: Identifier(.prediction, forecast.prediction),
        who: [forecast.forecaster.description],
        words: Phrase(forecast.estimate?.display ?? "withdrawn", .strong)
          + Phrase("\(hedge)  \(try statement(of: forecast))"))
    }
  }

  private func statement(of forecast: Forecast) throws -> String {
    let prediction = try call.predictions.prediction(forecast.prediction, in: call.snapshot)?.prediction
    let terms = prediction?.terms.first { $0.id == forecast.terms } ?? prediction?.current
    return terms?.statement.onOneLine ?? ""
  }

  private func dueAndKnown(_ id: Int) throws -> [Entry] {
    guard let (prediction, _) = try call.predictions.prediction(id, in: call.snapshot) else { return [] }
    let (row, terms, today) = (prediction.identifier, prediction.current, try call.today())
    let settlement = try call.settlement(of: id)
    var entries: [Entry] = []
    // A deadline to come matters to nobody once the answer is known.
    if settlement.isWaiting || terms.deadline.last <= today {
      entries.append(
        Entry(
          day: terms.deadline.last, written: terms.deadline.text, events: [.due], row: row, about: row,
          who: [], words: Phrase(terms.statement.onOneLine)))
    }
    guard case .resolved(let resolution) = settlement else { return entries }
    let words =
      Phrase(resolution.outcome?.word ?? "open", .strong) + Phrase("  \(terms.statement.onOneLine)")
    // What happened within a month or a year was over when it became known.
    let known = resolution.known?.first
    func entry(_ period: Period, _ events: [TimelineReport.Event]) -> Entry {
      Entry(
        day: known.map { min($0, period.last) } ?? period.last, written: period.text, events: events,
        row: resolution.identifier, about: row,
        who: [], words: words)
    }
    let event: TimelineReport.Event = resolution.happenedWord == "happened" ? .happened : .settled
    if let happened = resolution.happened {
      let isKnown = known.map { $0 <= happened.last } ?? false
      entries.append(entry(happened, isKnown ? [event, .known] : [event]))
    }
    if let period = resolution.known, resolution.happened.map({ period.first > $0.last }) ?? true {
      entries.append(entry(period, [.known]))
    }
    return entries
  }
}

extension Settlement {
  /// Whether an answer is still to come.
  fileprivate var isWaiting: Bool {
    switch self {
    case .open, .pending, .unanswered: true
    case .voided, .resolved: false
    }
  }
}

extension Filter {
  /// Whether words of a speaker are meant where the other terms hold.
  fileprivate func allows(_ speaker: Handle?) -> Bool {
    switch self {
    case .term(.speaker(let handle)): handle == speaker
    case .everything, .term: true
    case .all(let parts): parts.allSatisfy { $0.allows(speaker) }
    case .any(let parts): parts.contains { $0.allows(speaker) }
    case .not(.term(.speaker(let handle))): handle != speaker
    case .not: true
    }
  }
}
