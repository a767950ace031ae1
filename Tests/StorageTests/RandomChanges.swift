import GRDB

@testable import Storage

/// Random work on the toy schema: inserts, updates and deletes over tables that refer to each other.
struct RandomChanges {
  var generator: SeededGenerator

  /// Makes one operation of one to four actions, of which at least one changes something.
  mutating func operation(on store: FactStore) throws {
    let (_, receipt) = try store.write(.made("random")) { change in
      for _ in 0..<Int.random(in: 1...4, using: &generator) { try act(change.database) }
      try insertClaim(change.database)
    }
    precondition(receipt != nil)
  }

  private mutating func act(_ database: Database) throws {
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: try insertClaim(database)
    case 1: try insertNote(database)
    case 2: try insertTie(database)
    case 3: try rewriteClaims(database)
    case 4: try insertPerson(database)
    case 5: try moveNotes(database)
    default: try deleteClaim(database)
    }
  }

  private mutating func insertClaim(_ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO claim (statement, weight, person) VALUES (CAST(? AS TEXT), ?, ?)",
      arguments: [Text(text()), number(), try row("person", database)])
  }

  private mutating func insertPerson(_ database: Database) throws {
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM person") ?? 0
    try database.execute(
      sql: "INSERT INTO person (name) VALUES (?) ON CONFLICT DO NOTHING", arguments: ["p\(count)"])
  }

  private mutating func insertNote(_ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO note (text, claim) VALUES (CAST(? AS TEXT), ?)",
      arguments: [Text(text()), try row("claim", database)])
  }

  private mutating func insertTie(_ database: Database) throws {
    guard let one = try row("claim", database), let other = try row("claim", database) else { return }
    try database.execute(
      sql: "INSERT INTO tie (one, other) VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [one, other])
  }

  private mutating func rewriteClaims(_ database: Database) throws {
    guard let id = try row("claim", database) else { return }
    try database.execute(
      sql: "UPDATE claim SET statement = CAST(? AS TEXT), weight = ? WHERE id BETWEEN ? AND ?",
      arguments: [Text(text()), number(), id, id + 3])
  }

  private mutating func moveNotes(_ database: Database) throws {
    try database.execute(
      sql: "UPDATE note SET claim = ? WHERE id % 3 = 0", arguments: [try row("claim", database)])
  }

  private mutating func deleteClaim(_ database: Database) throws {
    guard let id = try row("claim", database) else { return }
    for sql in [
      "DELETE FROM tie WHERE one = ?1 OR other = ?1", "DELETE FROM note WHERE claim = ?1",
      "DELETE FROM claim WHERE id = ?1",
    ] { try database.execute(sql: sql, arguments: [id]) }
  }

  private mutating func row(_ table: String, _ database: Database) throws -> Int? {
    try Int.fetchAll(database, sql: "SELECT id FROM \(table) ORDER BY id").randomElement(using: &generator)
  }

  mutating func number() -> Double? {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: nil
    case 1: 0
    case 2: .infinity
    case 3: Double(Int.random(in: -9...9, using: &generator))
    default: Double.random(in: 0...1, using: &generator)
    }
  }

  mutating func text() -> String {
    let pieces = [
      "사드 배치", "문재인은", "THAAD", "e\u{301}", "é", "\0", "\"", "\\", "\r\n", "\u{1}", "👩‍💻", "\u{202E}", "'",
      "\u{7F}",
      "", "{", "漢字かな", " ",
    ]
    return (0..<Int.random(in: 0...6, using: &generator))
      .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
  }
}
