import GRDB
import Testing

@testable import Storage

@Suite struct WriteTests {
  private struct Failure: Error {}
  private let store: FactStore

  init() throws { store = try Toy.store() }

  @Test func `a change is one operation with a receipt`() throws {
    let (value, receipt) = try store.write(.made()) { change in
      try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('a'), ('b')")
      try change.database.execute(sql: "UPDATE claim SET statement = 'c' WHERE id = 1")
      return change.operation
    }
    #expect(value == 1)
    #expect(receipt == OperationReceipt(operation: 1, changes: 3))
    #expect(try store.check() == [])
  }

  @Test func `a failing change leaves nothing, not even a used id`() throws {
    try store.execute("INSERT INTO claim (statement) VALUES ('a')")
    let before = try store.everything()
    #expect(throws: Failure.self) {
      try store.write(.made()) { change in
        try change.step(1, line: "claim b")
        try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('b')")
        try change.database.execute(sql: "DELETE FROM claim WHERE id = 1")
        throw Failure()
      }
    }
    #expect(try store.everything() == before)
    #expect(try store.execute("INSERT INTO claim (statement) VALUES ('c')") == 2)
  }

  @Test func `a dry run sees its own work and leaves nothing`() throws {
    let before = try store.everything()
    let (count, receipt) = try store.write(.made(), dryRun: true) { change in
      try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('a')")
      return try change.snapshot.dump().count
    }
    #expect(count == 1)
    #expect(receipt == OperationReceipt(operation: 1, changes: 1))
    #expect(try store.everything() == before)
  }

  @Test func `a change that changes nothing is no operation`() throws {
    try store.execute("INSERT INTO claim (statement, weight) VALUES ('a', 0.5)")
    let before = try store.everything()
    #expect(try store.execute("UPDATE claim SET statement = 'a', weight = 0.5, person = NULL") == nil)
    #expect(try store.execute("SELECT 1") == nil)
    #expect(try store.everything() == before)
    #expect(try store.execute("UPDATE claim SET statement = 'A'") == 2)
    #expect(try store.execute("INSERT INTO person (name) VALUES ('moon')") == 3)
    #expect(try store.execute("UPDATE person SET name = 'Moon'") == 4)
  }

  @Test func `a broken rule is an error in words, and leaves nothing`() throws {
    try store.execute("INSERT INTO person (name) VALUES ('moon')")
    let before = try store.everything()
    let error = #expect(throws: WorkspaceError.self) {
      try store.execute("INSERT INTO person (name) VALUES ('park'), ('moon')")
    }
    #expect(error == .refused("UNIQUE constraint failed: person.name"))
    #expect(try store.everything() == before)
  }

  @Test func `a savepoint loses its own work alone, with its ids and step`() throws {
    _ = try store.write(.made(kind: .run)) { change in
      try change.step(1, line: "one")
      try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('one')")
      let failed = Result {
        try change.savepoint {
          try change.step(2, line: "two")
          try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('two')")
          throw Failure()
        }
      }
      #expect(throws: Failure.self) { try failed.get() }
      try change.savepoint {
        try change.step(3, line: "three\0")
        try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('three')")
      }
    }
    #expect(try store.dump().map { $0.prefix(7) } == ["claim 1", "claim 2"])
    try store.read { snapshot in
      let operation = try #require(try snapshot.operation(1))
      #expect(try snapshot.steps(of: 1).map(\.number) == [1, 3])
      #expect(try snapshot.steps(of: 1).last?.line == "three\0")
      #expect(try snapshot.changes(of: operation).map(\.step) == [1, 3])
    }
  }

  @Test func `facts cannot be changed while no operation runs`() throws {
    try store.execute("INSERT INTO claim (statement) VALUES ('a')")
    for sql in [
      "INSERT INTO claim (statement) VALUES ('b')", "UPDATE claim SET weight = 1", "DELETE FROM claim",
    ] {
      #expect(throws: DatabaseError.self) {
        try store.queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      }
    }
    #expect(try store.dump().count == 1)
  }

  @Test func `an id never changes`() throws {
    try store.execute("INSERT INTO claim (statement) VALUES ('a')")
    #expect(throws: WorkspaceError.refused("an id never changes")) {
      try store.execute("UPDATE claim SET id = 7")
    }
  }

  @Test func `a read inside a write sees the work so far, and a write inside either is refused`() throws {
    _ = try store.write(.made()) { change in
      try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('a')")
      #expect(try store.dump().count == 1)
      #expect(throws: WorkspaceError.nested) {
        try store.execute("INSERT INTO claim (statement) VALUES ('b')")
      }
    }
    _ = try store.read { _ in
      #expect(throws: WorkspaceError.nested) {
        try store.execute("INSERT INTO claim (statement) VALUES ('b')")
      }
    }
    #expect(try store.dump().count == 1)
  }

  @Test func `a read cannot write`() throws {
    #expect(throws: WorkspaceError.self) {
      try store.read { try $0.database.execute(sql: "INSERT INTO note (text) VALUES ('n')") }
    }
  }
}
