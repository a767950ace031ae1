import GRDB
import Testing

@testable import Storage

@Suite struct MigrationTests {
  private let folder: TemporaryFolder
  private let longer =
    Toy.migrations + [
      Migration(
        number: 2,
        sql: """
          ALTER TABLE claim ADD COLUMN kind TEXT;
          UPDATE claim SET kind = 'fact';
          CREATE TABLE place (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;
          """)
    ]

  init() throws {
    folder = try TemporaryFolder()
    let store = try Toy.store(at: .file(folder["w"]))
    try store.execute("INSERT INTO claim (statement) VALUES ('a')")
    try store.close()
  }

  private func open(_ access: FactStore.Access, _ migrations: [Migration]) throws -> FactStore {
    try FactStore.open(at: .file(folder["w"]), access: access, migrations: migrations)
  }

  @Test func `an older file is brought up to date, and its old work can still be undone`() throws {
    let store = try open(.readWrite, longer)
    #expect(try store.dump() == ["claim 1 statement=t1:a weight=n person=n kind=t4:fact"])
    #expect(try store.check() == [])
    try store.execute("UPDATE claim SET kind = 'cause'")
    try store.execute("INSERT INTO place (name) VALUES ('Seoul')")
    #expect(
      try store.asRecorded(through: 2).dump() == ["claim 1 statement=t1:a weight=n person=n kind=t5:cause"])
    for _ in 1...3 { _ = try store.undo(.newest(author: nil), .undoing()) }
    #expect(try store.dump() == [])
    try store.close()
    #expect(throws: WorkspaceError.newer(folder["w"], schema: 2, known: 1)) {
      try open(.readWrite, Toy.migrations)
    }
  }

  @Test func `an older file opened for reading is brought up to date in memory alone`() throws {
    let before = try folder.contents()
    let store = try open(.readOnly, longer)
    #expect(try store.dump().first?.hasSuffix("kind=t4:fact") == true)
    #expect(throws: WorkspaceError.readOnly(folder["w"])) { try store.execute("DELETE FROM claim") }
    try store.close()
    #expect(try folder.contents() == before)
  }

  @Test func `a step that fails leaves the file at the step before`() throws {
    let broken =
      longer + [Migration(number: 3, sql: "CREATE TABLE other (id INTEGER); SELECT * FROM nowhere")]
    #expect(throws: WorkspaceError.self) { try open(.readWrite, broken) }
    let store = try open(.readWrite, longer)
    #expect(try store.check() == [])
  }

  @Test(arguments: [
    "CREATE TABLE bad (id INTEGER PRIMARY KEY AUTOINCREMENT, x BLOB) STRICT",
    "CREATE TABLE bad (id INTEGER PRIMARY KEY AUTOINCREMENT, x ANY) STRICT",
    "CREATE TABLE bad (id INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT)",
    "CREATE TABLE bad (id INTEGER PRIMARY KEY, x TEXT) STRICT",
    """
    CREATE TABLE bad (
      id INTEGER PRIMARY KEY AUTOINCREMENT, x INTEGER REFERENCES claim(id) ON DELETE CASCADE) STRICT
    """,
  ])
  func `a table that undo could not restore is refused`(sql: String) throws {
    #expect(throws: WorkspaceError.self) {
      try FactStore.create(at: .memory, migrations: Toy.migrations + [Migration(number: 2, sql: sql)])
    }
  }

  @Test func `what is not as it should be is found`() throws {
    let store = try open(.readWrite, Toy.migrations)
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "DROP TRIGGER journal_claim_update") }
    #expect(
      try store.check() == [
        "the trigger 'journal_claim_update' is missing or altered, so that changes may not be undone",
        "the schema differs in 'journal_claim_update'",
      ])
    try store.queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF; UPDATE running SET operation = 1")
      try database.execute(sql: "INSERT INTO note (text, claim) VALUES ('n', 9); UPDATE running SET step = 4")
    }
    let faults = try store.check()
    #expect(faults.contains("note 1 refers to a row of claim that is not there"))
    #expect(faults.contains("the table 'running' does not say that nothing runs"))
    #expect(faults.contains("the journal has entries of no operation"))
  }
}
