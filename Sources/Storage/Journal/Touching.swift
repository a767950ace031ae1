import Facts
import Foundation
import GRDB

extension Snapshot {
  /// The operations that inserted, changed or deleted a row or what belongs to it, the newest first.
  package func operations(touching row: RowInTable) throws -> [LoggedOperation] {
    var ids = try database.idsOfOperations(touching: row)
    for part in try database.parts(of: row) { ids.formUnion(try database.idsOfOperations(touching: part)) }
    return try database.operations(
      "WHERE id IN (\(ids.map(String.init).joined(separator: ", "))) ORDER BY id DESC")
  }
}

extension Database {
  /// The newest operation in effect that touched a row itself, the one that is running left out.
  func newestInEffect(touching row: RowInTable) throws -> LoggedOperation? {
    let ids = try idsOfOperations(touching: row).map(String.init).joined(separator: ", ")
    return try operations("WHERE id IN (\(ids)) AND last IS NOT NULL ORDER BY id DESC").first(
      where: \.isInEffect)
  }

  func idsOfOperations(touching row: RowInTable) throws -> Set<Int> {
    try Int.fetchSet(
      cachedStatement(
        sql: """
          SELECT operation FROM journal WHERE relation = ?1 AND row = ?2
          UNION
          SELECT operation FROM journal WHERE relation = ?1 AND row < ?2 AND through >= ?2 AND through > row
          """), arguments: [row.table, row.id])
  }

  /// The rows that belong to a row, or did so before they were changed or deleted.
  func parts(of row: RowInTable) throws -> Set<RowInTable> {
    let owner = row.table
    return try foreignKeys().filter { $0.isOwnership && $0.target == owner }.reduce(into: []) { found, key in
      let present = try Int.fetchAll(
        self, sql: "SELECT id FROM \"\(key.table)\" WHERE \"\(key.column)\" = ?", arguments: [row.id])
      let earlier = try formerRows(of: key.table, where: key.column, was: row.id)
      found.formUnion((present + earlier).map { RowInTable(table: key.table, id: $0) })
    }
  }

  /// The rows of a table that a before-image shows with a number in a column.
  func formerRows(of table: String, where column: String, was number: Int) throws -> [Int] {
    let entries = try Row.fetchAll(
      cachedStatement(
        sql: """
          SELECT row, CAST(before AS BLOB) FROM journal
          WHERE relation = ? AND before IS NOT NULL AND instr(before, ?) > 0
          """), arguments: [table, "\(column)=i\(number)"])
    return try entries.compactMap { entry in
      let image = BeforeImage(parsing: try entry.required(1) as Data)
      return try image?[column] == .integer(number) ? entry.required(0) : nil
    }
  }

  /// The row that people have a name for and that a row belongs to; itself where there is none.
  func named(_ row: RowInTable, by keys: [ForeignKey]) throws -> RowInTable {
    guard row.identifier == nil else { return row }
    var version: RowInTable?
    for key in keys where key.isOwnership && key.table == row.table {
      let number = try Int.fetchOne(
        self, sql: "SELECT \"\(key.column)\" FROM \"\(key.table)\" WHERE id = ?", arguments: [row.id])
      let owner = number.map { RowInTable(table: key.target, id: $0) }
      if let owner, owner.identifier != nil { return owner }
      if owner?.table == "version" { version = owner }
    }
    let document = try version.map { try named($0, by: keys) }
    return document?.identifier == nil ? row : document ?? row
  }
}

/// A column that refers to the rows of a table.
struct ForeignKey {
  let table: String
  let column: String
  let target: String

  /// Whether a row is part of the row that the column names: the words of a prediction, the tags of a claim.
  ///
  /// Rows without a name of their own are part of whatever a column called after its table names; of the
  /// rows with a name, a prediction's forecasts and resolutions are part of it.
  var isOwnership: Bool {
    guard column == target else { return false }
    let isNamed = Kind.allCases.contains { $0.table == table }
    return !isNamed || (target == Kind.prediction.table && ForeignKey.partsOfPredictions.contains(table))
  }

  private static let partsOfPredictions = [Kind.forecast.table, Kind.resolution.table]
}

extension Database {
  /// Every foreign key that the schema declares.
  func foreignKeys() throws -> [ForeignKey] {
    try Row.fetchAll(
      cachedStatement(
        sql: """
          SELECT tables.name, keys."from", keys."table"
          FROM main.sqlite_schema AS tables JOIN pragma_foreign_key_list(tables.name, 'main') AS keys
          WHERE tables.type = 'table' AND keys."to" = 'id' ORDER BY tables.name, keys.seq
          """)
    ).map { ForeignKey(table: try $0.required(0), column: try $0.required(1), target: try $0.required(2)) }
  }
}
