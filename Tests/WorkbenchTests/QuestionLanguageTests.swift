import CommandLanguage
import Facts
import Testing

@testable import Storage
@testable import Workbench

@Suite struct `The language of questions` {
  private func bench() throws -> TestBench {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict THAAD stays:60%,removed:25%,moved:15% by 2017-12-31 @ada on 2017-05-01",
      "predict \"Tests\" 10%:8,50%:14,90%:22 unit tests by 2017-12-31 @ada on 2017-05-01",
      "predict \"First test\" 50%:2017-09 by 2017-12-31 @ada on 2017-05-01",
      "predict \"Rain\" 70% by 2017-12-31 @ada on 2017-05-01",
    ])
    return bench
  }

  @Test func `completes options, their shares, and the answers of each type`() throws {
    var bench = try bench()
    #expect(bench.offered("forecast p1 ") == ["stays:", "removed:", "moved:", "@"])
    #expect(bench.offered("forecast p1 stays:70%,re") == ["stays:70%,removed:"])
    #expect(bench.offered("forecast p4 very l").contains("very likely") == false)
    #expect(bench.offered("resolve p1 ") == ["stays", "removed", "moved", "void", "ambiguous"])
    #expect(bench.offered("resolve p4 ") == ["yes", "no", "void", "ambiguous"])
    #expect(bench.offered("resolve p2 ") == ["void", "ambiguous"])
    #expect(bench.offered("resolve p3 ye") == ["yesterday"])
    #expect(bench.offered("expect p1 resolved m") == ["moved"])
    #expect(bench.offered("predict X type o") == ["options", "ordered"])
    #expect(bench.offered("list predictions type:n") == ["type:number"])
  }

  @Test func `says before Enter what a distribution comes to`() throws {
    var bench = try bench()
    func meaning(_ line: String) -> String? { bench.session.meaning(of: line)?.text }
    #expect(
      meaning("forecast p1 stays:20%,removed:50%,moved:30%")?.hasSuffix("3 options, likeliest removed at 50%")
        == true)
    #expect(meaning("forecast p2 10%:8,50%:12.5")?.hasSuffix("median 12.5 tests") == true)
    #expect(meaning("forecast p3 10%:2017-08,50%:2017-10-09")?.hasSuffix("median 2017-10-09 Mon") == true)
    #expect(meaning("predict X a:60%,b:30% by 2018") == "the options add up to 90%, 10% too little")
    #expect(bench.session.meaning(of: "predict X 10%:1999,50%:2007 ty")?.isError != true)
    #expect(
      meaning("forecast p1 70% on")
        == "the question asks for one of stays, removed, moved, and '70%' is a single probability")
  }

  @Test func `walks through what is due, whatever it asks`() throws {
    var bench = try bench()
    bench.person.answers("2", "r", "r", "y")
    bench.person.types("2017-10-01", "", "17", "", "https://a.example/", "2017-09-03", "", "", "")
    let answer = try bench.run("next")
    #expect(answer.text.contains("1 stays  2 removed  3 moved"))
    #expect(answer.text.hasSuffix("4 resolved, 0 left\n"), "\(answer.text)")
    let lines = try bench.operations.suffix(4).map(\.label)
    #expect(
      lines == [
        "resolve p1 removed on 2017-10-01 known 2017-10-01",
        "resolve p2 17 on 2017-12-31 src https://a.example/ known 2017-12-31",
        "resolve p3 2017-09-03 on 2017-09-03 known 2017-09-03",
        "resolve p4 yes on 2017-12-31 known 2017-12-31",
      ])
  }

  @Test func `amends what is asked, and scores each forecast under the terms it was made for`() throws {
    var bench = try bench()
    try bench.run(lines: [
      "edit p1 options stays,removed,moved,hidden",
      "forecast p1 hidden:10%,stays:70%,removed:10%,moved:10% @ada on 2017-07-01",
      "resolve p1 stays on 2017-12-01",
    ])
    let account = try bench.account("explain p1")
    let terms = try #require(account["terms"] as? [[String: Any]])
    #expect(terms.map { $0["outcome"] as? String } == [nil, "stays"])
    // Of the new terms alone: half of 0.3² + 3 · 0.1².
    #expect(near(account["mean"], 0.06))
    #expect(bench.failure(of: "edit p4 unit tests")?.diagnostic.code == "E-TYPE")
    try bench.run("predict \"Snow\" 20% by 2017-12-31 given p4 on 2017-05-01")
    #expect(bench.failure(of: "edit p4 options a,b")?.diagnostic.message == "p5 depends on a yes or no of p4")
    #expect(bench.failure(of: "edit p5 given p1")?.diagnostic.code == "E-GIVEN")
  }

  @Test func `keeps a day that answers a question for its earlier deadline too`() throws {
    var bench = try bench()
    try bench.run(lines: [
      "edit p3 by 2018-06-30", "forecast p3 50%:2018-03 @ada on 2017-06-01", "resolve p3 2017-09-03",
    ])
    let terms = try #require(try bench.account("explain p3")["terms"] as? [[String: Any]])
    #expect(terms.map { $0["outcome"] as? String } == ["2017-09-03", "2017-09-03"])
    #expect(terms.map { $0["not_counted"] as? String } == [nil, nil])
  }

  @Test func `takes the rule that knows a question, and never averages two kinds`() throws {
    var bench = try bench()
    try bench.run(lines: [
      "resolve p1 stays on 2017-12-01", "resolve p2 14 on 2017-12-31", "resolve p4 yes on 2017-12-01",
    ])
    let groups = try #require(try bench.json("score")["groups"] as? [[String: Any]])
    #expect(groups.map { $0["type"] as? String } == [nil, "options", "number", "day"])
    #expect(groups.map { $0["rule"] as? String } == [nil, "brier", "crps", "crps"])
    #expect(groups.map { $0["unit"] as? String } == [nil, nil, "tests", nil])
    #expect(groups.map { $0["pending"] as? Int } == [0, 0, 0, 1])
    // 1/3 for each of three options scores half of (2/3)² + 2 · (1/3)² = 1/3.
    #expect(near(groups[1]["baseline_mean"], 1.0 / 3))
    let log = try bench.json("score rule log")
    #expect((log["groups"] as? [[String: Any]])?.count == 2)
    let unknown = try #require(log["unknown_to_rule"] as? [[String: Any]])
    #expect(unknown.map { $0["type"] as? String } == ["number", "day"])
    #expect(bench.failure(of: "expect score brier below 1")?.diagnostic.code == "E-EXPECT")
    try bench.run("expect score brier below 0.2 type:options")
  }

  @Test func `measures numbers against another speaker`() throws {
    var bench = try bench()
    try bench.run(lines: [
      "forecast p2 10%:6,50%:10,90%:14 @bo on 2017-05-01", "resolve p2 14 on 2017-12-31",
    ])
    let group = try bench.group("score type:number @ada baseline @bo")
    let (own, other) = (
      try #require(group["mean"] as? Double), try #require(group["baseline_mean"] as? Double)
    )
    #expect(near(group["skill"], 1 - own / other))
    #expect(try bench.group("score type:number")["skill"] as? Double == nil)
  }

  @Test func `says the same twice without a second row`() throws {
    var bench = try bench()
    let before = try bench.facts
    try bench.run("forecast p1 moved:15%,stays:0.6,removed:25% @ada on 2017-05-01")
    #expect(try bench.facts == before)
    try bench.run("resolve p2 14 on 2017-12-31")
    let resolved = try bench.facts
    try bench.run("resolve p2 +14 on 2017-12-31")
    #expect(try bench.facts == resolved)
  }
}
