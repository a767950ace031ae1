import Facts
import Foundation
import GRDB
import Testing

@testable import Storage
@testable import Workbench

/// A sealed file that somebody changes behind the program's back, one change at a time.
struct Tampering {
  /// A copy without triggers, in which nothing but the types of columns is checked.
  private let copy: FactStore
  let random: Seeded

  init(with bench: inout TestBench, seed: UInt64) throws {
    copy = try bench.session.store().copied()
    random = Seeded(seed)
    try copy.queue.writeWithoutTransaction { database in
      try database.dropJournalTriggers()
      for name in ["alias_is_no_handle", "handle_is_no_alias"] {
        try database.execute(sql: "DROP TRIGGER \(name)")
      }
      try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try copy.queue.unsafeReentrantRead(body)
  }

  /// What is found out of one change, which is taken back; nil where SQLite refuses the change or it changes nothing.
  func found(_ sql: String) throws -> VerifiedSeals? {
    try copy.queue.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN")
      defer { try? database.execute(sql: "ROLLBACK") }
      do { try database.execute(sql: sql) } catch { return nil }
      guard database.changesCount > 0 else { return nil }
      return try Snapshot(database: database).verifySeals()
    }
  }

  /// Other values for a column of some type, as SQL.
  func others(than column: String, of type: FactTable.Column.ColumnType) -> [String] {
    switch type {
    case .integer: ["coalesce(\(column), 0) + 1000003", "iif(\(column) IS NULL, 0, NULL)"]
    case .real: ["coalesce(\(column), 0) + 0.25"]
    case .text:
      [
        "coalesce(\(column), '') || 'x'", "iif(\(column) = 'x', 'y', 'x') || substr(\(column), 2)",
        "substr(\(column), 1, length(\(column)) - 1) || '~'", "iif(\(column) IS NULL, '', NULL)",
        "CAST(coalesce(\(column), '') || X'FF' AS TEXT)",
      ]
    }
  }
}

@Suite struct `A sealed workspace` {
  private func sealed(_ seed: Int) throws -> TestBench {
    var random = try RandomWorkspace(seed: UInt64(9000 + seed), commands: 12, undoing: true)
    try random.bench.run("seal")
    return random.bench
  }

  private func tampering(_ seed: Int) throws -> Tampering {
    var bench = try sealed(seed)
    return try Tampering(with: &bench, seed: UInt64(seed))
  }

  @Test(arguments: 0..<3 * effort)
  func `is as it was sealed, whatever is done to it later by commands`(seed: Int) throws {
    var bench = try sealed(seed)
    let head = try #require(try bench.session.store().read { try $0.verifySeals() }.head)
    var commands = RandomCommands(seed: UInt64(9500 + seed))
    for _ in 0..<6 {
      _ = bench.failure(of: "undo")
      _ = bench.failure(of: try bench.session.store().read { try commands.line($0, bench.folder) })
      let verified = try bench.session.store().read { try $0.verifySeals() }
      #expect(verified.flaw == nil && verified.head == head)
    }
    let operations = try bench.session.store().read { try $0.size() }.operations
    try bench.run("seal")
    let verified = try bench.session.store().read { try $0.verifySeals() }
    #expect(verified.flaw == nil && verified.unsealed == 0 && verified.operations == operations)
    var rebuilt = try TestBench.rebuilt(from: bench.exported)
    let there = try rebuilt.session.store().read { try $0.verifySeals() }
    #expect(there == verified)
    let whole = head.hash.description
    let found = try bench.session.store().read { try $0.sealed(as: whole) }
    #expect(found == head)
  }

