import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct OpeningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(
    _ name: String, _ access: FactStore.Access = .readWrite, options: FactStore.Options = .init()
  ) throws -> FactStore {
    try FactStore.open(at: .file(folder[name]), access: access, migrations: Toy.migrations, options: options)
  }

  /// A closed workspace with one claim, and its bytes.
  @discardableResult
  private func make(_ name: String) throws -> [UInt8] {
    let store = try Toy.store(at: .file(folder[name]))
    try store.execute("INSERT INTO claim (statement) VALUES ('사드')")
    try store.close()
    return try folder.bytes(of: name)
  }

  /// What opening says, for reading and for writing, while nothing in the folder changes.
  private func refusal(of name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> WorkspaceError?
  {
    let before = try folder.contents()
    let errors = [FactStore.Access.readWrite, .readOnly].map { access in
      #expect(throws: WorkspaceError.self, sourceLocation: sourceLocation) { try open(name, access) }
    }
    #expect(try folder.contents() == before, sourceLocation: sourceLocation)
    #expect(errors[0] == errors[1], sourceLocation: sourceLocation)
    return errors[0]
  }

  @Test(arguments: ["w.reckon", "a b%20?x=1#y.reckon", "위키 👩‍💻.reckon", "-w", "file:x?mode=memory"])
  func `what was written is there after closing, in one file of its owner`(name: String) throws {
    try make(name)
    #expect(try Array(folder.contents().keys) == [name])
    var status = stat()
    #expect(stat(folder[name], &status) == 0 && status.st_mode & 0o777 == 0o600)
    let store = try open(name)
    #expect(try store.dump() == ["claim 1 statement=t6:사드 weight=n person=n"])
    #expect(try store.check() == [])
    #expect(store.access == .readWrite)
  }

  @Test func `reading changes no byte and leaves nothing beside the file`() throws {
    try make("w")
    let before = try folder.contents()
    let store = try open("w", .readOnly)
    #expect(try store.dump().count == 1)
    #expect(throws: WorkspaceError.readOnly(folder["w"])) { try store.execute("DELETE FROM claim") }
    try store.close()
    #expect(try folder.contents() == before)
  }

  @Test func `every wrong file is named for what it is, and untouched`() throws {
    let bytes = try make("w")
    try FileManager.default.createDirectory(atPath: folder["folder"], withIntermediateDirectories: false)
    #expect(mkfifo(folder["pipe"], 0o600) == 0)
    try folder.write([], to: "empty")
    try folder.write("Seoul, 10 May".utf8, to: "text")
    try folder.write([UInt8](repeating: 0x53, count: 5000), to: "picture")
    var foreign = bytes
    foreign.replaceSubrange(68..<72, with: [0, 0, 1, 2])
    try folder.write(foreign, to: "foreign")
    var newer = bytes
    newer.replaceSubrange(60..<64, with: [0, 0, 0, 9])
    try folder.write(newer, to: "newer")
    #expect(try refusal(of: "absent") == .missing(folder["absent"]))
    #expect(try refusal(of: "absent/w") == .missing(folder["absent/w"]))
    #expect(try refusal(of: "folder") == .folder(folder["folder"]))
    #expect(try refusal(of: "pipe") == .notAFile(folder["pipe"]))
    #expect(try refusal(of: "empty") == .empty(folder["empty"]))
    #expect(try refusal(of: "text") == .notSQLite(folder["text"]))
    #expect(try refusal(of: "picture") == .notSQLite(folder["picture"]))
    #expect(try refusal(of: "foreign") == .foreign(folder["foreign"], applicationID: 258))
    #expect(try refusal(of: "newer") == .newer(folder["newer"], schema: 9, known: 1))
  }

  @Test func `a new workspace takes no name that is taken, and a failure leaves no file`() throws {
    try make("w")
    try folder.write([], to: "lost-wal")
    symlink(folder["elsewhere"], folder["link"])
    let before = try folder.contents()
    #expect(throws: WorkspaceError.exists(folder["w"])) { try Toy.store(at: .file(folder["w"])) }
    #expect(throws: WorkspaceError.exists(folder["link"])) { try Toy.store(at: .file(folder["link"])) }
    #expect(throws: WorkspaceError.exists(folder.path)) { try Toy.store(at: .file(folder.path)) }
    #expect(throws: WorkspaceError.noFolder(folder["no/w"])) { try Toy.store(at: .file(folder["no/w"])) }
    #expect(throws: WorkspaceError.leftover(folder["lost"], folder["lost-wal"])) {
      try Toy.store(at: .file(folder["lost"]))
    }
    #expect(throws: WorkspaceError.self) {
      try FactStore.create(
        at: .file(folder["bad"]), migrations: [Migration(number: 1, sql: "CREATE NONSENSE")])
    }
    #expect(try folder.contents() == before)
  }

  @Test func `a second writer waits, then hears that another program writes`() throws {
    try make("w")
    var options = FactStore.Options()
    options.busyTimeout = 0.05
    let (one, other) = (try open("w"), try open("w", options: options))
    _ = try one.write(.made()) { change in
      try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('b')")
      let blocked = Result { try other.execute("INSERT INTO claim (statement) VALUES ('c')") }
      #expect(throws: WorkspaceError.busy(folder["w"])) { try blocked.get() }
      #expect(try other.dump().count == 1)
    }
    #expect(try other.dump().count == 2)
    #expect(try other.execute("INSERT INTO claim (statement) VALUES ('c')") == 3)
  }

  @Test func `a file where nothing can be written is read as it is`() throws {
    try make("w")
    let before = try folder.contents()
    var options = FactStore.Options()
    options.isWritable = { _ in false }
    let store = try open("w", options: options)
    #expect(store.access == .readOnly && store.isImmutable)
    #expect(try store.dump().count == 1)
    #expect(throws: WorkspaceError.readOnly(folder["w"])) { try store.execute("DELETE FROM claim") }
    #expect(try folder.contents() == before)
    #expect(try store.asRecorded(through: 0).dump() == [])
    try store.close()
    #expect(try folder.contents() == before)
  }

  @Test func `changes in a write-ahead log are never overlooked`() throws {
    try make("w")
    let store = try open("w")
    try store.execute("INSERT INTO claim (statement) VALUES ('b')")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: folder["w" + suffix], toPath: folder["copy" + suffix])
    }
    var options = FactStore.Options()
    options.isWritable = { _ in false }
    symlink(folder["w"], folder["link"])
    #expect(try open("w", .readOnly, options: options).dump().count == 2)
    #expect(try open("link", .readOnly, options: options).dump().count == 2)
    #expect(try open("copy").dump().count == 2)
  }

  @Test func `messages say what, where and what to do`() {
    #expect(
      WorkspaceError.newer("w.reckon", schema: 9, known: 1).description
        == "'w.reckon' was written by a newer reckon (schema 9, this one knows 1); use that one")
    #expect(
      WorkspaceError.missing("w.reckon").description
        == "there is no workspace 'w.reckon'; 'init w.reckon' makes one")
  }
}
