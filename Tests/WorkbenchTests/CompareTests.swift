import Foundation
import Testing

@testable import Workbench

@Suite struct `A comparison` {
  private static let lines = [
    "predict \"문재인이 이긴다\" 80% by 2017-05-10 @박지훈 on 2017-05-01 key a",
    "forecast key:a 90% @박지훈 on 2017-05-06", "forecast key:a 60% @ada on 2017-05-03",
    "predict \"Rain\" 30% by 2017-05-20 @박지훈 on 2017-05-11 key b", "forecast key:b 20% @ada on 2017-05-12",
    "predict \"Talks\" 10% by 2017-05-20 @박지훈 on 2017-05-10 key c",
    "forecast key:c 40% @ada on 2017-05-10",
    "predict \"Talks in May\" 20% by 2017-05-31 @박지훈 on 2017-05-10 key d",
    "forecast key:d 45% @ada on 2017-05-10",
    "predict \"Never together\" 70% by 2017-05-20 @ada on 2017-05-01 key e",
    "withdraw key:e @ada on 2017-05-05", "forecast key:e 80% @박지훈 on 2017-05-06",
  ]
  private static let outcomes = [
    "resolve key:a yes on 2017-05-09 known 2017-05-10", "resolve key:b no",
    "resolve key:c yes on 2017-05-18", "resolve key:d yes on 2017-05-18", "resolve key:e yes on 2017-05-18",
    "link key:c same-event key:d",
  ]

  private func world(_ lines: [String] = lines + outcomes) throws -> TestBench {
    var bench = TestBench()
    try bench.run(lines: lines)
    return bench
  }

  private func pair(_ line: String, in bench: inout TestBench) throws -> [String: Any] {
    let pairs = try bench.json(line)["pairs"] as? [[String: Any]]
    return try #require(pairs?.first)
  }

  @Test(arguments: ["", "rule log", "rule spherical", "days own"])
  func `one way is minus the other way round`(words: String) throws {
    var bench = try world()
    let one = try pair("compare @ada @박지훈 \(words)", in: &bench)
    let other = try pair("compare @박지훈 @ada \(words)", in: &bench)
    #expect(one["difference"] as? Double == (other["difference"] as? Double).map { -$0 })
    #expect(one["first_mean"] as? Double == other["second_mean"] as? Double)
    let (p, q) = (one["permutation"] as? [String: Any], other["permutation"] as? [String: Any])
    #expect(p?["p"] as? Double != nil && p?["p"] as? Double == q?["p"] as? Double)
    let (wins, losses) = (one["sign_test"] as? [String: Any], other["sign_test"] as? [String: Any])
    #expect(wins?["first_better"] as? Int == losses?["second_better"] as? Int)
  }

  @Test func `of two who said the same is undefined or 1, never 0`() throws {
    var bench = try world()
    for key in ["b", "c", "d"] {
      try bench.run("forecast key:\(key) 25% @one on 2017-05-11")
      try bench.run("forecast key:\(key) 25% @two on 2017-05-11")
    }
    let found = try pair("compare @one @two", in: &bench)
    #expect(found["difference"] as? Double == 0 && found["skill"] as? Double == 0)
    #expect((found["permutation"] as? [String: Any])?["p"] as? Double == 1)
    #expect((found["sign_test"] as? [String: Any])?["p"] is NSNull)
    #expect(found["diebold_mariano"] is NSNull)
    #expect(found["verdict"] as? String == "@one and @two scored the same on every common prediction")
  }

  @Test func `does not depend on the order in which the facts were entered`() throws {
    var bench = try world()
    let found = try pair("compare @ada @박지훈", in: &bench)
    // The predictions keep their forecasts behind them, and are entered in another order.
    let blocks = [
      Self.lines[5...6], Self.lines[9...11], Self.lines[7...8], Self.lines[0...2], Self.lines[3...4],
    ]
    var other = try world(blocks.flatMap(Array.init) + Self.outcomes.reversed())
    let turned = try pair("compare @ada @박지훈", in: &other)
    for name in ["difference", "first_mean", "second_mean", "skill", "events", "common"] {
      #expect(found[name] as? Double == turned[name] as? Double, "\(name)")
    }
    #expect(found["interval"] as? [Double] == turned["interval"] as? [Double])
    #expect(found["skill_interval"] as? [Double] == turned["skill_interval"] as? [Double])
    #expect(found["verdict"] as? String == turned["verdict"] as? String)
  }

  // Of 70 % from the 1st through the 4th and 80 % from the 6th no day is common; of the first prediction 7 days are.
  @Test func `counts only the days on which both had a forecast standing`() throws {
    var bench = try world()
    let json = try bench.json("compare @ada @박지훈")
    let items = try #require(json["items"] as? [[String: Any]])
    #expect(items.compactMap { $0["prediction"] as? String } == ["p1", "p3", "p4", "p2"])
    #expect(items.first?["first_days"] as? Int == 7 && items.first?["second_days"] as? Int == 7)
    // (3 · 0.2² + 4 · 0.1²) / 7.
    let score = try #require(items.first?["second_score"] as? Double)
    #expect(abs(score - 0.16 / 7) < 1e-15)
    #expect(try pair("compare @ada @박지훈", in: &bench)["apart"] as? [String] == ["p5"])
    #expect(try pair("compare @ada @박지훈 days own", in: &bench)["common"] as? Int == 5)
  }

