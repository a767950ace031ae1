import Facts

extension Schema {
  /// Settings, and whose texts a workspace holds.
  static let sources = """
    CREATE TABLE setting (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE speaker (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      handle TEXT NOT NULL UNIQUE CHECK (handle NOT GLOB 'crowd-*'),  -- those are computed, never stored
      name TEXT,
      kind TEXT
    ) STRICT;

    CREATE TABLE alias (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      speaker INTEGER NOT NULL REFERENCES speaker(id),
      alias TEXT NOT NULL,
      folded TEXT NOT NULL UNIQUE CHECK (folded NOT GLOB 'crowd-*')  -- as a handle would be written, so that letter case makes no difference
    ) STRICT;
    CREATE INDEX speaker_name ON speaker(name) WHERE name IS NOT NULL;
    CREATE INDEX alias_speaker ON alias(speaker);

    -- A word after @ means one speaker, by handle or by alias.
    CREATE TRIGGER alias_is_no_handle BEFORE INSERT ON alias
    WHEN EXISTS (SELECT 1 FROM speaker WHERE handle = new.folded AND id <> new.speaker)
    BEGIN
      SELECT RAISE(ABORT, 'the alias is the handle of another speaker');
    END;
    CREATE TRIGGER handle_is_no_alias BEFORE INSERT ON speaker
    WHEN EXISTS (SELECT 1 FROM alias WHERE folded = new.handle AND speaker <> new.id)
    BEGIN
      SELECT RAISE(ABORT, 'the handle is an alias of another speaker');
    END;

    CREATE TABLE document (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL,
      author INTEGER REFERENCES speaker(id),
      publisher TEXT,
      url TEXT,
      \(day("published")),
      language TEXT,
      \(site)
    ) STRICT;
    CREATE INDEX document_author ON document(author);
    CREATE INDEX document_published ON document(published_last);

    -- A stored text never changes; positions are Unicode code points. Bounds are [start, end] pairs in JSON.
    CREATE TABLE version (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document INTEGER NOT NULL REFERENCES document(id),
      number INTEGER NOT NULL CHECK (number >= 1),
      text TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE,
      origin TEXT,
      format TEXT NOT NULL DEFAULT 'text',
      encoding TEXT,
      -- What the reader knew to be menus and notices by the file's structure; null where it cannot know.
      boilerplate TEXT CHECK (boilerplate GLOB '[[]*]'),
      segmenter TEXT NOT NULL,
      paragraphs TEXT NOT NULL CHECK (paragraphs GLOB '[[]*]'),
      sentences TEXT NOT NULL CHECK (sentences GLOB '[[]*]'),
      -- By which texts with much in common are found; null for a short text.
      \(sketch.map { "\($0) INTEGER" }.joined(separator: ",\n  ")),
      UNIQUE (document, number)
    ) STRICT;
    \(sketch.map { "CREATE INDEX version_\($0) ON version(\($0)) WHERE \($0) IS NOT NULL;" }.joined(separator: "\n"))
    """

  private static let sketch = (1...Likeness.bands).map { "sketch\($0)" }
}
