import CommandLanguage
import Facts
import Scoring
import Storage
import Testing

@testable import Workbench

@Suite struct `A crowd by command` {
  private func world() throws -> TestBench {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"Rain\" 20% by 2017-05-10 @ada on 2017-05-01", "forecast p1 60% @bo on 2017-05-03",
      "forecast p1 70% @cy on 2017-05-05", "withdraw p1 @bo on 2017-05-08",
      "forecast p1 99% @late on 2017-05-11", "resolve p1 yes on 2017-05-09 known 2017-05-11",
      "predict \"Snow\" 30% by 2017-05-10 @ada on 2017-05-01", "resolve p2 no",
    ])
    return bench
  }

  // Worked out by hand: (20+60)/2 = 40% for 2 days, 60% for 3, (20+70)/2 = 45% for 3.
  @Test func `scores the forecasts that stand each day, from the day on which enough do`() throws {
    var bench = try world()
    let score = try bench.group("score @crowd-median")
    #expect(near(score["mean"], (2 * 0.36 + 3 * 0.16 + 3 * 0.3025) / 8))
    #expect(score["predictions"] as? Int == 2 && score["scored"] as? Int == 1)
    #expect(score["unscorable"] as? Int == 1)
    let stages = try bench.account("explain p1 @crowd-median", of: "@crowd-median")["stages"]
    #expect((stages as? [[String: Any]])?.compactMap { $0["probability"] as? Double } == [0.4, 0.6, 0.45])
  }

  @Test func `knows nothing of forecasts made later than the day it speaks of`() throws {
    var bench = try world()
    let before = try bench.account("explain p1 @crowd-mean", of: "@crowd-mean")["stages"] as? [[String: Any]]
    try bench.run("forecast p1 1% @dee on 2017-05-08")
    let after = try bench.account("explain p1 @crowd-mean", of: "@crowd-mean")["stages"] as? [[String: Any]]
    let early = { (stages: [[String: Any]]?) in
      (stages ?? []).filter { ($0["through"] as? String ?? "") < "2017-05-08" }
        .map { "\($0["from"] ?? "") \($0["probability"] ?? "")" }
    }
    #expect(early(before) == early(after) && early(before).count == 3)
  }

  @Test func `leaves out whom it is told to, by handle or alias`() throws {
    var bench = try world()
    try bench.run("speaker @bo alias 보")
    let without = try bench.group("score @crowd-mean-without-bo")
    #expect(near(without["mean"], 0.3025))
    #expect(try bench.keys("score per speaker @crowd-mean-without-보") == ["@crowd-mean-without-bo"])
  }

  @Test func `stands beside speakers in filters, and alone with not`() throws {
    var bench = try world()
    #expect(try bench.keys("score per speaker @ada or @crowd-odds") == ["@ada", "@crowd-odds"])
    #expect(try bench.keys("score per speaker not @crowd-odds") == ["@ada", "@bo", "@cy", "@late"])
    #expect(try bench.keys("score per speaker @bo with @crowd-mean") == ["@bo", "@crowd-mean"])
    #expect(try bench.keys("score per speaker @crowd-mean p2") == ["@crowd-mean"])
    #expect(try bench.keys("score per speaker") == ["@ada", "@bo", "@cy", "@late"])
  }

  @Test func `follows amended terms as a forecaster does`() throws {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"Talks\" 60% by 2017-05-10 @ada on 2017-05-01", "forecast p1 80% @bo on 2017-05-02",
      "edit p1 by 2017-05-20", "forecast p1 90% @ada on 2017-05-06", "forecast p1 70% @cy on 2017-05-08",
      "resolve p1 yes on 2017-05-15",
    ])
    // 70% on 2 to 5 May under the first terms (no); then 80% on 8 to 14 May (yes), when two stand again.
    let score = try bench.group("score @crowd-mean")
    #expect(near(score["mean"], (4 * 0.49 + 7 * 0.04) / 11))
  }

  @Test func `is never stored, through whatever door`() throws {
    var bench = try world()
    let facts = try bench.facts
    for line in [
      "forecast p1 50% @crowd-median", "predict \"x\" 50% by 2019 @crowd-anything", "speaker @crowd-x",
      "speaker @ada alias \"Crowd-X\"", "rename @ada @crowd-ada", "set author @crowd-x",
      "claim \"x\" in none @crowd-x", "edit p1 author @crowd-x", "note p1 x --author @crowd-y",
    ] {
      let failure = bench.failure(of: line)
      #expect(failure != nil, "\(line)")
      if !line.hasPrefix("edit") { #expect(failure?.diagnostic.code == "E-RESERVED", "\(line)") }
    }
    #expect(try bench.facts == facts)
  }

  @Test func `may be called as nobody that a page suggests`() {
    #expect(Handle(suggestedBy: "Crowd Median") == nil)
    #expect(Handle(suggestedBy: "Crowder") != nil)
  }

  @Test func `adjusts nothing, and is found by every name in help`() throws {
    var bench = try world()
    let help = try bench.run("help crowds").text
    for crowd in Crowd.all {
      #expect(help.contains(crowd.handle.description))
      #expect(try bench.keys("score per speaker \(crowd.handle)") == [crowd.handle.description])
    }
    #expect(bench.failure(of: "score adjusted with @crowd-mean")?.diagnostic.code == "E-CHOICE")
  }
}
