import CommandLanguage
import Facts
import Storage
import Testing

@testable import Workbench

@Suite struct `The history` {
  @Test(arguments: ["log", "log c1", "log o1", "log o2", "list operations"])
  func `can be read while a script runs`(line: String) throws {
    var bench = TestBench()
    try bench.run("claim One in none @ada")
    try bench.runScript("note c1 first\n\(line)\nnote c1 second\n\(line)\n")
    #expect(try bench.newestOperation == 2)
  }

  @Test func `of a row holds what was done to its parts`() throws {
    var bench = TestBench()
    try bench.run("claim One in none @ada")
    try bench.run("predict c1 70% by 2017-12-31")
    try bench.run("forecast p1 80% @ada")
    try bench.run("tag p1 +draft")
    try bench.run("tag p1 -draft")
    let ids = try bench.run("log p1").text.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(Array(ids.dropFirst(2)) == ["o5", "o4", "o3", "o2"])
  }

  @Test func `takes back many as one, and brings them back as one`() throws {
    var bench = TestBench()
    try bench.run("claim One in none @ada")
    let one = try bench.facts
    try bench.run("note c1 a")
    try bench.run("note c1 b")
    let all = try bench.facts
    #expect(try bench.run("undo 2").lines == ["o3 undone  note c1 b", "o2 undone  note c1 a"])
    #expect(try bench.facts == one)
    #expect(try bench.newestOperation == 4)
    #expect(try bench.run("redo").lines == ["o3 redone  note c1 b", "o2 redone  note c1 a"])
    #expect(try bench.facts == all)
    #expect(bench.failure(of: "undo 9")?.diagnostic.code == "E-UNDO")
    #expect(try bench.facts == all)
  }
}

@Suite struct `A speaker's alias` {
  private func bench() throws -> TestBench {
    var bench = TestBench()
    try bench.run("speaker @moon alias 문재인")
    try bench.run("claim One in none @moon")
    return bench
  }

  @Test func `means the speaker, and says so where names are given`() throws {
    var bench = try bench()
    let answer = try bench.run("speaker @문재인 name Moon")
    #expect(answer.notices == ["note: @문재인 is an alias of @moon"])
    let speakers = try bench.session.store().read { try $0.speakers() }
    #expect(speakers.map(\.handle.name) == ["analyst", "moon"])
    #expect(speakers.last?.name == "Moon")
    #expect(try bench.canonicalScript.contains("speaker @moon name Moon"))
  }

  @Test func `is the speaker as an author too`() throws {
    var bench = try bench()
    try bench.run("tag c1 +draft --author @문재인")
    try bench.run("note c1 x --author @문재인")
    #expect(try bench.run("note c1 x --author @moon").text.contains("unchanged"))
    #expect(try bench.session.store().read { try $0.speakers().map(\.handle.name) } == ["analyst", "moon"])
  }

  @Test(arguments: ["speaker @moon alias Ada", "speaker @ada alias 문재인"])
  func `is nobody else's name`(line: String) throws {
    var bench = try bench()
    try bench.run("speaker @ada name Ada")
    #expect(bench.failure(of: line)?.diagnostic.code == "E-ALIAS")
  }
}
