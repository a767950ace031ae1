extension View {
  static let documents = View(
    "documents", "the texts that were read in, with their newest version's length",
    [
      .id("d", "document"),
      .column("title", "document.title", "its title"),
      .speaker("author", "document", "who wrote it"),
      .column("publisher", "document.publisher", "where it appeared"),
      .day("published", "document", "when it appeared"),
      .column("url", "document.url", "where it can be read"),
      .column("language", "document.language", "its language, such as ko"),
      .column(
        "versions", "(SELECT count(*) FROM version WHERE version.document = document.id)",
        "how many versions of the text there are"),
      .column(
        "characters",
        """
        (SELECT length(version.text) FROM version WHERE version.document = document.id
            ORDER BY version.number DESC LIMIT 1)
        """, "the length of the newest one in code points"),
      .tags(on: "document"),
    ], from: "FROM document")

  static let versions = View(
    "versions", "the stored texts, word for word",
    [
      .column("id", "'d' || version.document || '.v' || version.number", "such as d1.v2"),
      .column("document", "'d' || version.document", "the document"),
      .column("version", "version.number", "counted from 1 within the document"),
      .column("text", "version.text", "the text, which never changes"),
      .column("hash", "version.hash", "its SHA-256"),
      .column("origin", "version.origin", "the file it was read from"),
      .column("format", "version.format", "the format of that file, such as text or html"),
      .column("encoding", "version.encoding", "its encoding, such as utf-8"),
    ], from: "FROM version")

  static let speakers = View(
    "speakers", "everybody who asserts, forecasts or judges",
    [
      .column("handle", "'@' || speaker.handle", "the name in commands, with @"),
      .column("number", "speaker.id", "a number that stays"),
      .column("name", "speaker.name", "the full name"),
      .column("kind", "speaker.kind", "any word, such as person, body, outlet"),
    ], from: "FROM speaker")

  static let aliases = View(
    "aliases", "other names of speakers",
    [
      .speaker("speaker", "alias", "the speaker"),
      .column("alias", "alias.alias", "the other name"),
    ], from: "FROM alias")

  static let claims = View(
    "claims", "propositions, each with what stands in its mentions",
    [
      .id("c", "claim"),
      .column("statement", "claim.statement", "the proposition"),
      .column("kind", "claim.kind", "any word, such as fact, cause, opinion, forecast"),
      .column(
        "speakers",
        concatenated(
          "handle",
          """
          SELECT '@' || speaker.handle AS handle FROM mention_claim
              JOIN mention ON mention.id = mention_claim.mention JOIN speaker ON speaker.id = mention.speaker
              WHERE mention_claim.claim = claim.id GROUP BY speaker.id ORDER BY min(mention.id)
          """), "who said so, with @ and commas between them, the first mention's first"),
      .column("said_first", "(\(said("min", "first")))", "the first day on which it was said, as 2017-05-09"),
      .column("said_last", "(\(said("max", "last")))", "the last day on which it was said, as 2017-05-09"),
      .column(
        "mentions", "(SELECT count(*) FROM mention_claim WHERE mention_claim.claim = claim.id)",
        "how many mentions carry it"),
      .column(
        "documents",
        concatenated(
          "document",
          """
          SELECT DISTINCT 'd' || version.document AS document FROM mention_claim
              JOIN anchor ON anchor.mention = mention_claim.mention JOIN version ON version.id = anchor.version
              WHERE mention_claim.claim = claim.id ORDER BY version.document
          """), "where it stands, with commas between them"),
      .column(
        "verdict",
        """
        (SELECT verdict.standing FROM verdict WHERE verdict.claim = claim.id
            ORDER BY verdict.coder IS \(goldRow) DESC, verdict.judged_last DESC, verdict.id DESC LIMIT 1)
        """, "supported, refuted, mixed, unproven: gold's, else the latest by its day"),
      .tags(on: "claim"),
    ], from: "FROM claim")

  private static func said(_ function: String, _ end: String) -> String {
    """
    SELECT \(iso("\(function)(mention.said_\(end))"))
        FROM mention_claim JOIN mention ON mention.id = mention_claim.mention
        WHERE mention_claim.claim = claim.id
    """
  }
}
