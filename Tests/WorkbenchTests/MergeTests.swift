import CommandLanguage
import Facts
import Storage
import Testing

@testable import Workbench

@Suite struct `Joining what is one thing` {
  private func bench() throws -> TestBench {
    var bench = TestBench()
    try bench.runScript(
      """
      speaker @ada name "Ada" alias 에이다
      claim "사드는 떠난다" in none @ada on 2017-03-01 key leaves +korea/thaad +war
      claim "THAAD leaves" in none @lovelace on 2017-03-02 via @ada key goes +korea/thaad +korea/thaad/base
      predict c2 60% by 2018 @lovelace on 2017-03-02
      link c1 rephrases c2
      link c2 causes c1
      note c2 "같은 말"
      verdict c2 mixed on 2017-04-01
      tag c1 +korea/thaad --author @lovelace
      tag c2 +draft
      verdict c1 mixed on 2017-04-02 --author @gold
      """)
    return bench
  }

  @Test(arguments: [
    "rename @ada @ada-l", "rename @에이다 @ada-l", "merge @lovelace @ada", "merge @ada @lovelace",
    "rename +korea/thaad +missiles", "merge +korea/thaad +war", "merge +draft +korea/thaad/base",
    "unify c1 c2",
    "unify key:goes c1",
  ])
  func `is undone whole, and can be run again from the log`(line: String) throws {
    var bench = try bench()
    let before = try bench.facts
    try bench.run(line)
    let after = try bench.facts
    #expect(after != before)
    try bench.run("undo")
    #expect(try bench.facts == before)
    try bench.run("redo")
    #expect(try bench.facts == after)
    var fresh = TestBench(files: ["log.rk": try bench.run("log as script").text])
    try fresh.run("run log.rk")
    #expect(try fresh.visibleFacts == bench.visibleFacts)
  }

  @Test func `keeps a speaker's old name as an alias`() throws {
    var bench = try bench()
    try bench.run("rename @ada @countess")
    #expect(try bench.listed("claims @에이다") == ["c1"])
    #expect(try bench.listed("claims @ada") == bench.listed("claims @countess"))
    #expect(try bench.run("claim \"둘\" in none @ada").text.contains("@countess"))
    try bench.run("rename @countess @ada")
    #expect(try bench.run("list speakers").text.contains("countess, 에이다") == false)
    #expect(try bench.listed("claims @countess") == bench.listed("claims @ada"))
  }

  @Test func `says once what two coders' tags said twice`() throws {
    var bench = try bench()
    let answer = try bench.run("merge @lovelace @analyst")
    #expect(answer.text.contains("1 said already"), "\(answer.text)")
    #expect(try bench.listed("claims @lovelace") == ["c2"])
  }

  @Test func `keeps what gold denied when tags or coders are merged`() throws {
    var bench = try bench()
    try bench.run("tag c2 -draft --author @gold")
    try bench.run("tag c2 +war --author @gold")
    #expect(try bench.run("merge +war +draft").notices.count == 1)
    #expect(try bench.listed("claims +draft") == ["c1"])
    try bench.run("undo")
    #expect(try bench.run("merge @analyst @gold").text.contains("1 overruled"))
    #expect(try bench.listed("claims +draft") == [])
  }

  @Test func `moves the tags below a tag, and nothing that only begins like it`() throws {
    var bench = try bench()
    try bench.run("tag c1 +korea/thaad-news")
    try bench.run("rename +korea/thaad +missiles")
    #expect(try bench.listed("claims +missiles") == ["c1", "c2"])
    #expect(try bench.listed("claims +missiles/base") == ["c2"])
    #expect(try bench.listed("claims +korea") == ["c1"])
  }

  @Test func `of two claims leaves one with everything, and both keys mean it`() throws {
    var bench = try bench()
    let answer = try bench.run("unify c1 c2")
    #expect(answer.text.contains("l1 l2 removed"))
    #expect(try bench.listed("claims") == ["c1"])
    #expect(try bench.listed("claims key:goes") == ["c1"])
    #expect(try bench.listed("mentions") == ["m1", "m2"])
    #expect(try bench.run("show p1 --json").text.contains("\"claim\":\"c1\""))
    #expect(
      try bench.run(
        "claim \"THAAD leaves\" in none @lovelace on 2017-03-02 via @ada key goes +korea/thaad +korea/thaad/base"
      ).text == "c1 unchanged\n")
  }

  @Test(arguments: [
    ("rename @gold @ada-l", "E-NAME"), ("merge @gold @ada", "E-NAME"),
    ("speaker @ada alias Gold", "E-ALIAS"), ("rename @ada @lovelace", "E-NAME"),
    ("rename +war +draft", "E-NAME"), ("rename @ada +war", "E-NAME"),
    ("merge @ada @ada", "E-NAME"), ("merge +korea +korea/thaad", "E-TAG"), ("merge +war +new", "E-TAG"),
    ("rename +war +war", "E-NAME"), ("merge +warr +war", "E-TAG"),
    ("rename @adda @x", "E-SPEAKER"), ("unify c1 c1", "E-NAME"), ("unify c1 p1", "E-ID"),
    ("rename ada @x", "E-NAME"),
  ])
  func `is refused where it means nothing`(line: String, code: String) throws {
    var bench = try bench()
    let before = try bench.facts
    #expect(bench.failure(of: line)?.diagnostic.code == code)
    #expect(try bench.facts == before)
  }

  @Test func `is refused while a saved filter speaks of the tag`() throws {
    var bench = try bench()
    try bench.run("set filter.mine \"@ada (+korea/thaad or +war)\"")
    #expect(bench.failure(of: "rename +korea +asia")?.diagnostic.code == "E-FILTER")
    #expect(
      bench.failure(of: "merge +war +draft")?.diagnostic.message.contains("filter.mine speaks of +war")
        == true)
    try bench.run("rename +draft +sketch")
  }

  @Test func `does not take a link away that something speaks of`() throws {
    var bench = try bench()
    try bench.run("note l1 \"왜?\"")
    let failure = bench.failure(of: "unify c1 c2")
    #expect(failure?.diagnostic.code == "E-DEPENDANTS")
    #expect(failure?.diagnostic.hint == "rm n2 first")
  }
}
