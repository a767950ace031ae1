import CSQLite
import Facts
import GRDB

/// The row at which a query stands, of which nothing is copied before it is asked for.
final class StandingRow: FactRow, StatementRow {
  let statement: OpaquePointer
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

  func name(of column: Int32) -> String { names[Int(column)] }
}

/// The columns of a compiled statement at the row where it stands, by their places.
protocol StatementRow: ColumnRow {
  var statement: OpaquePointer { get }
}

extension StatementRow {
  func type(_ column: Int32) -> Int32 { sqlite3_column_type(statement, column) }
  func whole(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
  func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    // As a text it would first be copied, to end in a NUL.
    guard let bytes = sqlite3_column_blob(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count)
  }
}
