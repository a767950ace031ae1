import GRDB
import Testing

@testable import Storage

@Suite struct LogTests {
  private let store: FactStore

  init() throws {
    store = try Toy.store()
    try store.execute("INSERT INTO claim (statement) VALUES ('a'), ('b')", by: "ann")  // o1
    try store.execute("UPDATE claim SET statement = 'c' WHERE id = 2", by: "bob")  // o2
    try store.execute("DELETE FROM claim WHERE id = 2", by: "ann")  // o3
    _ = try store.undo(.newest(author: "ann"), .undoing(by: "ann"))  // o4
  }

  @Test func `operations come newest first, and say whether they are in effect`() throws {
    let all = try store.read { try $0.operations() }
    #expect(all.map(\.id) == [4, 3, 2, 1])
    #expect(all.map(\.isInEffect) == [true, false, true, true])
    #expect(all.map(\.undoes) == [[3], [], [], []])
    #expect(all.map(\.author) == ["ann", "ann", "bob", "ann"])
    #expect(try store.read { try $0.operations(limit: 2, before: 4) } == Array(all[1...2]))
    #expect(try store.read { try $0.operation(2) } == all[2])
    #expect(try store.read { try $0.operation(5) } == nil)
  }

  @Test func `what an operation did to each row is told`() throws {
    let changes = try store.read { snapshot in
      try snapshot.operations().reversed().flatMap { try snapshot.changes(of: $0) }
    }
    #expect(changes.map(\.kind) == [.inserted, .inserted, .changed, .deleted, .inserted])
    #expect(changes.map(\.ids) == [1...1, 2...2, 2...2, 2...2, 2...2])
  }

  @Test func `a row's operations are found`() throws {
    let touching = try store.read { try $0.operations(touching: RowInTable(table: "claim", id: 2)) }
    #expect(touching.map(\.id) == [4, 3, 2, 1])
    #expect(
      try store.read { try $0.operations(touching: RowInTable(table: "claim", id: 1)) }.map(\.id) == [1])
    #expect(try store.read { try $0.operations(touching: RowInTable(table: "note", id: 1)) } == [])
  }

  private func insertInBulk() throws {
    _ = try store.write(.made(kind: .run)) { change in
      try change.bulk {
        for number in 1...100 {
          try change.database.execute(
            sql: "INSERT INTO claim (statement) VALUES (?)", arguments: ["bulk \(number)"])
        }
      }
    }
  }

  @Test func `rows inserted in bulk are one entry, found, searchable, and undone`() throws {
    let before = try store.dump()
    try insertInBulk()
    let after = try store.dump()
    try store.read { snapshot in
      let operation = try #require(try snapshot.operation(5))
      #expect(try snapshot.changes(of: operation).map(\.ids) == [3...102])
      #expect(try snapshot.operations(touching: RowInTable(table: "claim", id: 50)).map(\.id) == [5])
      #expect(try snapshot.search("bulk 48").map(\.row.id) == [50])
    }
    #expect(try store.check() == [])
    _ = try store.undo(.newest(author: nil), .undoing())
    #expect(try store.dump() == before)
    _ = try store.redo(author: nil, .redoing())
    #expect(try store.dump() == after)
    #expect(try store.read { try $0.search("bulk 4", in: ["claim"]).count } == 11)
  }

  @Test func `a range belongs to the step that runs throughout`() throws {
    _ = try store.write(.made(kind: .run)) { change in
      try change.step(1, line: "import one")
      try change.bulk { try change.database.execute(sql: "INSERT INTO note (text) VALUES ('one')") }
      try change.bulk {
        try change.step(2, line: "import two")
        try change.database.execute(sql: "INSERT INTO note (text) VALUES ('two')")
      }
    }
    try store.read { snapshot in
      let operation = try #require(try snapshot.operation(5))
      #expect(try snapshot.changes(of: operation).map(\.step) == [1, nil])
    }
  }

  @Test func `a later change to a row of a range stands in the way of undoing it`() throws {
    try insertInBulk()
    try store.execute("UPDATE claim SET statement = 'x' WHERE id = 50")
    let row = RowInTable(table: "claim", id: 50)
    let change = LaterChange(operation: 6, label: "UPDATE claim SET statement = 'x' WHERE id = 50", row: row)
    #expect(throws: UndoError.laterChanges(of: 5, [change])) { try store.undo(.operation(5), .undoing()) }
  }

  @Test(arguments: [
    "UPDATE claim SET statement = 'x'", "DELETE FROM claim",
    "INSERT INTO claim (id, statement) VALUES (900, 'x')",
  ])
  func `in bulk nothing is changed, deleted or numbered`(sql: String) throws {
    let before = try store.everything()
    #expect(throws: WorkspaceError.self) {
      try store.write(.made()) { change in try change.bulk { try change.database.execute(sql: sql) } }
    }
    #expect(try store.everything() == before)
  }
}
