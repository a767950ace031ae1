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
