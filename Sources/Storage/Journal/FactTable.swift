import GRDB

/// A table of facts as the schema declares it: what the journal watches, undo restores and a dump prints.
struct FactTable {
  struct Column {
    enum ColumnType: String { case integer = "INTEGER", real = "REAL", text = "TEXT" }

    let name: String
    let type: ColumnType

    var quoted: String { "\"\(name)\"" }
  }

  let name: String
  /// The stored columns beside `id`; generated ones follow from them.
  let columns: [Column]

  var quoted: String { "\"\(name)\"" }
}

extension FactTable {
  /// Every fact table by name, or an error where a table breaks the rules that undo rests on.
  static func all(in database: Database) throws -> [FactTable] {
    let tables = try Row.fetchAll(
      database,
      sql: """
        SELECT list.name, list.strict, master.sql
        FROM pragma_table_list AS list
        JOIN sqlite_master AS master ON master.type = 'table' AND master.name = list.name
        WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT GLOB 'sqlite_*'
        ORDER BY list.name
        """)
    return try tables.compactMap { row in
      let name: String = try row.required(0)
      guard !JournalSchema.tables.contains(name) else { return nil }
      let sql: String = try row.required(2)
      guard try row.required(1) == 1, sql.contains("id INTEGER PRIMARY KEY AUTOINCREMENT") else {
        throw WorkspaceError.failed(
          "table '\(name)' must be STRICT with 'id INTEGER PRIMARY KEY AUTOINCREMENT', for undo"
        )
      }
      return try FactTable(name: name, in: database)
    }
  }

  private init(name: String, in database: Database) throws {
    self.name = name
    let columns = try Row.fetchAll(
      database, sql: "SELECT name, type FROM pragma_table_xinfo(?, 'main') WHERE hidden = 0 ORDER BY cid",
      arguments: [name])
    self.columns = try columns.compactMap { row in
      let (column, type): (String, String) = (try row.required(0), try row.required(1))
      guard let type = Column.ColumnType(rawValue: type), FactTable.isPlain(name), FactTable.isPlain(column)
      else { throw WorkspaceError.failed("column '\(name).\(column)' is \(type), which undo cannot restore") }
      return column == "id" ? nil : Column(name: column, type: type)
    }
    let actions = try String.fetchAll(
      database,
      sql: """
        SELECT on_delete FROM pragma_foreign_key_list(?1, 'main')
        UNION SELECT on_update FROM pragma_foreign_key_list(?1, 'main')
        """, arguments: [name])
    guard actions.allSatisfy({ $0 == "NO ACTION" }) else {
      throw WorkspaceError.failed("table '\(name)' has foreign key actions, whose order undo cannot follow")
    }
  }

  /// Whether a name can stand in SQL and in a before-image as it is.
  private static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (97...122).contains($0) || (48...57).contains($0) }
  }
}
