package import Facts
import GRDB

extension Snapshot {
  package func evidence(_ id: Int) throws -> Evidence? {
    try evidence("WHERE evidence.id = \(id)").first
  }

  /// What was brought for or against a claim, a prediction or a resolution, oldest first.
  package func evidence(on subject: Identifier) throws -> [Evidence] {
    switch subject.kind {
    case .claim: try evidence("WHERE claim = \(subject.number)")
    case .prediction: try evidence("WHERE prediction = \(subject.number)")
    case .resolution: try evidence("WHERE resolution = \(subject.number)")
    default: []
    }
  }

  private func evidence(_ condition: SQL) throws -> [Evidence] {
    try database.rows(
      """
      SELECT evidence.id, stance, claim, prediction, resolution, text, url, mention, published, published_first,
        published_last, reliability, credibility, speaker.handle AS coder
      FROM evidence JOIN speaker ON speaker.id = evidence.coder
      \(condition)
      ORDER BY evidence.id
      """
    ).map(Evidence.init(row:))
  }
}

extension Change {
  package func add(_ evidence: Evidence) throws -> Int {
    let coder = try speakerRow(evidence.coder)
    return try database.insert(
      """
      INSERT INTO evidence (stance, claim, prediction, resolution, text, url, mention, published, reliability,
        credibility, coder)
      VALUES (\(evidence.stance.rawValue), \(evidence.subject.number(if: .claim)),
        \(evidence.subject.number(if: .prediction)), \(evidence.subject.number(if: .resolution)),
        \(evidence.text), \(evidence.url), \(evidence.mention), \(evidence.published?.text),
        \(evidence.grade?.reliability), \(evidence.grade?.credibility), \(coder))
      """)
  }
}

extension Identifier {
  /// Its number for the column of its own kind, nil for the columns of the others.
  func number(if kind: Kind) -> Int? {
    self.kind == kind ? number : nil
  }

  /// The one that stands in the columns named after kinds, of a row that has exactly one.
  init(row: Row, prefix: String = "", kinds: [Kind]) throws {
    for kind in kinds {
      if let number: Int = try row.optional(prefix + kind.name) {
        self.init(kind, number)
        return
      }
    }
    throw row.unknown("subject", in: prefix + kinds[0].name)
  }
}

extension Evidence {
  fileprivate init(row: Row) throws {
    let grade = Grade(stored: try row.optional("reliability"), try row.optional("credibility"))
    self.init(
      id: try row.required("id"), stance: try row.word("stance"),
      subject: try Identifier(row: row, kinds: [.claim, .prediction, .resolution]),
      text: try row.required("text"), url: try row.optional("url"), mention: try row.optional("mention"),
      published: try row.optionalPeriod("published"), grade: grade, coder: try row.handle("coder"))
  }
}
