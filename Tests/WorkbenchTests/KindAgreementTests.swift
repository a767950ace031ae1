import Facts
import Foundation
import Presentation
import Testing

@testable import Workbench

/// Questions of every type, so many statements that records are read late, and two of these about one event.
@Suite struct `Commands that show one number of many kinds of question` {
  private func world() throws -> TestBench {
    var bench = TestBench()
    for number in 1...9 {
      try bench.run(lines: [
        "predict S\(number) \(number)0% by 2017-05-10 @ada on 2017-05-01 key s\(number)",
        "forecast key:s\(number) \(100 - number * 7)% @지훈 on 2017-05-02",
        "resolve key:s\(number) \(number % 3 == 0 ? "no" : "yes on 2017-05-09")",
      ])
    }
    try bench.run(lines: [
      "link key:s1 same-event key:s2",
      "predict Who a:60%,b:40% by 2017-05-10 @ada on 2017-05-01 key o",
      "forecast key:o a:10%,b:90% @지훈 on 2017-05-01", "forecast key:o a:20%,b:80% @지훈 on 2017-05-01",
      "resolve key:o b on 2017-05-09",
      "predict How 10%:8,50%:14,90%:22 unit tests by 2017-05-10 @ada on 2017-05-01 key n",
      "forecast key:n 10%:5,50%:6,90%:9 @지훈 on 2017-05-02", "resolve key:n 16 on 2017-05-09",
    ])
    return bench
  }

  private func kinds(_ line: String, _ bench: inout TestBench) throws -> [JSON] {
    let answer = try bench.data(line + " --json")
    return answer["kinds"]?.elements ?? [answer]
  }

  @Test(arguments: ["", "per speaker"])
  func `changes ends where score stands, kind by kind and by event`(per: String) throws {
    var bench = try world()
    let groups = try bench.data("score \(per) --json")["groups"]?.elements ?? []
    let changes = try kinds("changes 2017-05-05 today \(per)", &bench)
    #expect(changes.count == 3)
    for group in groups {
      let part = changes.first { ($0["type"] ?? .null) == (group["type"] ?? .null) }
      let end = part?["groups"]?.elements.first { $0["key"] == group["key"] }?["after"]
      for member in ["mean", "scored", "interval", "interval_by", "events"] {
        #expect(end?[member] == group[member], "\(member) \(group.text())")
      }
      #expect((part?["rule"] ?? .null) == (group["rule"] ?? "brier"))
    }
  }

  @Test func `nobody is said to have withdrawn what is no probability`() throws {
    var bench = try world()
    let told = try bench.run("changes 2017-05-01 today --json").text
    #expect(told.contains("10%:5,50%:6,90%:9 @지훈 2017-05-02"))
    #expect(!told.contains("withdrawn"))
    let account = try bench.run("explain score @지훈").text
    #expect(account.contains("a:10%,b:90% on"))
    #expect(!account.contains("withdrawal"))
  }

  @Test func `adjusted scores have the means of score, kind by kind`() throws {
    var bench = try world()
    let groups = try bench.data("score per speaker --json")["groups"]?.elements ?? []
    let adjusted = try kinds("score adjusted", &bench)
    #expect(groups.count == 6)
    for group in groups {
      let part = adjusted.first { ($0["type"] ?? .null) == (group["type"] ?? .null) }
      let speaker = part?["groups"]?.elements.first { $0["key"] == group["key"] }
      #expect(close(speaker?["mean"]?.double ?? -1, group["mean"]?.double ?? -2), "\(group.text())")
      #expect(speaker?["scored"] == group["scored"])
    }
  }

  @Test(arguments: ["", "@ada", "@지훈"])
  func `calibration has the interval of score, which draws events`(filter: String) throws {
    var bench = try world()
    let group = try bench.data("calibration early \(filter) --json")["groups"]?.elements.first
    let score = try bench.data("score \(filter) --json")["groups"]?.elements.first
    #expect(score?["interval_by"] == "event")
    #expect(group?["intervals"]?["score"] == score?["interval"])
    #expect(group?["events"] == score?["events"])
    #expect(group?["scored"] == score?["scored"])
    let shown = try bench.run("calibration early \(filter)").text
    #expect(shown.contains("whole events") && shown.contains("number of events"))
  }

  @Test func `what is no statement is named as such by calibration and compare`() throws {
    var bench = try world()
    let calibration = try bench.data("calibration --json")["groups"]?.elements.first
    #expect(calibration?["other_kinds"] == ["p10", "p11"])
    #expect(calibration?["unscorable"]?.whole == 0)
    #expect(calibration?["predictions"]?.whole == 11)
    let pair = try bench.data("compare @ada @지훈 --json")["pairs"]?.elements.first
    #expect(pair?["other_types"] == ["p10", "p11"])
    #expect(pair?["common"]?.whole == 9)
  }
}

extension TestBench {
  fileprivate mutating func data(_ line: String) throws -> JSON { try JSON(parsing: run(line).text) }
}

extension JSON {
  fileprivate var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  fileprivate var whole: Int? { if case .integer(let number) = self { number } else { nil } }
  fileprivate var double: Double? { if case .number(let number) = self { number } else { nil } }
}

private func close(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-12 }

@Suite struct `What explain tells programs of a word or a range` {
  @Test func `is all that its reading range follows from`() throws {
    var bench = TestBench()
    try bench.run(lines: [
      "predict A likely by 2017-05-10 @ada on 2017-05-01", "forecast p1 20..40% @ada on 2017-05-06",
      "forecast p1 40% @ada on 2017-05-08", "resolve p1 no",
    ])
    let record = try bench.data("explain p1 --json")["forecasters"]?.elements.first
    let segments = record?["segments"]?.elements ?? []
    #expect(segments.map { $0["phrase"] } == ["likely", .null, nil])
    #expect(segments.map { $0["lexicon"] != nil && $0["lexicon"] != .null } == [true, false, false])
    #expect(record?["reading"]?["apart"]?.elements.count == 2)
    // The outcome is no, so that the least of each band is the best reading and the greatest the worst.
    for (end, expected) in record?["reading"]?["apart"]?.elements.enumerated() ?? [].enumerated() {
      let scores = segments.map { segment -> Double in
        let p = segment["bounds"]?.elements[end].double ?? segment["probability"]?.double ?? .nan
        return p * p * (segment["weight"]?.double ?? .nan)
      }
      #expect(close(scores.reduce(0, +), expected.double ?? -1))
    }
  }
}

@Suite struct `A convention of a prediction whose terms were amended` {
  @Test func `does not call its score ours without saying which terms it leaves out`() throws {
    var bench = TestBench()
    try bench.run(lines: [
      "predict A 30% by 2017-05-10 @ada on 2017-05-01", "edit p1 by 2017-05-20",
      "forecast p1 60% @ada on 2017-05-06", "resolve p1 no",
    ])
    let exact = try bench.data("conventions p1 --json")["scores"]?.elements.first
    let ours = try bench.data("score --json")["groups"]?.elements.first
    #expect(exact?["convention"] == "exact" && exact?["value"] != ours?["mean"])
    let told = try bench.run("conventions p1").text.split(separator: /\s+/).joined(separator: " ")
    #expect(told.contains("ours for these terms alone"))
    try bench.run("rm f1")
    #expect(try bench.run("conventions p1").text.contains("ours: the 1 forecast"))
  }
}
