import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct `A history file` {
  private let files: HistoryFolder

  init() throws { files = try HistoryFolder() }

  /// Puts something else where the file should be.
  private func place(_ bytes: [UInt8]) throws {
    let folder = URL(fileURLWithPath: files.path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: files.path))
  }

  /// Types two statements, which memory must serve after one complaint.
  private func complaint(_ store: HistoryStore) throws -> String {
    store.type("due", at: 1)
    let complaint = try #require(store.complaint()).complaint
    store.type("score", at: 2)
    #expect(store.complaint() == nil)
    #expect(store.ups() == ["score", "due"])
    #expect(store.list(9, in: nil).map(\.statement) == ["score", "due"])
    #expect(throws: HistoryError.self) { try store.delete(containing: "due", in: nil) }
    #expect(store.close() == 0)
    return complaint
  }

  @Test(arguments: [Array("not a database, but long enough to be read as a header. ".utf8), [0xFF]])
  func `that is damaged is complained of once, left as it is, and memory serves`(bytes: [UInt8]) throws {
    let damaged = Array((0..<100).map { _ in bytes }.joined())
    try place(damaged)
    #expect(try complaint(files.sitting(1)).contains("is damaged"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: files.path)) == Data(damaged))
  }

  @Test func `whose pages were overwritten does not stop a sitting that has it open`() throws {
    let store = files.sitting(1)
    for time in 1...200 { store.type("statement \(time) of some length, to fill pages", at: time) }
    #expect(store.close() == 0)
    let size = try Data(contentsOf: URL(fileURLWithPath: files.path)).count
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: files.path))
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: size - 4096))
    try file.close()
    #expect(try complaint(files.sitting(2)).contains("is damaged"))
  }

  @Test(arguments: ["CREATE TABLE mine (x)", "PRAGMA application_id = 7", "PRAGMA user_version = 3"])
  func `of another program is not touched`(sql: String) throws {
    try place([])
    let other = try files.stranger()
    try other.writeWithoutTransaction { try $0.execute(sql: sql) }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: files.path))
    #expect(try complaint(files.sitting(1)).contains("another program"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: files.path)) == before)
  }

  @Test func `of a newer program is not touched`() throws {
    files.sitting(1).type("due", at: 1)
    try files.stranger().write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(try complaint(files.sitting(2)).contains("newer"))
  }

  @Test func `that cannot be made is complained of once, and memory serves`() throws {
    try Data("a file".utf8).write(to: URL(fileURLWithPath: files.folder["state"]))
    #expect(try complaint(files.sitting(1)).contains("cannot be written"))
  }

  @Test func `that is a folder, or a link to nothing, is not followed`() throws {
    try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
    #expect(try complaint(files.sitting(1)).contains("is not a file"))
    try FileManager.default.removeItem(atPath: files.path)
    try FileManager.default.createSymbolicLink(
      atPath: files.path, withDestinationPath: files.folder["elsewhere"])
    #expect(try complaint(files.sitting(1)).contains("cannot be written"))
    #expect(!FileManager.default.fileExists(atPath: files.folder["elsewhere"]))
  }

  @Test(arguments: [false, true])
  func `that another program is writing does not keep anybody waiting, and loses nothing`(
    isOpen: Bool
  ) throws {
    files.sitting(9).type("before", at: 0)
    let store = files.sitting(1)
    if isOpen { store.type("open", at: 1) }
    let other = try files.stranger()
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let clock = ContinuousClock()
    let times = (2...4).map { time in clock.measure { store.type("s\(time)", at: time) } }
    #expect((times.min() ?? .zero) < .milliseconds(100), "\(times)")
    #expect(store.complaint() == nil)
    #expect(store.ups("s") == ["s4", "s3", "s2"])
    #expect(store.list(9, containing: "s", in: "w").map(\.statement) == ["s4", "s3", "s2"])
    #expect(throws: HistoryError.self) { try store.delete([1]) }
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    store.type("s5", at: 5)
    #expect(files.sitting(2).ups("s") == ["s5", "s4", "s3", "s2"])
    #expect(files.sitting(2).list(4, in: "w").map(\.exit) == [0, 0, 0, 0])
  }

  @Test func `that another program never lets go is left after a while, and what is lost is counted`() throws
  {
    files.sitting(9).type("before", at: 0)
    let other = try files.stranger()
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let store = files.sitting(1)
    for time in 1...3 { store.type("s\(time)", at: time) }
    #expect(store.close(patience: .milliseconds(120)) == 3)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(store.close() == 0)
    #expect(files.sitting(2).ups("s") == ["s3", "s2", "s1"])
  }

  @Test func `takes what two sittings write at once, from the first moment, and loses nothing`() throws {
    let stores = (1...4).map { files.sitting($0) }
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      for time in 0..<100 { stores[index].type("\(index) \(time)", at: time) }
      // However slow the disk is now: how long a person waits at the end is another test.
      #expect(stores[index].close(patience: .seconds(60)) == 0)
    }
    #expect(stores.allSatisfy { $0.complaint() == nil })
    let kept = files.sitting(9).list(1000, in: "w")
    #expect(Set(kept.map(\.statement)).count == 400 && kept.count == 400)
    #expect(kept.allSatisfy { $0.exit == 0 })
  }
}

