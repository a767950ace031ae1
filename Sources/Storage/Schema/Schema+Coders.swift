extension Schema {
  /// What coders say of their coding, and what adjudication takes away.
  static let coders = """
    -- A tag that a row does not bear, whoever gave it. Only the coder gold says so.
    CREATE TABLE denial (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      tag INTEGER NOT NULL REFERENCES tag(id),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      document INTEGER REFERENCES document(id),
      mention INTEGER REFERENCES mention(id),
      claim INTEGER REFERENCES claim(id),
      prediction INTEGER REFERENCES prediction(id),
      because TEXT,
      \(exactlyOne("document", "mention", "claim", "prediction"))
    ) STRICT;
    CREATE INDEX denial_tag ON denial(tag);
    CREATE INDEX denial_coder ON denial(coder);
    CREATE UNIQUE INDEX denial_document ON denial(document, tag) WHERE document IS NOT NULL;
    CREATE UNIQUE INDEX denial_mention ON denial(mention, tag) WHERE mention IS NOT NULL;
    CREATE UNIQUE INDEX denial_claim ON denial(claim, tag) WHERE claim IS NOT NULL;
    CREATE UNIQUE INDEX denial_prediction ON denial(prediction, tag) WHERE prediction IS NOT NULL;

    -- A coder has been through a document: what they did not mark there, they found not to be there.
    CREATE TABLE coding (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document INTEGER NOT NULL REFERENCES document(id),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      UNIQUE (document, coder)
    ) STRICT;
    CREATE INDEX coding_coder ON coding(coder);
    """
}
