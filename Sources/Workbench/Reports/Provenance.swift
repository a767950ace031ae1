import Facts
import Presentation
import Scoring
import Storage

extension Call {
  /// On what a report rests, for its foot: the formulas, the state of the workspace, and whether that is sealed.
  var provenance: String {
    get throws {
      let operation = try newest.map { "o\($0)" } ?? "its first day"
      return "formulas: edition \(ScoringRule.edition); workspace at \(operation), not sealed"
    }
  }

  var provenanceJSON: JSON {
    get throws {
      .object([
        .init("formulas", .integer(ScoringRule.edition)),
        .init("operation", .optional(try newest.map { Identifier(.operation, $0) })), .init("seal", .null),
      ])
    }
  }

  private var newest: Int? {
    get throws { try snapshot.operations(limit: 1).first?.id }
  }
}

extension Page {
  /// The page with a foot that says on what it rests, as its data do.
  func signed(_ call: Call) throws -> Page {
    var page = self
    page.blocks += [
      .gap, .line(Phrase("as of \(try call.today()); nothing that became known later is counted", .dim)),
      .line(Phrase(try call.provenance, .dim)),
    ]
    guard case .object(var members)? = json else { return page }
    let place = members.firstIndex { $0.key == "as_of" }.map { $0 + 1 } ?? members.endIndex
    members.insert(.init("provenance", try call.provenanceJSON), at: place)
    page.json = .object(members)
    return page
  }
}
