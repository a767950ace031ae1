extension Schema {
  /// What was said where, and what it claims.
  static let claims = """
    -- Somebody's words. The original selector stays here; where they stand in each version is an anchor.
    CREATE TABLE mention (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      speaker INTEGER REFERENCES speaker(id),
      \(day("said")),
      hedge TEXT,
      version INTEGER REFERENCES version(id),
      exact TEXT NOT NULL,
      prefix TEXT NOT NULL DEFAULT '',
      suffix TEXT NOT NULL DEFAULT '',
      coder INTEGER NOT NULL REFERENCES speaker(id)
    ) STRICT;
    CREATE INDEX mention_coder ON mention(coder);
    CREATE INDEX mention_speaker ON mention(speaker);
    CREATE INDEX mention_version ON mention(version);
    CREATE INDEX mention_said ON mention(said_last);

    -- Who reports the words; position 1 is the outermost, and the last heard the speaker.
    CREATE TABLE mention_via (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      mention INTEGER NOT NULL REFERENCES mention(id),
      position INTEGER NOT NULL CHECK (position >= 1),
      reporter INTEGER NOT NULL REFERENCES speaker(id),
      UNIQUE (mention, position)
    ) STRICT;
    CREATE INDEX mention_via_reporter ON mention_via(reporter);

    CREATE TABLE anchor (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      mention INTEGER NOT NULL REFERENCES mention(id),
      version INTEGER NOT NULL REFERENCES version(id),
      fragments TEXT,
      state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'ambiguous', 'orphan', 'gone')),
      score REAL CHECK (score BETWEEN 0 AND 1),
      CHECK ((fragments IS NULL) = (state IN ('ambiguous', 'orphan', 'gone'))),
      UNIQUE (mention, version)
    ) STRICT;
    CREATE INDEX anchor_version ON anchor(version);
    CREATE INDEX anchor_lost ON anchor(mention) WHERE fragments IS NULL;

    CREATE TABLE claim (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      statement TEXT NOT NULL CHECK (statement <> ''),
      kind TEXT
    ) STRICT;
    CREATE INDEX claim_kind ON claim(kind) WHERE kind IS NOT NULL;

    CREATE TABLE mention_claim (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      mention INTEGER NOT NULL REFERENCES mention(id),
      claim INTEGER NOT NULL REFERENCES claim(id),
      UNIQUE (mention, claim)
    ) STRICT;
    CREATE INDEX mention_claim_claim ON mention_claim(claim);
    """
}
