package import Facts
import Foundation
import GRDB

/// What a redaction came to.
package struct RedactionOutcome: Sendable, Hashable {
  package let operation: Int
  /// How many rows and lines of the log lost text.
  package let rows: Int
  package let lines: Int
  /// How many sealed leaves are vouched for by their hash alone from now on.
  package let leaves: Int
  /// Rows in which the same words still stand.
  package let leftovers: [RowInTable]
  /// False where another program holds the file open, so that old pages may still lie in its log.
  package internal(set) var isClean: Bool
}

extension FactStore {
  /// Takes the text of rows away for good: from the rows, from what the journal keeps of them, from the commands in
  /// the log, from the search index, and from unused pages; nil where they hold none.
  ///
  /// It is an operation, but no undo can take it back. The leaves of what was sealed stay as they are.
  /// - `spelled`: how a word is written in the log.
  package func redact(
    _ rows: [Identifier], _ new: NewOperation, dryRun: Bool = false, spelled: @escaping (String) -> String
  ) throws -> RedactionOutcome? {
    guard access == .readWrite else { throw WorkspaceError.readOnly(path) }
    return try explained(path) {
      try queue.unsafeReentrantWrite { database in
        guard !database.isInsideTransaction else { throw WorkspaceError.nested }
        try database.execute(sql: "PRAGMA secure_delete = ON")
        defer { try? database.execute(sql: "PRAGMA secure_delete = OFF") }
        let outcome = try database.transaction(.immediate) {
          let work = try RedactionWork(rows, in: database, spelled: spelled)
          guard work.changesAnything else { return (nil as RedactionOutcome?, .rollback) }
          let running = try RunningOperation(new, in: database, path: path).kept()
          let hand = Change(database: database, operation: running.id, interruption: interruption)
          let outcome = try work.carryOut(hand, new.label, running)
          return (outcome, dryRun ? .rollback : .commit)
        }
        guard var outcome, !dryRun else { return outcome }
        outcome.isClean = try database.sweepPages()
        return outcome
      }
    }
  }
}

extension Snapshot {
  /// Whether rows hold text that a redaction would take away.
  package func canRedact(_ rows: [Identifier]) throws -> Bool {
    try RedactionWork(rows, in: database) { $0 }.changesAnything
  }

  /// Whether a row is there, or the journal tells that it was.
  package func wasEverThere(_ row: Identifier) throws -> Bool {
    try !database.idsOfOperations(touching: RowInTable(row)).isEmpty
  }
}

extension Database {
  /// Writes the file anew without its unused pages, and empties the write-ahead log; whether nobody was in the way.
  fileprivate func sweepPages() throws -> Bool {
    // In memory, the whole file would be copied there.
    try execute(sql: "PRAGMA temp_store = FILE")
    defer { try? execute(sql: "PRAGMA temp_store = MEMORY") }
    try execute(sql: "VACUUM")
    return try Int.fetchOne(self, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
  }
}

/// One redaction, from what it finds to what it leaves.
private struct RedactionWork {
  private let database: Database
  private let plan: RedactionPlan
  private let leftovers: [RowInTable]
  private let log: RedactedLog
  private let touched: [RedactedRow]

  init(_ rows: [Identifier], in database: Database, spelled: @escaping (String) -> String) throws {
    self.database = database
    var plan = RedactionPlan()
    for row in rows { try database.plan(row, &plan) }
    var texts: [String: String] = [:]
    for row in plan.rows {
      for image in try database.images(of: row.row) {
        for column in image.columns where column.name != "hash" {
          guard case .text(let text) = column.value, !text.isEmpty,
            case .text(let mark)? = row.changed(column.name, column.value)
          else { continue }
          texts[text] = texts[text] ?? mark
        }
      }
    }
    let places = Set(plan.rows.map(\.row))
    let words = texts.keys.sorted()
    let holders = try database.rows(holding: words).map { $0.subtracting(places) }
    // Words that stay in other rows stay in the commands that made those.
    let unique = zip(words, holders).filter { $1.allSatisfy { $0.table == "row_key" } }.map { $0.0 }
    let log = try RedactedLog(
      of: plan.rows.map(\.row), without: texts, everywhere: Set(unique), in: database, spelled: spelled)
    self.log = log
    plan.rows += try database.keys(of: rows).map { key in
      RedactedRow(key) { column, old in
        guard column == "content" || column == "meaning", case .text(let line) = old else { return nil }
        return .text(log.redacted(line))
      }
    }
    self.plan = plan
    leftovers = try Set(Set(holders.joined()).subtracting(plan.rows.map(\.row)).map(database.owner))
      .subtracting(places).sorted { ($0.table, $0.id) < ($1.table, $1.id) }
    touched = try plan.rows.filter { row in
      try database.images(of: row.row).contains { image in
        image.columns.contains { row.changed($0.name, $0.value) != nil }
      }
    }
  }

