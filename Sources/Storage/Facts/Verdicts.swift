package import Facts
import GRDB

extension Snapshot {
  package func verdict(_ id: Int) throws -> Verdict? {
    try verdicts("WHERE verdict.id = \(id)").first
  }

  /// All verdicts on a claim, oldest first, superseded ones among them.
  package func verdicts(on claim: Int) throws -> [Verdict] {
    try verdicts("WHERE claim = \(claim)")
  }

  private func verdicts(_ condition: SQL) throws -> [Verdict] {
    try database.rows(
      """
      SELECT verdict.id, claim, standing, judged, judged_first, judged_last, because, speaker.handle AS coder
      FROM verdict JOIN speaker ON speaker.id = verdict.coder
      \(condition)
      ORDER BY verdict.id
      """
    ).map(Verdict.init(row:))
  }

  /// The pieces of evidence that a verdict cites.
  package func evidence(citedByVerdict verdict: Int) throws -> [Int] {
    try database.values("SELECT evidence FROM verdict_evidence WHERE verdict = \(verdict) ORDER BY evidence")
  }
}

extension Change {
  package func add(_ verdict: Verdict, citing evidence: [Int]) throws -> Int {
    let coder = try speakerRow(verdict.coder)
    let id = try database.insert(
      """
      INSERT INTO verdict (claim, standing, judged, because, coder)
      VALUES (\(verdict.claim), \(verdict.standing.rawValue), \(verdict.judged.text), \(verdict.because), \(coder))
      """)
    for piece in evidence {
      try database.run("INSERT INTO verdict_evidence (verdict, evidence) VALUES (\(id), \(piece))")
    }
    return id
  }
}

extension Verdict {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.required("id"), claim: try row.required("claim"), standing: try row.word("standing"),
      judged: try row.period("judged"), because: try row.optional("because"), coder: try row.handle("coder"))
  }
}
