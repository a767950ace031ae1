import Facts
import GRDB

/// Reads the members of a line by name and type; what was not asked for is unknown.
final class LineReader {
  private let line: WorkspaceLine
  private var known: Set<String> = []

  init(_ line: WorkspaceLine) {
    self.line = line
  }

  func optional(_ name: String) -> WorkspaceLine.Value? {
    known.insert(name)
    return line[name]
  }

  func integer(_ name: String) throws(FactError) -> Int {
    guard case .integer(let number)? = optional(name) else { throw wrong(name, "a whole number") }
    return number
  }

  func text(_ name: String) throws(FactError) -> String {
    guard case .text(let text)? = optional(name) else { throw wrong(name, "a text") }
    return text
  }

  func optionalText(_ name: String) throws(FactError) -> String? {
    guard optional(name) != nil else { return nil }
    return try text(name)
  }

  func optionalInteger(_ name: String) throws(FactError) -> Int? {
    guard optional(name) != nil else { return nil }
    return try integer(name)
  }

  func list(_ name: String) throws(FactError) -> [Int] {
    switch optional(name) {
    case nil: return []
    case .list(let numbers): return numbers
    default: throw wrong(name, "a list of whole numbers")
    }
  }

  /// What a column is to hold; NULL where the line says nothing.
  func value(of column: FactTable.Column) throws(FactError) -> DatabaseValue {
    switch (column.type, optional(column.name)) {
    case (_, nil): return .null
    case (.integer, .integer(let number)): return number.databaseValue
    case (.real, .real(let number)): return number.databaseValue
    case (.real, .integer(let number)): return Double(number).databaseValue
    case (.text, .text(let text)): return Text(text).databaseValue
    case (.integer, _): throw wrong(column.name, "a whole number")
    case (.real, _): throw wrong(column.name, "a number")
    case (.text, _): throw wrong(column.name, "a text")
    }
  }

  func refuseOthers() throws(FactError) {
    guard let other = line.members.first(where: { !known.contains($0.name) }) else { return }
    throw FactError("E-FIELD", "there is no '\(other.name)' in such a line")
  }

  private func wrong(_ name: String, _ wanted: String) -> FactError {
    let found = line[name] == nil ? "is missing" : "is of another type"
    return FactError("E-FIELD", "'\(name)' \(found): it is \(wanted)")
  }
}
