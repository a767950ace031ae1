import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite struct `Stores that are used at once` {
  private static let isLong = ProcessInfo.processInfo.environment["RECKON_TORTURE"] == "1"

  @Test func `lose no operation, and each reader sees whole ones`() throws {
    let folder = try TemporaryFolder()
    try Toy.store(at: .file(folder["w"])).close()
    let (writers, rounds) = (4, Self.isLong ? 200 : 10)
    let troubles = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: writers + 2) { number in
      do {
        let store = try FactStore.open(
          at: .file(folder["w"]), access: .readWrite, migrations: Toy.migrations)
        for round in 0..<rounds {
          if number < writers {
            try store.execute(
              "INSERT INTO claim (statement) VALUES ('\(number)-\(round)-a'), ('\(number)-\(round)-b')")
          } else {
            let count = try store.read { try $0.dump().count }
            if !count.isMultiple(of: 2) {
              troubles.withLock { $0.append("half an operation: \(count) rows") }
            }
          }
        }
        try store.close()
      } catch {
        troubles.withLock { $0.append("\(error)") }
      }
    }
    #expect(troubles.withLock { $0 } == [])
    let store = try FactStore.open(at: .file(folder["w"]), access: .readOnly, migrations: Toy.migrations)
    #expect(try store.dump().count == 2 * writers * rounds)
    #expect(try store.read { try $0.operations().count } == writers * rounds)
    #expect(try store.check() == [])
  }
}
