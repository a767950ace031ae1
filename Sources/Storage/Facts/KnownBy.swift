package import Facts
import GRDB

extension Snapshot {
  /// Whether the world could know a row on a day; rows of kinds that have no day of their own are known.
  package func isKnown(_ row: Identifier, by day: Day) throws -> Bool {
    guard let condition = row.kind.condition(knownBy: day.number) else { return true }
    return try database.value(
      "SELECT 1 FROM \(sql: row.kind.table) WHERE id = \(row.number) AND (\(condition))") ?? false
  }
}

extension Kind {
  /// What is true of the rows that the world could know on a day, or nil for kinds that have no day of their own.
  ///
  /// What was said, made, published or judged counts from the last day of its period, what became known from the
  /// first; rows without a day are known.
  func condition(knownBy day: Int) -> SQL? {
    switch self {
    case .document, .evidence: "published IS NULL OR published_last <= \(day)"
    case .mention: "said IS NULL OR said_last <= \(day)"
    case .verdict: "judged_last <= \(day)"
    case .forecast: "made_last <= \(day)"
    case .resolution: "known IS NULL OR known_first <= \(day)"
    case .claim:
      """
      NOT EXISTS (SELECT 1 FROM mention_claim WHERE mention_claim.claim = claim.id)
        OR EXISTS (
          SELECT 1 FROM mention_claim JOIN mention ON mention.id = mention_claim.mention
          WHERE mention_claim.claim = claim.id AND (said IS NULL OR said_last <= \(day)))
      """
    case .prediction:
      """
      NOT EXISTS (SELECT 1 FROM forecast WHERE forecast.prediction = prediction.id)
        OR EXISTS (SELECT 1 FROM forecast WHERE forecast.prediction = prediction.id AND made_last <= \(day))
      """
    case .link, .note, .operation: nil
    }
  }

  /// The same, and true of every row where no day is given.
  func condition(knownBy day: Int?) -> SQL { day.flatMap { condition(knownBy: $0) } ?? "TRUE" }
}
