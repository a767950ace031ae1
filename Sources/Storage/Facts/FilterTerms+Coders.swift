import Facts
import GRDB

extension FilterCompiler {
  /// The rows that a coder made as judgements, or judged.
  func coded(by handle: Handle) -> SQL? {
    let who: SQL = "(SELECT id FROM speaker WHERE handle = \(handle.name))"
    let tagged: SQL = "id IN (SELECT \(sql: kind.column) FROM tagging WHERE coder = \(who))"
    return switch kind {
    case .document: "\(tagged) OR id IN (SELECT document FROM coding WHERE coder = \(who))"
    case .mention: "coder = \(who) OR \(tagged)"
    case .claim:
      """
      \(tagged) OR id IN (SELECT claim FROM verdict WHERE coder = \(who))
        OR id IN (
          SELECT claim FROM mention_claim JOIN mention ON mention.id = mention_claim.mention
          WHERE mention.coder = \(who))
      """
    case .prediction: "\(tagged) OR id IN (SELECT prediction FROM resolution WHERE coder = \(who))"
    case .link, .evidence, .verdict, .resolution, .note: "coder = \(who)"
    case .operation: "author = \(handle.name)"
    case .forecast: nil
    }
  }

  /// Leaves out marks that nobody holds any more, unless the filter asks for rows by name or by coder.
  static func holding(_ filter: Filter, of kind: Kind) -> SQL {
    let isNamed = filter.terms.contains { term in
      switch term {
      case .rows, .coder: true
      default: false
      }
    }
    return kind == .mention && !isNamed ? "mention.id NOT IN (\(Snapshot.struckMarks))" : "TRUE"
  }
}
