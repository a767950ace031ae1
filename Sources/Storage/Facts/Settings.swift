import GRDB

extension Snapshot {
  /// A setting of the workspace, such as `zone`; nil where it was never set.
  package func setting(_ name: String) throws -> String? {
    try database.value("SELECT value FROM setting WHERE name = \(name)")
  }

  /// The settings whose names begin alike, by name.
  package func settings(beginning prefix: String) throws -> [(name: String, value: String)] {
    try database.rows(
      "SELECT name, value FROM setting WHERE substr(name, 1, length(\(prefix))) = \(prefix) ORDER BY name"
    ).map { (try $0.required("name"), try $0.required("value")) }
  }
}

extension Change {
  package func set(_ name: String, to value: String) throws {
    try database.run(
      """
      INSERT INTO setting (name, value) VALUES (\(name), \(value))
      ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
      """)
  }

  package func unset(_ name: String) throws {
    try database.run("DELETE FROM setting WHERE name = \(name)")
  }
}
