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
        """
        'd' || version.document || iif(version.number = 1, '', '.v' || version.number) || ':' || anchor.fragments
        """, "the place in code points, such as d1:120-188"),
      .tags(on: "mention"),
    ],
    from: """
      FROM mention
        LEFT JOIN anchor ON anchor.mention = mention.id AND anchor.version = (
          SELECT max(newest.version) FROM anchor AS newest WHERE newest.mention = mention.id)
        LEFT JOIN version ON version.id = anchor.version
      """)

  static let claimMentions = View(
    "claim_mentions", "which mention carries which claim",
    [
      .column("claim", "'c' || mention_claim.claim", "the claim"),
      .column("mention", "'m' || mention_claim.mention", "the mention"),
    ], from: "FROM mention_claim")
}
