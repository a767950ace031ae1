/// The tables that hold seals.
///
/// A seal is no fact and no operation: one that was would change what it seals, and so would be out of date at
/// once. So nothing here is journaled, undone, logged or scored; an undo is a new operation, to be sealed as any.
enum SealSchema {
  /// Ordinary tables that hold no facts.
  static let tables: Set<String> = ["seal", "sealed", "redacted"]

  static let sql = """
    -- When somebody sealed, and up to which operation.
    CREATE TABLE seal (
      operation INTEGER PRIMARY KEY,
      recorded TEXT NOT NULL
    ) STRICT;

    -- Every sealed operation: the root of its leaves, and the head of the chain that ends with it.
    CREATE TABLE sealed (
      operation INTEGER PRIMARY KEY,
      leaves INTEGER NOT NULL,
      secret BLOB,                 -- from which the salts follow; NULL once a leaf is redacted
      salts BLOB,                  -- then 16 bytes for each leaf, of a redacted one zeros
      marks BLOB NOT NULL,         -- the first 4 bytes of each leaf, by which a changed row is found
      root BLOB NOT NULL,
      head BLOB NOT NULL,
      CHECK ((secret IS NULL) <> (salts IS NULL)),
      CHECK (length(marks) = 4 * leaves AND length(root) = 32 AND length(head) = 32)
    ) STRICT;

    -- The leaves of which the text was taken away, with their salts.
    CREATE TABLE redacted (
      operation INTEGER NOT NULL,
      position INTEGER NOT NULL,
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      PRIMARY KEY (operation, position)
    ) STRICT, WITHOUT ROWID;
    """
}
