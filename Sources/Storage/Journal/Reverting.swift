import Foundation
import GRDB

extension Database {
  /// Puts back what a range of journal entries replaced, the latest first.
  ///
  /// The same triggers journal it, for the operation that is running.
  func revert(_ entries: Range<Int>) throws {
    let tables = Dictionary(uniqueKeysWithValues: try FactTable.all(in: self).map { ($0.name, $0) })
    let cursor = try Row.fetchCursor(
      self,
      sql: """
        SELECT relation, row, through, CAST(before AS BLOB) FROM journal
        WHERE id >= ? AND id < ? ORDER BY id DESC
        """, arguments: [entries.lowerBound, entries.upperBound])
    while let entry = try cursor.next() {
      guard let table = tables[try entry.required(0)] else {
        throw WorkspaceError.failed("the journal speaks of a table that is not there")
      }
      let row: Int = try entry.required(1)
      if let before = Data.fromDatabaseValue(entry[3]) {
        try restore(row, of: table, to: before)
      } else {
        try cachedStatement(sql: "DELETE FROM \(table.quoted) WHERE id BETWEEN ? AND ?")
          .execute(arguments: [row, try entry.required(2) as Int])
      }
    }
  }

  private func restore(_ row: Int, of table: FactTable, to before: Data) throws {
    guard let image = BeforeImage(parsing: before) else {
      throw WorkspaceError.failed("the journal's entry for \(table.name) \(row) cannot be read")
    }
    let columns = try image.columns.map { try table.column($0.name) }
    let values = try zip(columns, image.columns).map { try $0.binding($1.value) }
    let arguments = StatementArguments(values + [row.databaseValue])
    let settings = columns.map { "\($0.quoted) = \($0.placeholder)" }.joined(separator: ", ")
    try cachedStatement(sql: "UPDATE \(table.quoted) SET \(settings) WHERE id = ?")
      .execute(arguments: arguments)
    guard changesCount == 0 else { return }
    let names = columns.map { $0.quoted + ", " }.joined()
    let places = columns.map { $0.placeholder + ", " }.joined()
    try cachedStatement(sql: "INSERT INTO \(table.quoted) (\(names)id) VALUES (\(places)?)")
      .execute(arguments: arguments)
  }
}

extension FactTable {
  /// A column that the journal speaks of; a migration that drops one must rewrite the journal too.
  fileprivate func column(_ name: String) throws -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw WorkspaceError.failed("the journal speaks of '\(self.name).\(name)', which is not there")
    }
    return column
  }
}

extension FactTable.Column {
  /// A parameter for a value of this column; text comes as bytes, so that NUL survives.
  fileprivate var placeholder: String { type == .text ? "CAST(? AS TEXT)" : "?" }

  fileprivate func binding(_ value: BeforeImage.Value) throws -> DatabaseValue {
    switch (type, value) {
    case (_, .null): .null
    case (.integer, .integer(let number)): number.databaseValue
    case (.real, .real(let number)): number.databaseValue
    case (.text, .text(let text)): Text(text).databaseValue
    default: throw WorkspaceError.failed("the journal holds \(value) for column '\(name)'")
    }
  }
}
