extension Schema {
  /// What coders say of words, claims and links by name and value; a null value only says that it holds.
  static let attributes = """
    CREATE TABLE attribute (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL CHECK (name <> ''),
      value TEXT CHECK (value <> ''),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      mention INTEGER REFERENCES mention(id),
      claim INTEGER REFERENCES claim(id),
      link INTEGER REFERENCES link(id),
      \(exactlyOne("mention", "claim", "link"))
    ) STRICT;
    CREATE INDEX attribute_name ON attribute(name, value);
    CREATE INDEX attribute_coder ON attribute(coder);
    CREATE UNIQUE INDEX attribute_mention ON attribute(mention, name, coder) WHERE mention IS NOT NULL;
    CREATE UNIQUE INDEX attribute_claim ON attribute(claim, name, coder) WHERE claim IS NOT NULL;
    CREATE UNIQUE INDEX attribute_link ON attribute(link, name, coder) WHERE link IS NOT NULL;
    """
}
