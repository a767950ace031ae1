package import Facts
import GRDB

extension Snapshot {
  /// All that bears on claims and predictions, as the world knew it on a day, or all that is stored.
  package func claimGraph(knownBy day: Day?) throws -> ClaimGraph {
    var undercuts: [ClaimGraph.Undercut] = []
    var bearings: [Bearing] = []
    let links: SQL = """
      SELECT id, relation, coalesce(from_claim, from_prediction), coalesce(to_claim, to_prediction, to_link)
      FROM link WHERE \(Kind.link.condition(knownBy: day?.number)) ORDER BY id
      """
    try read(links) { row in
      let (id, from, to): (Int, Int, Int) = (try row.required(0), try row.required(2), try row.required(3))
      let relation = try row.relation(1)
      if relation == .undercuts {
        undercuts.append(.init(link: id, claim: Identifier(.claim, from), target: to))
      } else {
        let (ends, link) = (relation.ends, Identifier(.link, id))
        bearings.append(
          Bearing(
            row: link, relation: relation, from: Identifier(ends.from, from), to: Identifier(ends.to, to)))
      }
    }
    let evidence: SQL = """
      SELECT id, stance, claim, prediction FROM evidence
      WHERE resolution IS NULL AND (\(Kind.evidence.condition(knownBy: day?.number)))
        AND (claim IS NULL OR claim IN (SELECT id FROM claim WHERE \(Kind.claim.condition(knownBy: day?.number))))
      ORDER BY id
      """
    try read(evidence) { row in
      let (piece, claim) = (Identifier(.evidence, try row.required(0)), try row.optional(2) as Int?)
      let to = try claim.map { Identifier(.claim, $0) } ?? Identifier(.prediction, row.required(3))
      bearings.append(Bearing(row: piece, relation: try row.relation(1), from: piece, to: to))
    }
    return ClaimGraph(bearings, undercuts: undercuts)
  }

  /// Who said which claim by a day, as numbers of speakers, and the evidence of sources graded A or B.
  package func backing(knownBy day: Day?) throws -> ClaimGraph.Backing {
    var backing = ClaimGraph.Backing()
    let said: SQL = """
      SELECT DISTINCT claim, speaker FROM mention JOIN mention_claim ON mention_claim.mention = mention.id
      WHERE speaker IS NOT NULL AND (\(Kind.mention.condition(knownBy: day?.number))) ORDER BY claim, speaker
      """
    try read(said) { row in
      backing.speakers[Identifier(.claim, try row.required(0)), default: []].append(try row.required(1))
    }
    let good: [Int] = try database.values(
      "SELECT id FROM evidence WHERE reliability IN \(Grade.reliable)")
    backing.goodEvidence = Set(good.map { Identifier(.evidence, $0) })
    return backing
  }

  /// The handle of a speaker by its number.
  package func handle(ofSpeaker id: Int) throws -> Handle? {
    let name: String? = try database.value("SELECT handle FROM speaker WHERE id = \(id)")
    return name.map { Handle(stored: $0) }
  }

  /// The rows to which links of some relations lead from a row, with these links; symmetric ones from either end.
  package func links(from row: Identifier, _ relations: [Link.Relation]) throws -> [Link] {
    try links(touching: row).filter {
      relations.contains($0.relation) && ($0.from == row || $0.relation.isSymmetric)
    }
  }

  func read(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: sql.text, arguments: sql.arguments)
    while let row = try rows.next() { try body(row) }
  }
}

extension Row {
  fileprivate func relation(_ index: Int) throws -> Link.Relation {
    let word: String = try required(index)
    guard let relation = Link.Relation(rawValue: word) else { throw unknown(word, in: "relation") }
    return relation
  }
}
