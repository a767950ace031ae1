import Facts

/// The row of gold, as SQL that views take too; NULL where nobody has adjudicated.
let goldRow = "(SELECT id FROM speaker WHERE handle = 'gold')"

/// Whether a row of `tagging` stands, as SQL for views.
let standingTag: String =
  "NOT EXISTS (SELECT 1 FROM denial WHERE denial.tag = tagging.tag AND "
  + "(\(Kind.taggable.map { "denial.\($0.name) = tagging.\($0.name)" }.joined(separator: " OR "))))"

// A judgement of gold's holds before those of others; without one, the newest holds, and of tags, which exclude one
// another nowhere, all do.
extension Snapshot {
  static var goldRow: SQL { "\(sql: Storage.goldRow)" }

  /// That gold did not take a tag away from a row of a kind: true of rows of `tagging`.
  static func tagStands(on kind: Kind) -> SQL {
    """
    NOT EXISTS (
      SELECT 1 FROM denial
      WHERE denial.\(sql: kind.column) = tagging.\(sql: kind.column) AND denial.tag = tagging.tag)
    """
  }

  /// Marks of which gold took every tag away and left no claim: nobody holds them any more.
  static let struckMarks: SQL = """
    SELECT denial.mention FROM denial
    WHERE denial.mention IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM mention_claim WHERE mention_claim.mention = denial.mention)
      AND NOT EXISTS (
        SELECT 1 FROM tagging WHERE tagging.mention = denial.mention AND \(tagStands(on: .mention)))
    """
}
