import Facts
import GRDB

/// A row of a query: one that GRDB has copied, or the one at which a query stands.
protocol FactRow {
  /// What a column holds, by its name as the query spells it.
  func value(_ name: String) -> DatabaseValue
}

extension Row: FactRow {
  // GRDB's subscript takes any letter case, and so makes every name anew in lower case at each look-up.
  func value(_ name: String) -> DatabaseValue {
    var index = 0
    for column in columnNames {
      if column == name { return self[index] }
      index += 1
    }
    return .null
  }

  /// A column that must have a value of this type.
  func required<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
    try decoded(self[index], Array(columnNames)[index])
  }

  func optional<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value? {
    let value: DatabaseValue = self[index]
    return value.isNull ? nil : try decoded(value, Array(columnNames)[index])
  }
}

// GRDB's own subscripts would end the program on a value of another type, which a foreign file may hold.
extension FactRow {
  func required<Value: DatabaseValueConvertible>(_ name: String) throws -> Value {
    try decoded(value(name), name)
  }

  /// A column that is NULL or has a value of this type.
  func optional<Value: DatabaseValueConvertible>(_ name: String) throws -> Value? {
    let value = value(name)
    return value.isNull ? nil : try decoded(value, name)
  }

  /// A column that must hold one of the words that this program knows.
  func word<Word: RawRepresentable<String>>(_ name: String) throws -> Word {
    let text: String = try required(name)
    guard let word = Word(rawValue: text) else { throw unknown(text, in: name) }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ name: String) throws -> Word? {
    value(name).isNull ? nil : try word(name) as Word
  }

  /// A column that holds a text which the facts can read.
  func reading<Value>(_ name: String, _ read: (String) throws(FactError) -> Value) throws -> Value {
    let text: String = try required(name)
    do { return try read(text) } catch {
      throw WorkspaceError.unreadableRow("\(error.message) in column '\(name)'")
    }
  }

  func unknown(_ value: some CustomStringConvertible, in name: String) -> WorkspaceError {
    .unreadableRow("unknown '\(value)' in column '\(name)'")
  }

  fileprivate func decoded<Value: DatabaseValueConvertible>(
    _ value: DatabaseValue, _ name: @autoclosure () -> String
  ) throws -> Value {
    guard let decoded = Value.fromDatabaseValue(value) else {
      throw WorkspaceError.unreadableRow("unexpected \(value) in column '\(name())'")
    }
    return decoded
  }
}
