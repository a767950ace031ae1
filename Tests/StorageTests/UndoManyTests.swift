import Testing

@testable import Storage

@Suite struct UndoManyTests {
  private func undo(_ count: Int, by author: String? = nil, on store: FactStore) throws -> UndoOutcome {
    try store.undo(.newest(author: author, count: count), .undoing(by: author))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `taking back several is as taking back one by one, in one operation`(seed: UInt64) throws {
    let (whole, single) = (try Toy.store(), try Toy.store())
    var random = RandomChanges(generator: SeededGenerator(state: seed))
    var same = random
    var states = [try whole.dump()]
    for _ in 0..<20 {
      try random.operation(on: whole)
      try same.operation(on: single)
      states.append(try whole.dump())
    }
    for count in [1, 4, 7] {
      let before = try whole.dump()
      let outcome = try undo(count, on: whole)
      for _ in 0..<count { _ = try undo(1, on: single) }
      #expect(outcome.operations.count == count)
      #expect(try whole.dump() == single.dump())
      #expect(states.contains(try whole.dump()))
      let redone = try whole.redo(author: nil, .redoing())
      #expect(redone.operations.map(\.id) == outcome.operations.map(\.id))
      #expect(try whole.dump() == before)
      _ = try undo(count, on: whole)
    }
    #expect(try whole.check() == [])
    #expect(try whole.asRecorded(through: 20).dump() == states[20])
  }

  @Test func `several are taken back or none`() throws {
    let store = try Toy.store()
    try store.execute("INSERT INTO claim (statement) VALUES ('a')", by: "ann")
    try store.execute("INSERT INTO claim (statement) VALUES ('b')", by: "ann")
    try store.execute("UPDATE claim SET statement = 'c' WHERE id = 1", by: "bob")
    let before = try store.everything()
    #expect(throws: UndoError.tooFewToUndo(2, author: "ann")) { try undo(3, by: "ann", on: store) }
    #expect(throws: UndoError.self) { try undo(2, by: "ann", on: store) }
    #expect(try store.everything() == before)
    let outcome = try undo(1, by: "ann", on: store)
    #expect(outcome.operations.map(\.id) == [2])
  }

  @Test func `the log names all that was taken back, and nothing of it is in effect`() throws {
    let store = try Toy.store()
    for word in ["a", "b", "c"] { try store.execute("INSERT INTO claim (statement) VALUES ('\(word)')") }
    _ = try undo(2, on: store)
    let log = try store.read { try $0.operations() }
    #expect(log.map(\.label).first == "undo o3 o2")
    #expect(log.first?.undoes == [3, 2])
    #expect(log.map(\.isInEffect) == [true, false, false, true])
    #expect(throws: UndoError.alreadyUndone(2, by: 4)) { try store.undo(.operation(2), .undoing()) }
    _ = try store.redo(author: nil, .redoing())
    #expect(try store.read { try $0.operation(5)?.label } == "redo o3 o2")
    #expect(try store.dump().count == 3)
  }

  @Test func `what a later undo took back of earlier work stands in the way, its later work does not`() throws
  {
    let store = try Toy.store()
    try store.execute("INSERT INTO claim (statement) VALUES ('a')", by: "bob")  // o1
    try store.execute("UPDATE claim SET weight = 1", by: "ann")  // o2
    try store.execute("INSERT INTO note (text) VALUES ('x')", by: "bob")  // o3
    try store.execute("UPDATE note SET text = 'y'", by: "ann")  // o4
    _ = try undo(2, by: "ann", on: store)  // o5 takes back o4 and o2
    let outcome = try store.undo(.operation(3), .undoing(by: "bob"))
    #expect(outcome.operations.map(\.id) == [3])
    #expect(try store.dump().map { $0.prefix(7) } == ["claim 1"])
  }
}
