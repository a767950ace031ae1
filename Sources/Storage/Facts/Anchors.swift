package import Facts
import GRDB

extension Snapshot {
  /// Where a mention's words stand in the versions of their document, oldest first.
  package func anchors(of mention: Int) throws -> [Anchor] {
    try anchors("WHERE anchor.mention = \(mention)")
  }

  /// The same of every mention that some version of a document has.
  package func anchors(inDocument document: Int) throws -> [Anchor] {
    try anchors("WHERE version.document = \(document)")
  }

  /// The mentions whose words the newest version lost, and nobody has said where they are; of one document or of all.
  package func lostMentions(inDocument document: Int? = nil) throws -> [Int] {
    try database.values(
      """
      SELECT anchor.mention FROM anchor JOIN version ON version.id = anchor.version
      WHERE anchor.fragments IS NULL AND anchor.state <> 'gone'
        AND (\(document) IS NULL OR version.document = \(document))
        AND anchor.version = (SELECT max(version) FROM anchor AS newest WHERE newest.mention = anchor.mention)
      ORDER BY anchor.mention
      """)
  }

  private func anchors(_ condition: SQL) throws -> [Anchor] {
    try database.rows(
      """
      SELECT anchor.mention, anchor.version, version.number, anchor.state, anchor.fragments, anchor.score
      FROM anchor JOIN version ON version.id = anchor.version
      \(condition) ORDER BY anchor.mention, version.number
      """
    ).map(Anchor.init(row:))
  }

  /// The document, and the number of its version, that hold exactly this text.
  package func version(holding text: String) throws -> (document: Int, number: Int)? {
    guard let document = try self.document(holding: text) else { return nil }
    let number: Int? = try database.value(
      "SELECT number FROM version WHERE document = \(document) AND hash = \(contentHash(text))")
    return number.map { (document, $0) }
  }

  /// The row of the version that a mention's words were quoted from.
  package func quotedVersion(of mention: Int) throws -> Int? {
    try database.value("SELECT version FROM mention WHERE id = \(mention)")
  }

  /// Whether a version has a successor, so that its document's id alone would mean that one.
  package func isSuperseded(versionRow id: Int) throws -> Bool {
    try database.value(
      """
      SELECT 1 FROM version JOIN version AS later
        ON later.document = version.document AND later.number > version.number
      WHERE version.id = \(id) LIMIT 1
      """) ?? false
  }

  /// The numbers of a document's versions, oldest first.
  package func versionNumbers(of document: Int) throws -> [Int] {
    try database.values("SELECT number FROM version WHERE document = \(document) ORDER BY number")
  }
}

extension Change {
  /// Says where a mention's words stand in a version, in place of what was said before; the mention stays as it is.
  package func set(_ anchor: Anchor) throws {
    let (state, fragments) = (anchor.state.rawValue, anchor.fragments?.description)
    let standing: Int? = try database.value(
      "SELECT id FROM anchor WHERE mention = \(anchor.mention) AND version = \(anchor.version)")
    if let standing {
      try database.run(
        """
        UPDATE anchor SET state = \(state), fragments = \(fragments), score = \(anchor.score)
        WHERE id = \(standing)
        """)
    } else {
      try database.run(
        """
        INSERT INTO anchor (mention, version, fragments, state, score)
        VALUES (\(anchor.mention), \(anchor.version), \(fragments), \(state), \(anchor.score))
        """)
    }
  }
}

extension Anchor {
  fileprivate init(row: Row) throws {
    let text: String? = try row.optional("fragments")
    let fragments = try text.map { text in
      guard let fragments = Fragments(parsing: text) else { throw row.unknown(text, in: "fragments") }
      return fragments
    }
    self.init(
      mention: try row.required("mention"), version: try row.required("version"),
      number: try row.required("number"), state: try row.word("state"), fragments: fragments,
      score: try row.optional("score"))
  }
}
