import Testing

@testable import Workbench

@Suite struct `Score filters and groups` {
  private func world() throws -> TestBench {
    var bench = TestBench(files: ["memo.txt": TestBench.english], now: later)
    try bench.run(lines: [
      "import memo.txt @ada on 2017-03-20 +op-ed", "claim \"THAAD stays where it is\" in d1 +korea/thaad",
      "tag m1 +quoted", "predict c1 80% by 2017-12-31 @ada on 2017-05-01 +own",
      "forecast p1 30% @bo on 2017-05-01", "predict \"Rain\" 60% by 2017-12-31 @bo on 2017-05-01",
      "resolve p1 yes on 2017-12-01", "resolve p2 yes on 2017-12-01",
    ])
    return bench
  }

  @Test(arguments: [
    ("@ada", ["@ada"]), ("not @ada", ["@bo"]), ("not @bo", ["@ada"]), ("@ada or @bo", ["@ada", "@bo"]),
    ("not (@ada or @bo)", []), ("@ada or +own", ["@ada", "@bo"]), ("+own not @bo", ["@ada"]),
    ("not +own", ["@bo"]), ("(@ada +own) or (@bo not +own)", ["@ada", "@bo"]),
  ])
  func `take a speaker for the forecaster`(filter: String, forecasters: [String]) throws {
    var bench = try world()
    #expect(try bench.keys("score \(filter) per speaker") == forecasters)
    let records = try bench.json("report scorecard \(filter)")["predictions"] as? [[String: Any]]
    let found = try #require(records).compactMap { $0["forecaster"] as? String }
    #expect(Set(found) == Set(forecasters))
  }

  // @ada's 80% of what came true scores 0.04; @bo's 30% would make it 0.49.
  @Test func `hold in expectations too`() throws {
    var bench = try world()
    try bench.run("expect score brier below 0.05 not @bo")
    #expect(bench.failure(of: "expect score brier below 0.05 not @ada") != nil)
  }

  @Test func `find the tags that filters find`() throws {
    var bench = try world()
    let keys = try bench.keys("score per tag")
    #expect(keys == ["+korea/thaad", "+op-ed", "+own", "+quoted", "–"])
    for key in keys where key != "–" {
      #expect(try bench.listed("predictions \(key)") == ["p1"])
    }
  }

  @Test func `show no mention or evidence of a later day`() throws {
    var bench = try world()
    try bench.run(lines: [
      "mention c1 \"Later words\" in none @bo on 2018-02-01",
      "evidence p1 \"Early piece\" supports on 2017-11-01", "evidence p1 \"Late piece\" supports on 2018-03",
      "resolve p1 yes on 2017-12-01 with e1,e2",
    ])
    let now = try bench.run("report scorecard").text
    #expect(now.contains("Later words") && now.contains("Late piece"))
    let then = try bench.run("report scorecard --as-of 2018-01-31").text
    #expect(!then.contains("Later words") && !then.contains("Late piece") && then.contains("Early piece"))
  }

  @Test func `stay the same however many predictions are asked for`() throws {
    var bench = try world()
    for place in 0..<60 {
      try bench.run("predict \"Number \(place)\" 60% by 2017-12-31 @cy on 2017-05-01")
      if place % 2 == 0 { try bench.run("resolve p\(place + 3) yes on 2017-12-01") }
    }
    #expect(try bench.listed("predictions state:resolved").count == 32)
    let group = try bench.group("score @cy")
    #expect(group["predictions"] as? Int == 60 && group["scored"] as? Int == 30)
    #expect(near(group["mean"], 0.16))
  }
}
