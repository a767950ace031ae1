import Facts
import Presentation
import Storage

extension Report {
  static let audit = Report(
    name: "audit", summary: "what scores leave out, of everybody and of each speaker, with every row counted"
  ) { filter, call in
    let audit = try call.audit(filter)
    let rows = audit.groups.flatMap(\.sections).flatMap(\.lines).flatMap(\.rows)
    return ReportBody(
      [.heading(1, "Audit"), .line(Phrase("as of \(Period(audit.asOf).display)", .dim))] + audit.whole,
      sources: try SourceList(rows, call), list: "lines"
    ) { audit.json.asReport("audit") }
  }
}

extension JSON {
  /// The members of an object after the name of the report that they belong to.
  func asReport(_ name: String) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object([.init("report", .string(name))] + members)
  }
}
