import CSQLite
import Facts
import GRDB

// Every query goes through these, so that its compiled statement is kept for the next time. They step the
// statement themselves: what GRDB does around a step, for observers that we have none of, costs more than the step.
extension Database {
  func run(_ sql: SQL) throws {
    try stepping(sql.ofMain, sql.values) { while try step($0) {} }
  }

  /// Runs an INSERT and returns the id of the new row.
  func insert(_ sql: SQL) throws -> Int {
    try run(sql)
    return Int(lastInsertedRowID)
  }

  func rows(_ sql: SQL) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql.text), arguments: sql.arguments)
  }

  /// What is made of each row while the query stands at it, for very many rows.
  func map<Value>(_ sql: SQL, _ make: (StandingRow) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    try forEach(sql) { values.append(try make($0)) }
    return values
  }

  func forEach(_ sql: SQL, _ body: (StandingRow) throws -> Void) throws {
    try stepping(sql.text, sql.values) { statement in
      let row = StandingRow(statement)
      while try step(statement) { try body(row) }
    }
  }

  /// Reads tables from end to end with a small cache: to fill a large one with pages that are not read again takes
  /// longer than to read them.
  func passingThrough<Value>(_ body: () throws -> Value) throws -> Value {
    guard sqlite3_txn_state(sqliteConnection, nil) != SQLITE_TXN_WRITE,
      let size: Int = try value("PRAGMA cache_size")
    else { return try body() }
    try run("PRAGMA cache_size = -2000")
    defer { try? run("PRAGMA cache_size = \(sql: String(size))") }
    return try body()
  }

  func row(_ sql: SQL) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql.text), arguments: sql.arguments)
  }

  /// The first column of the first row, or nil where there is no row or it is NULL.
  func value<Value: DatabaseValueConvertible>(_ sql: SQL) throws -> Value? {
    try stepping(sql.text, sql.values) { statement in
      guard try step(statement) else { return nil }
      let value = DatabaseValue(sqliteStatement: statement, index: 0)
      return value.isNull ? nil : try decoded(value, of: statement)
    }
  }

  /// The first column of every row.
  func values<Value: DatabaseValueConvertible>(_ sql: SQL) throws -> [Value] {
    try stepping(sql.text, sql.values) { statement in
      var values: [Value] = []
      while try step(statement) {
        values.append(try decoded(DatabaseValue(sqliteStatement: statement, index: 0), of: statement))
      }
      return values
    }
  }

  /// The same as text, with every NUL in it, at which a plain `String` would be cut.
  func text(_ sql: SQL) throws -> String? {
    try stepping(sql.text, sql.values) { statement in
      guard try step(statement), let bytes = sqlite3_column_text(statement, 0) else { return nil }
      let count = Int(sqlite3_column_bytes(statement, 0))
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
  }

  /// Binds the values to the compiled statement, and leaves it ready for the next time.
  func stepping<Result>(
    _ sql: String, _ values: [SQL.Value], _ body: (OpaquePointer) throws -> Result
  ) throws -> Result {
    let compiled = try cachedStatement(sql: sql)
    let statement = compiled.sqliteStatement
    defer { sqlite3_reset(statement) }
    var index: Int32 = 0
    for value in values {
      index += 1
      guard bind(value, to: statement, at: index) == SQLITE_OK else { throw failure(of: statement) }
    }
    return try withExtendedLifetime(compiled) { try body(statement) }
  }

  private func bind(_ value: SQL.Value, to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .real(let number): return sqlite3_bind_double(statement, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        // An empty text has no address, which SQLite would take for NULL.
        guard let address = bytes.baseAddress else { return csqlite_bind_text(statement, index, "", 0) }
        return address.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          csqlite_bind_text(statement, index, $0, Int32(bytes.count))
        }
      }
    }
  }

  /// Whether the statement has come to a row.
  func step(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure(of: statement)
    }
  }

  private func failure(of statement: OpaquePointer) -> DatabaseError {
    DatabaseError(
      resultCode: lastErrorCode, message: lastErrorMessage,
      sql: sqlite3_sql(statement).map { String(cString: $0) })
  }

  private func decoded<Value: DatabaseValueConvertible>(
    _ value: DatabaseValue, of statement: OpaquePointer
  ) throws -> Value {
    guard let decoded = Value.fromDatabaseValue(value) else {
      let column = sqlite3_column_name(statement, 0).map { String(cString: $0) } ?? ""
      throw WorkspaceError.unreadableRow("unexpected \(value) in column '\(column)'")
    }
    return decoded
  }
}

extension SQL {
  var arguments: StatementArguments {
    StatementArguments(
      values.map { value in
        switch value {
        case .null: DatabaseValue.null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
      })
  }
}
