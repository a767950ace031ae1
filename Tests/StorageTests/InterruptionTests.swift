import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite struct `A query that is interrupted` {
  /// Never ends by itself.
  private static let endless =
    "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT max(n) FROM number"

  private final class Flag: Sendable {
    private let raised = Mutex(true)
    var isRaised: Bool { raised.withLock { $0 } }
    func lower() { raised.withLock { $0 = false } }
  }

  @Test func `ends, and the store goes on`() throws {
    let flag = Flag()
    var options = FactStore.Options()
    options.isInterrupted = { flag.isRaised }
    let store = try FactStore.create(at: .memory, options: options)
    #expect(throws: WorkspaceError.interrupted) {
      try store.read { try Int.fetchOne($0.database, sql: Self.endless) }
    }
    flag.lower()
    #expect(try store.read { try $0.operations() }.isEmpty)
  }

  @Test func `is known as such where the write around it goes on`() throws {
    let flag = Flag()
    var options = FactStore.Options()
    options.isInterrupted = { flag.isRaised }
    let store = try FactStore.create(at: .memory, options: options)
    try store.read { snapshot in
      do {
        _ = try Int.fetchOne(snapshot.database, sql: Self.endless)
        Issue.record("was not interrupted")
      } catch { #expect(WorkspaceError(explaining: error) == .interrupted) }
      flag.lower()
    }
    #expect(WorkspaceError(explaining: UndoError.noSuchOperation(1)) == nil)
  }

  @Test func `takes the whole operation with it`() throws {
    let flag = Flag()
    var options = FactStore.Options()
    options.isInterrupted = { flag.isRaised }
    let store = try FactStore.create(at: .memory, options: options)
    let operation = NewOperation(
      kind: .command, author: nil, label: "test", recorded: "2017-06-01T03:00:00.000Z",
      ulid: "01BHGX3XP00000000000000000")
    #expect(throws: WorkspaceError.interrupted) {
      try store.write(operation) { change in
        try change.set("zone", to: "Asia/Seoul")
        _ = try Int.fetchOne(change.database, sql: Self.endless)
      }
    }
    flag.lower()
    #expect(try store.read { try $0.setting("zone") } == nil)
    #expect(try store.read { try $0.operations() }.isEmpty)
    _ = try store.write(operation) { try $0.set("zone", to: "Asia/Seoul") }
    #expect(try store.read { try $0.setting("zone") } == "Asia/Seoul")
  }
}
