import CommandLanguage
import Facts
import Testing

@testable import Workbench

@Suite struct `A script` {
  @Test func `may not leave a quote open at the end of its line`() throws {
    var bench = TestBench()
    let failure = bench.scriptFailure("claim \"one\" in none\nnote c1 \"first\nnote c1 second\"\n")
    #expect(failure?.diagnostic.code == "E-QUOTE")
    #expect(failure?.statement?.line == 2)
    #expect(try bench.facts.isEmpty)
  }

  @Test func `holds a text of several lines between three quotes`() throws {
    var bench = TestBench()
    try bench.runScript("claim \"one\" in none\nnote c1 \"\"\"\nfirst\nsecond\n\"\"\"\n")
    #expect(try bench.run("show n1").text.contains("first second"))
  }

  @Test func `that runs itself is stopped`() {
    var bench = TestBench()
    let failure = bench.scriptFailure("run script.rk\n")
    #expect(failure?.diagnostic.code == "E-RUN")
  }

  @Test func `leaves the sitting as it was, but for its newest rows`() throws {
    var bench = TestBench()
    try bench.runScript("set as-of 2017-01-01\nset author @hana\nclaim \"one\" in none\n")
    #expect(bench.session.sitting.asOf == nil)
    #expect(bench.session.sitting.author.name == "analyst")
    #expect(try bench.run("show last").text.contains("one"))
  }

  @Test func `says what it wrote after it was kept, and writes nothing when it fails`() throws {
    var bench = TestBench()
    let failure = bench.scriptFailure(
      "predict Rain 50% by 2018\nreport scorecard to card.md\nexpect count claims 7\n")
    #expect(failure?.diagnostic.code == "E-EXPECT")
    #expect(!bench.lastSaid.notices.contains("wrote card.md"))
    #expect(bench.folder["card.md"] == nil)
  }

  @Test func `is logged by whole verbs, whatever was typed at the prompt`() throws {
    var bench = TestBench()
    bench.session.sitting.allowsAbbreviations = true
    try bench.run("pred Rain 50% by 2018")
    #expect(try bench.canonicalScript.contains("predict Rain 50% by 2018"))
  }
}

@Suite struct `Options after a verb` {
  @Test func `end with the command, and leave what it set`() throws {
    var bench = TestBench()
    try bench.run("set zone Asia/Seoul --author @bob --as-of 2001-01-01 --json")
    #expect(bench.session.sitting.author.name == "analyst")
    #expect(bench.session.sitting.asOf == nil)
    #expect(bench.session.sitting.format == "text")
    try bench.run("set author @ada --json")
    #expect(bench.session.sitting.author.name == "ada")
  }
}

@Suite struct `Saying something again` {
  @Test(arguments: [
    (
      ["predict Rain 50% by 2018", "forecast p1 60% on 2017-03-01", "forecast p1 80% on 2017-03-01"],
      "forecast p1 60% on 2017-03-01"
    ),
    (
      ["claim One in none", "verdict c1 supported on 2017-03-01", "verdict c1 refuted on 2017-03-01"],
      "verdict c1 supported on 2017-03-01"
    ),
  ])
  func `that something later stands for is pointed out`(lines: [String], again: String) throws {
    var bench = TestBench()
    for line in lines { try bench.run(line) }
    let answer = try bench.run(again).text
    #expect(answer.contains("unchanged") && answer.contains("add because TEXT"))
  }

  @Test func `with other particulars is another mention, or is said not to be taken`() throws {
    var bench = TestBench(files: ["a.txt": "Moon leads."])
    try bench.run("import a.txt @ada on 2017-03-20 title A")
    try bench.run("claim \"Moon leads\" in d1")
    #expect(try bench.run("mention c1 \"Moon leads\" in d1").text.contains("unchanged"))
    #expect(try bench.run("mention c1 \"Moon leads\" in d1 @hana").text.hasPrefix("m2"))
    #expect(try bench.run("import a.txt title B").notices.contains { $0.contains("stays with title A") })
    #expect(try bench.run("import a.txt +new").notices.contains { $0.contains("stays without +new") })
    #expect(
      try bench.run("mention c1 \"Moon leads\" in d1 +new").notices.contains {
        $0.contains("m1 stays without")
      })
  }

  @Test func `in a text, of evidence that stood in none, is other evidence`() throws {
    var bench = TestBench(files: ["a.txt": "Moon leads. Moon leads."])
    try bench.run("import a.txt")
    try bench.run("claim One in none")
    try bench.run("evidence c1 \"Moon leads\" supports")
    #expect(try bench.run("evidence c1 \"Moon leads\" supports").text.contains("unchanged"))
    #expect(try bench.run("evidence c1 \"Moon leads\" supports in d1.s1").text.hasPrefix("e2"))
    #expect(try bench.run("evidence c1 \"Moon leads\" supports in d1.s1").text.contains("e2 unchanged"))
    #expect(try bench.run("evidence c1 \"Moon leads\" supports in d1.s2").text.hasPrefix("e3"))
  }

  @Test func `of a mention that is there cannot give it another speaker or day`() throws {
    var bench = TestBench(files: ["a.txt": "Moon leads."])
    try bench.run("import a.txt @ada on 2017-03-20")
    try bench.run("claim \"Moon leads\" in d1")
    let facts = try bench.facts
    for particular in ["@hana", "on 2017-03-21", "via @hana", "hedge maybe"] {
      #expect(bench.failure(of: "claim m1 as Another \(particular)")?.diagnostic.code == "E-MENTION")
    }
    #expect(try bench.facts == facts)
    try bench.run("claim m1 as Another")
  }
}

@Suite struct `Removing` {
  @Test func `evidence that a verdict rests on, or the words of a claim, is refused by name`() throws {
    var bench = TestBench()
    try bench.run("claim One in none")
    try bench.run("evidence c1 \"a poll\" supports")
    try bench.run("verdict c1 supported with e1")
    #expect(bench.failure(of: "rm e1")?.diagnostic.message.contains("v1") == true)
    #expect(bench.failure(of: "rm m1")?.diagnostic.message.contains("c1") == true)
    try bench.run("rm e1 with-dependants")
    try bench.run("expect count verdicts 1")
  }

  @Test func `a prediction on which another depends is refused by name, and takes it along when asked`()
    throws
  {
    var bench = TestBench()
    try bench.run("predict One 50% by 2018")
    try bench.run("predict Two 50% by 2018 given p1")
    try bench.run("edit p2 statement \"Two, put better\"")
    #expect(bench.failure(of: "rm p1")?.diagnostic.message.contains("p2") == true)
    let before = try bench.facts
    try bench.run("rm p1 with-dependants")
    #expect(try bench.facts.isEmpty == false)
    try bench.run("expect count predictions 0")
    try bench.run("undo")
    #expect(try bench.facts == before)
  }
}
