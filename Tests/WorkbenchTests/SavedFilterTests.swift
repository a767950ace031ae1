import CommandLanguage
import Testing

@testable import Workbench

@Suite struct `Saved filters` {
  private func bench() throws -> TestBench {
    var bench = TestBench()
    for line in [
      "claim \"하나\" in none @ada +korea", "claim \"two words here\" in none @bo +korea kind fact",
      "claim \"Three\" in none @ada +war",
    ] { try bench.run(line) }
    return bench
  }

  @Test(arguments: [
    ("+korea @ada", "filter:mine", ["c1"]), ("+korea or +war", "filter:mine @ada", ["c1", "c3"]),
    ("+korea or +war", "not filter:mine", []),
    ("(+korea @bo) or +war", "(filter:mine) or c1", ["c1", "c2", "c3"]),
    ("text:'two words' or text:three", "filter:mine", ["c2", "c3"]),
    ("not +war", "filter:mine kind:fact", ["c2"]),
  ])
  func `stand for what they say, as one term`(text: String, filter: String, ids: [String]) throws {
    var bench = try bench()
    try bench.run("set filter.mine \"\(text)\"")
    #expect(try bench.listed("claims \(filter)") == ids)
    try bench.run("set filter.other \"filter:mine\"")
    #expect(try bench.listed("claims \(filter.replacing("mine", with: "other"))") == ids)
    try bench.run("tag +seen where filter:mine")
    #expect(try bench.run("set").text.contains("filter.mine"))
  }

  @Test(arguments: [
    ("set filter.mine \"+korea or\"", "E-FILTER"), ("set filter.a filter:a", "E-FILTER"),
    ("set filter.a \"not filter:c\"", "E-FILTER"), ("set filter.mine @nobody", "E-SPEAKER"),
    ("set filter.mine last", "E-FILTER"), ("set filter.mine \"\"", "E-FILTER"),
    ("set \"filter.a b\" +korea", "E-KEY"), ("set filter. +korea", "E-KEY"),
    ("set filter.mine \"+a -- b\"", "E-FILTER"), ("set filter.a none", "E-FILTER"),
    ("list claims filter:absent", "E-FILTER"), ("set filter.mine \"text:'open\"", "E-QUOTE"),
  ])
  func `are refused where they cannot be read`(line: String, code: String) throws {
    var bench = try bench()
    for line in ["set filter.a +korea", "set filter.b filter:a", "set filter.c \"filter:b @ada\""] {
      try bench.run(line)
    }
    let before = try bench.facts
    #expect(bench.failure(of: line)?.diagnostic.code == code)
    #expect(try bench.facts == before)
  }

  @Test func `that come back to themselves through an undo say so when used`() throws {
    var bench = try bench()
    try bench.run("set filter.a +korea")
    try bench.run("set filter.b filter:a")
    try bench.run("set filter.b +war")
    try bench.run("set filter.a filter:b")
    try bench.run("undo o6")
    #expect(bench.failure(of: "list claims filter:a")?.diagnostic.message.contains("itself") == true)
  }

  @Test func `are removed by none, and undo brings them back`() throws {
    var bench = try bench()
    try bench.run("set filter.mine +korea")
    let before = try bench.facts
    try bench.run("set filter.mine none")
    #expect(bench.failure(of: "list claims filter:mine") != nil)
    #expect(try bench.run("set filter.mine none").text.contains("unchanged"))
    try bench.run("undo")
    #expect(try bench.facts == before)
    #expect(try bench.listed("claims filter:mine") == ["c1", "c2"])
  }
}
