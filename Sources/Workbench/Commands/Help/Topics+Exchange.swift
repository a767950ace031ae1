import Presentation

extension HelpTopic {
  static let exchange = HelpTopic(
    "exchange", aliases: ["brat"], "what comes from other programs, what goes to them, and what is lost"
  ) {
    [
      words(
        """
        `import FILE|FOLDER format NAME` takes what another program says about texts, `export NAME [FILTER] to FOLDER`
        writes it. Both print what was taken or written, and a table of everything that is not there as it was. Its
        fates are changed, skipped, and residue: kept as it stands, though it has no meaning here. With `strict`
        whatever is changed or skipped is an error, and nothing is done. An import is one operation; one that fails
        changes nothing.
        """),
      table("import", "takes", ImportFormat.all.filter { $0.exchange != nil }.map { ($0.name, $0.summary) }),
      table("export", "writes", ExportFormat.all.map { ($0.name, $0.summary) }),
      words(
        """
        Offsets count code points here; other programs count UTF-16 units, bytes, or CR LF as one. Which of them holds
        is told by the words that a file quotes. A quote that does not stand where it says is looked for by its words.
        """),
      words(
        """
        Questions of other programs get a key each, so that a later export of the same file adds what is new. Speakers
        are named after their full names; @who is the forecaster where a file names none. A time with a zone is kept as
        it is written and counts as its civil day there; one without is a day. Where only the day is known on which a
        question was resolved, it is known from that day, and happened on it or by the deadline. Forecasts of one day
        are entered in the order of their times. An outcome of which it is not certain what it means is refused. The
        price of a market is the forecast of @manifold, the last of each day. `export forecasts` writes statements of
        yes or no as a table that `import F format forecasts` reads again.
        """),
      words(
        """
        A review of a claim becomes the claim, with who said it when, and what the reviewer found: a verdict where its
        words are true, false, supported, refuted, mixed or unproven and its number does not say otherwise. A note keeps
        every rating as it stands, whatever its scale, and `export claimreview` writes it back.
        """),
      words(
        """
        Of brat, T lines become marks with their type as a tag, below the tags that annotation.conf puts it under;
        attributes and the annotator's notes stay what they are, those of an event on its trigger. Spans that a
        relation called supports, contradicts, rephrases or causes joins become claims, and the relation a link. An
        empty file says that somebody went through the document. All lines are kept with the document, also events,
        references, equivalences and lines of no known kind, and an export writes them back byte for byte, but for
        lines whose rows have changed or gone, and what needs them.
        """),
    ]
  }
}
