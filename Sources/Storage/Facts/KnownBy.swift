package import Facts
import GRDB

extension Snapshot {
  /// The rows of a kind that the world could know on a day, or nil for kinds that have no day of their own.
  ///
  /// What was said, made, published or judged counts from the last day of its period, what became known from the
  /// first; rows without a day are known.
  package func numbers(of kind: Kind, knownBy day: Day) throws -> Set<Int>? {
    try condition(of: kind, knownBy: day.number).map { Set(try database.values($0)) }
  }

  package func isKnown(_ row: Identifier, by day: Day) throws -> Bool {
    guard let condition = condition(of: row.kind, knownBy: day.number) else { return true }
    return try database.value("SELECT 1 FROM (\(condition)) WHERE id = \(row.number)") ?? false
  }

  private func condition(of kind: Kind, knownBy day: Int) -> SQL? {
    switch kind {
    case .document: "SELECT id FROM document WHERE published IS NULL OR published_last <= \(day)"
    case .mention: "SELECT id FROM mention WHERE said IS NULL OR said_last <= \(day)"
    case .evidence: "SELECT id FROM evidence WHERE published IS NULL OR published_last <= \(day)"
    case .verdict: "SELECT id FROM verdict WHERE judged_last <= \(day)"
    case .forecast: "SELECT id FROM forecast WHERE made_last <= \(day)"
    case .resolution: "SELECT id FROM resolution WHERE known IS NULL OR known_first <= \(day)"
    case .claim:
      """
      SELECT id FROM claim WHERE NOT EXISTS (SELECT 1 FROM mention_claim WHERE mention_claim.claim = claim.id)
        OR EXISTS (
          SELECT 1 FROM mention_claim JOIN mention ON mention.id = mention_claim.mention
          WHERE mention_claim.claim = claim.id AND (said IS NULL OR said_last <= \(day)))
      """
    case .prediction:
      """
      SELECT id FROM prediction WHERE NOT EXISTS (SELECT 1 FROM forecast WHERE forecast.prediction = prediction.id)
        OR EXISTS (SELECT 1 FROM forecast WHERE forecast.prediction = prediction.id AND made_last <= \(day))
      """
    case .link, .note, .operation: nil
    }
  }
}
