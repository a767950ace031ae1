package import Facts
import GRDB

/// The row that a key names, and the command that made it.
package struct KeyedRow: Sendable, Hashable {
  package let row: Identifier
  /// Its words as typed, without the key.
  package let content: String
  /// Its canonical line, without the key.
  package let meaning: String

  package init(_ row: Identifier, content: String, meaning: String) {
    self.row = row
    self.content = content
    self.meaning = meaning
  }
}

extension Snapshot {
  package func key(_ name: String) throws -> KeyedRow? {
    try database.row("SELECT kind, row, content, meaning FROM row_key WHERE name = \(name)").map { row in
      KeyedRow(
        Identifier(try row.word("kind"), try row.required("row")), content: try row.required("content"),
        meaning: try row.required("meaning"))
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
  /// Whether a key names a row, be it one that a blindfold hides.
  package func isTaken(_ key: String) throws -> Bool {
    try database.value("SELECT 1 FROM main.row_key WHERE name = \(key)") ?? false
  }

  package func name(_ key: String, _ keyed: KeyedRow) throws {
    try database.run(
      """
      INSERT INTO row_key (name, kind, row, content, meaning)
      VALUES (\(key), \(keyed.row.kind.rawValue), \(keyed.row.number), \(keyed.content), \(keyed.meaning))
      """)
  }
}
