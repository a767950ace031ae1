import Crypto
import Foundation
import GRDB

/// One thing that a file declares: a table, index, view or trigger.
struct SchemaEntry: Hashable {
  let type: String
  let name: String
  let table: String
  let sql: String

  /// Such as `the trigger 'journal_claim_insert'`; a name is shown as far as it can be of ours.
  var words: String { "the \(type) '\(name.prefix(60))'" }
}

extension Database {
  /// Refuses a file that declares anything but what this program declares, before any of it is used.
  ///
  /// So no trigger, view, generated column or expression of a stranger ever runs. Reading the declarations runs
  /// nothing, and `own` is made by the same steps in memory.
  func refuseForeignSchema(_ migrations: [Migration], path: String) throws {
    if try fingerprint() == Schema.fingerprint { return }
    let version = try schemaNumber()
    let own = try Database.ownSchema(migrations.filter { $0.number <= version })
    let found = try declarations(limit: own.count + 100)
    guard found != own else { return }
    let added = found.subtracting(own).map(\.words).sorted()
    let missing = own.subtracting(found).map(\.words).sorted()
    throw WorkspaceError.strangeSchema(path, added.first ?? missing.first ?? "", isMissing: added.isEmpty)
  }

  /// The SHA-256 of all that the file declares, each part behind its length in bytes.
  func fingerprint() throws -> String {
    let parts = ["type", "name", "tbl_name", "coalesce(sql, '')"]
      .map { "length(CAST(\($0) AS BLOB)) || ':' || \($0)" }.joined(separator: " || ")
    let whole = try Data.fetchOne(
      self,
      sql: """
        SELECT CAST(group_concat(part, ',') AS BLOB) FROM (
          SELECT \(parts) AS part FROM sqlite_master WHERE \(Database.isDeclared)
          ORDER BY type, name LIMIT 10000)
        """)
    return SHA256.hash(data: whole ?? Data()).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  private static let isDeclared = """
    NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
      AND NOT (type = 'index' AND sql IS NULL AND name GLOB 'sqlite_autoindex_*')
    """

  /// What a workspace of these steps declares.
  private static func ownSchema(_ migrations: [Migration]) throws -> Set<SchemaEntry> {
    let store = try FactStore.create(at: .memory, migrations: migrations)
    return try store.queue.unsafeRead { try $0.declarations() }
  }

  /// What the file declares, without what SQLite makes by itself: its sequences, statistics and automatic indexes.
  func declarations(limit: Int = Int(Int32.max)) throws -> Set<SchemaEntry> {
    let rows = try Row.fetchCursor(
      self,
      sql: """
        SELECT type, name, tbl_name, sql FROM sqlite_master WHERE \(Database.isDeclared)
        LIMIT ?
        """, arguments: [limit])
    var entries: Set<SchemaEntry> = []
    while let row = try rows.next() {
      entries.insert(
        SchemaEntry(
          type: try row.required(0), name: try row.required(1), table: try row.required(2),
          sql: try row.optional(3) ?? ""))
    }
    return entries
  }
}
