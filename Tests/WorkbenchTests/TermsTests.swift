import Facts
import Foundation
import Testing

@testable import Workbench

extension TestBench {
  /// What a command answers as JSON.
  mutating func json(_ line: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(try run("\(line) --json").text.utf8))
    return try #require(value as? [String: Any])
  }

  /// One forecaster of an explained prediction.
  mutating func account(_ line: String, of handle: String = "@ada") throws -> [String: Any] {
    let forecasters = try #require(try json(line)["forecasters"] as? [[String: Any]])
    return try #require(forecasters.first { $0["forecaster"] as? String == handle })
  }

  /// The only group of a score.
  mutating func group(_ line: String) throws -> [String: Any] {
    let groups = try #require(try json(line)["groups"] as? [[String: Any]])
    #expect(groups.count == 1)
    return try #require(groups.first)
  }

  mutating func keys(_ line: String) throws -> [String] {
    try #require(try json(line)["groups"] as? [[String: Any]]).compactMap { $0["key"] as? String }
  }

  mutating func run(lines: [String]) throws {
    for line in lines { try run(line) }
  }
}

/// 2018-07-01T03:00Z, when everything in these examples is past.
let later = 1_530_414_000_000

func near(_ value: Any?, _ expected: Double) -> Bool {
  (value as? Double).map { abs($0 - expected) < 1e-12 } ?? false
}

private func terms(_ account: [String: Any]) -> [[String: Any]] { account["terms"] as? [[String: Any]] ?? [] }

private func outcomes(_ account: [String: Any]) -> [String?] {
  terms(account).map { $0["outcome"] as? String }
}

@Suite struct `Amended terms` {
  /// 70% on 2017-05-03 by the end of 2017, 40% on 2017-11-23 by the end of March 2018.
  private func amended(_ lines: String...) throws -> TestBench {
    var bench = TestBench(now: later)
    try bench.run(
      lines: [
        "predict \"Talks begin\" 70% by 2017-12-31 @ada on 2017-05-03", "edit p1 by 2018-03-31",
        "forecast p1 40% @ada on 2017-11-23",
      ] + lines)
    return bench
  }

  // f1, 70%: 2017-05-03 through 2017-11-22 are 29 + 30 + 31 + 31 + 30 + 31 + 22 = 204 days.
  // It happened on 2018-02-10, after the deadline of terms 1, so that these are no: 0.7² = 0.49.
  // f2, 40%: 2017-11-23 through 2018-02-09 are 8 + 31 + 31 + 9 = 79 days; terms 2 are yes: 0.6² = 0.36.
  // The record is one: (204 x 0.49 + 79 x 0.36) / 283 = (99.96 + 28.44) / 283 = 128.4 / 283.
  // 50% scores 0.25 either way, so that skill is 1 - 128.4 / 283 / 0.25.
  @Test func `leave one record, each day of it scored under its own terms`() throws {
    var bench = try amended("resolve p1 yes on 2018-02-10")
    let account = try bench.account("explain p1")
    #expect(near(account["mean"], 128.4 / 283))
    #expect(near(account["first"], 0.49) && near(account["last"], 0.36))
    #expect(account["days"] as? Int == 283)
    #expect(outcomes(account) == ["no", "yes"])
    #expect(terms(account).map { $0["by"] as? String } == ["2017-12-31", "2018-03-31"])
    let segments = try #require(account["segments"] as? [[String: Any]])
    #expect(segments.map { $0["terms"] as? Int } == [1, 2])
    #expect(segments.map { $0["days"] as? Int } == [204, 79])
    let group = try bench.group("score")
    #expect(near(group["mean"], 128.4 / 283) && near(group["first"], 0.49) && near(group["last"], 0.36))
    #expect(near(group["skill"], 1 - 128.4 / 283 / 0.25))
    #expect(near(group["log"], (204 * -log(0.3) + 79 * -log(0.4)) / 283))
    #expect(group["scored"] as? Int == 1)
    let text = try bench.run("explain p1").text
    #expect(text.contains("terms 1, by 2017-12-31: no, follows from r1 for other terms\n"))
    #expect(text.contains("terms 2, by 2018-03-31: yes\n"))
    let card = try bench.run("report scorecard").text
    #expect(card.contains("2017-12-31 → 2018-03-31") && card.contains("no → yes"))
  }

  @Test func `answer each other only where the answer follows`() throws {
    for (resolution, expected) in [
      ("yes on 2017-12-31", ["yes", "yes"]), ("yes on 2018-01-01", ["no", "yes"]),
      ("yes on 2017-12 known 2018-01", ["yes", "yes"]), ("yes on 2018-Q1", ["no", "yes"]),
      ("yes on 2017 known 2018-02-10", ["yes", "yes"]), ("no", ["no", "no"]),
      ("no known 2017-12-01", ["no", "no"]),
      ("40% on 2017-12-01", [nil, "40%"]), ("void on 2017-12-01", [nil, "void"]),
      ("ambiguous on 2017-12-01", [nil, "ambiguous"]),
    ] as [(String, [String?])] {
      var bench = try amended("resolve p1 \(resolution)")
      #expect(outcomes(try bench.account("explain p1")) == expected, "\(resolution)")
    }
  }

