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
}
