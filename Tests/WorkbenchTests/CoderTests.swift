import CommandLanguage
import Facts
import Testing

@testable import Storage
@testable import Workbench

private let text = "These are very strong words. 사드는 성주에 남는다. Nothing else happened in May."

/// A text and a prediction, before anybody coded.
private func bench() throws -> TestBench {
  var bench = TestBench(files: ["a.txt": text])
  try bench.run("import a.txt @ada on 2017-03-20 --author @lead")
  try bench.run("predict \"Rain\" 30% by 2017-06-01 on 2017-05-20 @ada --author @lead")
  return bench
}

private let annas = [
  "mark \"strong words\" in d1 +stance/hawk", "mark \"사드는 성주에 남는다\" in d1 +korea/thaad",
  "claim \"Nothing else happened\" in d1 as \"May was quiet\" key quiet", "tag p1 +sky/rain", "tag d1 +op-ed",
  "verdict key:quiet supported on 2017-05-01", "evidence key:quiet \"the record\" supports",
  "resolve p1 no on 2017-05-30 known 2017-05-31", "note p1 \"dry\"", "coded d1",
]
private let bens = [
  "mark \"very strong words\" in d1 +stance/dove", "mark \"사드는 성주에 남는다\" in d1 +korea/thaad",
  "claim \"Nothing else happened\" in d1 as \"May was loud\"", "tag p1 +sky/storm", "tag d1 +news",
  "verdict last refuted on 2017-05-02", "resolve p1 yes on 2017-05-29", "note d1 \"unsigned\"",
  "speaker @ada kind person", "claim \"strong words\" in d1", "link c1 contradicts c2", "coded d1",
]
/// Whatever shows facts, without ids of the coder's own rows.
private let looks = [
  "check", "read d1", "list mentions --format csv columns text,tags",
  "list claims --format csv columns text,verdict",
  "list predictions --format csv columns text,state,tags", "list documents",
  "list verdicts --format csv columns standing,coder",
  "find 사드", "find words", "score", "status", "list tags", "list mentions +stance/dove",
  "list predictions +sky/storm",
  "list claims verdict:refuted",
  "sql \"SELECT subject_count, tag FROM (SELECT count(*) AS subject_count, tag FROM tags GROUP BY tag)\"",
  "sql \"SELECT standing, in_force FROM verdicts\"", "sql \"SELECT count(*) AS n FROM mentions\"",
  "sql \"SELECT state, outcome FROM predictions\"", "list resolutions --format csv columns outcome,coder",
  "list links", "list notes --format csv columns text",
  "list evidence --format csv columns text", "due", "report scorecard",
]

/// What a coder sees, with the numbers of ids taken out: they belong to the file.
private func sight(_ bench: inout TestBench, _ option: String) -> [String] {
  looks.map { look in
    let said: String
    do throws(Failure) {
      let answer = try bench.run(look + option)
      said = (answer.lines).joined(separator: "\n")
    } catch { said = error.diagnostic.message }
    let withoutIds = said.replacing(/\b[dmclevpfrno][0-9]+\b/, with: "#")
    return withoutIds.split(separator: "\n").filter { !$0.hasPrefix("operations:") }.joined(separator: "\n")
  }
}

@Suite struct `A coder who works blind` {
  @Test func `finds a sound file sound`() throws {
    var bench = try bench()
    for line in annas { try bench.run(line + " --author @anna") }
    try bench.run("check --blind --author @ben")
  }

  @Test func `learns nothing of others from what cannot be done`() throws {
    var bench = try bench()
    try bench.run("claim \"strong words\" in d1 key own --author @ben")
    try bench.run("evidence c1 secret supports key theirs --author @anna")
    let before = try bench.facts
    for (line, code) in [
      ("undo", "E-BLIND"), ("rm c1 with-dependants", "E-BLIND"), ("note d1 mine key theirs", "E-KEY"),
    ] {
      let failure = bench.failure(of: line + " --blind --author @ben")
      #expect(failure?.diagnostic.code == code)
      #expect(failure?.diagnostic.message.contains("secret") == false)
      #expect(try bench.facts == before)
    }
  }

