extension Schema {
  /// What came from other workspaces, so that it is known again when more comes from there.
  static let combining = """
    -- The newest operation of the other workspace when it was combined.
    CREATE TABLE combined (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      ulid TEXT NOT NULL
    ) STRICT;

    -- The row here that a row of the other workspace became; NULL where it was left out.
    CREATE TABLE origin (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      combined INTEGER NOT NULL REFERENCES combined(id),
      relation TEXT NOT NULL,
      number INTEGER NOT NULL,
      here INTEGER,
      UNIQUE (combined, relation, number)
    ) STRICT;
    """
}
