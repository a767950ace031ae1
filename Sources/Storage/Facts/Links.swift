package import Facts
import GRDB

extension Snapshot {
  package func link(_ id: Int) throws -> Link? {
    try links("WHERE link.id = \(id)").first
  }

  /// The links that begin or end at a row.
  package func links(touching row: Identifier) throws -> [Link] {
    switch row.kind {
    case .claim: try links("WHERE from_claim = \(row.number) OR to_claim = \(row.number)")
    case .prediction: try links("WHERE from_prediction = \(row.number) OR to_prediction = \(row.number)")
    case .link: try links("WHERE to_link = \(row.number)")
    default: []
    }
  }

  /// What the rules for links ask of an end.
  package func linked(_ row: Identifier) throws -> LinkedRow {
    guard Kind.taggable.contains(row.kind) else { return LinkedRow(tags: [], kind: nil) }
    return LinkedRow(tags: try tags(on: row), kind: row.kind == .claim ? try claim(row.number)?.kind : nil)
  }

  private func links(_ condition: SQL) throws -> [Link] {
    try database.rows(
      """
      SELECT link.id, relation, from_claim, from_prediction, to_claim, to_prediction, to_link, because,
        speaker.handle AS coder
      FROM link JOIN speaker ON speaker.id = link.coder
      \(condition)
      ORDER BY link.id
      """
    ).map(Link.init(row:))
  }
}

extension Change {
  /// Adds a link; what a scheme forbids is a `SchemeBreach`.
  package func add(_ link: Link) throws -> Int {
    let breach = try snapshot.tagRules().breach(of: link) {
      (try snapshot.linked(link.from), try snapshot.linked(link.to))
    }
    if let breach { throw breach }
    let coder = try speakerRow(link.coder)
    return try database.insert(
      """
      INSERT INTO link (relation, from_claim, from_prediction, to_claim, to_prediction, to_link, because, coder)
      VALUES (\(link.relation.rawValue), \(link.from.number(if: .claim)), \(link.from.number(if: .prediction)),
        \(link.to.number(if: .claim)), \(link.to.number(if: .prediction)), \(link.to.number(if: .link)),
        \(link.because), \(coder))
      """)
  }
}

extension Link {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.required("id"), relation: try row.word("relation"),
      from: try Identifier(row: row, prefix: "from_", kinds: [.claim, .prediction]),
      to: try Identifier(row: row, prefix: "to_", kinds: [.claim, .prediction, .link]),
      because: try row.optional("because"), coder: try row.handle("coder"))
  }
}