  // Of the linked talks each pays, for @ada against @박지훈, 0.4/0.1 = 4 and 0.45/0.2 = 2.25: on average 3.125. With
  // 0.6/0.9 before and 0.8/0.7 after, that is 2/3, 2.08333, 2.38095.
  @Test func `bets once on an event`() throws {
    var bench = try world()
    let evidence = try #require(try pair("compare @ada @박지훈", in: &bench)["evidence"] as? [[String: Any]])
    let against = try #require(evidence.first { $0["against"] as? String == "@박지훈" })
    let steps = try #require(against["steps"] as? [[String: Any]])
    let expected = [2.0 / 3, 25.0 / 12, 50.0 / 21]
    for (step, value) in zip(steps, expected) {
      #expect(abs(try #require(step["evidence"] as? Double) - value) < 1e-12)
    }
    #expect(steps.count == 3 && against["day"] as? String == "2017-05-21")
    #expect(abs(try #require(against["p"] as? Double) - 21.0 / 50) < 1e-12)
  }

  @Test func `of three takes every pair, with p-values after Holm`() throws {
    var bench = try world()
    try bench.run("forecast key:b 50% @third on 2017-05-11")
    let pairs = try #require(try bench.json("compare @ada @박지훈 @third")["pairs"] as? [[String: Any]])
    #expect(pairs.compactMap { $0["common"] as? Int } == [4, 1, 1])
    let adjusted = pairs.compactMap { $0["adjusted_p"] as? Double }
    let plain = pairs.compactMap { ($0["permutation"] as? [String: Any])?["p"] as? Double }
    #expect(adjusted.count == 3 && zip(adjusted, plain).allSatisfy { $0 >= $1 })
  }

  @Test func `leaves out what is not yet known on the as-of day`() throws {
    var bench = try world()
    #expect(try pair("compare @ada @박지훈 --as-of 2017-05-12", in: &bench)["common"] as? Int == 1)
    #expect(try pair("compare @ada @박지훈 --as-of 2017-05-09", in: &bench)["common"] as? Int == 0)
  }
}

@Suite struct `A baseline with a name` {
  private func world() throws -> TestBench {
    var bench = TestBench()
    try bench.run(lines: [
      "predict \"A\" 90% by 2017-05-10 @ada on 2017-05-01",
      "predict \"B\" 60% by 2017-05-10 @ada on 2017-05-01",
      "predict \"C\" 20% by 2017-05-10 @ada on 2017-05-01", "resolve p1 yes on 2017-05-09",
      "resolve p2 yes on 2017-05-09", "resolve p3 no on 2017-05-09",
      "forecast p1 50% @base-rate on 2017-04-01 src https://example.org/1",
      "forecast p3 40% @base-rate on 2017-04-01",
    ])
    return bench
  }

  private func group(_ line: String, in bench: inout TestBench) throws -> [String: Any] {
    try #require((try bench.json(line)["groups"] as? [[String: Any]])?.first)
  }

  // 0.01, 0.16 and 0.04 against 2/3: 1/9, 1/9, 4/9, which is 2/9 on average; 0.07 / (2/9) is 0.315.
  @Test func `base is the share of the same predictions that came true`() throws {
    var bench = try world()
    let found = try group("score @ada baseline base", in: &bench)
    #expect(abs(try #require(found["baseline_probability"] as? Double) - 2.0 / 3) < 1e-15)
    #expect(abs(try #require(found["skill"] as? Double) - 0.685) < 1e-12)
    #expect(found["baseline"] as? String == "base")
  }

  // On p1 and p3: 0.01 and 0.04 against 0.25 and 0.16.
  @Test func `@who answers only what both forecast`() throws {
    var bench = try world()
    for line in ["score @ada baseline @base-rate", "score baseline @base-rate"] {
      let found = try group(line, in: &bench)
      #expect(found["skill_scored"] as? Int == 2)
      #expect(abs(try #require(found["skill"] as? Double) - (1 - 0.025 / 0.205)) < 1e-12)
    }
    let itself = try group("score @base-rate baseline @base-rate", in: &bench)
    #expect(itself["skill"] is NSNull && itself["scored"] as? Int == 2)
    let baseline = try #require(try bench.json("score baseline @base-rate")["baseline"] as? [String: Any])
    #expect(baseline["forecasts"] as? Int == 2 && baseline["with_source"] as? Int == 1)
  }

  @Test func `can be set, under an alias too`() throws {
    var bench = try world()
    try bench.run("speaker @base-rate alias census")
    try bench.run("set baseline @census")
    #expect(try group("score @ada", in: &bench)["baseline"] as? String == "@base-rate")
    try bench.run("set baseline base")
    #expect(try group("score @ada", in: &bench)["baseline"] as? String == "base")
    #expect(try bench.run("report scorecard @ada").text.contains("known only afterwards"))
  }

  @Test func `keeps the source of a forecast wherever the forecast is shown`() throws {
    var bench = try world()
    for line in ["show f4", "explain p1", "report scorecard", "list forecasts --json", "explain p1 --json"] {
      #expect(try bench.run(line).text.contains("https://example.org/1"), "\(line)")
    }
    #expect(try bench.run("sql \"SELECT url FROM forecasts\"").text.contains("https://example.org/1"))
    try bench.run("edit f4 src none")
    #expect(!(try bench.run("show f4").text.contains("https://example.org/1")))
  }
}
