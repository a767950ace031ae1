import Facts
import GRDB

extension Change {
  /// Takes in what another workspace did since the two were one; nil where all of it is here already.
  ///
  /// - `choose`: whether what the other says holds where the two differ; conflicts are counted from 1.
  package func combine(
    _ other: FactStore, choose: @escaping (CombineConflict, Int) throws -> Bool
  ) throws -> Combination? {
    memory.forget()
    return try other.read { snapshot in
      let combiner = try Combiner(here: database, there: snapshot.database, running: operation, choose)
      return combiner.common.isEverythingHere ? nil : try combiner.combine()
    }
  }
}

/// Brings what was done there here: rows keep their ids or get new ones, and what both changed is asked about.
final class Combiner {
  let here: Database
  let there: Database
  let tables: [FactTable]
  let byName: [String: FactTable]
  let keys: [String: [ForeignKey]]
  let unique: [String: [[String]]]
  let common: CommonHistory
  let ours: [RowInTable: RowHistory]
  let theirs: [RowInTable: RowHistory]
  let choose: (CombineConflict, Int) throws -> Bool

  var result = Combination()
  /// The row here that each new row there becomes; nil inside for one that is left out.
  var places: [RowInTable: Int?] = [:]
  /// Rows that are being placed, so that a circle of references ends.
  var placing: Set<RowInTable> = []
  var decided: [RowInTable: Bool] = [:]
  /// What will be written, by ids here.
  var inserts: [RowInTable: Cells] = [:]
  var updates: [RowInTable: Cells] = [:]
  var deletions: Set<RowInTable> = []
  private var newest: [String: Int] = [:]
  var versionNumbers: [Int: Int] = [:]

  /// What the two workspaces keep about combining itself.
  static let ownTables: Set<String> = ["combined", "origin"]

  fileprivate init(
    here: Database, there: Database, running: Int,
    _ choose: @escaping (CombineConflict, Int) throws -> Bool
  ) throws {
    (self.here, self.there, self.choose) = (here, there, choose)
    tables = try here.tablesByReference().filter { !Combiner.ownTables.contains($0.name) }
    byName = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    keys = Dictionary(grouping: try here.foreignKeys(), by: \.table)
    unique = try here.uniqueColumns()
    common = try CommonHistory(here, there, before: running, byName)
    ours = try here.histories(after: common.here, before: running, byName)
    theirs = try there.histories(after: common.there, byName)
  }

  fileprivate func combine() throws -> Combination {
    let order = Dictionary(uniqueKeysWithValues: tables.enumerated().map { ($1.name, $0) })
    let rows = theirs.keys.sorted {
      (order[$0.table, default: 0], $0.id) < (order[$1.table, default: 0], $1.id)
    }
    for row in rows where theirs[row]?.before == nil { _ = try place(of: row) }
    for row in rows where theirs[row]?.before != nil { try takeChange(of: row) }
    try settleDeletions()
    try write(order)
    try keepOrigins(rows)
    return result
  }

  func newId(in table: String) throws -> Int {
    let last =
      try newest[table]
      ?? Int.fetchOne(here, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table]) ?? 0
    newest[table] = last + 1
    return last + 1
  }

  /// Asks about a conflict, once for each row.
  func takesTheirs(
    _ kind: CombineConflict.Kind, _ row: RowInTable, _ ourCells: Cells?, _ theirCells: Cells?, isNewer: Bool
  ) throws -> Bool {
    if let decision = decided[row] { return decision }
    let columns = byName[row.table]?.columns.map(\.name) ?? []
    let differences = columns.filter { ourCells?[$0] != theirCells?[$0] }.map { column in
      CombineConflict.Difference(
        column: column, ours: ourCells?[column].flatMap(shown), theirs: theirCells?[column].flatMap(shown))
    }
    let conflict = CombineConflict(
      kind: kind, row: row, name: try name(row), differences: differences, isTheirsNewer: isNewer)
    let decision = try choose(conflict, result.settled.count + 1)
    decided[row] = decision
    result.settled.append(.init(conflict: conflict, takesTheirs: decision))
    return decision
  }

  /// What people call a row that is or was here.
  func name(_ row: RowInTable) throws -> String {
    if let identifier = row.identifier { return identifier.description }
    let cells = try byName[row.table]?.cells(row.id, in: here) ?? ours[row]?.before ?? [:]
    let text = cells[row.table == "speaker" ? "handle" : "name"].flatMap(Text.fromDatabaseValue)?.string
    return switch (row.table, text) {
    case ("speaker", let handle?): "@\(handle)"
    case ("tag", let path?): "+\(path)"
    case (_, let name?): "\(row.table) \(name)"
    default: "\(row.table) \(row.id)"
    }
  }

  private func shown(_ value: DatabaseValue) -> String? {
    switch value.storage {
    case .null: nil
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}
