package import Facts
import GRDB

extension Snapshot {
  package func mention(_ id: Int) throws -> Mention? {
    try mentions("WHERE mention.id = \(id)").first
  }

  /// The mentions that carry a claim, oldest first.
  package func mentions(of claim: Int) throws -> [Mention] {
    try mentions(
      "JOIN mention_claim ON mention_claim.mention = mention.id WHERE mention_claim.claim = \(claim)")
  }

  /// The mentions whose words stand in a version, in the order of their rows.
  package func mentions(inVersion version: Int) throws -> [Mention] {
    try mentions("WHERE anchor.version = \(version)")
  }

  private func mentions(_ condition: SQL) throws -> [Mention] {
    try database.rows(
      """
      SELECT mention.id, speaker.handle AS speaker,
        (SELECT group_concat(handle, ',') FROM (
          SELECT handle FROM mention_via JOIN speaker ON speaker.id = mention_via.reporter
          WHERE mention_via.mention = mention.id ORDER BY position)) AS via, said, said_first, said_last,
        hedge, exact, prefix, suffix, version.document, version.number, version.id AS version_row, anchor.fragments
      FROM mention
        LEFT JOIN speaker ON speaker.id = mention.speaker
        LEFT JOIN anchor ON anchor.mention = mention.id
          AND anchor.version = (SELECT max(version) FROM anchor AS newest WHERE newest.mention = mention.id)
        LEFT JOIN version ON version.id = anchor.version
      \(condition)
      ORDER BY mention.id
      """
    ).map(Mention.init(row:))
  }

  /// The claims that a mention carries.
  package func claims(of mention: Int) throws -> [Int] {
    try database.values("SELECT claim FROM mention_claim WHERE mention = \(mention) ORDER BY claim")
  }
}

extension Change {
  /// Stores a mention with its anchor in the version that it was taken from.
  package func add(_ mention: Mention) throws -> Int {
    let speaker = try speakerRow(mention.speaker)
    let id = try database.insert(
      """
      INSERT INTO mention (speaker, said, hedge, version, exact, prefix, suffix)
      VALUES (\(speaker), \(mention.said?.text), \(mention.hedge), \(mention.place?.versionRow),
        \(mention.selector.exact), \(mention.selector.prefix), \(mention.selector.suffix))
      """)
    try add(mention.via, to: id)
    if let place = mention.place {
      try database.run(
        """
        INSERT INTO anchor (mention, version, fragments, state)
        VALUES (\(id), \(place.versionRow), \(place.fragments.description), 'exact')
        """)
    }
    return id
  }

  /// Puts a mention's reporters in the place of those that it has, the outermost first.
  package func setReporters(of mention: Int, to reporters: [Handle]) throws {
    guard try snapshot.mention(mention)?.via != reporters else { return }
    try database.run("DELETE FROM mention_via WHERE mention = \(mention)")
    try add(reporters, to: mention)
  }

  private func add(_ reporters: [Handle], to mention: Int) throws {
    for (index, reporter) in reporters.enumerated() {
      let speaker = try speakerRow(reporter)
      try database.run(
        "INSERT INTO mention_via (mention, position, reporter) VALUES (\(mention), \(index + 1), \(speaker))")
    }
  }

  package func join(mention: Int, to claim: Int) throws {
    try database.run("INSERT INTO mention_claim (mention, claim) VALUES (\(mention), \(claim))")
  }
}

extension Mention {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.required("id"), speaker: try row.optionalHandle("speaker"),
      via: try (row.optional("via") as String?)?.split(separator: ",").map { Handle(stored: String($0)) }
        ?? [],
      said: try row.optionalPeriod("said"),
      hedge: try row.optional("hedge"),
      selector: QuoteSelector(
        exact: try row.required("exact"), prefix: try row.required("prefix"),
        suffix: try row.required("suffix")),
      place: try Place(row: row))
  }
}

extension Mention.Place {
  /// Nil where the words stand nowhere, or nobody knows where.
  fileprivate init?(row: Row) throws {
    guard let text: String = try row.optional("fragments") else { return nil }
    guard let fragments = Fragments(parsing: text) else { throw row.unknown(text, in: "fragments") }
    self.init(
      document: try row.required("document"), version: try row.required("number"),
      versionRow: try row.required("version_row"), fragments: fragments)
  }
}
