package import Facts
import GRDB

extension Snapshot {
  /// The row that a key names, and the words of the command that made it.
  package func key(_ name: String) throws -> (row: Identifier, content: String)? {
    try database.row("SELECT kind, row, content FROM row_key WHERE name = \(name)").map { row in
      (Identifier(try row.word("kind"), try row.required("row")), try row.required("content"))
    }
  }

  package func key(of row: Identifier) throws -> String? {
    try database.value(
      "SELECT name FROM row_key WHERE kind = \(row.kind.rawValue) AND row = \(row.number)")
  }

  package func keys() throws -> [String] {
    try database.values("SELECT name FROM row_key ORDER BY name")
  }
}

extension Change {
  package func name(_ row: Identifier, _ key: String, content: String) throws {
    try database.run(
      """
      INSERT INTO row_key (name, kind, row, content)
      VALUES (\(key), \(row.kind.rawValue), \(row.number), \(content))
      """)
  }
}
