import GRDB

extension FactTable {
  private static let prefix = "journal_"

  /// The triggers that write every change of this table into the journal, by name.
  ///
  /// An update that changes nothing leaves no entry, so that a repeated command is 'unchanged'.
  var triggers: [(name: String, sql: String)] {
    [trigger("insert", insertion), trigger("update", update), trigger("delete", deletion)]
  }

  private func trigger(_ event: String, _ rest: String) -> (name: String, sql: String) {
    let name = "\(FactTable.prefix)\(self.name)_\(event)"
    return (name, "CREATE TRIGGER \"\(name)\" AFTER \(event.uppercased()) ON \(quoted) \(rest)")
  }

  private var insertion: String {
    """
    BEGIN
      INSERT INTO journal (operation, step, relation, row, through)
      SELECT operation, step, '\(name)', new.id, new.id FROM running WHERE bulk IS NULL;
    END
    """
  }

  private var update: String {
    // A column's own collation might take 'A' for 'a', and the change would be lost to undo.
    let changed =
      ["new.id IS NOT old.id"] + columns.map { "new.\($0.quoted) IS NOT old.\($0.quoted) COLLATE BINARY" }
    return """
      WHEN \(changed.joined(separator: " OR "))
      BEGIN
        SELECT RAISE(ABORT, 'an id never changes') WHERE new.id IS NOT old.id;
        \(entry)
      END
      """
  }

  private var deletion: String {
    """
    BEGIN
      \(entry)
    END
    """
  }

  /// An entry with a before-image; refused in bulk, where ranges of inserted ids are written at the end.
  private var entry: String {
    """
    SELECT RAISE(ABORT, 'only inserts in bulk') FROM running WHERE bulk IS NOT NULL;
      INSERT INTO journal (operation, step, relation, row, through, before)
      SELECT operation, step, '\(name)', old.id, old.id, 
        \(BeforeImage.expression(of: columns, in: "old")) FROM running;
    """
  }
}

extension Database {
  func createJournalTriggers() throws {
    for table in try FactTable.all(in: self) {
      for trigger in table.triggers { try execute(sql: trigger.sql) }
    }
  }

  func dropJournalTriggers() throws {
    let names = try String.fetchAll(
      self, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*'")
    for name in names { try execute(sql: "DROP TRIGGER \(name.quotedDatabaseIdentifier)") }
  }
}
