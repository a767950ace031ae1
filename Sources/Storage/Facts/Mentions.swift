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
    try mentions("WHERE anchor.version = \(version)", anchoredIn: "\(version)")
  }

  /// The mentions that carry one of the claims, and whose words stand in the newest version of their document.
  package func mentionsStanding(carrying claims: Set<Int>) throws -> Set<Int> {
    let rows = try database.map(
      """
      SELECT mention_claim.claim, anchor.mention
      FROM mention_claim
        JOIN anchor ON anchor.mention = mention_claim.mention AND anchor.fragments IS NOT NULL
        JOIN version ON version.id = anchor.version AND NOT \(hasSuccessor)
      """
    ) { row in (claim: try row.required("claim") as Int, mention: try row.required("mention") as Int) }
    return Set(rows.lazy.filter { claims.contains($0.claim) }.map(\.mention))
  }

  /// The mentions of exactly these words of a version; the others there are not read.
  package func mentions(at place: Mention.Place) throws -> [Mention] {
    try mentions(
      "WHERE anchor.version = \(place.versionRow) AND anchor.fragments = \(place.fragments.description)",
      anchoredIn: "\(place.versionRow)")
  }

  /// With the anchor in the newest version that has one, unless the query of another is given.
  private func mentions(
    _ condition: SQL,
    anchoredIn version: SQL = "(SELECT max(version) FROM anchor AS newest WHERE newest.mention = mention.id)"
  ) throws -> [Mention] {
    try database.map(
      """
      SELECT mention.id, speaker.handle AS speaker,
        (SELECT group_concat(handle, ',') FROM (
          SELECT handle FROM mention_via JOIN speaker ON speaker.id = mention_via.reporter
          WHERE mention_via.mention = mention.id ORDER BY position)) AS via, said, said_first, said_last,
        hedge, coder.handle AS coder, exact, prefix, suffix, version.document, version.number,
        version.id AS version_row, anchor.fragments, anchor.state, \(hasSuccessor) AS superseded
      FROM mention
        JOIN speaker AS coder ON coder.id = mention.coder
        LEFT JOIN speaker ON speaker.id = mention.speaker
        LEFT JOIN anchor ON anchor.mention = mention.id AND anchor.version = \(version)
        LEFT JOIN version ON version.id = anchor.version
      \(condition)
      ORDER BY mention.id
      """
    ) { row in
      var mention = try Mention(row: row)
      mention.state = try row.optionalWord("state")
      if mention.place == nil, let state = mention.state {
        mention.loss = try loss(of: mention.id, state, in: row.required("number"))
      }
      return mention
    }
  }

  /// How a version lost the words, by their last place before it.
  private func loss(of mention: Int, _ state: AnchorState, in version: Int) throws -> Mention.Loss? {
    let last = try database.row(
      """
      SELECT version.document, version.number, version.id AS version_row, anchor.fragments,
        1 AS superseded
      FROM anchor JOIN version ON version.id = anchor.version
      WHERE anchor.mention = \(mention) AND anchor.fragments IS NOT NULL AND version.number < \(version)
      ORDER BY version.number DESC LIMIT 1
      """)
    return try last.flatMap(Mention.Place.init(row:)).map {
      Mention.Loss(state: state, version: version, last: $0)
    }
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
    let coder = try speakerRow(mention.coder ?? author)
    let id = try database.insert(
      """
      INSERT INTO mention (speaker, said, hedge, version, exact, prefix, suffix, coder)
      VALUES (\(speaker), \(mention.said?.text), \(mention.hedge), \(mention.place?.versionRow),
        \(mention.selector.exact), \(mention.selector.prefix), \(mention.selector.suffix), \(coder))
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

  /// Whose operation runs.
  private var author: Handle {
    get throws {
      let name: String? = try database.value("SELECT author FROM main.operation WHERE id = \(operation)")
      guard let name else { throw WorkspaceError.refused("a mention needs somebody who marks it") }
      return Handle(stored: name)
    }
  }

  package func join(mention: Int, to claim: Int) throws {
    try database.run("INSERT INTO mention_claim (mention, claim) VALUES (\(mention), \(claim))")
  }
}

/// Whether the version of a query's row has a successor.
private let hasSuccessor: SQL = """
  EXISTS (SELECT 1 FROM version AS later
    WHERE later.document = version.document AND later.number > version.number)
  """

extension Mention {
  fileprivate init(row: some FactRow) throws {
    self.init(
      id: try row.required("id"), speaker: try row.optionalHandle("speaker"),
      via: try (row.optional("via") as String?)?.split(separator: ",").map { Handle(stored: String($0)) }
        ?? [],
      said: try row.optionalPeriod("said"),
      hedge: try row.optional("hedge"),
      selector: QuoteSelector(
        exact: try row.required("exact"), prefix: try row.required("prefix"),
        suffix: try row.required("suffix")),
      place: try Place(row: row), coder: try row.handle("coder"))
  }
}

extension Mention.Place {
  /// Nil where the words stand nowhere, or nobody knows where.
  fileprivate init?(row: some FactRow) throws {
    guard let text: String = try row.optional("fragments") else { return nil }
    guard let fragments = Fragments(parsing: text) else { throw row.unknown(text, in: "fragments") }
    self.init(
      document: try row.required("document"), version: try row.required("number"),
      versionRow: try row.required("version_row"), fragments: fragments,
      isSuperseded: try row.required("superseded"))
  }
}
