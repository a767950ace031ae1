import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Report {
  /// So many days before its end a report of changes begins, unless it is told.
  private static let span = 30

  static let changes = Report(
    name: "changes",
    summary: "what moved scores between two days, the last \(span) unless from and until name others"
  ) { filter, call in
    let bounds = try call.reportDays()
    let end = try bounds.last ?? call.today()
    let start = bounds.first ?? end.advanced(by: -span)
    guard start <= end else {
      throw call.wrong(
        .fromDay, "E-DAY", "\(start) is later than \(end)", hint: "write the earlier one first")
    }
    let changes = try call.changes(filter, from: start, until: end)
    // Also what stayed as it was: the means before and after rest on it.
    let predictions = changes.flatMap(\.groups).flatMap(\.items).map(\.prediction.identifier)
    let page = Page.of(changes)
    return ReportBody(
      [.heading(1, "Changes"), .line(Phrase("as of \(Period(end).display)", .dim))] + page.blocks,
      sources: try SourceList(predictions, call.seen(on: end)), list: page.list ?? "groups"
    ) { (page.json ?? .null).asReport("changes") }
  }
}

extension Call {
  /// The same command at work on an earlier day.
  fileprivate func seen(on day: Day) -> Call {
    var call = self
    call.sitting.asOf = day
    return call
  }

  /// What moved scores from one as-of day to another; the filter is that of the later one.
  fileprivate func changes(_ filter: Filter, from start: Day, until end: Day) throws -> [ScoreChanges] {
    func view(_ day: Day) -> LedgerView {
      let call = seen(on: day)
      return LedgerView(end: { try call.ledgerEnd(filter, per: self[.per]) }, known: call.known)
    }
    return try ScoreChanges.each(
      .asOf, named: (start.description, end.description), from: view(start), to: view(end), rule: self[.rule])
  }
}
