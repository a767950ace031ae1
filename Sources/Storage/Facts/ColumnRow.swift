import CSQLite
import GRDB

/// A row whose columns are read by their place.
protocol ColumnRow {
  /// The type that SQLite says it has.
  func type(_ column: Int32) -> Int32
  func whole(_ column: Int32) -> Int64
  func real(_ column: Int32) -> Double
  /// The bytes of a text, which hold only as long as the query stands here; nil where there are none.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>?
  func name(of column: Int32) -> String
}

extension ColumnRow {
  func integer(_ column: Int32) throws -> Int {
    guard type(column) == SQLITE_INTEGER else { throw unexpected(column) }
    return Int(whole(column))
  }

  /// A whole number of half the size, as the numbers of rows are, of which no file can hold more.
  @inline(__always)
  func number(_ column: Int32) throws -> Int32 {
    guard let number = Int32(exactly: whole(column)) else { throw unexpected(column) }
    return number
  }

  /// A share; nil where the column holds something else than a floating-point number.
  @inline(__always)
  func share(_ column: Int32) throws -> Double? {
    guard type(column) == SQLITE_FLOAT else { return nil }
    let share = real(column)
    guard share >= 0, share <= 1 else { throw unexpected(column) }
    return share
  }

  func text(_ column: Int32) throws -> String {
    guard type(column) == SQLITE_TEXT, let bytes = bytes(column) else { throw unexpected(column) }
    return String(decoding: bytes, as: UTF8.self)
  }

  func isNull(_ column: Int32) -> Bool { type(column) == SQLITE_NULL }

  private func unexpected(_ column: Int32) -> WorkspaceError {
    let value: DatabaseValue =
      switch type(column) {
      case SQLITE_INTEGER: whole(column).databaseValue
      case SQLITE_FLOAT: real(column).databaseValue
      case SQLITE_TEXT: (bytes(column).map { String(decoding: $0, as: UTF8.self) } ?? "").databaseValue
      default: .null
      }
    return .unreadableRow("unexpected \(value) in column '\(name(of: column))'")
  }
}
