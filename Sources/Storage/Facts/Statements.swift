import Facts
import GRDB

// Every query goes through these, so that its compiled statement is kept for the next time.
extension Database {
  func run(_ sql: SQL) throws {
    try cachedStatement(literal: sql).execute()
  }

  /// Runs an INSERT and returns the id of the new row.
  func insert(_ sql: SQL) throws -> Int {
    try run(sql)
    return Int(lastInsertedRowID)
  }

  func rows(_ sql: SQL) throws -> [Row] {
    try Row.fetchAll(cachedStatement(literal: sql))
  }

  func row(_ sql: SQL) throws -> Row? {
    try Row.fetchOne(cachedStatement(literal: sql))
  }

  func value<Value: DatabaseValueConvertible>(_ sql: SQL) throws -> Value? {
    try row(sql)?.optional(0)
  }

  func values<Value: DatabaseValueConvertible>(_ sql: SQL) throws -> [Value] {
    try Array(Row.fetchCursor(cachedStatement(literal: sql)).map { try $0.required(0) })
  }
}

extension Row {
  /// A day with its bounds, from the three columns that store one.
  func period(_ name: String) throws -> Period {
    Period(
      stored: try required(name), first: try required(name + "_first"), last: try required(name + "_last"))
  }

  func optionalPeriod(_ name: String) throws -> Period? {
    (self[name] as DatabaseValue).isNull ? nil : try period(name)
  }

  func handle(_ name: String) throws -> Handle { Handle(stored: try required(name)) }

  func optionalHandle(_ name: String) throws -> Handle? {
    try (optional(name) as String?).map { Handle(stored: $0) }
  }
}
