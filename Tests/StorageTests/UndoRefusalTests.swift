import Testing

@testable import Storage

@Suite struct UndoRefusalTests {
  private let store: FactStore

  init() throws {
    store = try Toy.store()
    try store.execute("INSERT INTO claim (statement) VALUES ('a'), ('b')", by: "ann")  // o1
  }

  private func undo(_ id: Int) throws { _ = try store.undo(.operation(id), .undoing(by: "ann")) }

  /// A refusal of this kind that leaves no trace, and what it says.
  private func refusal(_ body: () throws -> Void) throws -> UndoError? {
    let before = try store.everything()
    let error = #expect(throws: UndoError.self) { try body() }
    #expect(try store.everything() == before)
    return error
  }

  @Test func `is refused where later operations changed the same rows, with a list`() throws {
    try store.execute("UPDATE claim SET statement = 'c' WHERE id = 2")
    try store.execute("INSERT INTO claim (statement) VALUES ('elsewhere')")
    let row = RowInTable(table: "claim", id: 2)
    let change = LaterChange(operation: 2, label: "UPDATE claim SET statement = 'c' WHERE id = 2", row: row)
    #expect(try refusal { try undo(1) } == .laterChanges(of: 1, [change]))
    try undo(2)
    try undo(1)
    #expect(try store.dump().count == 1)
  }

  @Test func `a later change that was itself undone does not stand in the way, until it is redone`() throws {
    try store.execute("UPDATE claim SET statement = 'c' WHERE id = 2")
    try undo(2)
    _ = try store.redo(author: "ann", .redoing(by: "ann"))
    #expect(try refusal { try undo(1) } != nil)
    try undo(2)
    try undo(1)
    #expect(try store.dump() == [])
  }

  @Test func `undoing an undo out of order is refused`() throws {
    try store.execute("UPDATE claim SET statement = 'c' WHERE id = 2")
    try undo(2)  // o3
    try undo(1)  // o4
    guard case .laterChanges(of: 3, let changes)? = try refusal({ try undo(3) }) else {
      Issue.record("o3 was not refused for later changes")
      return
    }
    #expect(changes.map(\.operation) == [4])
  }

  @Test func `is refused where later rows refer to its rows`() throws {
    try store.execute("INSERT INTO note (text, claim) VALUES ('n', 2)")
    let change = LaterChange(
      operation: 2, label: "INSERT INTO note (text, claim) VALUES ('n', 2)",
      row: RowInTable(table: "note", id: 1))
    #expect(try refusal { try undo(1) } == .dependants(of: 1, [change]))
  }

  @Test func `is refused where a later row has taken a unique name`() throws {
    try store.execute("INSERT INTO person (name) VALUES ('moon')")
    try store.execute("DELETE FROM person")
    try store.execute("INSERT INTO person (name) VALUES ('moon')")
    guard case .clash(of: 3, let detail)? = try refusal({ try undo(3) }) else {
      Issue.record("o3 was not refused for a clash")
      return
    }
    #expect(detail.contains("person.name"))
  }

  @Test func `each author undoes and redoes only their own work`() throws {
    try store.execute("INSERT INTO note (text) VALUES ('bob')", by: "bob")
    _ = try store.undo(.newest(author: "ann"), .undoing(by: "ann"))
    #expect(try store.dump().count == 1)
    #expect(
      try refusal { _ = try store.undo(.newest(author: "ann"), .undoing(by: "ann")) }
        == .nothingToUndo(author: "ann"))
    #expect(
      try refusal { _ = try store.redo(author: "bob", .redoing(by: "bob")) } == .nothingToRedo(author: "bob"))
    try store.execute("INSERT INTO note (text) VALUES ('bob again')", by: "bob")
    _ = try store.redo(author: "ann", .redoing(by: "ann"))
    #expect(try store.dump().count == 4)
  }

  @Test func `nothing is redone after a new change`() throws {
    try undo(1)
    try store.execute("INSERT INTO note (text) VALUES ('n')", by: "ann")
    let label = "INSERT INTO note (text) VALUES ('n')"
    #expect(try refusal { _ = try store.redo(author: "ann", .redoing(by: "ann")) } == .changedSince(3, label))
  }

  @Test func `what is unknown or undone already is named`() throws {
    #expect(try refusal { try undo(9) } == .noSuchOperation(9))
    try undo(1)
    #expect(try refusal { try undo(1) } == .alreadyUndone(1, by: 2))
  }

  @Test func `a dry run says what would be and leaves nothing`() throws {
    let before = try store.everything()
    let outcome = try store.undo(.newest(author: "ann"), .undoing(by: "ann"), dryRun: true)
    #expect(outcome.operations.map(\.id) == [1])
    #expect(outcome.receipt == OperationReceipt(operation: 2, changes: 2))
    #expect(try store.everything() == before)
  }

  @Test func `refusals read well`() {
    let row = RowInTable(table: "claim", id: 2)
    let changes = (4...10).map { LaterChange(operation: $0, label: "edit c2 kind fact", row: row) }
    #expect(
      UndoError.laterChanges(of: 3, Array(changes.prefix(1))).description
        == "o3 cannot be taken back, for later operations changed its rows: "
        + "c2 in o4 (edit c2 kind fact); undo those first"
    )
    #expect(UndoError.dependants(of: 3, changes).description.contains(" and 2 more; undo those first"))
    #expect(
      UndoError.nothingToUndo(author: "ann").description
        == "nothing to undo by @ann; 'log' lists what was done")
  }
}
