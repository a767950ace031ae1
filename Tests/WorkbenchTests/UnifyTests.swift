import CommandLanguage
import Storage
import Testing

@testable import Workbench

@Suite struct `Unifying claims that links join` {
  private func bench(_ lines: String...) throws -> TestBench {
    var bench = TestBench()
    for name in ["one", "two", "three", "four"] {
      try bench.run("claim \(name) in none @ada on 2017-03-01 key \(name)")
    }
    for line in lines { try bench.run(line) }
    return bench
  }

  /// The links, each in words, after a unification that one undo takes back whole.
  private func links(of bench: inout TestBench, after line: String) throws -> [String] {
    let before = try bench.facts
    try bench.run(line)
    let after = try bench.facts
    try bench.run("undo")
    #expect(try bench.facts == before)
    try bench.run("redo")
    #expect(try bench.facts == after)
    #expect(try bench.session.store().check().isEmpty)
    return try bench.column("text", of: "links")
  }

  @Test(arguments: ["supports", "contradicts", "rephrases", "causes"])
  func `leaves none from a claim to itself`(relation: String) throws {
    var bench = try bench("link c1 \(relation) c2", "link c2 \(relation) c3")
    #expect(try links(of: &bench, after: "unify c1 c2") == ["c1 \(relation) c3"])
  }

  @Test func `makes one of links that say the same, and keeps what speaks of either`() throws {
    var bench = try bench(
      "link c1 supports c3 key first", "link c2 supports c3 key second", "link c4 undercuts l2",
      "note l2 why",
      "link c3 contradicts c1", "link c2 contradicts c3", "link c2 supports c4 because other")
    #expect(
      try links(of: &bench, after: "unify c1 c2") == [
        "c1 supports c3", "c4 undercuts l1", "c3 contradicts c1", "c1 supports c4",
      ])
    #expect(try bench.run("show key:second --json").text.contains("\"id\":\"l1\""))
    #expect(try bench.run("show l1").text.contains("why"))
  }

  @Test func `keeps links apart that differ in their reason or coder`() throws {
    var bench = try bench(
      "link c1 supports c3", "link c2 supports c3 because why", "link c2 supports c3 --author @hana")
    #expect(try links(of: &bench, after: "unify c1 c2").count == 3)
  }

  @Test func `takes the attributes of a link between the two along`() throws {
    var bench = try bench("link c1 rephrases c2", "attribute l1 strength=low,manual")
    #expect(try links(of: &bench, after: "unify c1 c2") == [])
  }

  @Test func `says which attributes give way`() throws {
    var bench = try bench("attribute c1 sure=low,same=1", "attribute c2 sure=high,same=1,other")
    let answer = try bench.run("unify c1 c2")
    #expect(answer.notices == ["note: sure=high of @analyst gave way to what stood there already"])
    #expect(answer.text.contains("2 moved, 1 said already, 1 overruled"))
    let shown = try bench.run("show c1 --json").text
    #expect(shown.contains("\"attributes\":{\"other\":true,\"same\":\"1\",\"sure\":\"low\"}"))
  }

  @Test func `keeps one word of gold's about a tag, that on the claim which stays`() throws {
    var bench = try bench(
      "tag c1,c2 +a +b", "tag c1 -a +b --author @gold", "tag c2 +a -b --author @gold")
    let answer = try bench.run("unify c1 c2")
    #expect(answer.notices == ["note: -b of @gold, +a of @gold gave way to what stood there already"])
    #expect(try bench.listed("claims +b") == ["c1"])
    #expect(try bench.listed("claims +a") == [])
  }

  @Test func `is refused where a coder's tags would exclude one another`() throws {
    var bench = try bench("scheme s text \"+mood exclusive\\n  +glad\\n  +sad\"", "tag c1 +mood/glad")
    try bench.run("tag c2 +mood/sad")
    #expect(bench.failure(of: "unify c1 c2")?.diagnostic.code == "E-SCHEME")
    try bench.run("tag c2 -mood/sad")
    try bench.run("tag c2 +mood/sad --author @hana")
    try bench.run("unify c1 c2")
    #expect(bench.failure(of: "merge @hana @analyst")?.diagnostic.code == "E-SCHEME")
    #expect(try bench.listed("claims +mood/sad") == ["c1"])
  }

  @Test func `points out a circle that arises`() throws {
    var bench = try bench("link c1 supports c3", "link c3 supports c2")
    let answer = try bench.run("unify c1 c2")
    #expect(answer.notices == ["note: l1 is part of a circle: c1 supports c3 (l1), c3 supports c1 (l2)"])
    #expect(try bench.run("cycles").text.contains("c1 supports c3 (l1), c3 supports c1 (l2)"))
  }

  @Test func `keeps the verdicts of both, of which the latest by its day is in force`() throws {
    var bench = try bench("verdict c1 supported on 2017-05-02", "verdict c2 refuted on 2017-05-01")
    try bench.run("unify c1 c2")
    #expect(try bench.column("text", of: "verdicts of:c1") == ["c1 supported", "c1 refuted"])
    #expect(try bench.column("in_force", of: "verdicts of:c1") == ["true", "false"])
  }

  @Test func `keeps a speaker's chains when reporters are merged`() throws {
    var bench = try bench("claim five in none @kim via @nyt,@yonhap", "speaker @afp")
    let before = try bench.facts
    try bench.run("merge @yonhap @afp")
    #expect(try bench.column("via", of: "mentions via:@afp") == ["@nyt;@afp"])
    try bench.run("undo")
    #expect(try bench.facts == before)
  }
}

extension TestBench {
  /// One column of a list, from the top down.
  fileprivate mutating func column(_ name: String, of list: String) throws -> [String] {
    try run("list \(list) columns \(name) --format tsv").text.split(separator: "\n").dropFirst().map(
      String.init)
  }
}

@Suite struct `A symmetric link` {
  @Test(arguments: [
    ("c", "contradicts"), ("c", "rephrases"), ("p", "excludes"), ("p", "same-event"),
  ])
  func `is unchanged when it is said from the other end`(kind: String, relation: String) throws {
    var bench = TestBench()
    for name in ["one", "two"] {
      try bench.run("claim \(name) in none @ada")
      try bench.run("predict \(name) 50% by 2018 @ada")
    }
    try bench.run("link \(kind)1 \(relation) \(kind)2")
    #expect(try bench.run("link \(kind)2 \(relation) \(kind)1").text == "l1 unchanged\n")
  }

  @Test(arguments: [("c", "supports"), ("c", "causes"), ("p", "implies")])
  func `is not what has a direction`(kind: String, relation: String) throws {
    var bench = TestBench()
    for name in ["one", "two"] {
      try bench.run("claim \(name) in none @ada")
      try bench.run("predict \(name) 50% by 2018 @ada")
    }
    try bench.run("link \(kind)1 \(relation) \(kind)2")
    let answer = try bench.run("link \(kind)2 \(relation) \(kind)1")
    #expect(answer.text.hasPrefix("l2"))
    #expect(answer.notices.first?.hasPrefix("note: l2 closes a circle") == true)
  }
}