  @Test func `sees the same whatever others did, before, between and after`() throws {
    var (alone, among) = (try bench(), try bench())
    for line in annas { try alone.run(line + " --author @anna --blind") }
    var others = bens[...]
    for line in annas {
      for _ in 0..<2 { if let other = others.popFirst() { try among.run(other + " --author @ben") } }
      try among.run(line + " --author @anna --blind")
    }
    for other in others { try among.run(other + " --author @ben") }
    try among.run("tag d1 -op-ed --author @gold")
    let option = " --author @anna --blind"
    let (one, other) = (sight(&alone, option), sight(&among, option))
    for (look, pair) in zip(looks, zip(one, other)) { #expect(pair.0 == pair.1, "\(look)") }
    // The law could not fail if nothing differed for those who see all.
    #expect(sight(&alone, "") != sight(&among, ""))
  }

  @Test func `is completed nothing that others entered`() throws {
    var bench = try bench()
    for line in bens { try bench.run(line + " --author @ben") }
    try bench.run("set author @anna")
    #expect(bench.offered("tag d1 +st").contains { $0.contains("stance") })
    #expect(bench.offered("show m").contains { $0.hasPrefix("m") })
    try bench.run("set blind on")
    #expect(!bench.offered("tag d1 +st").contains { $0.contains("stance") })
    #expect(bench.offered("show m").isEmpty)
  }

  @Test func `leaves no trace of it in the file, and changes only the facts`() throws {
    var (blind, open) = (try bench(), try bench())
    for line in annas {
      try blind.run(line + " --author @anna --blind")
      try open.run(line + " --author @anna")
    }
    #expect(try blind.facts == open.facts)
    let left: Int? = try blind.session.store().read {
      try $0.database.value("SELECT count(*) FROM temp.sqlite_schema")
    }
    #expect(left == 0)
  }

  @Test(arguments: ["agree", "adjudicate", "rename @ben @x", "merge @ben @anna", "unify c1 c2", "undo o1"])
  func `is refused what needs all eyes`(line: String) throws {
    var bench = try bench()
    let failure = bench.failure(of: line + " --blind --author @anna")
    #expect(failure?.diagnostic.code == "E-BLIND")
  }

  @Test func `shares the ground that the workspace names`() throws {
    var bench = try bench()
    try bench.run("claim \"strong words\" in d1 +war --author @lead")
    #expect(try bench.run("list claims --blind --author @anna").text.contains("0 claims"))
    try bench.run("set ground @lead")
    let shown = try bench.run("list claims --blind --author @anna").text
    #expect(shown.contains("strong words") && !shown.contains("+war"))
  }
}

@Suite struct `What gold says` {
  @Test func `holds before what others say, and only until it is taken back`() throws {
    var bench = try bench()
    try bench.run("claim \"strong words\" in d1 +war --author @anna")
    try bench.run("tag c1 +war +thaad --author @ben")
    try bench.run("verdict c1 refuted on 2017-05-01 --author @gold")
    try bench.run("verdict c1 supported on 2017-05-20 --author @ben")
    func has(_ filter: String) throws -> Bool {
      try bench.run("list claims \(filter)").text.contains("1 claim")
    }
    #expect(try has("+war") && has("verdict:refuted") && !has("verdict:supported"))
    try bench.run("tag c1 -war --author @gold")
    #expect(try !has("+war") && has("+thaad") && has("coder:@anna"))
    #expect(
      try bench.run("show c1").text.contains("@gold:    -war") || bench.run("show c1").text.contains("-war"))
    // Who is not gold changes nothing about it, and gold can think again.
    try bench.run("tag c1 +war --author @hana")
    #expect(try !has("+war"))
    try bench.run("tag c1 +war --author @gold")
    #expect(try has("+war"))
    try bench.run("undo --author @gold")
    #expect(try !has("+war"))
    let tags = try bench.run(
      "sql \"SELECT tag, coder, stands FROM tags WHERE subject = 'c1' AND stands = 0\""
    ).text
    #expect(tags.contains("3 rows"))
  }

