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
    try Value.fetchOne(cachedStatement(literal: sql))
  }

  func values<Value: DatabaseValueConvertible>(_ sql: SQL) throws -> [Value] {
    try Value.fetchAll(cachedStatement(literal: sql))
  }
}

extension Row {
  /// A day with its bounds, from the three columns that store one.
  func period(_ name: String) -> Period? {
    guard let text: String = self[name] else { return nil }
    return Period(stored: text, first: self[name + "_first"], last: self[name + "_last"])
  }

  func handle(_ name: String) -> Handle? {
    (self[name] as String?).map { Handle(stored: $0) }
  }
}
