extension Schema {
  /// The workspace's own words of probability; forecasts keep the band that a word had when they were made.
  static let lexicons = """
    CREATE TABLE lexicon (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      edition TEXT NOT NULL CHECK (edition <> ''),
      source TEXT NOT NULL CHECK (source <> ''),
      note TEXT
    ) STRICT;

    CREATE TABLE lexicon_phrase (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      lexicon INTEGER NOT NULL REFERENCES lexicon(id),
      position INTEGER NOT NULL,
      phrase TEXT NOT NULL CHECK (phrase <> ''),
      low REAL NOT NULL CHECK (low BETWEEN 0 AND high),
      high REAL NOT NULL CHECK (high BETWEEN low AND 1),
      UNIQUE (lexicon, phrase)
    ) STRICT;
    """
}
