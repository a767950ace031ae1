import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct `A backup` {
  private let folder: TemporaryFolder
  private let store: FactStore

  init() throws {
    folder = try TemporaryFolder()
    store = try Toy.store(at: .file(folder["w"]))
    var random = RandomChanges(generator: SeededGenerator(state: 5))
    for _ in 0..<20 { try random.operation(on: store) }
  }

  private func opened(_ name: String) throws -> FactStore {
    try FactStore.open(at: .file(folder[name]), access: .readWrite, migrations: Toy.migrations)
  }

  @Test func `holds the same facts and history, is sound, and readable by its owner alone`() throws {
    let receipt = try store.backup(to: folder["b"])
    let copy = try opened("b")
    #expect(try copy.dump() == store.dump())
    #expect(try copy.check() == [])
    #expect(try receipt.newest?.ulid == store.read { try $0.newestOperation()?.ulid })
    #expect(try receipt.operations == store.read { try $0.operations().count })
    try copy.close()
    var status = stat()
    #expect(stat(folder["b"], &status) == 0 && status.st_mode & 0o777 == 0o600 && status.st_nlink == 1)
    #expect(try folder.contents().keys.filter { $0 != "w" && !$0.hasPrefix("w-") } == ["b"])
  }

  @Test func `replaces nothing, and leaves nothing behind where it fails`() throws {
    try folder.write([1, 2, 3], to: "taken")
    #expect(throws: WorkspaceError.exists(folder["taken"])) { try store.backup(to: folder["taken"]) }
    #expect(throws: WorkspaceError.exists(folder["w"])) { try store.backup(to: folder["w"]) }
    #expect(throws: WorkspaceError.noFolder(folder["none/b"])) { try store.backup(to: folder["none/b"]) }
    #expect(throws: WorkspaceError.interrupted) {
      try store.backup(to: folder["b"]) { _ in throw WorkspaceError.interrupted }
    }
    #expect(try folder.bytes(of: "taken") == [1, 2, 3])
    #expect(try folder.contents().keys.filter { !$0.hasPrefix("w") } == ["taken"])
  }

  @Test func `holds one moment, though another program writes`() throws {
    let other = try opened("w")
    let before = try store.dump()
    _ = try store.read { snapshot in
      _ = try snapshot.dump()
      try other.execute("INSERT INTO claim (statement) VALUES ('later')")
    }
    _ = try store.backup(to: folder["b"])
    #expect(try opened("b").dump().count == before.count + 1)
    try other.close()
  }

  @Test func `of a damaged workspace is not kept`() throws {
    try store.queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: "UPDATE running SET operation = 1")
    }
    #expect(throws: WorkspaceError.self) { try store.backup(to: folder["b"]) }
    #expect(try folder.contents().keys.filter { !$0.hasPrefix("w") } == [])
  }
}
