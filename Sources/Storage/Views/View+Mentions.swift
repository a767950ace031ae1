extension View {
  static let mentions = View(
    "mentions", "somebody's words, with the claims that they carry; without a claim, a mark",
    [
      .id("m", "mention"),
      .column(
        "claims",
        concatenated(
          "claim",
          """
          SELECT 'c' || mention_claim.claim AS claim FROM mention_claim
              WHERE mention_claim.mention = mention.id ORDER BY mention_claim.claim
          """), "the claims, with commas between them"),
      .speaker("coder", "mention", "who marked them"),
      .speaker("speaker", "mention", "whose words"),
      .column(
        "via",
        concatenated(
          "handle",
          """
          SELECT '@' || speaker.handle AS handle FROM mention_via JOIN speaker ON speaker.id = mention_via.reporter
              WHERE mention_via.mention = mention.id ORDER BY mention_via.position
          """), "who reports them, the outermost first, with @ and commas between them"),
      .day("said", "mention", "when they were said"),
      .column("hedge", "mention.hedge", "the words of doubt"),
      .column("quote", "mention.exact", "the words themselves"),
      .column("prefix", "mention.prefix", "the words before them"),
      .column("suffix", "mention.suffix", "the words after them"),
      .column("document", "'d' || version.document", "where they stand, if in a stored text"),
      .column(
        "address",
        "\(edition) || ':' || anchor.fragments", "the place in code points, such as d1:120-188"),
      .column(
        "state", "anchor.state",
        "exact or moved; ambiguous, orphan or gone where the newest version lost them"),
      .tags(on: "mention"),
    ],
    from: """
      FROM mention
        LEFT JOIN anchor ON anchor.mention = mention.id AND anchor.version = (
          SELECT max(newest.version) FROM anchor AS newest WHERE newest.mention = mention.id)
        LEFT JOIN version ON version.id = anchor.version
      """)

  static let anchors = View(
    "anchors", "where the words of each mention stand in each version, or that they do not",
    [
      .column("mention", "'m' || anchor.mention", "the mention"),
      .column("version", "'d' || version.document || '.v' || version.number", "the version, such as d1.v2"),
      .column(
        "address", "'d' || version.document || '.v' || version.number || ':' || anchor.fragments",
        "the place in code points, if they stand there"),
      .column("state", "anchor.state", "exact, moved, ambiguous, orphan or gone"),
      .column("score", "anchor.score", "how well the place fits, from 0 to 1"),
    ], from: "FROM anchor JOIN version ON version.id = anchor.version")

  /// The version as addresses name it: `d1`, or `d1.v1` where there are several.
  private static let edition = """
    'd' || version.document || iif(version.number = 1 AND NOT EXISTS (SELECT 1 FROM version AS later
          WHERE later.document = version.document AND later.number > 1), '', '.v' || version.number)
    """

  static let claimMentions = View(
    "claim_mentions", "which mention carries which claim",
    [
      .column("claim", "'c' || mention_claim.claim", "the claim"),
      .column("mention", "'m' || mention_claim.mention", "the mention"),
    ], from: "FROM mention_claim")
}
