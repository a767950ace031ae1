import GRDB

extension FactStore {
  /// What is wrong with the file, each as a sentence; empty where all is well.
  package func check() throws -> [String] {
    let expected = try FactStore.create(at: .memory, migrations: migrations).queue.unsafeRead {
      try $0.declarations()
    }
    return try read { snapshot in
      let actual = try snapshot.database.declarations()
      let strange = Set(actual.symmetricDifference(expected).map(\.name))
      return try snapshot.check() + strange.sorted().map { "the schema differs in '\($0)'" }
    }
  }
}

extension Snapshot {
  /// What is wrong with pages, references, journal and triggers, each as a sentence.
  package func check() throws -> [String] {
    try damagedPages() + brokenReferences() + missingTriggers() + unfinishedWork() + journalGaps()
  }

  /// The same, or without the slow comparison of indexes with tables; what runs is not called unfinished.
  package func damage(whileRunning isRunning: Bool, quickly: Bool = true) throws -> [String] {
    let pages = try damagedPages(by: quickly ? "quick_check" : "integrity_check")
    let standing = try pages + brokenReferences() + missingTriggers()
    return try isRunning ? standing : standing + unfinishedWork() + journalGaps()
  }

  /// What SQLite's own check of the pages finds, which may be the quick one.
  package func damagedPages(by pragma: String = "integrity_check") throws -> [String] {
    try String.fetchAll(database, sql: "PRAGMA \(pragma)(20)").filter { $0 != "ok" }
      .map { "the file is damaged: \($0)" }
  }

  private func brokenReferences() throws -> [String] {
    try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
      "\(try row.required(0) as String) \(try row.required(1) as Int) refers to a row of "
        + "\(try row.required(2) as String) that is not there"
    }
  }

  private func missingTriggers() throws -> [String] {
    let present = Set(
      try String.fetchAll(database, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    )
    return try FactTable.all(in: database).flatMap(\.triggers).filter { !present.contains($0.sql) }
      .map { "the trigger '\($0.name)' is missing or altered, so that changes may not be undone" }
  }

  private func unfinishedWork() throws -> [String] {
    let idle = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM running WHERE operation IS NULL AND step IS NULL AND bulk IS NULL")
    return idle == 1 ? [] : ["the table 'running' does not say that nothing runs"]
  }

  /// Operations own the journal's entries in unbroken, ascending ranges.
  private func journalGaps() throws -> [String] {
    let claimed = try Row.fetchAll(database, sql: "SELECT id, first, last FROM main.operation ORDER BY id")
    var next = 1
    for operation in claimed {
      let (first, last) = (Int.fromDatabaseValue(operation[1]), Int.fromDatabaseValue(operation[2]))
      guard first == next, let last, last >= next - 1 else {
        return ["the journal of o\(try operation.required(0) as Int) does not follow the one before it"]
      }
      next = last + 1
    }
    let strays =
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM journal LEFT JOIN main.operation AS operation ON operation.id = journal.operation
          WHERE operation.id IS NULL OR journal.id NOT BETWEEN first AND last
          """) ?? 0
    let isComplete = try strays == 0 && next == database.newestJournalEntry() + 1
    return isComplete ? [] : ["the journal has entries of no operation"]
  }
}
