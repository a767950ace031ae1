package import Facts
import GRDB

/// A version of a document whose text or bounds are not what was stored.
package struct TextFlaw: Sendable, Hashable {
  package let document: Int
  package let version: Int
  package let message: String
}

/// An anchor that does not hold, or a mention that has lost its own.
package struct AnchorFlaw: Sendable, Hashable {
  package let mention: Int
  package let message: String
}

extension Snapshot {
  /// Reads every text again, and says what is wrong with it; returns how many there are.
  package func checkTexts(_ found: (TextFlaw) throws -> Void) throws -> Int {
    let ids: [Int] = try database.values("SELECT id FROM version ORDER BY id")
    for id in ids {
      let row = try database.row("SELECT document, number, hash FROM version WHERE id = \(id)")
      guard let row, let text = try database.text("SELECT text FROM version WHERE id = \(id)") else {
        continue
      }
      let (document, number): (Int, Int) = (try row.required("document"), try row.required("number"))
      for message in try flaws(of: text, version: id, hash: row.required("hash")) {
        try found(TextFlaw(document: document, version: number, message: message))
      }
    }
    return ids.count
  }

  private func flaws(of text: String, version id: Int, hash: String) throws -> [String] {
    guard contentHash(text) == hash else {
      return ["the text is not the one that was stored: its hash is another"]
    }
    do {
      return try version(row: id)?.segmentation.flaws(in: StoredText(text)) ?? []
    } catch let error as WorkspaceError {
      return ["its bounds cannot be read: \(error.complaint)"]
    }
  }

  /// Compares every quote with the text at its place, and says where they differ; returns how many there are.
  package func checkQuotes(_ found: (AnchorFlaw) throws -> Void) throws -> Int {
    var (count, version, text): (Int, Int?, StoredText?) = (0, nil, nil)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT anchor.version, anchor.mention, anchor.fragments, anchor.state, mention.version AS own, exact,
          prefix, suffix
        FROM anchor JOIN mention ON mention.id = anchor.mention
        WHERE anchor.fragments IS NOT NULL ORDER BY anchor.version, anchor.id
        """)
    while let row = try rows.next() {
      count += 1
      let id: Int = try row.required(0)
      if id != version {
        version = id
        text = try database.text("SELECT text FROM version WHERE id = \(id)").map { StoredText($0) }
      }
      let mention: Int = try row.required(1)
      if let flaw = try flaw(of: row, in: text, isOwn: try row.optional(4) == id) {
        try found(AnchorFlaw(mention: mention, message: flaw))
      }
    }
    let lost: [Int] = try database.values(
      """
      SELECT id FROM mention WHERE version IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM anchor WHERE anchor.mention = mention.id AND anchor.version = mention.version)
      ORDER BY id
      """)
    for mention in lost {
      try found(AnchorFlaw(mention: mention, message: "has no place in the text that it was taken from"))
    }
    return count
  }

  private func flaw(of row: Row, in text: StoredText?, isOwn: Bool) throws -> String? {
    let written: String = try row.required(2)
    guard let text else { return "stands in a text that is not there" }
    guard let fragments = Fragments(parsing: written) else { return "'\(written)' is no place in a text" }
    let selector = QuoteSelector(
      exact: try row.required(5), prefix: try row.required(6), suffix: try row.required(7))
    let isExact = try row.required(3) as String == "exact"
    let flaw = selector.flaw(at: fragments, in: text, withContext: isOwn)
    // Words that were found again in another version may read differently there, but must stand in it.
    guard isExact || flaw?.isOutside == true else { return nil }
    return flaw.map { "\(written) \($0)" }
  }

  /// How many mentions are in each state in the newest version that they were looked for in.
  package func anchorStates() throws -> [(state: String, count: Int)] {
    try database.rows(
      """
      SELECT state, count(*) AS count FROM anchor
      WHERE version = (SELECT max(version) FROM anchor AS newest WHERE newest.mention = anchor.mention)
      GROUP BY state ORDER BY state
      """
    ).map {
      (try $0.required("state"), try $0.required("count"))
    }
  }

  /// The keys that name a row which is not there.
  package func danglingKeys() throws -> [(name: String, row: Identifier)] {
    try Kind.allCases.flatMap { kind -> [(name: String, row: Identifier)] in
      try database.rows(
        """
        SELECT name, row FROM row_key WHERE kind = \(kind.rawValue)
          AND NOT EXISTS (SELECT 1 FROM \(sql: kind.table) AS named WHERE named.id = row_key.row) ORDER BY name
        """
      ).map { (try $0.required("name"), Identifier(kind, try $0.required("row"))) }
    }
  }
}
