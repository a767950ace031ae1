import Facts
import GRDB

/// The part of a workspace's file that tells its history: operations, each with its steps and changes.
struct RebuiltHistory {
  private var operation = 0
  /// The changes that the operation at hand still lacks.
  private var lacking = 0
  private var step = 0
  private var entry = 0

  mutating func add(_ line: WorkspaceLine, _ kind: String, to rebuilding: Rebuilding) throws {
    let reader = LineReader(line)
    switch kind {
    case "operation": try addOperation(reader, to: rebuilding.database)
    case "step": try addStep(reader, to: rebuilding.database)
    default: try addChange(reader, to: rebuilding)
    }
    try reader.refuseOthers()
  }

  private mutating func addOperation(_ reader: LineReader, to database: Database) throws {
    let (id, count) = (try reader.integer("operation"), try reader.integer("changes"))
    try refuseLack()
    guard id > operation, count >= 0 else { throw FactError("E-HISTORY", "o\(id) cannot stand here") }
    (operation, lacking, step) = (id, count, 0)
    try database.cachedStatement(
      sql: """
        INSERT INTO operation (id, ulid, kind, author, recorded, label, first, last)
        VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?)
        """
    ).execute(arguments: [
      id, try reader.text("ulid"), try reader.text("kind"), try reader.optionalText("author"),
      try reader.text("recorded"), Text(try reader.text("label")), entry + 1, entry + count,
    ])
    for target in try reader.list("undoes") {
      try database.cachedStatement(sql: "INSERT INTO undone (operation, target) VALUES (?, ?)")
        .execute(arguments: [id, target])
    }
  }

  private mutating func addStep(_ reader: LineReader, to database: Database) throws {
    let number = try reader.integer("step")
    guard operation > 0, number > step else {
      throw FactError("E-HISTORY", "step \(number) cannot stand here")
    }
    step = number
    try database.cachedStatement(
      sql: "INSERT INTO step (operation, number, line) VALUES (?, ?, CAST(? AS TEXT))"
    ).execute(arguments: [operation, number, Text(try reader.text("line"))])
  }

  private mutating func addChange(_ reader: LineReader, to rebuilding: Rebuilding) throws {
    let (name, row) = (try reader.text("change"), try reader.integer("row"))
    guard let table = rebuilding.tables[name], row >= 1, lacking > 0 else {
      throw FactError("E-HISTORY", "a change of \(name) \(row) cannot stand here")
    }
    let before = try reader.optionalText("before")
    if let before, !table.holds(before) {
      throw FactError("E-HISTORY", "what \(name) \(row) was before cannot be read")
    }
    lacking -= 1
    entry += 1
    try rebuilding.database.cachedStatement(
      sql: """
        INSERT INTO journal (id, operation, step, relation, row, through, before)
        VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT))
        """
    ).execute(arguments: [
      entry, operation, try reader.optionalInteger("step"), name, row,
      try reader.optionalInteger("through") ?? row, before.map(Text.init),
    ])
  }

  private func refuseLack() throws(FactError) {
    guard lacking > 0 else { return }
    throw FactError("E-HISTORY", "\(lacking) changes of o\(operation) are missing")
  }

  /// Refuses a history whose last operation is not whole.
  func finish(in database: Database) throws { try refuseLack() }
}

extension FactTable {
  /// Whether a before-image tells every column of the table, and no other.
  fileprivate func holds(_ before: String) -> Bool {
    guard let image = BeforeImage(parsing: .init(before.utf8)) else { return false }
    return image.columns.map(\.name) == columns.map(\.name)
      && zip(columns, image.columns).allSatisfy { column, stored in
        switch (column.type, stored.value) {
        case (_, .null), (.integer, .integer), (.real, .real), (.text, .text): true
        default: false
        }
      }
  }
}
