import CSQLite
import GRDB

extension Database {
  /// Shows every row of a table to a closure, in the order of ids; the columns are of our own code.
  ///
  /// SQLite hands the columns of a row to a function at half the cost of a query that stops at the row, to be asked
  /// for one after the other.
  func sweep(_ table: String, _ columns: [String], _ body: (SweptRow) throws -> Void) throws {
    // Without an index it can only go through the table itself, which lies in the order of ids.
    let sql = "SELECT sweep(?, \(columns.joined(separator: ", "))) FROM \(table) NOT INDEXED"
    try withoutActuallyEscaping(body) { body in
      let taker = Taker(columns, body)
      var sweep = csqlite_sweep(context: Unmanaged.passUnretained(taker).toOpaque()) { context, values in
        guard let context, let values else { return 1 }
        let taker = Unmanaged<Taker>.fromOpaque(context)
        return taker._withUnsafeGuaranteedRef { $0.take(SweptRow(values: values, taker: taker)) }
      }
      try withUnsafeMutablePointer(to: &sweep) { sweep in
        try stepping(sql, []) { statement in
          csqlite_bind_sweep(statement, 1, sweep)
          defer {
            sqlite3_reset(statement)
            sqlite3_bind_null(statement, 1)
          }
          do { _ = try step(statement) } catch { throw taker.failure ?? error }
        }
      }
      withExtendedLifetime(taker) {}
    }
  }
}

/// A row of a table that is swept, which holds only as long as it is shown.
struct SweptRow: ColumnRow {
  fileprivate let values: UnsafeMutablePointer<OpaquePointer?>
  fileprivate let taker: Unmanaged<Taker>

  func type(_ column: Int32) -> Int32 { sqlite3_value_type(values[Int(column)]) }
  func whole(_ column: Int32) -> Int64 { sqlite3_value_int64(values[Int(column)]) }
  func real(_ column: Int32) -> Double { sqlite3_value_double(values[Int(column)]) }

  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    // As a text it would first be copied, to end in a NUL.
    guard let bytes = sqlite3_value_blob(values[Int(column)]) else { return nil }
    let count = Int(sqlite3_value_bytes(values[Int(column)]))
    return UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count)
  }

  func name(of column: Int32) -> String { taker.takeUnretainedValue().columns[Int(column)] }
}

/// Hands the rows on, and keeps the error that ended this.
private final class Taker {
  let columns: [String]
  private let body: (SweptRow) throws -> Void
  private(set) var failure: (any Error)?

  init(_ columns: [String], _ body: @escaping (SweptRow) throws -> Void) {
    (self.columns, self.body) = (columns, body)
  }

  func take(_ row: SweptRow) -> Int32 {
    do {
      try body(row)
      return 0
    } catch {
      failure = error
      return 1
    }
  }
}