  @Test(arguments: 0..<2 * effort)
  func `names every changed column of every table, and the operation that last set it`(seed: Int) throws {
    let tampering = try tampering(seed)
    let tables = try tampering.read { try FactTable.all(in: $0) }
    var tried = 0
    for table in tables {
      let ids = try tampering.read { try Int.fetchAll($0, sql: "SELECT id FROM \(table.quoted) ORDER BY id") }
      guard !ids.isEmpty else { continue }
      let id = tampering.random.pick(ids)
      let row = RowInTable(table: table.name, id: id)
      let last = try tampering.read { try $0.idsOfOperations(touching: row) }.max()
      for column in table.columns {
        for other in tampering.others(than: column.quoted, of: column.type) {
          let change = "UPDATE \(table.quoted) SET \(column.quoted) = \(other) WHERE id = \(id)"
          guard let verified = try tampering.found(change + " AND \(column.quoted) IS NOT \(other)") else {
            continue
          }
          tried += 1
          #expect(verified.flaw?.number == last && verified.flaw?.row == row, "\(change)")
        }
      }
      let gone = try tampering.found("DELETE FROM \(table.quoted) WHERE id = \(id)")
      #expect(gone?.flaw?.number == last && gone?.flaw?.row == row, "delete \(row)")
      let moved = try tampering.found("UPDATE \(table.quoted) SET id = id + 1000 WHERE id = \(id)")
      #expect(moved?.flaw?.row == row)
      let names = table.columns.map(\.quoted).joined(separator: ", ")
      let added = try tampering.found(
        "INSERT INTO \(table.quoted) (id, \(names)) SELECT id + 1000, \(names) FROM \(table.quoted) WHERE id = \(id)"
      )
      if let added { #expect(added.flaw?.row == RowInTable(table: table.name, id: id + 1000)) }
    }
    #expect(tried > 5)
  }

  @Test(arguments: 0..<2 * effort)
  func `names every changed column of the log and the journal`(seed: Int) throws {
    let tampering = try tampering(seed)
    let columns: [(table: String, column: String, type: FactTable.Column.ColumnType, owner: String)] = [
      ("operation", "id", .integer, "id"), ("operation", "ulid", .text, "id"),
      ("operation", "kind", .text, "id"), ("operation", "author", .text, "id"),
      ("operation", "recorded", .text, "id"), ("operation", "label", .text, "id"),
      ("operation", "first", .integer, "id"), ("operation", "last", .integer, "id"),
      ("step", "operation", .integer, "operation"), ("step", "number", .integer, "operation"),
      ("step", "line", .text, "operation"), ("undone", "operation", .integer, "operation"),
      ("undone", "target", .integer, "operation"), ("journal", "id", .integer, "operation"),
      ("journal", "operation", .integer, "operation"), ("journal", "step", .integer, "operation"),
      ("journal", "relation", .text, "operation"), ("journal", "row", .integer, "operation"),
      ("journal", "through", .integer, "operation"), ("journal", "before", .text, "operation"),
    ]
    for (table, column, type, owner) in columns {
      let rows = try tampering.read { database in
        try Row.fetchAll(database, sql: "SELECT \(owner), * FROM \(table) ORDER BY 1, 2, 3")
      }
      guard !rows.isEmpty else { continue }
      let row = tampering.random.pick(rows)
      let operation: Int = row[0]
      let key =
        table == "operation" || table == "journal"
        ? "id = \(row["id"] as Int)"
        : "\(row.columnNames.map { $0 }[1]) = \(row[1] as Int) AND \(row.columnNames.map { $0 }[2]) = \(row[2] as Int)"
      for other in tampering.others(than: column, of: type) {
        let change = "UPDATE \(table) SET \(column) = \(other) WHERE \(key) AND \(column) IS NOT \(other)"
        guard let verified = try tampering.found(change) else { continue }
        #expect(verified.flaw != nil, "\(change)")
        #expect(verified.flaw?.number ?? 0 <= operation, "\(change): \(String(describing: verified.flaw))")
      }
      let gone = try tampering.found("DELETE FROM \(table) WHERE \(key)")
      #expect(gone?.flaw != nil, "delete from \(table) where \(key)")
    }
  }

  @Test(arguments: 0..<2 * effort)
  func `names a changed byte anywhere in what the journal replaced`(seed: Int) throws {
    let tampering = try tampering(seed)
    let entries = try tampering.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT id, CAST(before AS BLOB), operation FROM journal WHERE before IS NOT NULL ORDER BY id")
    }
    for _ in 0..<30 where !entries.isEmpty {
      let entry = tampering.random.pick(entries)
      let (id, operation): (Int, Int) = (entry[0], entry[2])
      let bytes: [UInt8] = Array(entry[1] as Data)
      let place = tampering.random.below(bytes.count)
      var changed = bytes
      changed[place] ^= [1, 2, 16, 128][tampering.random.below(4)]
      var (one, other) = (CanonicalBytes(), CanonicalBytes())
      if let image = SealedImage(bytes[...]) { one.add(image) }
      if let image = SealedImage(changed[...]) { other.add(image) } else { other.addUnreadable(changed) }
      // A digit of a real beyond those that tell it from its neighbours means nothing.
      guard one.bytes != other.bytes else { continue }
      let verified = try tampering.found(
        "UPDATE journal SET before = CAST(X'\(changed.hexadecimal)' AS TEXT) WHERE id = \(id)")
      let flaw = try #require(verified?.flaw)
      #expect(flaw.number ?? .max < operation || flaw.number == operation)
    }
  }

  @Test(arguments: 0..<2 * effort)
  func `names what was put in, left out, put in another order, or given another day`(seed: Int) throws {
    let tampering = try tampering(seed)
    let ids = try tampering.read { try Int.fetchAll($0, sql: "SELECT id FROM operation ORDER BY id") }
    for id in ids {
      let backdated = try tampering.found(
        "UPDATE operation SET recorded = '2016-01-01T00:00:00.000Z' WHERE id = \(id)")
      #expect(backdated?.flaw?.number == id)
      let gone = try tampering.found("DELETE FROM operation WHERE id = \(id)")
      #expect(gone?.flaw?.number == id || gone?.flaw?.number == id + 1)
    }
    for (one, other) in zip(ids, ids.dropFirst()) {
      let swapped = try tampering.found(
        "UPDATE operation SET id = CASE id WHEN \(one) THEN -1 ELSE \(one) END WHERE id IN (\(one), \(other)) "
          + "AND id = \(one); UPDATE operation SET id = \(one) WHERE id = \(other); "
          + "UPDATE operation SET id = \(other) WHERE id = -1")
      #expect(swapped?.flaw?.number == one)
    }
    let putIn = try tampering.found(
      "INSERT INTO operation (id, ulid, kind, recorded, label, first, last) VALUES (-3, 'x', 'run', '', '', 1, 0)"
    )
    #expect(putIn?.flaw?.number == -3)
    let stray = try tampering.found(
      "INSERT INTO journal (id, operation, relation, row, through) VALUES (-5, 1, 'claim', 1, 1)")
    #expect(stray?.flaw != nil)
    let entries = try tampering.read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT one.id, one.operation FROM journal AS one JOIN journal AS two ON two.id = one.id + 1
          WHERE one.operation = two.operation
          """)
    }
    for entry in entries.prefix(10) {
      let (id, operation): (Int, Int) = (entry[0], entry[1])
      let swapped = try tampering.found(
        "UPDATE journal SET id = -1 WHERE id = \(id); UPDATE journal SET id = \(id) WHERE id = \(id + 1); "
          + "UPDATE journal SET id = \(id + 1) WHERE id = -1")
      #expect(swapped?.flaw?.number ?? .max <= operation)
    }
  }
}
