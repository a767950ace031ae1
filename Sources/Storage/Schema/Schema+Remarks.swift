extension Schema {
  /// Notes on rows, and the names that scripts give them.
  static let remarks = """
    CREATE TABLE note (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      text TEXT NOT NULL CHECK (text <> ''),
      document INTEGER REFERENCES document(id),
      mention INTEGER REFERENCES mention(id),
      claim INTEGER REFERENCES claim(id),
      link INTEGER REFERENCES link(id),
      evidence INTEGER REFERENCES evidence(id),
      verdict INTEGER REFERENCES verdict(id),
      prediction INTEGER REFERENCES prediction(id),
      forecast INTEGER REFERENCES forecast(id),
      resolution INTEGER REFERENCES resolution(id),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      \(exactlyOne(
        "document", "mention", "claim", "link", "evidence", "verdict", "prediction", "forecast", "resolution"))
    ) STRICT;
    CREATE INDEX note_document ON note(document) WHERE document IS NOT NULL;
    CREATE INDEX note_mention ON note(mention) WHERE mention IS NOT NULL;
    CREATE INDEX note_claim ON note(claim) WHERE claim IS NOT NULL;
    CREATE INDEX note_link ON note(link) WHERE link IS NOT NULL;
    CREATE INDEX note_evidence ON note(evidence) WHERE evidence IS NOT NULL;
    CREATE INDEX note_verdict ON note(verdict) WHERE verdict IS NOT NULL;
    CREATE INDEX note_prediction ON note(prediction) WHERE prediction IS NOT NULL;
    CREATE INDEX note_forecast ON note(forecast) WHERE forecast IS NOT NULL;
    CREATE INDEX note_resolution ON note(resolution) WHERE resolution IS NOT NULL;
    CREATE INDEX note_coder ON note(coder);

    -- The name that a creating command gave its row; the command's words and its canonical line without the key tell
    -- a repetition from a change.
    CREATE TABLE row_key (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      row INTEGER NOT NULL,
      content TEXT NOT NULL,
      meaning TEXT NOT NULL
    ) STRICT;
    CREATE INDEX row_key_row ON row_key(kind, row);  -- several where rows were unified
    """
}
