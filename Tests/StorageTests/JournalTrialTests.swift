import GRDB
import Testing

@testable import Storage

@Suite struct `A trial of the journal` {
  private func store() throws -> FactStore {
    let store = try FactStore.create(at: .memory)
    try store.execute(UnknownDataTests.rows)
    try store.execute("INSERT INTO note (text, claim, coder) VALUES ('Look again', 1, 1)")
    try store.execute("UPDATE note SET text = '다시 보라' WHERE id = 1")
    return store
  }

  /// Changes the file behind the journal's back.
  private func tamper(_ store: FactStore, _ sql: String) throws {
    try store.queue.writeWithoutTransaction { database in
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: trigger[1] as String) }
    }
  }

  @Test func `finds nothing where all was done by operations, undone ones too, and changes nothing`() throws {
    let store = try store()
    _ = try store.undo(.newest(author: nil), .undoing())
    let before = try store.dump()
    let trial = try store.read { try $0.trial() }
    #expect(trial.journal == [] && trial.search == [] && trial.entries > 5 && trial.texts > 2)
    #expect(try store.dump() == before)
    #expect(try store.check() == [])
  }

  @Test(arguments: [
    ("INSERT INTO note (id, text, claim, coder) VALUES (7, 'sneaked in', 1, 1)", "how note 7 came about"),
    ("UPDATE journal SET before = 'nonsense' WHERE before IS NOT NULL", "cannot be replayed"),
    ("DELETE FROM journal WHERE relation = 'note' AND before IS NULL", "how note 1 came about"),
    ("UPDATE journal SET relation = 'planet' WHERE id = 1", "cannot be replayed"),
  ])
  func `tells what the journal does not`(sql: String, finding: String) throws {
    let store = try store()
    try tamper(store, sql)
    let trial = try store.read { try $0.trial() }
    #expect(trial.journal.contains { $0.contains(finding) }, "\(trial.journal)")
  }

  @Test func `tells which texts the search index does not hold as they are`() throws {
    let store = try store()
    try tamper(store, "UPDATE note SET text = 'Look elsewhere' WHERE id = 1")
    let trial = try store.read { try $0.trial() }
    #expect(trial.search == ["the index does not hold the words of note 1 as they are"])
  }
}
