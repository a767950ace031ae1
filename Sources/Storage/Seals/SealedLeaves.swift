import CSQLite
import Foundation
import GRDB

/// A leaf before it is hashed.
struct SealedLeaf {
  /// Its place among the leaves of its operation, from 0.
  let position: Int
  /// The row that it is of: one of a fact table, or the operation's own line, or one of its steps.
  let row: RowInTable
  /// The row in its canonical form.
  let bytes: [UInt8]
}

/// Reads what operations did, leaf by leaf: its line, the lines of its steps, then every row that it changed as it
/// left it, in the order of the journal.
///
/// How an operation left a row is what the next entry about that row replaced, or, where there is none, the row
/// itself. So the rows and the journal are sealed together, and nothing of either twice.
final class SealedLeaves {
  private let database: Database
  private var tables: [String: String] = [:]
  private var bytes = CanonicalBytes()
  private var position = 0

  init(_ database: Database) throws {
    self.database = database
    for table in try FactTable.all(in: database) {
      let columns = table.columns.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      tables[table.name] =
        "SELECT \(columns.map(\.quoted).joined(separator: ", ")) FROM main.\(table.quoted) WHERE id = ?"
    }
  }

  /// Hands out every leaf of an operation, or so many of them.
  func forEach(of operation: SealedOperation, limit: Int = .max, _ body: (SealedLeaf) throws -> Void) throws {
    position = 0
    let id = operation.id
    try lines("operation", "SELECT id, label FROM main.operation WHERE id = \(id)", "label", body)
    try lines(
      "step", "SELECT number, line FROM main.step WHERE operation = \(id) ORDER BY number", "line", body)
    try database.forEach(
      """
      SELECT relation, row, through, step, operation, before IS NULL, (
        SELECT next.id FROM main.journal AS next
        WHERE next.relation = entry.relation AND next.row = entry.row AND next.id > entry.id
        ORDER BY next.id LIMIT 1)
      FROM main.journal AS entry WHERE id BETWEEN \(operation.first) AND \(operation.last) ORDER BY id
      """
    ) { entry in
      guard let relation = entry.bytes(0).map({ String(decoding: $0, as: UTF8.self) }) else { return }
      let (first, through) = (try entry.integer(1), try entry.integer(2))
      // A forged entry may tell of more rows than there can be.
      guard first <= through, position < limit else { return }
      for row in first...min(through, first + min(limit - position, through - first)) {
        let step = entry.isNull(3) ? nil : try entry.integer(3)
        begin(relation, row, step: step, isNew: try entry.integer(5) == 1)
        if try entry.integer(4) != id { bytes.addUnreadable("another operation".utf8) }
        if first < through {
          try addRow(row, of: relation, after: entry)
        } else if entry.isNull(6) {
          try addStanding(row, of: relation)
        } else {
          try addImage(of: entry.integer(6))
        }
        try hand(out: RowInTable(table: relation, id: row), body)
      }
    }
  }

  private func begin(_ table: String, _ row: Int, step: Int?, isNew: Bool) {
    bytes.clear()
    bytes.add(table)
    bytes.add(row)
    if let step { bytes.add(step) } else { bytes.addNull() }
    bytes.add(isNew ? 1 : 0)
  }

  private func hand(out row: RowInTable, _ body: (SealedLeaf) throws -> Void) throws {
    try body(SealedLeaf(position: position, row: row, bytes: bytes.bytes))
    position += 1
  }

  private func lines(
    _ table: String, _ query: SQL, _ column: String, _ body: (SealedLeaf) throws -> Void
  ) throws {
    try database.forEach(query) { line in
      let row = try line.integer(0)
      begin(table, row, step: nil, isNew: true)
      bytes.add(column)
      add(line, 1)
      try hand(out: RowInTable(table: table, id: row), body)
    }
  }

  /// A row that a range of ids tells of: what replaced it first is an entry of its own.
  private func addRow(_ row: Int, of relation: String, after entry: StandingRow) throws {
    let next: Int? = try database.value(
      """
      SELECT id FROM main.journal WHERE relation = \(relation) AND row = \(row) AND through = row
      ORDER BY id LIMIT 1
      """)
    if let next { try addImage(of: next) } else { try addStanding(row, of: relation) }
  }

  private func addStanding(_ row: Int, of relation: String) throws {
    guard let query = tables[relation] else { return bytes.addUnreadable("no table".utf8) }
    try database.stepping(query, [.integer(row)]) { statement in
      guard try database.step(statement) else { return bytes.addNull() }
      let standing = StatementColumns(statement)
      for column in 0..<standing.count where !standing.isNull(column) {
        bytes.add(standing.nameBytes(column))
        add(standing, column)
      }
    }
  }

  /// What an entry replaced; an insert shows that the row was gone.
  private func addImage(of entry: Int) throws {
    try database.stepping("SELECT before FROM main.journal WHERE id = ?", [.integer(entry)]) { statement in
      guard try database.step(statement) else { return }
      let columns = StatementColumns(statement)
      guard !columns.isNull(0) else { return bytes.addNull() }
      let before = columns.bytes(0).map { [UInt8]($0) } ?? []
      if let image = SealedImage(before[...]) { bytes.add(image) } else { bytes.addUnreadable(before) }
    }
  }

  private func add(_ row: some ColumnRow, _ column: Int32) {
    switch row.type(column) {
    case SQLITE_INTEGER: bytes.add(Int(row.whole(column)))
    case SQLITE_FLOAT: bytes.add(row.real(column))
    case SQLITE_TEXT: if let text = row.bytes(column) { bytes.add(text) } else { bytes.add("") }
    case SQLITE_NULL: bytes.addNull()
    default: bytes.addUnreadable(row.bytes(column).map { [UInt8]($0) } ?? [])
    }
  }
}

/// The columns of a compiled statement by their places, without their names being copied for each row.
private struct StatementColumns: StatementRow {
  let statement: OpaquePointer

  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  var count: Int32 { sqlite3_column_count(statement) }

  func name(of column: Int32) -> String {
    sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
  }

  func nameBytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    guard let name = sqlite3_column_name(statement, column) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let count = strlen(name)
    return name.withMemoryRebound(to: UInt8.self, capacity: count) {
      UnsafeBufferPointer(start: $0, count: count)
    }
  }
}