  // No by the earlier deadline says nothing of the later one, so that only the 243 days of 70% count.
  @Test func `that come after a no are open, and the earlier ones alone count`() throws {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"Talks begin\" 70% by 2017-12-31 @ada on 2017-05-03", "resolve p1 no",
      "edit p1 by 2018-03-31", "forecast p1 40% @ada on 2018-01-05",
    ])
    let account = try bench.account("explain p1")
    #expect(outcomes(account) == ["no", nil])
    #expect(near(account["mean"], 0.49) && account["days"] as? Int == 243)
    #expect(try bench.listed("predictions state:open") == ["p1"])
    #expect(try bench.listed("predictions state:overdue") == ["p1"])
    let text = try bench.run("explain p1").text
    let reason = "the prediction was resolved under other terms"
    #expect(terms(account).map { $0["not_counted"] as? String } == [nil, reason])
    #expect(text.contains("no by an earlier deadline says nothing of a later one"))
    try bench.run("resolve p1 yes on 2018-02-10")
    #expect(outcomes(try bench.account("explain p1")) == ["no", "yes"])
  }

  @Test func `with another statement or other criteria are not answered`() throws {
    for edit in ["statement \"Talks begin in Seoul\"", "criteria \"an agenda is published\""] {
      var bench = TestBench(now: later)
      try bench.run(lines: [
        "predict \"Talks begin\" 70% by 2017-12-31 @ada on 2017-05-03", "edit p1 \(edit)",
        "resolve p1 yes on 2017-10-01",
      ])
      let account = try bench.account("explain p1")
      #expect(account["unscorable"] as? String == "the prediction was resolved under other terms")
      let group = try bench.group("score")
      #expect(group["scored"] as? Int == 0 && group["unscorable"] as? Int == 1)
      #expect(try bench.listed("predictions state:resolved") == ["p1"])
    }
  }

  @Test func `wait only while nothing was resolved at all`() throws {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"Talks begin\" 70% by 2017-12-31 @ada on 2017-05-03", "resolve p1 void on 2017-10-01",
      "edit p1 by 2018-03-31", "forecast p1 40% @ada on 2017-11-23",
    ])
    let group = try bench.group("score")
    #expect(group["unscorable"] as? Int == 1 && group["pending"] as? Int == 0)
    try bench.run("reopen p1")
    #expect(try bench.group("score")["pending"] as? Int == 1)
  }

  @Test func `that add a condition void only what was forecast under it`() throws {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"Moon wins\" 50% by 2017-05-09 @bo on 2017-05-01", "resolve p1 no on 2017-05-09",
      "predict \"Talks begin\" 70% by 2017-12-31 @ada on 2017-05-03", "edit p2 given p1",
      "forecast p2 90% @ada on 2017-06-01",
    ])
    #expect(outcomes(try bench.account("explain p2")) == [nil, "void"])
    #expect(try bench.listed("predictions state:void") == ["p2"])
  }

  // p2's first terms stand under p1, which stands under p2's newest terms: a circle of predictions, not of terms.
  @Test func `may stand under what stands under the newest ones`() throws {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"A\" 70% by 2017-12-31 @ada on 2017-05-03",
      "predict \"B\" 70% by 2017-12-31 @ada on 2017-05-03 given p1", "predict \"C\" by 2017-12-31",
      "edit p2 given p3", "edit p1 given p2", "resolve p3 yes on 2017-06-01", "resolve p2 yes on 2017-06-02",
      "resolve p1 no",
    ])
    #expect(outcomes(try bench.account("explain p2")) == ["void"])
    #expect(try bench.listed("predictions state:resolved") == ["p1", "p2", "p3"])
  }

  @Test func `do not come before a resolution entered for exactly these`() throws {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"Talks begin\" 70% by 2017-12-31 @ada on 2017-05-03", "resolve p1 40% on 2017-12-01",
      "edit p1 by 2018-03-31", "forecast p1 40% @ada on 2017-11-23", "resolve p1 yes on 2017-12-01",
    ])
    #expect(outcomes(try bench.account("explain p1")) == ["40%", "yes"])
  }
}

@Suite struct `Resolutions as of a day` {
  @Test func `that were taken back stay so under an earlier as-of day`() throws {
    var bench = TestBench(now: later)
    try bench.run(lines: [
      "predict \"Talks begin\" 70% by 2017-12-31 @ada on 2017-05-03",
      "resolve p1 yes on 2017-06-01", "resolve p1 no known 2018-01-01",
    ])
    #expect(try bench.listed("predictions state:open --as-of 2017-07-01") == ["p1"])
    #expect(try bench.listed("predictions state:resolved --as-of 2018-01-01") == ["p1"])
    try bench.run("reopen p1")
    #expect(try bench.listed("predictions state:open") == ["p1"])
    #expect(try bench.listed("predictions state:open --as-of 2017-07-01") == ["p1"])
  }
}
