extension Schema {
  /// Files of other programs as they stood, so that what has no meaning here can be written back.
  static let residue = """
    -- Without a version it is a file beside texts, such as an annotation.conf. The names say which of the file's own names became which rows, such as T1=m4,R2=l1; a row may be gone since.
    CREATE TABLE residue (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      version INTEGER REFERENCES version(id),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      format TEXT NOT NULL CHECK (format <> ''),
      origin TEXT NOT NULL CHECK (origin <> ''),
      text TEXT NOT NULL,
      names TEXT NOT NULL,
      UNIQUE (version, format, origin, coder)
    ) STRICT;
    CREATE INDEX residue_coder ON residue(coder);
    """
}