  var changesAnything: Bool { !touched.isEmpty }

  func carryOut(_ hand: Change, _ line: String, _ running: RunningOperation) throws -> RedactionOutcome {
    let affected = try touched.reduce(into: log.operations) { operations, row in
      operations.formUnion(try database.idsOfOperations(touching: row.row))
    }
    let seals = try RedactedSeals(of: affected, in: database)
    try hand.step(1, line: line)
    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
    for row in touched where row.row.table != "line" { try database.redact(row) }
    for (version, filler) in plan.fillers.sorted(by: { $0.key < $1.key }) {
      let isThere: Int? = try database.value("SELECT id FROM main.version WHERE id = \(version)")
      guard isThere != nil, touched.contains(where: { $0.row == RowInTable(table: "version", id: version) })
      else { continue }
      try database.run("DELETE FROM line WHERE version = \(version)")
      try hand.remember(linesOf: filler, Segmentation.of(filler).paragraphs, in: version)
    }
    try running.finish()
    for row in touched { try database.redactImages(of: row) }
    try log.write(in: database)
    let leaves = try seals.keep(in: database)
    try database.rebuildSearch()
    return RedactionOutcome(
      operation: hand.operation, rows: touched.count, lines: log.count, leaves: leaves,
      leftovers: leftovers, isClean: true)
  }
}

extension Database {
  /// The keys that name rows, or did.
  fileprivate func keys(of rows: [Identifier]) throws -> [RowInTable] {
    try rows.flatMap { row in
      let standing: [Int] = try values(
        "SELECT id FROM main.row_key WHERE kind = \(row.kind.rawValue) AND row = \(row.number)")
      let former = try formerRows(of: "row_key", where: "row", was: row.number)
      return Set(standing + former).sorted().map { RowInTable(table: "row_key", id: $0) }
    }
  }

  /// Gives a row that stands its new values.
  fileprivate func redact(_ row: RedactedRow) throws {
    guard let table = try FactTable.all(in: self).first(where: { $0.name == row.row.table }) else { return }
    let image = BeforeImage.expression(of: table.columns, in: "standing")
    let standing = try Row.fetchOne(
      self, sql: "SELECT CAST(\(image) AS BLOB) FROM main.\(table.quoted) AS standing WHERE id = ?",
      arguments: [row.row.id])
    guard let standing, let old = BeforeImage(parsing: try standing.required(0)) else { return }
    for column in old.columns {
      guard let new = row.changed(column.name, column.value) else { continue }
      try run(
        "UPDATE \(sql: table.name) SET \(sql: column.name) = \(new.sql) WHERE id = \(row.row.id)")
    }
  }

  /// Gives every image of a row in the journal its new values, and leaves all else there byte for byte.
  fileprivate func redactImages(of row: RedactedRow) throws {
    let entries = try Row.fetchAll(
      self,
      sql: """
        SELECT id, CAST(before AS BLOB) FROM main.journal
        WHERE relation = ? AND row = ? AND before IS NOT NULL
        """, arguments: [row.row.table, row.row.id])
    for entry in entries {
      let bytes = [UInt8](try entry.required(1) as Data)
      guard let image = SealedImage(bytes[...]), let values = BeforeImage(parsing: Data(bytes)) else {
        throw WorkspaceError.failed("the journal's entry for \(row.row.table) \(row.row.id) cannot be read")
      }
      let parts = zip(image.columns, values.columns).map { column, old in
        row.changed(old.name, old.value).map { Array("\(old.name)=\($0.image)".utf8) } ?? Array(column.whole)
      }
      let new = Data(parts.joined(separator: [UInt8(ascii: " ")]))
      guard new != Data(bytes) else { continue }
      try cachedStatement(sql: "UPDATE main.journal SET before = CAST(? AS TEXT) WHERE id = ?")
        .execute(arguments: [new, try entry.required(0) as Int])
    }
  }
}

extension BeforeImage.Value {
  fileprivate var sql: SQL {
    switch self {
    case .null: "NULL"
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): "\(text)"
    }
  }

  fileprivate var image: String {
    switch self {
    case .null: "n"
    case .integer(let number): "i\(number)"
    case .real(let number): "r\(number)"
    case .text(let text): "t\(text.utf8.count):\(text)"
    }
  }
}
