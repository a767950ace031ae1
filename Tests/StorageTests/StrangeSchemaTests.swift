import Facts
import GRDB
import Testing

@testable import Storage

/// A workspace that somebody else has changed with another program.
@Suite struct `A file that declares what is not reckon's` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FactStore.create(at: .file(folder["w"])).close()
  }

  private func tamper(_ statements: String) throws {
    let queue = try DatabaseQueue(path: folder["w"])
    try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
    try queue.close()
  }

  private func refusal() -> WorkspaceError? {
    #expect(throws: WorkspaceError.self) { try FactStore.open(at: .file(folder["w"]), access: .readWrite) }
  }

  @Test func `has another fingerprint, which is the one in the sources where nothing was changed`() throws {
    let store = try FactStore.open(at: .file(folder["w"]), access: .readOnly)
    let found = try store.queue.unsafeRead { try $0.fingerprint() }
    #expect(found == Schema.fingerprint, "write this into Schema+Fingerprint.swift: \(found)")
  }

  @Test(arguments: [
    ("CREATE TRIGGER spy AFTER INSERT ON claim BEGIN DELETE FROM note; END", "the trigger 'spy'"),
    ("CREATE VIEW spy AS SELECT 1", "the view 'spy'"),
    ("CREATE TABLE spy (a, b AS (a + 1))", "the table 'spy'"),
    ("CREATE INDEX spy ON claim (upper(statement))", "the index 'spy'"),
    ("CREATE VIRTUAL TABLE spy USING fts5(body)", "the table 'spy'"),
    ("DROP VIEW claims; CREATE VIEW claims AS SELECT 1 AS id", "the view 'claims'"),
    ("DROP TRIGGER journal_claim_insert", "the trigger 'journal_claim_insert'"),
  ])
  func `is refused by the name of the first, before any of it runs`(sql: String, named: String) throws {
    try tamper(sql)
    let before = try folder.bytes(of: "w")
    guard case .strangeSchema(_, named, let isMissing)? = refusal() else {
      Issue.record("\(String(describing: refusal()))")
      return
    }
    #expect(isMissing == sql.hasPrefix("DROP TRIGGER"))
    #expect(try folder.bytes(of: "w") == before)
  }

  @Test func `may hold the statistics that SQLite keeps`() throws {
    try tamper("INSERT INTO note (text, coder) SELECT 'x', 1 WHERE 0; ANALYZE")
    try FactStore.open(at: .file(folder["w"]), access: .readWrite).close()
  }
}
