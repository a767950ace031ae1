import CSQLite
import Facts
import GRDB

/// The row at which a query stands, of which nothing is copied before it is asked for.
final class StandingRow: FactRow {
  private let statement: OpaquePointer
  private let names: [String]
  /// The column after the one that was asked for last: most are asked for in their order.
  private var next = 0

  init(_ statement: OpaquePointer) {
    self.statement = statement
    names = (0..<sqlite3_column_count(statement)).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
  }

  func value(_ name: String) -> DatabaseValue {
    for place in 0..<names.count {
      let column = next + place < names.count ? next + place : next + place - names.count
      guard names[column] == name else { continue }
      next = column + 1
      return DatabaseValue(sqliteStatement: statement, index: Int32(column))
    }
    return .null
  }

  // MARK: By the column's place

  func integer(_ column: Int32) throws -> Int {
    guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { throw unexpected(column) }
    return Int(sqlite3_column_int64(statement, column))
  }

  /// A whole number of half the size, as the numbers of rows are, of which no file can hold more.
  func number(_ column: Int32) throws -> Int32 {
    guard let number = Int32(exactly: sqlite3_column_int64(statement, column)) else {
      throw unexpected(column)
    }
    return number
  }

  /// A share; nil where the column holds something else than a floating-point number.
  func share(_ column: Int32) throws -> Double? {
    guard sqlite3_column_type(statement, column) == SQLITE_FLOAT else { return nil }
    let share = sqlite3_column_double(statement, column)
    guard (0...1).contains(share) else { throw unexpected(column) }
    return share
  }

  func text(_ column: Int32) throws -> String {
    guard sqlite3_column_type(statement, column) == SQLITE_TEXT, let bytes = bytes(column) else {
      throw unexpected(column)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of a text, which hold only as long as the query stands here; nil where there are none.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    // As a text it would first be copied, to end in a NUL.
    guard let bytes = sqlite3_column_blob(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count)
  }

  func name(of column: Int32) -> String { names[Int(column)] }

  private func unexpected(_ column: Int32) -> WorkspaceError {
    let value = DatabaseValue(sqliteStatement: statement, index: column)
    return .unreadableRow("unexpected \(value) in column '\(name(of: column))'")
  }
}
