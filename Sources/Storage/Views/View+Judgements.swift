extension View {
  static let evidencePieces = View(
    "evidence_pieces", "evidence for and against",
    [
      .id("e", "evidence"),
      .column(
        "subject", reference("evidence", ("claim", "c"), ("prediction", "p"), ("resolution", "r")),
        "the claim, prediction or resolution that it bears on"),
      .column("stance", "evidence.stance", "supports or contradicts"),
      .column("text", "evidence.text", "what it says"),
      .column("url", "evidence.url", "where it can be read"),
      .column("mention", "'m' || evidence.mention", "the words that it quotes, where they are stored"),
      .day("published", "evidence", "when it appeared"),
      .column(
        "grade", "nullif(coalesce(evidence.reliability, '') || coalesce(evidence.credibility, ''), '')",
        "the Admiralty grade, such as B2, or one of its axes"),
      .speaker("coder", "evidence", "who entered it"),
    ], from: "FROM evidence")

  static let verdicts = View(
    "verdicts", "where claims stand, superseded verdicts among them",
    [
      .id("v", "verdict"),
      .column("claim", "'c' || verdict.claim", "the claim"),
      .column("standing", "verdict.standing", "supported, refuted, mixed, unproven"),
      .day("judged", "verdict", "as of when"),
      .column("because", "verdict.because", "the reason"),
      .speaker("coder", "verdict", "whose judgement"),
      .column(
        "evidence",
        concatenated(
          "evidence",
          """
          SELECT 'e' || verdict_evidence.evidence AS evidence FROM verdict_evidence
              WHERE verdict_evidence.verdict = verdict.id ORDER BY verdict_evidence.evidence
          """), "what it rests on, with commas between them"),
      .column(
        "in_force",
        """
        verdict.id = (SELECT latest.id FROM verdict AS latest WHERE latest.claim = verdict.claim
            ORDER BY latest.coder IS \(goldRow) DESC, latest.judged_last DESC, latest.id DESC LIMIT 1)
        """, "1 for gold's, else for the latest by its day; 0 for the others"),
    ], from: "FROM verdict")

  static let links = View(
    "links", "relations between claims or predictions",
    [
      .id("l", "link"),
      .column(
        "source", reference("link", ("from_claim", "c"), ("from_prediction", "p")),
        "where the relation begins"),
      .column("relation", "link.relation", "such as supports, contradicts, implies"),
      .column(
        "target", reference("link", ("to_claim", "c"), ("to_prediction", "p"), ("to_link", "l")),
        "where it ends"),
      .column("because", "link.because", "the reason"),
      .speaker("coder", "link", "whose judgement"),
    ], from: "FROM link")

  static let tags = View(
    "tags", "which row bears which tag, by whose hand",
    [
      .column(
        "subject",
        reference("tagging", ("document", "d"), ("mention", "m"), ("claim", "c"), ("prediction", "p")),
        "the row"),
      .column("tag", "tag.name", "without +, such as korea/thaad"),
      .speaker("coder", "tagging", "who gave it"),
      .column("because", "tagging.because", "the reason, where it was given in adjudication"),
      .column("stands", "\(standingTag)", "0 where adjudication took the tag away, else 1"),
    ], from: "FROM tagging JOIN tag ON tag.id = tagging.tag")

  static let attributes = View(
    "attributes", "which row has which attribute, by whose hand",
    [
      .column(
        "subject", reference("attribute", ("mention", "m"), ("claim", "c"), ("link", "l")), "the row"),
      .column("name", "attribute.name", "such as certainty"),
      .column("value", "attribute.value", "such as low; null for one that only holds"),
      .speaker("coder", "attribute", "who gave it"),
    ], from: "FROM attribute")

  static let notes = View(
    "notes", "remarks on rows",
    [
      .id("n", "note"),
      .column(
        "subject",
        reference(
          "note", ("document", "d"), ("mention", "m"), ("claim", "c"), ("link", "l"), ("evidence", "e"),
          ("verdict", "v"), ("prediction", "p"), ("forecast", "f"), ("resolution", "r")), "the row"),
      .column("text", "note.text", "the remark"),
      .speaker("coder", "note", "who wrote it"),
    ], from: "FROM note")

  static let keys = View(
    "keys", "the names that scripts gave to rows",
    [
      .column("name", "row_key.name", "the name, without key:"),
      .column("subject", "row_key.kind || row_key.row", "the row"),
    ], from: "FROM row_key")
}
