import GRDB
import Testing

@testable import Storage

@Suite struct UndoTests {
  private static let seeds: [UInt64] = [1, 2]

  @Test(arguments: seeds)
  func `undoing everything passes every state on the way back, and redoing passes them again`(seed: UInt64)
    throws
  {
    let store = try Toy.store()
    var random = RandomChanges(generator: SeededGenerator(state: seed))
    var states = [try store.dump()]
    for _ in 0..<50 {
      try random.operation(on: store)
      states.append(try store.dump())
    }
    for state in states.dropLast().reversed() {
      _ = try store.undo(.newest(author: nil), .undoing())
      #expect(try store.dump() == state)
    }
    #expect(throws: UndoError.nothingToUndo(author: nil)) { try store.undo(.newest(author: nil), .undoing()) }
    for state in states.dropFirst() {
      _ = try store.redo(author: nil, .redoing())
      #expect(try store.dump() == state)
    }
    #expect(throws: UndoError.nothingToRedo(author: nil)) { try store.redo(author: nil, .redoing()) }
    #expect(try store.check() == [])
  }

  @Test(arguments: seeds)
  func `each change can be undone and redone at once`(seed: UInt64) throws {
    let store = try Toy.store()
    var random = RandomChanges(generator: SeededGenerator(state: seed))
    for _ in 0..<50 {
      let before = try store.dump()
      try random.operation(on: store)
      let after = try store.dump()
      _ = try store.undo(.newest(author: nil), .undoing())
      #expect(try store.dump() == before)
      _ = try store.redo(author: nil, .redoing())
      #expect(try store.dump() == after)
    }
  }

  @Test(arguments: seeds)
  func `the file as it was after any operation can be seen again`(seed: UInt64) throws {
    let store = try Toy.store()
    var random = RandomChanges(generator: SeededGenerator(state: seed))
    var states = [try store.dump()]
    for step in 1...30 {
      switch step % 5 {
      case 3: _ = try store.undo(.newest(author: nil), .undoing())
      case 4: _ = try store.redo(author: nil, .redoing())
      default: try random.operation(on: store)
      }
      states.append(try store.dump())
    }
    let whole = try store.everything()
    for (operation, state) in states.enumerated() {
      let then = try store.asRecorded(through: operation)
      #expect(try then.dump() == state)
      if operation % 10 == 0 { #expect(try then.check() == []) }
      #expect(try then.read { try $0.operations().first?.id ?? 0 } == operation)
    }
    #expect(states[0].isEmpty)
    #expect(try store.everything() == whole)
  }

  @Test func `no id is given twice, undone or not`() throws {
    let store = try Toy.store()
    try store.execute("INSERT INTO claim (statement) VALUES ('a'), ('b')")
    _ = try store.undo(.newest(author: nil), .undoing())
    try store.execute("INSERT INTO claim (statement) VALUES ('c')")
    #expect(try store.dump() == ["claim 3 statement=t1:c weight=n person=n"])
  }

  @Test func `every double survives`() throws {
    let store = try Toy.store()
    var generator = SeededGenerator(state: 7)
    let special: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude, .infinity,
      -.infinity,
      .leastNormalMagnitude.nextDown, 0.1, 1 / 3, 0.7, 1e22, 1e23, 9_007_199_254_740_992, 1e300,
    ]
    let drawn = (0..<2_000).map { _ in Double(bitPattern: generator.next()) }.filter { !$0.isNaN }
    let numbers = special + drawn + (0..<1_000).map { _ in Double.random(in: 0...1, using: &generator) }
    _ = try store.write(.made()) { change in
      for number in numbers {
        try change.database.execute(
          sql: "INSERT INTO claim (statement, weight) VALUES ('n', ?)", arguments: [number])
      }
    }
    func stored() throws -> [UInt64] {
      try store.read { snapshot in
        try Double.fetchAll(snapshot.database, sql: "SELECT weight FROM claim ORDER BY id").map(\.bitPattern)
      }
    }
    let before = try stored()
    #expect(before.count == numbers.count)
    try store.execute("DELETE FROM claim")
    _ = try store.undo(.newest(author: nil), .undoing())
    let after = try stored()
    #expect(zip(before, after).filter { $0 != $1 }.map { Double(bitPattern: $0.0) } == [])
    #expect(after.count == before.count)
  }

  @Test(arguments: [
    "a\0b", "\0", "", "\u{FEFF}x", "e\u{301}", "\r\n\t\u{1}\u{1F}\u{7F}", "\"\\/", "\u{10FFFF}\u{FFFF}",
  ])
  func `every text survives, code point by code point`(text: String) throws {
    let store = try Toy.store()
    _ = try store.write(.made()) { change in
      try change.database.execute(
        sql: "INSERT INTO note (text) VALUES (CAST(? AS TEXT))", arguments: [Text(text)])
    }
    try store.execute("UPDATE note SET text = 'other'")
    try store.execute("DELETE FROM note")
    _ = try store.undo(.newest(author: nil), .undoing())
    _ = try store.undo(.newest(author: nil), .undoing())
    let stored = try store.read { try Text.fetchOne($0.database, sql: "SELECT CAST(text AS BLOB) FROM note") }
    #expect(stored.map { Array($0.string.unicodeScalars) } == Array(text.unicodeScalars))
  }
}