  @Test func `strikes a mark out of every list but those that name it`() throws {
    var bench = try bench()
    try bench.run("mark \"strong words\" in d1 +stance/hawk --author @anna")
    try bench.run("tag m1 -stance/hawk --author @gold")
    #expect(try bench.run("list mentions").text.contains("0 mentions"))
    #expect(try bench.run("list mentions m1").text.contains("1 mention"))
    #expect(try bench.run("list mentions coder:@anna").text.contains("1 mention"))
    #expect(try !bench.run("read d1").text.contains("⟦"))
  }
}

@Suite struct `Adjudicate` {
  private func disputed() throws -> TestBench {
    var bench = try bench()
    for line in annas { try bench.run(line + " --author @anna") }
    for line in bens.prefix(4) { try bench.run(line + " --author @ben") }
    try bench.run("verdict c1 mixed on 2017-05-03 --author @ben")
    return bench
  }

  @Test func `goes through what is open, one key each, and logs commands that settle it alike`() throws {
    var bench = try disputed()
    bench.person.answers("?", "2", "1", "2")
    bench.person.types("very belongs to it", "", "both parts")
    let answer = try bench.run("adjudicate").text
    for words in ["1 of 3", "3 of 3", "@anna", "+stance/hawk (15-27)", "These are ⟦very strong words⟧"] {
      #expect(answer.contains(words), "\(words) in \(answer)")
    }
    #expect(answer.hasSuffix("3 adjudicated, 0 left\n"))
    let lines = try bench.operations.suffix(3).map(\.label)
    #expect(
      lines == [
        "adjudicate d1:10-27 take @ben because \"very belongs to it\" +stance",
        "adjudicate p1 take @anna +sky",
        "adjudicate c1 mixed because \"both parts\"",
      ])
    #expect(try bench.run("adjudicate").text == "nothing to adjudicate\n")
    var again = try disputed()
    for line in lines { try again.run(line) }
    #expect(try again.facts == bench.facts)
    for line in lines { #expect(try again.run(line).text.contains("unchanged")) }
  }

  @Test func `goes back as undo does, and leaves the facts as they were`() throws {
    var bench = try disputed()
    let before = try bench.facts
    bench.person.answers("b", "1", "b", "s", "q")
    bench.person.types("")
    let answer = try bench.run("adjudicate")
    #expect(answer.notices.contains("this is the first one"))
    #expect(answer.text.hasSuffix("0 adjudicated, 3 left\n"))
    #expect(try bench.facts.filter { !$0.contains("speaker") } == before.filter { !$0.contains("speaker") })
  }

  @Test func `opens a case again when a coder says something new there`() throws {
    var bench = try disputed()
    try bench.run("adjudicate d1:10-27 +stance take @ben")
    #expect(try !bench.run("agree").text.contains("d1:10-27  +stance"))
    try bench.run("mark \"strong\" in d1 +stance/calm --author @hana")
    #expect(try bench.run("agree").text.contains("d1:10-27  +stance"))
  }

  @Test func `asks nobody where nobody is there`() throws {
    var bench = try disputed()
    #expect(bench.failure(of: "adjudicate")?.diagnostic.code == "E-ADJUDICATE")
  }
}

@Suite struct `Agree` {
  @Test func `counts who found nothing, once they said so`() throws {
    var bench = try bench()
    try bench.run("mark \"strong words\" in d1 +stance/hawk --author @anna")
    #expect(try bench.run("agree").text.contains("no document"))
    try bench.run("coded d1 --author @ben")
    #expect(try bench.run("agree").text.contains("@anna +stance/hawk; @ben nothing"))
    try bench.run("coded d1 off --author @ben")
    #expect(try bench.run("agree").text.contains("no document"))
  }

  @Test func `shows what is undefined as undefined`() throws {
    var bench = try bench()
    for coder in ["@anna", "@ben"] { try bench.run("coded d1 --author \(coder)") }
    let shown = try bench.run("agree --json").text
    #expect(shown.contains("\"alpha\":null") && !shown.contains("\"alpha\":1"))
  }
}
