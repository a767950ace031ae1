import Foundation
import Testing

@testable import Storage

@Suite struct DamageTests {
  private let folder: TemporaryFolder
  private let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    let store = try Toy.store(at: .file(folder["w"]))
    var random = RandomChanges(generator: SeededGenerator(state: 11))
    for _ in 0..<20 { try random.operation(on: store) }
    _ = try store.undo(.newest(author: nil), .undoing())
    try store.close()
    bytes = try folder.bytes(of: "w")
  }

  /// Does all there is to do with a file; only errors in words may come of it.
  private func use(_ name: String) throws {
    do {
      let store = try FactStore.open(at: .file(folder[name]), access: .readWrite, migrations: Toy.migrations)
      _ = try store.check()
      _ = try store.dump()
      _ = try store.read { snapshot in
        for operation in try snapshot.operations() { _ = try snapshot.changes(of: operation) }
        return try snapshot.search("사드")
      }
      _ = try store.asRecorded(through: 5)
      try store.execute("INSERT INTO claim (statement) VALUES ('사드 배치')")
      while true { _ = try store.undo(.newest(author: nil), .undoing()) }
    } catch is WorkspaceError {
    } catch is UndoError {
    }
  }

  @Test func `a file cut short is an error, not a crash`() throws {
    for length in stride(from: 100, to: bytes.count, by: 4096 + 512) {
      try folder.write(bytes[..<length], to: "cut\(length)")
      let name = "cut\(length)"
      let error = #expect(throws: WorkspaceError.self) {
        let store = try FactStore.open(
          at: .file(folder[name]), access: .readWrite, migrations: Toy.migrations)
        let faults = try store.check()
        if !faults.isEmpty { throw WorkspaceError.damaged(name, faults[0]) }
      }
      #expect(error?.description.isEmpty == false)
      try use(name)
    }
  }

  @Test(arguments: 0..<25)
  func `flipped bytes never crash`(round: Int) throws {
    var generator = SeededGenerator(state: UInt64(round))
    var flipped = bytes
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      let place = Int.random(in: 100..<flipped.count, using: &generator)
      flipped[place] = UInt8.random(in: 0...255, using: &generator)
    }
    try folder.write(flipped, to: "flipped")
    try use("flipped")
  }
}
