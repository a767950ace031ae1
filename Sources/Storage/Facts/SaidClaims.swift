package import Facts
import GRDB

/// A claim as one speaker said it, or, without one, as nobody that is known did.
package struct SaidClaim: Sendable, Hashable {
  package let claim: Int
  package let kind: String?
  package let speaker: Handle?
  /// Whether the speaker's words of doubt were kept with some mention.
  package let isHedged: Bool
  /// The predictions that make it something to be resolved.
  package let predictions: [Int]
}

extension Snapshot {
  /// Every claim for each of its speakers, as the world knew it on a day, or as all that is stored.
  package func saidClaims(knownBy day: Day?) throws -> [SaidClaim] {
    let predicted: [(Int, Int)] = try database.rows(
      """
      SELECT claim, id FROM prediction
      WHERE claim IS NOT NULL AND (\(Kind.prediction.condition(knownBy: day?.number))) ORDER BY id
      """
    ).map { (try $0.required("claim"), try $0.required("id")) }
    let predictions = Dictionary(grouping: predicted, by: \.0).mapValues { $0.map(\.1) }
    return try database.rows(
      """
      SELECT claim.id, claim.kind, speaker.handle AS speaker, max(mention.hedge IS NOT NULL) AS hedged
      FROM claim
      LEFT JOIN mention_claim ON mention_claim.claim = claim.id
      LEFT JOIN mention ON mention.id = mention_claim.mention
      LEFT JOIN speaker ON speaker.id = mention.speaker
      WHERE mention.id IS NULL OR (\(Kind.mention.condition(knownBy: day?.number)))
      GROUP BY claim.id, speaker.id ORDER BY claim.id, speaker.id
      """
    ).map { row in
      let id: Int = try row.required("id")
      let speaker: String? = try row.optional("speaker")
      return SaidClaim(
        claim: id, kind: try row.optional("kind"), speaker: speaker.map { Handle(stored: $0) },
        isHedged: try row.optional("hedged") ?? false, predictions: predictions[id] ?? [])
    }
  }

  /// The resolutions for which there is evidence: what they cite, and what was given for or against them.
  package func resolutionsWithEvidence(knownBy day: Day?) throws -> Set<Int> {
    let known = Kind.evidence.condition(knownBy: day?.number)
    return Set(
      try database.values(
        """
        SELECT resolution FROM resolution_evidence
        WHERE evidence IN (SELECT id FROM evidence WHERE \(known))
        UNION SELECT resolution FROM evidence WHERE resolution IS NOT NULL AND (\(known))
        """) as [Int])
  }
}
