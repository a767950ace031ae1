import Foundation
import GRDB

/// The stored values of a row by column; text stands as bytes, so that NUL survives.
typealias Cells = [String: DatabaseValue]

/// What became of a row since an operation.
struct RowHistory {
  let before: Cells?
  let after: Cells?
  /// When it was touched last; two workspaces agree on which of two came later.
  let touched: String
}

extension FactTable {
  func cells(_ id: Int, in database: Database) throws -> Cells? {
    let names = columns.isEmpty ? "id" : selection
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(names) FROM main.\(quoted) WHERE id = ?"), arguments: [id])
    return row.map { row in
      Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, row[$0] as DatabaseValue) })
    }
  }

  fileprivate func cells(before image: Data) throws -> Cells {
    guard let image = BeforeImage(parsing: image) else {
      throw WorkspaceError.failed("the journal's entry for \(name) cannot be read")
    }
    return Dictionary(uniqueKeysWithValues: image.columns.map { ($0.name, $0.value.cell) })
  }

  /// A parameter for each column, in their order.
  var placeholders: [String] { columns.map { $0.type == .text ? "CAST(? AS TEXT)" : "?" } }

  func arguments(_ cells: Cells, and more: Int? = nil) -> StatementArguments {
    StatementArguments(columns.map { cells[$0.name] ?? .null } + (more.map { [$0.databaseValue] } ?? []))
  }
}

extension BeforeImage.Value {
  fileprivate var cell: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): Text(text).databaseValue
    }
  }
}

extension Database {
  /// The rows that operations after one, and before another, left otherwise than they were.
  func histories(
    after operation: Int, before running: Int = .max, _ tables: [String: FactTable]
  ) throws -> [RowInTable: RowHistory] {
    var found: [RowInTable: (before: Cells?, touched: String)] = [:]
    let entries = try Row.fetchCursor(
      self,
      sql: """
        SELECT relation, row, through, CAST(before AS BLOB), recorded || ulid
        FROM main.journal AS journal JOIN main.operation AS operation ON operation.id = journal.operation
        WHERE journal.operation > ? AND journal.operation < ? ORDER BY journal.id
        """, arguments: [operation, running])
    while let entry = try entries.next() {
      guard let table = tables[try entry.required(0)] else { continue }
      let (first, last, touched): (Int, Int, String) = (
        try entry.required(1), try entry.required(2), try entry.required(4)
      )
      for id in first...max(first, last) {
        let row = RowInTable(table: table.name, id: id)
        if found[row] != nil {
          found[row]?.touched = touched
        } else {
          found[row] = (try Data.fromDatabaseValue(entry[3]).map(table.cells(before:)), touched)
        }
      }
    }
    return try found.reduce(into: [:]) { histories, item in
      guard let table = tables[item.key.table] else { return }
      let after = try table.cells(item.key.id, in: self)
      guard after != item.value.before else { return }
      histories[item.key] = RowHistory(
        before: item.value.before, after: after, touched: item.value.touched)
    }
  }

  /// The fact tables, each behind those that it refers to.
  func tablesByReference() throws -> [FactTable] {
    var rest = try FactTable.all(in: self)
    let keys = try foreignKeys()
    var ordered: [FactTable] = []
    while !rest.isEmpty {
      let names = Set(rest.map(\.name))
      let next = rest.filter { table in
        !keys.contains { $0.table == table.name && $0.target != table.name && names.contains($0.target) }
      }
      guard !next.isEmpty else { throw WorkspaceError.failed("tables refer to each other in a circle") }
      ordered += next
      rest.removeAll { table in next.contains { $0.name == table.name } }
    }
    return ordered
  }

  /// The columns that are unique together, of each table.
  func uniqueColumns() throws -> [String: [[String]]] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT tables.name, indexes.name, columns.name
        FROM main.sqlite_schema AS tables JOIN pragma_index_list(tables.name, 'main') AS indexes
          JOIN pragma_index_info(indexes.name, 'main') AS columns
        WHERE tables.type = 'table' AND indexes."unique" = 1 ORDER BY tables.name, indexes.name, columns.seqno
        """)
    var found: [String: [(index: String, columns: [String])]] = [:]
    for row in rows {
      let (table, index, column): (String, String, String) = (
        try row.required(0), try row.required(1), try row.required(2)
      )
      var indexes = found[table, default: []]
      if indexes.last?.index == index, let last = indexes.indices.last {
        indexes[last].columns.append(column)
      } else {
        indexes.append((index, [column]))
      }
      found[table] = indexes
    }
    return found.mapValues { $0.map(\.columns) }
  }
}
