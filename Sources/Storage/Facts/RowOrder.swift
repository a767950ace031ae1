import Facts
import GRDB

/// By what rows may be sorted without being read: their numbers, their words, or the last of their days.
package enum RowOrder: Sendable, Hashable {
  case number, text, day

  /// The value by which rows of a kind are sorted, on the columns of its table; nil where it is not stored so.
  func value(of kind: Kind, asOf: Int?) -> SQL? {
    switch self {
    case .number: "id"
    case .text: RowOrder.text(of: kind)
    case .day: RowOrder.day(of: kind, asOf: asOf)
    }
  }

  private static func text(of kind: Kind) -> SQL? {
    switch kind {
    case .document: "title"
    case .mention: "exact"
    case .claim: "statement"
    case .prediction: newestTerms("statement")
    case .evidence, .note: "text"
    case .operation: "label"
    case .link, .verdict, .forecast, .resolution: nil
    }
  }

  private static func day(of kind: Kind, asOf: Int?) -> SQL? {
    switch kind {
    case .document, .evidence: "published_last"
    case .mention: "said_last"
    case .claim:
      """
      (SELECT said_last FROM mention_claim JOIN mention ON mention.id = mention_claim.mention
        WHERE mention_claim.claim = claim.id AND (\(Kind.mention.condition(knownBy: asOf)))
        ORDER BY mention.id LIMIT 1)
      """
    case .prediction: newestTerms("deadline_last")
    case .verdict: "judged_last"
    case .forecast: "made_last"
    case .resolution: "known_last"
    case .link, .note, .operation: "NULL"
    }
  }

  private static func newestTerms(_ column: String) -> SQL {
    """
    (SELECT \(sql: column) FROM terms WHERE terms.prediction = prediction.id ORDER BY number DESC LIMIT 1)
    """
  }
}
