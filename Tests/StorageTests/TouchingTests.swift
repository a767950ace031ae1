import Facts
import GRDB
import Testing

@testable import Storage

@Suite struct TouchingTests {
  private let store: FactStore

  init() throws {
    store = try FactStore.create(at: .memory)
    try store.execute(
      """
      INSERT INTO speaker (handle) VALUES ('ann');
      INSERT INTO claim (statement) VALUES ('one'), ('two');
      INSERT INTO tag (name) VALUES ('korea');
      INSERT INTO prediction (claim) VALUES (1);
      INSERT INTO terms (prediction, number, statement, deadline) VALUES (1, 1, 'by June', '2017-06');
      """)  // o1
  }

  private static let forecast = """
    INSERT INTO forecast (prediction, terms, forecaster, made, stated, point, basis)
    VALUES (1, 1, 1, '2017-05-10', '70%', 0.7, 'stated')
    """

  private func touching(_ kind: Kind, _ number: Int) throws -> [Int] {
    try store.read { try $0.operations(touching: RowInTable(Identifier(kind, number))) }.map(\.id)
  }

  @Test func `a row's operations are also those of what belongs to it`() throws {
    try store.execute(TouchingTests.forecast)  // o2
    try store.execute("UPDATE terms SET criteria = 'counted'")  // o3
    try store.execute("INSERT INTO tagging (tag, coder, prediction) VALUES (1, 1, 1)")  // o4
    try store.execute("UPDATE claim SET kind = 'fact' WHERE id = 2")  // o5
    #expect(try touching(.prediction, 1) == [4, 3, 2, 1])
    #expect(try touching(.claim, 2) == [5, 1])
    #expect(try touching(.forecast, 1) == [2])
  }

  @Test func `what belonged to a row before it was deleted or moved counts too`() throws {
    try store.execute("INSERT INTO tagging (tag, coder, claim) VALUES (1, 1, 1)")  // o2
    try store.execute("UPDATE tagging SET claim = 2")  // o3
    try store.execute("DELETE FROM tagging")  // o4
    #expect(try touching(.claim, 1) == [4, 3, 2, 1])
    #expect(try touching(.claim, 2) == [4, 3, 2, 1])
    #expect(try touching(.prediction, 1) == [1])
  }

  @Test func `a text that looks like a reference is none`() throws {
    try store.execute("UPDATE terms SET statement = 'x prediction=i2 '")
    try store.execute("INSERT INTO prediction (claim) VALUES (2)")
    try store.execute("UPDATE terms SET statement = 'y'")
    #expect(try touching(.prediction, 2) == [3])
  }

  @Test func `a conflict names each row once, by the name that people know`() throws {
    try store.execute(TouchingTests.forecast)
    try store.execute("INSERT INTO tagging (tag, coder, claim) VALUES (1, 1, 2)")
    let error = #expect(throws: UndoError.self) { try store.undo(.operation(1), .undoing()) }
    guard case .dependants(of: 1, let changes)? = error else {
      Issue.record("o1 was not refused for its dependants")
      return
    }
    #expect(changes.map { $0.row.identifier?.description } == ["f1", "c2"])
    #expect(changes.map(\.operation) == [2, 3])
  }

  @Test func `the operation that runs is listed with what it has done so far`() throws {
    _ = try store.write(.made("running", kind: .run)) { change in
      let before = try #require(try change.snapshot.operations().first)
      #expect(before.label == "running")
      #expect(try change.snapshot.changes(of: before) == [])
      try change.step(1, line: "edit c1")
      try change.database.execute(sql: "UPDATE claim SET kind = 'fact' WHERE id = 1")
      let row = RowInTable(table: "claim", id: 1)
      let touching = try change.snapshot.operations(touching: row)
      #expect(touching.map(\.id) == [2, 1])
      let changes = try change.snapshot.changes(of: touching[0])
      #expect(changes == [LoggedChange(step: 1, kind: .changed, table: "claim", ids: 1...1)])
    }
  }
}
