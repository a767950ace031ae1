import GRDB

extension Snapshot {
  /// The operations whose time lies before that of the one before them, and how many operations there are.
  package func backwardOperations() throws -> (backward: [Int], count: Int) {
    let rows = try Row.fetchCursor(database, sql: "SELECT id, recorded FROM main.operation ORDER BY id")
    var (backward, count, previous): ([Int], Int, String) = ([], 0, "")
    while let row = try rows.next() {
      count += 1
      let recorded: String = try row.required(1)
      if recorded < previous { backward.append(try row.required(0)) }
      previous = recorded
    }
    return (backward, count)
  }

  /// When the newest operation was recorded, in text whose order is that of time; nil in a new workspace.
  package func newestTime() throws -> String? {
    try database.value("SELECT recorded FROM main.operation ORDER BY id DESC LIMIT 1")
  }
}

extension Database {
  /// The time for a new operation: its own, unless one that waited for the lock less long came first.
  ///
  /// A clock that stands further back than a minute is wrong, or was, and what it says is kept.
  func time(notBefore recorded: String) throws -> String {
    try String.fetchOne(
      cachedStatement(
        sql: """
          SELECT CASE WHEN julianday(recorded) - julianday(?1) BETWEEN 0 AND 1 / 1440.0 THEN recorded ELSE ?1 END
          FROM main.operation ORDER BY id DESC LIMIT 1
          """), arguments: [recorded]) ?? recorded
  }
}