@Suite struct `Searching what was typed` {
  @Test func `finds every Hangul syllable, composed or not`() throws {
    let files = try HistoryFolder()
    let store = files.sitting(1, limit: 20_000)
    let syllables = (0xAC00...0xD7A3).compactMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    // 400 to a statement, so that one is found among many.
    let lines = stride(from: 0, to: syllables.count, by: 400).map { start in
      "note c1 \"" + syllables[start..<min(start + 400, syllables.count)].joined() + "\""
    }
    for (time, line) in lines.enumerated() { store.type(line, at: time) }
    #expect(syllables.count == 11_172)
    let later = files.sitting(2)
    for sitting in [store, later] {
      for (index, syllable) in syllables.enumerated() where sitting === later || index % 10 == 0 {
        let typed = index.isMultiple(of: 2) ? syllable : syllable.decomposedStringWithCanonicalMapping
        let found = sitting.previous(.containing(typed), in: "w")
        guard found?.statement == lines[index / 400] else {
          Issue.record("\(syllable) finds \(found?.statement ?? "nothing")")
          return
        }
      }
    }
  }

  @Test func `cares for neither letter case nor composition nor line breaks`() throws {
    let files = try HistoryFolder()
    let line = "claim \"\"\"\nMoon WINS, Élysée\n“사드”\n\"\"\""
    files.sitting(1).type(line.decomposedStringWithCanonicalMapping, at: 1)
    let later = files.sitting(2)
    for text in ["moon wins", "ÉLYSÉE", "e\u{301}lyse\u{301}e", "élysée \"사", "사드", "", "WINS, É"] {
      #expect(later.previous(.containing(text), in: "w") != nil, "\(text)")
    }
    for text in ["elysee", "사드가", "%", "_", "moon  wins,,"] {
      #expect(later.previous(.containing(text), in: "w") == nil, "\(text)")
    }
  }

  @Test func `finds as looking at each one would, back and forth`() throws {
    let files = try HistoryFolder()
    var random = SeededGenerator(state: 4)
    let stores = (1...3).map { files.sitting($0) }
    let words = ["문", "문재", "a", "B", "é", "due ", "사드"]
    for time in 0..<120 {
      let line = (0...2).map { _ in words.randomElement(using: &random) ?? "" }.joined()
      stores.randomElement(using: &random)?.type(line, at: time)
    }
    for store in stores {
      let all = store.walk(from: nil) { store.previous(.containing(""), before: $0, in: "w") }
      for text in words + ["재문", "ADUE", "E\u{301}"] {
        let found = store.walk(from: nil) { store.previous(.containing(text), before: $0, in: "w") }
        let wanted = all.map(\.statement).filter {
          HistoryPattern(.containing(text)).accepts($0, folded: FoldedStatement($0))
        }
        #expect(found.map(\.statement) == wanted.withoutRepeats, "\(text)")
      }
    }
  }
}

extension [String] {
  /// The same without those that read as the one before.
  fileprivate var withoutRepeats: [String] {
    indices.filter { $0 == 0 || self[$0] != self[$0 - 1] }.map { self[$0] }
  }
}
