import CommandLanguage
import Facts
import Presentation
import Storage

extension Report {
  static let timeline = Report(
    name: "timeline",
    summary: "day by day, what was written, said, forecast and due, what happened, and what was judged"
  ) { filter, call in
    try TimelineReport(filter, call).body()
  }
}

/// What came to be of some claims and predictions, in the order of days.
struct TimelineReport {
  /// In the order in which they stand within a day.
  enum Event: Int {
    case published, said, evidence, predicted, forecast, withdrawn, happened, settled, known, due, judged
  }

  struct Entry {
    /// Nil for words without a day, which come last.
    let day: Day?
    /// The day as it was written, which may be a month or a year.
    let written: String?
    let events: [Event]
    let row: Identifier
    /// The document, claim or prediction that it is about.
    let about: Identifier
    let who: [String]
    let words: Phrase
    var place = Phrase()
  }

  let call: Call
  let asOf: Day
  let days: DayBounds
  let entries: [Entry]

  init(_ filter: Filter, _ call: Call) throws {
    (self.call, asOf, days) = (call, try call.today(), try call.reportDays())
    let bounds = days
    let isBounded = bounds.first != nil || bounds.last != nil
    entries = try TimelineReader(filter, call).entries().filter { entry in
      entry.day.map(bounds.contains) ?? !isBounded
    }.sorted { $0.order < $1.order }
  }

  func body() throws -> ReportBody {
    var blocks: [Block] = [
      .heading(1, "Timeline"), .line(Phrase("as of \(Period(asOf).display)\(bounds)", .dim)),
    ]
    if !entries.isEmpty { blocks.append(.heading(2, "Day by day")) }
    var (day, isFirst) = (Day?.none, true)
    for entry in entries {
      if isFirst || entry.day != day {
        blocks.append(.heading(3, Phrase(heading(entry.day))))
        (day, isFirst) = (entry.day, false)
      }
      blocks.append(.item(line(of: entry)))
    }
    if entries.isEmpty { blocks += [.gap, .line("nothing that is meant has a day here")] }
    let sources = try SourceList(entries.flatMap { [$0.row, $0.about] }, call)
    return ReportBody(blocks, sources: sources, list: "entries") {
      .object([
        .init("report", "timeline"), .init("as_of", .string(asOf.description)),
        .init("from", .optional(days.first)), .init("until", .optional(days.last)),
        .init("entries", .array(entries.map(\.json))),
      ])
    }
  }

  private var bounds: String {
    [days.first.map { ", from \($0)" }, days.last.map { ", until \($0)" }].compactMap { $0 }.joined()
  }

  private func heading(_ day: Day?) -> String {
    guard let day else { return "Without a day" }
    return Period(day).display + (day > asOf ? ", to come" : "")
  }

  private func line(of entry: Entry) -> Phrase {
    let (about, row) = (entry.about.description, entry.row.description)
    let who = entry.who.isEmpty ? "" : " " + entry.who.joined(separator: " ")
    var line =
      Phrase(about, .strong, .there(about)) + Phrase(" \(entry.event)\(who): ") + entry.words
      + entry.place
    if entry.row != entry.about { line += Phrase("  ") + Phrase(row, .dim, .there(row)) }
    if let written = entry.written, written != entry.day?.description {
      line += Phrase("  \(written)", .dim)
    }
    return line
  }
}

extension TimelineReport.Entry {
  /// Such as `said`, or `happened, known`.
  fileprivate var event: String { events.map { "\($0)" }.joined(separator: ", ") }

  fileprivate var order: (Int, Int, Int, Int) {
    (day?.number ?? .max, events.first?.rawValue ?? 0, about.number, row.number)
  }

  fileprivate var json: JSON {
    .object([
      .init("day", .optional(day)), .init("written", .optional(written)), .init("event", .string(event)),
      .init("id", .string(row.description)), .init("about", .string(about.description)),
      .init("who", .array(who.map(JSON.string))), .init("words", .string(words.plain)),
    ])
  }
}

extension Call {
  /// The days that `from` and `until` name; what is not named is open.
  func reportDays() throws -> DayBounds {
    let first = try reportDay(.fromDay)?.first
    let last = try reportDay(.untilDay)?.last
    if let first, let last, first > last {
      throw wrong(.untilDay, "E-DAY", "\(last) is earlier than \(first)", hint: "write the earlier one first")
    }
    return DayBounds(first: first, last: last)
  }

  func reportDay(_ parameter: Parameter<DayExpression>) throws -> Period? {
    guard let expression = self[parameter] else { return nil }
    let today = try today()
    return try placed(parameter) { () throws(FactError) in
      try expression.resolved(asOf: today, looking: .past)
    }
  }
}
