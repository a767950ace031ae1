import Facts
import GRDB

extension FactStore {
  /// Makes a new workspace of the lines that a body hands over, or leaves no file behind.
  package static func rebuild(
    at location: Location, options: Options = Options(), _ body: (Rebuilding) throws -> Void
  ) throws -> FactStore {
    let store = try create(at: location, options: options)
    do {
      try explained(store.path) {
        try store.queue.unsafeReentrantWrite { database in
          try database.transaction(.immediate) {
            let rebuilding = try Rebuilding(database)
            try body(rebuilding)
            try rebuilding.finish()
            return ((), .commit)
          }
        }
      }
    } catch {
      try? store.close()
      if case .file(let path) = location { NewFile.remove(path) }
      throw error
    }
    return store
  }
}

/// Takes the lines of a whole workspace, in their order, and checks each.
package final class Rebuilding {
  let database: Database
  let tables: [String: FactTable]
  private let schema: Int
  /// What came last, so that nothing stands twice and nothing out of place.
  private var stage = Stage.beginning
  private var lines = 0
  /// The line of the first row of each table.
  private var firstLines: [String: Int] = [:]
  var history = RebuiltHistory()

  private enum Stage: Comparable {
    case beginning
    case header
    case fact(table: String, id: Int)
    case used(table: String)
    case history
    case seals
    case end
  }

  fileprivate init(_ database: Database) throws {
    self.database = database
    tables = Dictionary(uniqueKeysWithValues: try FactTable.all(in: database).map { ($0.name, $0) })
    schema = try database.schemaNumber()
    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
    // In bulk the triggers leave inserted rows to others: here to the history that is a part of the file.
    try database.execute(sql: "UPDATE running SET bulk = 1")
  }

  /// Whether the last line has come.
  package var isComplete: Bool { stage == .end }

  /// - `digest`: of the lines before this one.
  package func add(_ line: WorkspaceLine, after digest: LineDigest) throws {
    lines += 1
    guard let kind = line.members.first?.name else { throw unexpected("an empty object") }
    switch (kind, stage) {
    case (_, .end): throw unexpected("a line after the end")
    case ("reckon", .beginning): try begin(line)
    case (_, .beginning):
      throw FactError(
        "E-FORMAT", "this is no whole workspace", hint: "'export workspace to FILE.jsonl' writes one")
    case ("fact", _): try addFact(line)
    case ("used", _): try addUsed(line)
    case (_, .seals) where kind != "end" && !SealLine.isOne(kind): throw unexpected("'\(kind)'")
    case (_, _) where SealLine.isOne(kind):
      stage = .seals
      try history.finish(in: database)
      try SealLine.add(line, kind, in: database)
    case ("operation", _), ("step", _), ("change", _):
      stage = .history
      try history.add(line, kind, to: self)
    case ("end", _): try end(line, digest)
    default: throw unexpected("'\(kind)'")
    }
  }

  private func begin(_ line: WorkspaceLine) throws {
    let reader = LineReader(line)
    guard try reader.text("reckon") == "workspace" else { throw unexpected("another kind of file") }
    let (format, number) = (try reader.integer("format"), try reader.integer("schema"))
    guard format <= WorkspaceFile.format, number <= schema else {
      throw FactError(
        "E-NEWER",
        "a newer reckon wrote this (format \(format), schema \(number); "
          + "this one knows \(WorkspaceFile.format) and \(schema))", hint: "use that one")
    }
    guard format == WorkspaceFile.format, number == schema else {
      throw FactError("E-FORMAT", "format \(format) with schema \(number) was never written")
    }
    try reader.refuseOthers()
    stage = .header
  }

  private func addFact(_ line: WorkspaceLine) throws {
    let reader = LineReader(line)
    let (name, id) = (try reader.text("fact"), try reader.integer("id"))
    guard let table = tables[name] else { throw unexpected("facts of '\(name)', which is no table,") }
    let place = Stage.fact(table: name, id: id)
    guard stage < place, id >= 1 else { throw unexpected("\(name) \(id)") }
    stage = place
    if firstLines[name] == nil { firstLines[name] = lines }
    try insert(id, into: table, reader)
    if name == "version", let text = try? reader.text("text"), let hash = try? reader.text("hash"),
      contentHash(text) != hash
    {
      throw FactError("E-HASH", "the text of version \(id) is not the one that its hash tells")
    }
  }

  private func insert(_ id: Int, into table: FactTable, _ reader: LineReader) throws {
    let values = try table.columns.map { try reader.value(of: $0) }
    try reader.refuseOthers()
    let names = table.columns.map { ", " + $0.quoted }.joined()
    let places = table.columns.map { $0.type == .text ? ", CAST(? AS TEXT)" : ", ?" }.joined()
    try database.cachedStatement(sql: "INSERT INTO \(table.quoted) (id\(names)) VALUES (?\(places))")
      .execute(arguments: StatementArguments([id.databaseValue] + values))
  }

  private func addUsed(_ line: WorkspaceLine) throws {
    let reader = LineReader(line)
    let (name, id) = (try reader.text("used"), try reader.integer("through"))
    let place = Stage.used(table: name)
    guard tables[name] != nil, stage < place else { throw unexpected("the used ids of '\(name)'") }
    stage = place
    try reader.refuseOthers()
    let newest = try Int.fetchOne(
      database, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [name])
    guard id > newest ?? 0 else { throw unexpected("\(name) \(id), of which there is a later one,") }
    let sql =
      newest == nil
      ? "INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)"
      : "UPDATE sqlite_sequence SET seq = ? WHERE name = ?"
    try database.execute(sql: sql, arguments: [id, name])
  }

  private func end(_ line: WorkspaceLine, _ digest: LineDigest) throws {
    let reader = LineReader(line)
    let (hash, count) = (try reader.text("end"), try reader.integer("lines"))
    try reader.refuseOthers()
    guard count == digest.lines, hash == digest.text else {
      throw FactError(
        "E-HASH", "the lines are not those that were written", hint: "export the workspace again")
    }
    stage = .end
  }

  private func unexpected(_ what: String) -> FactError {
    FactError("E-FORMAT", "\(what) cannot stand here", hint: "take the file as 'export workspace' wrote it")
  }

  fileprivate func finish() throws {
    guard isComplete else {
      throw FactError(
        "E-TRUNCATED", "the file ends here, before its last line", hint: "export the workspace again")
    }
    try history.finish(in: database)
    try database.execute(sql: "UPDATE running SET bulk = NULL")
    if let broken = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
      let (table, row): (String, Int) = (try broken.required(0), try broken.required(1))
      let above = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM \"\(table)\" WHERE id < ?", arguments: [row])
      let line = firstLines[table, default: 0] + (above ?? 0)
      throw FactError(
        "E-DANGLING",
        "line \(line): \(table) \(row) refers to a row of \(try broken.required(2) as String) that is not there",
      )
    }
    for table in tables.keys.sorted() {
      guard let row = try database.rowWithoutHistory(in: table) else { continue }
      throw FactError("E-HISTORY", "the history does not tell of \(table) \(row)")
    }
    try database.rebuildSearch()
  }
}

extension Database {
  /// A row of which no entry of the journal says that it was inserted.
  func rowWithoutHistory(in table: String) throws -> Int? {
    try Int.fetchOne(
      self,
      sql: """
        SELECT id FROM main."\(table)" AS fact
        WHERE NOT EXISTS (
          SELECT 1 FROM journal WHERE relation = ?1 AND row = fact.id AND before IS NULL)
        AND NOT EXISTS (
          SELECT 1 FROM journal
          WHERE relation = ?1 AND row < fact.id AND through >= fact.id AND through > row)
        LIMIT 1
        """, arguments: [table])
  }
}
