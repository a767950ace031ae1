import GRDB

extension Snapshot {
  /// A setting of the workspace, such as `zone`; nil where it was never set.
  package func setting(_ name: String) throws -> String? {
    try database.value("SELECT value FROM setting WHERE name = \(name)")
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
}
