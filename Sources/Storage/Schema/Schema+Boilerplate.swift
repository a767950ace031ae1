extension Schema {
  /// What tells menus and notices from articles: the lines of each version, and what coders say of them.
  static let boilerplate = """
    -- Every different paragraph of a version, as a hash of how lines are compared. Each version has rows of its own,
    -- so that taking an import back leaves no trace of it, and no two imports touch one row.
    CREATE TABLE line (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      version INTEGER NOT NULL REFERENCES version(id),
      hash INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX line_version ON line(version);
    CREATE INDEX line_hash ON line(hash, version);

    -- A coder's word on sentences, which count from 1; the newest on a sentence holds.
    CREATE TABLE boilerplate (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      version INTEGER NOT NULL REFERENCES version(id),
      first INTEGER NOT NULL CHECK (first >= 1),
      last INTEGER NOT NULL CHECK (last >= first),
      standing TEXT NOT NULL CHECK (standing IN ('on', 'off')),
      coder INTEGER NOT NULL REFERENCES speaker(id)
    ) STRICT;
    CREATE INDEX boilerplate_version ON boilerplate(version);
    CREATE INDEX boilerplate_coder ON boilerplate(coder);
    """

  /// Whose pages a document's is compared with: its publisher, else the host of its address, else nothing.
  static let site = """
    site TEXT GENERATED ALWAYS AS (
      CASE WHEN trim(coalesce(publisher, '')) <> '' THEN lower(trim(publisher))
        WHEN instr(url, '://') > 0 THEN \(host) END) VIRTUAL
    """

  private static let host = """
    lower(replace(replace('//' || substr(
            \(rest), 1, instr(replace(replace(replace(\(rest), '?', '/'), '#', '/'), ':', '/'), '/') - 1), '//www.', ''), '//', ''))
    """
  private static let rest = "(substr(url, instr(url, '://') + 3) || '/')"
}
