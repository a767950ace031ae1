/// The tables of the engine itself: what was done, by whom, and what it replaced.
enum JournalSchema {
  /// Ordinary tables that hold no facts, so that nothing journals or dumps them.
  static let tables: Set<String> = SealSchema.tables.union([
    "operation", "undone", "step", "journal", "running", "search_state",
  ])

  // The journal has no foreign key to operation: an entry is written for every changed row, always by the
  // operation in running, and the look-up would cost a tenth of a bulk import.
  static let sql = """
    CREATE TABLE operation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      ulid TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('command', 'run', 'undo', 'redo', 'redaction')),
      author TEXT,
      recorded TEXT NOT NULL,
      label TEXT NOT NULL,
      first INTEGER,               -- the operation's entries in the journal are first to last
      last INTEGER
    ) STRICT;

    -- What an undo or redo takes back.
    CREATE TABLE undone (
      operation INTEGER NOT NULL REFERENCES operation(id),
      target INTEGER NOT NULL REFERENCES operation(id),
      PRIMARY KEY (operation, target),
      CHECK (target < operation)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX undone_target ON undone(target);

    -- The canonical line of each numbered step of a run or apply.
    CREATE TABLE step (
      operation INTEGER NOT NULL REFERENCES operation(id),
      number INTEGER NOT NULL,
      line TEXT NOT NULL,
      PRIMARY KEY (operation, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE journal (
      id INTEGER PRIMARY KEY,
      operation INTEGER NOT NULL,
      step INTEGER,
      relation TEXT NOT NULL,
      row INTEGER NOT NULL,
      through INTEGER NOT NULL,    -- the last id of a range of inserted rows; else the row itself
      before TEXT,                 -- the columns of the old row, see BeforeImage; NULL is an insert
      CHECK (through = row OR (through > row AND before IS NULL))
    ) STRICT;
    CREATE INDEX journal_row ON journal(relation, row);
    CREATE INDEX journal_range ON journal(relation, row) WHERE through > row;

    -- What the triggers write down; a change while no operation runs fails on journal.operation.
    CREATE TABLE running (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      operation INTEGER,
      step INTEGER,
      bulk INTEGER                 -- not NULL while ids are journaled as ranges, see Change.bulk
    ) STRICT;
    INSERT INTO running (id) VALUES (1);

    -- Tokens come from SearchTokens, separated by spaces; 'ascii' takes every other character as it is.
    CREATE VIRTUAL TABLE search USING fts5(body, content = '', columnsize = 0, tokenize = 'ascii');
    CREATE TABLE search_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      segmenter TEXT NOT NULL
    ) STRICT;
    INSERT INTO search_state (id, segmenter) VALUES (1, '\(SearchTokens.name)');

    \(SealSchema.sql)
    """
}
