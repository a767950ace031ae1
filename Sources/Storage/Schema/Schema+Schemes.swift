extension Schema {
  /// What tags mean and where they may stand.
  static let schemes = """
    CREATE TABLE scheme (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      description TEXT
    ) STRICT;

    -- Kinds of row are words with commas between them; no text means every kind, or none that needs the tag.
    CREATE TABLE tag_rule (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      scheme INTEGER NOT NULL REFERENCES scheme(id),
      position INTEGER NOT NULL,
      tag INTEGER NOT NULL UNIQUE REFERENCES tag(id),
      description TEXT,
      color TEXT,
      value REAL,
      closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
      abstract INTEGER NOT NULL CHECK (abstract IN (0, 1)),
      most INTEGER CHECK (most > 0),
      targets TEXT,
      required TEXT
    ) STRICT;
    CREATE INDEX tag_rule_scheme ON tag_rule(scheme, position);

    CREATE TABLE tag_alias (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      tag INTEGER NOT NULL REFERENCES tag(id),
      name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX tag_alias_tag ON tag_alias(tag);

    CREATE TABLE link_rule (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      scheme INTEGER NOT NULL REFERENCES scheme(id),
      position INTEGER NOT NULL,
      relation TEXT NOT NULL
    ) STRICT;
    CREATE INDEX link_rule_scheme ON link_rule(scheme, position);

    CREATE TABLE link_rule_end (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      rule INTEGER NOT NULL REFERENCES link_rule(id),
      side TEXT NOT NULL CHECK (side IN ('from', 'to')),
      tag INTEGER REFERENCES tag(id),
      kind TEXT,
      \(exactlyOne("tag", "kind"))
    ) STRICT;
    CREATE INDEX link_rule_end_rule ON link_rule_end(rule);
    CREATE INDEX link_rule_end_tag ON link_rule_end(tag) WHERE tag IS NOT NULL;
    """
}
