import Foundation
import GRDB

@testable import Storage

/// A small schema with every shape that the journal must restore.
enum Toy {
  static let migrations = [
    Migration(
      number: 1,
      sql: """
        CREATE TABLE person (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE COLLATE NOCASE
        ) STRICT;
        CREATE TABLE claim (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          statement TEXT NOT NULL,
          weight REAL,
          person INTEGER REFERENCES person(id),
          size INTEGER GENERATED ALWAYS AS (length(statement)) VIRTUAL
        ) STRICT;
        CREATE TABLE tie (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          one INTEGER NOT NULL REFERENCES claim(id),
          other INTEGER NOT NULL REFERENCES claim(id),
          UNIQUE (one, other)
        ) STRICT;
        CREATE TABLE note (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          text TEXT NOT NULL,
          claim INTEGER REFERENCES claim(id)
        ) STRICT;
        CREATE TABLE version (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          text TEXT NOT NULL
        ) STRICT;
        """)
  ]

  static func store(at location: FactStore.Location = .memory) throws -> FactStore {
    try FactStore.create(at: location, migrations: migrations)
  }
}

extension NewOperation {
  static func made(_ label: String = "test", kind: Kind = .command, by author: String? = nil) -> NewOperation
  {
    NewOperation(
      kind: kind, author: author, label: label, recorded: "2026-01-10T09:00:00Z",
      ulid: ULID.make(milliseconds: 0, random: .random(in: 0...(.max))))
  }

  static func undoing(by author: String? = nil) -> NewOperation { made("undo", kind: .undo, by: author) }
  static func redoing(by author: String? = nil) -> NewOperation { made("redo", kind: .redo, by: author) }
}

extension FactStore {
  /// Runs SQL as one operation and returns its number, or nil where nothing changed.
  @discardableResult
  func execute(_ sql: String, by author: String? = nil) throws -> Int? {
    try write(.made(sql, by: author)) { try $0.database.execute(sql: sql) }.receipt?.operation
  }

  func dump() throws -> [String] { try read { try $0.dump() } }

  /// What no command may leave behind when it fails: facts, engine tables and the ids given so far.
  func everything() throws -> [String] {
    try read { snapshot in
      let database = snapshot.database
      let sequences = try Row.fetchAll(database, sql: "SELECT * FROM sqlite_sequence ORDER BY name")
      let engine = try ["operation", "undone", "step", "journal", "running"].flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)")
      }
      return try snapshot.dump() + (sequences + engine).map(\.description)
    }
  }
}

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  // SplitMix64: Steele, Lea and Flood, OOPSLA 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A folder that goes when the last user of it has.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "storage-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(_ name: String) -> String { path + "/" + name }

  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: self[name]))
  }

  func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: self[name])))
  }

  /// Every name with its content and the instant of its last change.
  func contents() throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let attributes = try FileManager.default.attributesOfItem(atPath: self[name])
        let data = (try? Data(contentsOf: URL(fileURLWithPath: self[name])))?.base64EncodedString() ?? "-"
        return (name, "\(attributes[.modificationDate] ?? "") \(data)")
      })
  }
}
