import GRDB

extension Snapshot {
  /// Hands out everything that the workspace holds, line by line: facts, ids that are used up, history, seals.
  ///
  /// Facts stand by table and id, so that one edit changes one line; history only grows at its end. Columns
  /// that are NULL and what follows from other lines are left out.
  package func export(_ body: (WorkspaceLine) throws -> Void) throws {
    try body(
      WorkspaceLine([
        .init("reckon", .text("workspace")), .init("format", .integer(WorkspaceFile.format)),
        .init("schema", .integer(try database.schemaNumber())),
      ]))
    let tables = try FactTable.all(in: database)
    for table in tables { try database.export(table, body) }
    for table in tables { try database.exportNewest(of: table, body) }
    try database.exportHistory(body)
    try database.exportSeals(body)
  }

  /// How many facts and operations there are.
  package func size() throws -> (facts: Int, operations: Int) {
    let counts = try FactTable.all(in: database).map { table in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM main.\(table.quoted)") ?? 0
    }
    let operations = try Int.fetchOne(database, sql: "SELECT count(*) FROM main.operation") ?? 0
    return (counts.reduce(0, +), operations)
  }
}

extension FactTable {
  /// The stored columns for reading; text comes as bytes, so that NUL survives.
  var selection: String {
    columns.map { $0.type == .text ? "CAST(\($0.quoted) AS BLOB)" : $0.quoted }.joined(separator: ", ")
  }
}

extension WorkspaceLine.Value {
  /// Nil for NULL; bytes that are no UTF-8 are an error, for JSON cannot hold them.
  init?(_ value: DatabaseValue, in place: @autoclosure () -> String) throws {
    switch value.storage {
    case .null: return nil
    case .int64(let number): self = .integer(Int(number))
    case .double(let number):
      guard number.isFinite else { throw WorkspaceError.unreadableRow("\(place()) is no finite number") }
      self = .real(number)
    case .string(let text): self = .text(text)
    case .blob(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw WorkspaceError.unreadableRow("\(place()) is no UTF-8")
      }
      self = .text(text)
    }
  }
}

extension Database {
  fileprivate func export(_ table: FactTable, _ body: (WorkspaceLine) throws -> Void) throws {
    let separator = table.columns.isEmpty ? "" : ", "
    let rows = try Row.fetchCursor(
      self, sql: "SELECT id\(separator)\(table.selection) FROM main.\(table.quoted) ORDER BY id")
    while let row = try rows.next() {
      let id: Int = try row.required(0)
      var line = WorkspaceLine([.init("fact", .text(table.name)), .init("id", .integer(id))])
      for (index, column) in table.columns.enumerated() {
        line.add(column.name, try .init(row[index + 1], in: "\(table.name) \(id), \(column.name)"))
      }
      try body(line)
    }
  }

  /// The newest id of a table, where that row is gone.
  fileprivate func exportNewest(of table: FactTable, _ body: (WorkspaceLine) throws -> Void) throws {
    let newest = try Int.fetchOne(
      self,
      sql: """
        SELECT seq FROM sqlite_sequence WHERE name = ?1
          AND seq > (SELECT coalesce(max(id), 0) FROM main.\(table.quoted))
        """, arguments: [table.name])
    guard let newest else { return }
    try body(WorkspaceLine([.init("used", .text(table.name)), .init("through", .integer(newest))]))
  }

  fileprivate func exportHistory(_ body: (WorkspaceLine) throws -> Void) throws {
    let operations = try Row.fetchCursor(
      self,
      sql: """
        SELECT id, ulid, kind, author, recorded, CAST(label AS BLOB), first, last FROM main.operation ORDER BY id
        """)
    while let operation = try operations.next() {
      let id: Int = try operation.required(0)
      guard let first = Int.fromDatabaseValue(operation[6]), let last = Int.fromDatabaseValue(operation[7])
      else { throw WorkspaceError.nested }
      var line = WorkspaceLine([.init("operation", .integer(id))])
      for (index, name) in ["ulid", "kind", "author", "recorded", "label"].enumerated() {
        line.add(name, try .init(operation[index + 1], in: "operation \(id), \(name)"))
      }
      let targets = try Int.fetchAll(
        cachedStatement(sql: "SELECT target FROM main.undone WHERE operation = ? ORDER BY target"),
        arguments: [id])
      if !targets.isEmpty { line.add("undoes", .list(targets)) }
      line.add("changes", .integer(last - first + 1))
      try body(line)
      try exportSteps(of: id, body)
      try exportChanges(first...max(first, last), of: id, body)
    }
  }

  private func exportSteps(of operation: Int, _ body: (WorkspaceLine) throws -> Void) throws {
    let steps = try Row.fetchCursor(
      cachedStatement(
        sql: "SELECT number, CAST(line AS BLOB) FROM main.step WHERE operation = ? ORDER BY number"),
      arguments: [operation])
    while let step = try steps.next() {
      var line = WorkspaceLine([.init("step", .integer(try step.required(0)))])
      line.add("line", try .init(step[1], in: "a step of operation \(operation)"))
      try body(line)
    }
  }

  private func exportChanges(
    _ entries: ClosedRange<Int>, of operation: Int, _ body: (WorkspaceLine) throws -> Void
  ) throws {
    let changes = try Row.fetchCursor(
      cachedStatement(
        sql: """
          SELECT relation, row, through, step, CAST(before AS BLOB) FROM main.journal
          WHERE id BETWEEN ? AND ? AND operation = ? ORDER BY id
          """), arguments: [entries.lowerBound, entries.upperBound, operation])
    while let change = try changes.next() {
      let (row, through): (Int, Int) = (try change.required(1), try change.required(2))
      var line = WorkspaceLine([
        .init("change", .text(try change.required(0))), .init("row", .integer(row)),
      ])
      if through > row { line.add("through", .integer(through)) }
      line.add("step", try .init(change[3], in: "a step of operation \(operation)"))
      line.add("before", try .init(change[4], in: "a change of operation \(operation)"))
      try body(line)
    }
  }
}
