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
    case .link: hiddenLinks(by: day)
    case .note:
      known(Kind.allCases.filter { $0 != .note && $0 != .operation }.map { ($0.column, $0) }, by: day)
    case .operation: nil
    }
  }

  /// Links of which no end, and no link that they undercut, is hidden on a day.
  private func hiddenLinks(by day: Int) -> SQL {
    let ends = known(
      [
        ("from_claim", .claim), ("from_prediction", .prediction), ("to_claim", .claim),
        ("to_prediction", .prediction),
      ], by: day)
    return """
      id NOT IN (
        WITH RECURSIVE hidden(id) AS (
          SELECT id FROM link WHERE NOT (\(ends))
          UNION SELECT link.id FROM link JOIN hidden ON link.to_link = hidden.id)
        SELECT id FROM hidden)
      """
  }

  /// That what some columns refer to could be known on a day: what is said of hidden rows tells of them.
  private func known(_ columns: [(String, Kind)], by day: Int) -> SQL {
    let parts = columns.map { column, kind -> SQL in
      "(\(sql: column) IS NULL OR \(sql: column) IN (SELECT id FROM \(sql: kind.table) WHERE \(kind.condition(knownBy: Optional(day)))))"
    }
    return parts.joined(separator: " AND ")
  }

  /// The same, and true of every row where no day is given.
  func condition(knownBy day: Int?) -> SQL { day.flatMap { condition(knownBy: $0) } ?? "TRUE" }
}
