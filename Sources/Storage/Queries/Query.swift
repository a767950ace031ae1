import CSQLite
import GRDB

/// A value as SQLite keeps it.
package enum StoredValue: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  /// Also a text whose bytes are not UTF-8.
  case blob([UInt8])
}

/// The rows that a query gave, each as long as the columns are.
package struct QueryResult: Sendable, Hashable {
  package let columns: [String]
  package let rows: [[StoredValue]]
  /// Whether there are more rows than were asked for.
  package let isCut: Bool
}

/// How far a query may go.
package struct QueryBounds {
  /// So many rows are read, and the rest is left; nil reads all.
  package let rows: Int?
  /// In bytes, for SQLite's work and for the result, each.
  package let memory: Int
  /// Asked every thousand steps of SQLite's work; an error ends the query.
  package let stop: () -> QueryError?

  /// More rows than this are an error where nobody asked for a number.
  package static let mostRows = 100_000
  /// The longest value, in bytes.
  static let longestValue = 64 << 20

  package init(rows: Int? = nil, memory: Int = 256 << 20, stop: @escaping () -> QueryError? = { nil }) {
    self.rows = rows
    self.memory = memory
    self.stop = stop
  }
}

extension Snapshot {
  /// Carries out one SELECT over the documented views, and nothing else.
  ///
  /// It is first read on an empty connection that holds only the views: GRDB keeps an authorizer of its own on
  /// this one, which could not be put back.
  package func query(_ sql: String, within bounds: QueryBounds) throws -> QueryResult {
    try Query.judge(sql)
    let watch = Watch(bounds)
    guard let connection = database.sqliteConnection.map(UnsafeMutableRawPointer.init) else {
      throw QueryError.failed("the workspace is closed")
    }
    let longest = csqlite_limit_length(connection, Int32(QueryBounds.longestValue))
    csqlite_watch(connection, Watch.callback, Unmanaged.passUnretained(watch).toOpaque())
    defer {
      csqlite_unwatch(connection)
      interruption?.watch(database)
      _ = csqlite_limit_length(connection, longest)
    }
    do {
      return try withExtendedLifetime(watch) { try rows(of: sql, within: bounds) }
    } catch let error as DatabaseError {
      throw watch.reason ?? QueryError(error)
    }
  }

  private func rows(of sql: String, within bounds: QueryBounds) throws -> QueryResult {
    let statement = try database.makeStatement(sql: sql)
    let columns = statement.columnNames
    var names: Set<String> = []
    for name in columns where !names.insert(name).inserted { throw QueryError.twice(name) }
    let most = bounds.rows ?? QueryBounds.mostRows
    var (rows, bytes): ([[StoredValue]], Int) = ([], 0)
    let cursor = try Row.fetchCursor(statement)
    while let row = try cursor.next() {
      guard rows.count < most else {
        guard bounds.rows != nil else { throw QueryError.long(most) }
        return QueryResult(columns: columns, rows: rows, isCut: true)
      }
      let values = columns.indices.map { StoredValue(row[$0], $0, of: statement) }
      bytes += values.reduce(0) { $0 + $1.size }
      guard bytes <= bounds.memory else { throw QueryError.large(bounds.memory) }
      rows.append(values)
    }
    return QueryResult(columns: columns, rows: rows, isCut: false)
  }
}

/// What a running query is asked by SQLite's progress handler.
private final class Watch {
  private let bounds: QueryBounds
  private let memory = csqlite_memory()
  private(set) var reason: QueryError?

  init(_ bounds: QueryBounds) {
    self.bounds = bounds
  }

  static let callback: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
    guard let context else { return 0 }
    return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().shouldStop() ? 1 : 0
  }

  private func shouldStop() -> Bool {
    reason = bounds.stop()
    if reason == nil, csqlite_memory() - memory > bounds.memory { reason = .large(bounds.memory) }
    return reason != nil
  }
}

extension StoredValue {
  fileprivate init(_ value: DatabaseValue, _ column: Int, of statement: Statement) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(Int(number))
    case .double(let number): self = .real(number)
    case .blob(let bytes): self = .blob(Array(bytes))
    case .string: self = .text(column, of: statement)
    }
  }

  // GRDB would cut it at the first NUL.
  private static func text(_ column: Int, of statement: Statement) -> StoredValue {
    var count: Int32 = 0
    let start = csqlite_text(UnsafeMutableRawPointer(statement.sqliteStatement), Int32(column), &count)
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
    return String(validating: bytes, as: UTF8.self).map(StoredValue.text) ?? .blob(bytes)
  }

  /// About how much memory it takes, in bytes.
  fileprivate var size: Int {
    switch self {
    case .null, .integer, .real: 32
    case .text(let text): 32 + text.utf8.count
    case .blob(let bytes): 32 + bytes.count
    }
  }
}

extension QueryError {
  fileprivate init(_ error: DatabaseError) {
    self = .failed(error.message ?? error.resultCode.description)
  }
}
