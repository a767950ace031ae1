import CommandLanguage
import Testing

@testable import Workbench

/// What a day could know: two articles, one said in March and one in May, with what was judged of them.
private func bench() throws -> TestBench {
  var bench = TestBench(files: ["early.txt": "Moon leads. 문재인이 앞선다.", "late.txt": "Moon has won. 문재인이 이겼다."])
  for line in [
    "import early.txt @ada on 2017-03-20", "import late.txt @hana on 2017-05-10",
    "claim \"Moon leads\" in d1", "claim \"Moon has won\" in d2", "mention c1 \"문재인이 이겼다\" in d2",
    "evidence c1 \"a poll\" supports on 2017-03-25", "evidence c1 \"a count\" supports on 2017-05-10",
    "verdict c1 unproven on 2017-03-25", "verdict c1 supported on 2017-05-10",
    "predict c1 \"Moon wins\" 60% by 2017-05-10", "forecast p1 90% on 2017-05-01",
    "resolve p1 yes on 2017-05-09",
  ] {
    try bench.run(line)
  }
  return bench
}

@Suite struct `Seen from an earlier day` {
  @Test(arguments: [
    ("documents", 1), ("mentions", 1), ("claims", 1), ("evidence", 1), ("verdicts", 1), ("forecasts", 1),
    ("resolutions", 0), ("predictions", 1),
  ])
  func `lists hold what was known`(kind: String, count: Int) throws {
    var bench = try bench()
    try bench.run("expect count \(kind) \(count) --as-of 2017-04-01")
  }

  @Test func `a claim shows the verdict and the mentions of that day`() throws {
    var bench = try bench()
    let then = try bench.run("list claims --as-of 2017-04-01").text
    #expect(then.contains("@ada") && !then.contains("@hana"))
    #expect(then.contains("unproven"))
    #expect(try bench.run("list claims").text.contains("supported"))
  }

  @Test func `finding words leaves out what was written later`() throws {
    var bench = try bench()
    #expect(try bench.run("find 문재인 --as-of 2017-04-01").text.contains("1 place"))
    #expect(try bench.run("find 문재인").text.contains("d2"))
  }

  @Test func `a prediction is open, with the forecasts made by then`() throws {
    var bench = try bench()
    let then = try bench.run("show p1 --as-of 2017-04-01").text
    #expect(then.contains("open") && then.contains("f1") && !then.contains("f2") && !then.contains("r1"))
  }

  @Test(arguments: [
    ("show c2", "c2 was first said on 2017-05-10"), ("show f2", "f2 was made on 2017-05-01"),
    ("show r1", "r1 became known on 2017-05-09"), ("show v2", "v2 was judged on 2017-05-10"),
    ("show e2", "e2 was published on 2017-05-10"), ("read d2", "d2 was published on 2017-05-10"),
    ("show m2", "m2 was said on 2017-05-10"), ("explain p2", "p2 was first forecast on 2017-05-05"),
    ("list predictions p2", "p2 was first forecast on 2017-05-05"),
    ("score p2", "p2 was first forecast on 2017-05-05"),
    ("due not p2", "p2 was first forecast on 2017-05-05"),
    ("list mentions in:d2", "d2 was published on 2017-05-10"),
    ("claim \"Moon has won\" in d2 on 2017-03-01", "d2 was published on 2017-05-10"),
    ("predict \"A\" 50% by 2018 given p2", "p2 was first forecast on 2017-05-05"),
    ("show l1", "l1 speaks of what became known"), ("show n1", "n1 speaks of what became known"),
  ])
  func `an id that was not known then is warned of`(line: String, words: String) throws {
    var bench = try bench()
    try bench.run("predict c2 \"Moon governs\" 60% by 2018 on 2017-05-05")
    try bench.run("link c1 rephrases c2")
    try bench.run("note c2 later")
    let warning = "warning: \(words), after the as-of day, 2017-04-01"
    #expect(
      try bench.run("\(line) --as-of 2017-04-01").notices.contains(warning), "\(bench.lastSaid.notices)")
    let failure = bench.failure(of: "\(line) --as-of 2017-04-01 --strict")
    #expect(failure?.diagnostic.code == "E-STRICT")
    #expect(try !bench.run(line).notices.contains { $0.contains("as-of") })
  }

  @Test func `what is said of rows that were not known is hidden with them`() throws {
    var bench = try bench()
    for line in ["link c1 rephrases c2", "note c2 later", "note c1 early"] { try bench.run(line) }
    #expect(try bench.run("list links --as-of 2017-04-01").text.contains("0 links"))
    #expect(try bench.run("list notes --as-of 2017-04-01").text.contains("1 note"))
    let shown = try bench.run("show c1 --as-of 2017-04-01").text
    #expect(shown.contains("early") && !shown.contains("l1") && !shown.contains("c2"))
    #expect(try bench.run("show c1").text.contains("l1"))
  }

  @Test func `a score counts neither the outcome nor the forecasts that came later`() throws {
    var bench = try bench()
    let then = try bench.run("score --json --as-of 2017-04-01").text
    #expect(then.contains("\"scored\":0") && then.contains("\"pending\":1"), "\(then)")
    #expect(try bench.run("score --json").text.contains("\"scored\":1"))
    #expect(try bench.run("explain p1 --as-of 2017-04-01").text.contains("60%"))
    #expect(try !bench.run("explain p1 --as-of 2017-04-01").text.contains("90%"))
    #expect(try bench.run("report scorecard --as-of 2017-03-01").text.contains("no forecast was made"))
  }

  @Test func `a prediction is due until its outcome became known, as the newest resolution has it`() throws {
    var bench = try bench()
    #expect(try bench.run("due --as-of 2017-05-20").text.hasPrefix("0 due"))
    try bench.run("resolve p1 yes on 2017-05-09 known 2017-06-01")
    #expect(try bench.run("due --as-of 2017-05-20").text.contains("1 due"))
    #expect(try bench.run("due").text.hasPrefix("0 due"))
    #expect(try bench.run("due --as-of 2017-03-01").text.hasPrefix("0 due"))
  }
}
