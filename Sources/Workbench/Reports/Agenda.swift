import Facts
import Presentation
import Storage

extension Report {
  static let agenda = Report(
    name: "agenda",
    summary: "what to do and when: overdue, due, newly in force, gone stale, and the deadlines to come"
  ) { filter, call in
    let agenda = try Agenda(filter, call)
    // What is a list of things to do stays one where nothing can be followed.
    return ReportBody(
      agenda.blocks, sources: try SourceList(agenda.entries.map(\.prediction.identifier), call),
      onlyLinked: true, list: "predictions"
    ) { agenda.json }
  }
}

/// The open predictions by what they ask of the analyst on the as-of day.
struct Agenda {
  /// A forecast that nobody has looked at for so many days is stale.
  static let stale = 90

  enum Section: String, CaseIterable {
    case overdue, due, inForce, stale, coming, pending

    var title: String {
      switch self {
      case .overdue: "Overdue"
      case .due: "Due today"
      case .inForce: "In force since an antecedent was resolved"
      case .stale: "Stale: no forecast for \(Agenda.stale) days"
      case .coming: "Deadlines to come"
      case .pending: "Waiting for another prediction"
      }
    }

    var word: String { self == .inForce ? "in force" : rawValue }
  }

  struct Entry {
    let section: Section
    let prediction: Prediction
    let settlement: Settlement
    let forecasters: [String]
    /// The newest forecast's day.
    let touched: Day?
  }

  let asOf: Day
  let entries: [Entry]

  init(_ filter: Filter, _ call: Call) throws {
    let today = try call.today()
    asOf = today
    let numbers = try call.numbers(of: .prediction, meeting: filter).sorted()
    try call.predictions.expect(numbers.count, in: call.snapshot)
    entries = try numbers.compactMap { number in
      guard let (prediction, _) = try call.predictions.prediction(number, in: call.snapshot) else {
        return nil
      }
      let settlement = try call.settlement(of: number)
      let forecasts = try call.knownForecasts(of: number)
      let touched = forecasts.map(\.made.last).max()
      guard let section = Self.section(of: prediction, settlement, touched, on: today) else { return nil }
      let forecasters = forecasts.map(\.forecaster.description).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      return Entry(
        section: section, prediction: prediction, settlement: settlement, forecasters: forecasters,
        touched: touched)
    }.sorted {
      ($0.prediction.current.deadline.last, $0.prediction.id) < (
        $1.prediction.current.deadline.last, $1.prediction.id
      )
    }
  }

  /// Where a prediction belongs; nil where it is settled and asks nothing any more.
  private static func section(
    of prediction: Prediction, _ settlement: Settlement, _ touched: Day?, on today: Day
  ) -> Section? {
    switch settlement {
    case .resolved, .voided: return nil
    case .pending: return .pending
    case .open, .unanswered: break
    }
    let left = prediction.current.deadline.last.days(since: today)
    if left < 0 { return .overdue }
    if left == 0 { return .due }
    if prediction.current.condition != nil { return .inForce }
    return touched.map { today.days(since: $0) > stale } ?? false ? .stale : .coming
  }

  // MARK: How it looks

  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(1, "Agenda"), .line(Phrase("as of \(Period(asOf).display)", .dim)),
    ]
    if let chart { blocks += [.gap, .chart(chart)] }
    for section in Section.allCases {
      let entries = entries.filter { $0.section == section }
      guard !entries.isEmpty else { continue }
      blocks += [.heading(2, Phrase("\(section.title) (\(entries.count))")), .table(table(entries))]
    }
    if entries.isEmpty { blocks += [.gap, .line("nothing waits for an answer")] }
    return blocks
  }

  private func table(_ entries: [Entry]) -> Table {
    let rows = entries.map { entry in
      let terms = entry.prediction.current
      let left = terms.deadline.last.days(since: asOf)
      return [
        Phrase(
          entry.prediction.identifier.description, .strong, .there(entry.prediction.identifier.description)),
        Phrase(terms.statement.onOneLine), Phrase(terms.deadline.display),
        Phrase(String(left), left < 0 ? .bad : .plain), Phrase(terms.condition?.description ?? ""),
        Phrase(entry.touched?.description ?? "–"), Phrase(entry.forecasters.joined(separator: " "), .dim),
      ]
    }
    return Table(
      [
        Column("id"), Column("prediction", minimum: 20), Column("deadline"), Column("days left", .right),
        Column("given"), Column("last forecast"), Column("forecasters"),
      ], rows: rows)
  }

  /// The deadlines on a time axis, one row a section; nil where there is none.
  var chart: Chart? {
    Chart.agenda(
      Section.allCases.flatMap { section in
        entries.filter { $0.section == section }.map {
          Chart.Deadline(
            day: $0.prediction.current.deadline.last, section: section.word, id: $0.prediction.identifier,
            statement: $0.prediction.current.statement.onOneLine)
        }
      }, on: asOf)
  }

  fileprivate var json: JSON {
    .object([
      .init("report", "agenda"), .init("as_of", .string(asOf.description)),
      .init("stale_after_days", .integer(Self.stale)), .init("predictions", .array(entries.map(json))),
    ])
  }

  private func json(of entry: Entry) -> JSON {
    let terms = entry.prediction.current
    return .object([
      .init("id", .string(entry.prediction.identifier.description)),
      .init("section", .string(entry.section.word)), .init("statement", .string(terms.statement)),
      .init("by", .string(terms.deadline.text)), .init("deadline", .string(terms.deadline.last.description)),
      .init("days_left", .integer(terms.deadline.last.days(since: asOf))),
      .init("state", .string(entry.settlement.state)), .init("given", .optional(terms.condition)),
      .init("last_forecast", .optional(entry.touched)),
      .init("forecasters", .array(entry.forecasters.map(JSON.string))),
      .init("uid", .string(entry.prediction.calendarName)),
    ])
  }
}
