import CommandLanguage
import Storage
import Testing

@testable import Workbench

@Suite struct `What the prompt recalls` {
  /// A person who typed these lines, at a prompt.
  private func bench(_ lines: String...) -> TestBench {
    var bench = TestBench()
    bench.session.sitting.allowsAbbreviations = true
    for line in lines { _ = bench.lines(after: line) }
    return bench
  }

  @Test func `is walked back and forth by how it begins and by what it holds`() throws {
    let recall = bench("note o1 \"문재인\"", "status", "note o1 \"사드\"").session.recall
    let newest = try #require(recall.previous(beginning: "note"))
    let older = try #require(recall.previous(beginning: "note", before: newest))
    #expect([newest.text, older.text] == ["note o1 \"사드\"", "note o1 \"문재인\""])
    #expect(recall.previous(beginning: "note", before: older) == nil)
    #expect(recall.next(beginning: "note", after: older) == newest)
    #expect(recall.next(beginning: "note", after: newest) == nil)
    let found = try #require(recall.previous(containing: "STAT"))
    #expect(found.text == "status" && recall.next(containing: "사", after: found) == newest)
    #expect(recall.newest(2) == ["status", "note o1 \"사드\""])
  }

  @Test func `is nothing where only white space was typed`() {
    #expect(bench("  ", "\n").session.recall.newest(9) == [])
  }

  @Test func `holds what is private, in a word of the statement as in the setting, for this sitting`() {
    let bench = bench(
      "status --private", "note o1 -- --private", " status", "\u{3000}due", "set private on", "list claims")
    let kept = bench.session.environment.history.store.list(9, in: nil).filter { $0.number != nil }
    #expect(kept.map(\.statement) == ["set private on", "note o1 -- --private"])
    #expect(bench.session.recall.newest(9).count == 6)
  }

  @Test func `goes unasked where few statements are meant, and only with a yes where many are`() throws {
    for (answer, remaining) in [("n", 6), ("y", 0)] as [(Character, Int)] {
      var bench = bench("status", "list claims", "status", "list claims", "status", "list claims")
      bench.person.answers(answer)
      _ = bench.lines(after: "history delete st")
      #expect(bench.person.questions == ["6 statements would be deleted; go on?"])
      #expect(bench.session.recall.newest(9).count { !$0.hasPrefix("history") } == remaining)
    }
    var few = bench("status", "list claims")
    #expect(few.lines(after: "history delete status,") == ["0 statements deleted"])
    #expect(few.lines(after: "history delete STATUS") == ["1 statement deleted"])
    #expect(few.person.questions == [])
    // The lines that asked hold the word too.
    #expect(few.session.recall.newest(9) == ["list claims"])
  }

  @Test func `knows how each statement ended`() {
    let bench = bench("status", "note c7 x", "lst", "note \"open")
    let exits = bench.session.environment.history.store.list(9, in: nil).map(\.exit)
    #expect(exits == [2, 2, 1, 0])
  }
}

extension Recall {
  /// What Up brings back, one after the other, the newest last.
  fileprivate func newest(_ count: Int) -> [String] {
    var found: [Recall.Statement] = []
    while found.count < count, let next = previous(beginning: "", before: found.last) { found.append(next) }
    #expect(found.map(\.order) == found.map(\.order).sorted(by: >))
    return found.reversed().map(\.text)
  }
}
