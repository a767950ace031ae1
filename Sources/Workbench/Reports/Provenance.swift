import Facts
import Presentation
import Scoring
import Storage

extension Call {
  /// On what a report rests, for its foot: the formulas, the state of the workspace, and what of that is sealed.
  var provenance: String {
    get throws {
      let operation = try newest.map { "o\($0)" } ?? "its first day"
      let seal = try snapshot.seal().map { head, since in
        since == 0
          ? "sealed as \(head.words)"
          : "\(since.counted("operation")) after the seal \(head.words)"
      }
      return "formulas: edition \(ScoringRule.edition); workspace at \(operation), \(seal ?? "not sealed")"
    }
  }

  var provenanceJSON: JSON {
    get throws {
      let seal = try snapshot.seal().map { head, since in
        JSON.object(head.members + [.init("operations_since", .integer(since))])
      }
      return .object([
        .init("formulas", .integer(ScoringRule.edition)),
        .init("operation", .optional(try newest.map { Identifier(.operation, $0) })),
        .init("seal", seal ?? .null),
      ])
    }
  }

  private var newest: Int? {
    get throws { try snapshot.operations(limit: 1).first?.id }
  }
}
