import Foundation
import GRDB
import Testing

@testable import Storage

/// A folder with a history in it, and the sittings that work on it.
struct HistoryFolder {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var path: String { folder["state/reckon/history.sqlite"] }

  func sitting(_ number: Int, limit: Int = 10_000) -> HistoryStore {
    HistoryStore(at: .file(path), sitting: number, limit: limit)
  }

  /// Another program's connection to the same file.
  func stranger() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}

extension HistoryStore {
  /// Types a statement at a time, and sees it end well.
  func type(_ statement: String, at: Int, in workspace: String = "w", isKept: Bool = true) {
    finish(add(statement, in: workspace, at: at, isKept: isKept), exit: 0)
  }

  /// What Up shows, pressed until nothing more comes.
  func ups(_ prefix: String = "", in workspace: String = "w") -> [String] {
    walk(from: nil) { previous(.beginning(prefix), before: $0, in: workspace) }.map(\.statement)
  }

  func walk(from first: HistoryEntry?, _ step: (HistoryEntry?) -> HistoryEntry?) -> [HistoryEntry] {
    var found: [HistoryEntry] = []
    while let entry = step(found.last ?? first), found.count < 20_000 { found.append(entry) }
    return found
  }
}

@Suite struct `What was typed` {
  private let files: HistoryFolder

  init() throws { files = try HistoryFolder() }

  @Test func `is there in the next sitting, with time, workspace and exit code`() throws {
    let first = files.sitting(1)
    first.type("claim \"\"\"\n사드는\n남는다\n\"\"\"", at: 5)
    first.finish(first.add("score", in: "v", at: 6), exit: 1)
    #expect(first.close() == 0)
    let second = files.sitting(2)
    #expect(second.ups() == ["claim \"\"\"\n사드는\n남는다\n\"\"\""])
    let all = second.list(10, in: nil)
    #expect(all.map(\.statement) == ["score", "claim \"\"\"\n사드는\n남는다\n\"\"\""])
    #expect(all.map(\.exit) == [1, 0] && all.map(\.at) == [6, 5] && all.map(\.workspace) == ["v", "w"])
    #expect(second.complaint() == nil)
  }

  @Test func `is its owner's alone, in folders of the owner alone`() throws {
    let store = files.sitting(1)
    store.type("due", at: 1)
    for suffix in ["", "-wal", "-shm"] { #expect(files.mode(files.path + suffix) == 0o600, "\(suffix)") }
    #expect(files.mode(files.folder["state"]) == 0o700 && files.mode(files.folder["state/reckon"]) == 0o700)
    #expect(store.close() == 0)
    #expect(chmod(files.path, 0o644) == 0)
    files.sitting(2).type("due", at: 2)
    #expect(files.mode(files.path) == 0o600)
  }

  @Test func `makes no file where it is only asked for`() throws {
    let store = files.sitting(1)
    #expect(store.list(5, in: nil) == [] && store.ups() == [])
    #expect(!FileManager.default.fileExists(atPath: files.path) && store.complaint() == nil)
  }

  @Test func `comes back in the order of the sitting first, and then of others by time`() throws {
    let (mine, other) = (files.sitting(1), files.sitting(2))
    mine.type("a", at: 10)
    other.type("b", at: 20)
    mine.type("c", at: 30)
    other.type("d", at: 40)
    #expect(mine.ups() == ["c", "a", "d", "b"])
    #expect(other.ups() == ["d", "b", "c", "a"])
    #expect(files.sitting(3).ups() == ["d", "c", "b", "a"])
    // A clock that was set back does not reorder what one typed.
    mine.type("e", at: 1)
    #expect(mine.ups() == ["e", "c", "a", "d", "b"])
  }

  @Test func `is walked forth as it was walked back, whatever others add meanwhile`() throws {
    let (mine, other) = (files.sitting(1), files.sitting(2))
    for time in 1...20 { (time.isMultiple(of: 3) ? other : mine).type("s\(time % 7)", at: time) }
    let back = mine.walk(from: nil) { mine.previous(.beginning("s"), before: $0, in: "w") }
    other.type("s9", at: 100)
    let oldest = try #require(back.last)
    let forth = mine.walk(from: oldest) { $0.flatMap { mine.next(.beginning("s"), after: $0, in: "w") } }
    let seen = ([oldest] + forth).map(\.statement).filter { $0 != "s9" }
    #expect(seen == back.map(\.statement).reversed())
  }

  @Test func `comes once where it was typed several times running`() throws {
    let store = files.sitting(1)
    for time in 1...3 { store.type("due", at: time) }
    store.type("score", at: 4)
    store.type("due", at: 5)
    #expect(store.ups() == ["due", "score", "due"])
    #expect(store.list(10, in: "w").map(\.at) == [5, 4, 3])
    let later = files.sitting(2)
    later.type("due", at: 6)
    #expect(later.ups() == ["due", "score", "due"])
  }

  @Test func `is recalled by how it begins, in whatever composition, but in its own letter case`() throws {
    let store = files.sitting(1)
    for (time, line) in ["find 문재인", "Find 문", "note \"é\"", "find 무"].enumerated() {
      store.type(line, at: time)
    }
    for sitting in [store, files.sitting(2)] {
      #expect(sitting.ups("find 문") == ["find 문재인"])
      #expect(sitting.ups("find 문".decomposedStringWithCanonicalMapping) == ["find 문재인"])
      #expect(sitting.ups("note \"e\u{301}") == ["note \"é\""])
      #expect(sitting.ups("find ") == ["find 무", "find 문재인"])
      #expect(sitting.ups("find  ") == [])
    }
  }

  @Test func `of one workspace stays out of another, but for what this sitting typed`() throws {
    let first = files.sitting(1)
    first.type("in w", at: 1)
    first.type("in v", at: 2, in: "v")
    #expect(first.ups(in: "w") == ["in v", "in w"])
    #expect(files.sitting(2).ups(in: "w") == ["in w"])
  }

  @Test func `in private is recalled in this sitting and kept nowhere`() throws {
    let store = files.sitting(1)
    store.type("due", at: 1)
    store.type("secret", at: 2, isKept: false)
    #expect(store.ups() == ["secret", "due"])
    #expect(store.list(10, in: "w").map(\.number) == [nil, 1])
    #expect(store.close() == 0)
    #expect(files.sitting(2).ups() == ["due"])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: files.path))
    #expect(bytes.range(of: Data("secret".utf8)) == nil)
  }

  @Test func `is limited for each workspace, and the oldest go`() throws {
    let store = files.sitting(1, limit: 10)
    for time in 1...25 { store.type("w\(time)", at: time) }
    store.type("v", at: 0, in: "v")
    #expect(files.sitting(2).ups() == (16...25).reversed().map { "w\($0)" })
    #expect(files.sitting(2).ups(in: "v") == ["v"])
  }

  @Test func `is gone from the file once deleted`() throws {
    let store = files.sitting(1)
    for (time, line) in ["password 사드", "due", "PASSWORD x", "score"].enumerated() {
      store.type(line, at: time)
    }
    try store.delete(containing: "password", in: "w")
    #expect(store.ups() == ["score", "due"] && files.sitting(2).ups() == ["score", "due"])
    let due = try #require(store.list(9, containing: "DUE", in: nil).first?.number)
    #expect(try store.known([1...99]) == [due, due + 2])
    try store.delete([due])
    #expect(store.ups() == ["score"])
    #expect(store.close() == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: files.path))
    #expect(bytes.range(of: Data("assword".utf8)) == nil && bytes.range(of: Data("score".utf8)) != nil)
  }
}
