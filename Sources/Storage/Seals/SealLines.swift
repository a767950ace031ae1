import Facts
import Foundation
import GRDB

// Seals travel with the history that they cover, so that a head which was published holds in a rebuilt workspace too.

extension Database {
  /// Every seal, one line each, after the history.
  func exportSeals(_ body: (WorkspaceLine) throws -> Void) throws {
    for (table, columns) in SealLine.tables {
      let rows = try Row.fetchCursor(
        self,
        sql: "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM main.\(table) ORDER BY 1, 2")
      while let row = try rows.next() {
        var line = WorkspaceLine([.init(table, .integer(try row.required(0)))])
        for (index, column) in columns.enumerated().dropFirst() {
          let value: DatabaseValue = row[index]
          switch value.storage {
          case .blob(let bytes): line.add(column.name, .text([UInt8](bytes).hexadecimal))
          case .int64(let number): line.add(column.name, .integer(Int(number)))
          case .string(let text): line.add(column.name, .text(text))
          case .null, .double: continue
          }
        }
        try body(line)
      }
    }
  }
}

/// The lines that hold seals: one kind for each table, whose first column is the operation.
enum SealLine {
  enum ColumnType { case integer, text, bytes }

  static let tables: [(name: String, columns: [(name: String, type: ColumnType)])] = [
    (
      "sealed",
      [
        ("operation", .integer), ("leaves", .integer), ("secret", .bytes), ("salts", .bytes),
        ("marks", .bytes), ("root", .bytes), ("head", .bytes),
      ]
    ),
    ("redacted", [("operation", .integer), ("position", .integer), ("leaf", .bytes)]),
    ("seal", [("operation", .integer), ("recorded", .text)]),
  ]

  static func isOne(_ kind: String) -> Bool { tables.contains { $0.name == kind } }

  /// Stores what a line says; the operation must be there.
  static func add(_ line: WorkspaceLine, _ kind: String, in database: Database) throws {
    let reader = LineReader(line)
    let operation = try reader.integer(kind)
    let columns = tables.first { $0.name == kind }?.columns ?? []
    var values = [operation.databaseValue]
    for column in columns.dropFirst() { values.append(try value(of: column, reader)) }
    try reader.refuseOthers()
    guard
      try Int.fetchOne(database, sql: "SELECT 1 FROM operation WHERE id = ?", arguments: [operation]) != nil
    else { throw FactError("E-HISTORY", "the history does not tell of o\(operation), which was sealed") }
    let names = columns.map(\.name).joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    try database.cachedStatement(sql: "INSERT INTO \(kind) (\(names)) VALUES (\(places))")
      .execute(arguments: StatementArguments(values))
  }

  private static func value(
    of column: (name: String, type: ColumnType), _ reader: LineReader
  ) throws(FactError) -> DatabaseValue {
    switch column.type {
    case .integer: return try reader.integer(column.name).databaseValue
    case .text: return try reader.text(column.name).databaseValue
    case .bytes:
      guard let text = try reader.optionalText(column.name) else { return .null }
      guard let bytes = [UInt8](hexadecimal: text) else {
        throw FactError("E-FIELD", "'\(column.name)' is not in hexadecimal")
      }
      return Data(bytes).databaseValue
    }
  }
}
