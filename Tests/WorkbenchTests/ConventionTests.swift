import Facts
import Foundation
import Scoring
import Testing

@testable import Workbench

/// The worked cases of other programs, as far as they can be typed: days are whole, probabilities decimal.
private struct WorkedCase: Decodable {
  let name: String
  let inputs: Value
  let expected: Value
  let tolerance: Double

  static func named(_ name: String) throws -> WorkedCase {
    let file = Project.root.appendingPathComponent("Tests/ScoringTests/Fixtures/scoring_reference.json")
    let all = try JSONDecoder().decode([WorkedCase].self, from: Data(contentsOf: file))
    return try #require(all.first { $0.name == name })
  }

  enum Value: Decodable {
    case number(Double), text(String), list([Value]), object([String: Value]), nothing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = (try? container.decode([String: Value].self)).map(Value.object) ?? .nothing
      }
    }

    subscript(key: String) -> Value {
      if case .object(let all) = self { all[key] ?? .nothing } else { .nothing }
    }
    var list: [Value] { if case .list(let all) = self { all } else { [] } }
    var number: Double { if case .number(let number) = self { number } else { .nan } }
    var text: String { if case .text(let text) = self { text } else { "" } }
  }
}

extension TestBench {
  /// Types a question whose first day is 2017-01-01 and every forecast of it, as (name, day from 0, probability).
  fileprivate mutating func ask(
    _ forecasts: [(name: String, day: Int, probability: Double)], scheduled: Int, closed: Int? = nil,
    answer: String = "yes"
  ) throws {
    let start = try Period(parsing: "2017-01-01").first
    try run("predict \"It happens\" by \(start.advanced(by: scheduled - 1))")
    for forecast in forecasts {
      try run("forecast p1 \(forecast.probability) @\(forecast.name) on \(start.advanced(by: forecast.day))")
    }
    let last = start.advanced(by: (closed ?? scheduled) - 1)
    try run("resolve p1 \(answer) on \(last) known \(last.advanced(by: 1))")
  }

  fileprivate mutating func value(_ convention: String, of name: String) throws -> Double {
    let rows = try #require(try json("conventions p1")["scores"] as? [[String: Any]])
    let row = rows.first {
      $0["convention"] as? String == convention && $0["forecaster"] as? String == "@\(name)"
    }
    return try #require(row?["value"] as? Double)
  }
}

/// Rows of (name, day from 1, hour, probability), in the order of their hours.
private func dated(_ rows: WorkedCase.Value) -> [(name: String, day: Int, probability: Double)] {
  rows.list.map { row in
    (row.list[0].text.lowercased(), Int(row.list[1].number) - 1, row.list[3].number)
  }
}

@Suite struct `Conventions by command` {
  @Test func `give Good Judgment's own example, and the numbers per day`() throws {
    let worked = try WorkedCase.named("gjo_question_two_forecasters")
    let perDay = try WorkedCase.named("gjo_question_per_day_difference")
    var bench = TestBench(now: later)
    try bench.ask(dated(worked.inputs["f"]), scheduled: 7)
    for name in ["George", "Kramer"] {
      let (expected, handle) = (worked.expected[name], name.lowercased())
      let own = try bench.value("gjo", of: handle)
      #expect(abs(own - expected["avg_daily_brier"].number) < worked.tolerance)
      #expect(abs(try bench.value("exact", of: handle) - own / 2) < 1e-12)
      #expect(
        abs(try bench.value("gjo-accuracy", of: handle) - expected["accuracy_score"].number)
          < worked.tolerance)
      #expect(
        abs(try bench.value("gjo-per-day", of: handle) - perDay.expected[name].number) < perDay.tolerance)
    }
    // As the FAQ's example is published: -0.278 against -0.220 where the median is of the same days.
    #expect(try bench.value("gjo-accuracy", of: "kramer").rounded(to: 3) == -0.278)
    #expect(try bench.value("gjo-per-day", of: "kramer").rounded(to: 3) == -0.22)
    let cases = try #require(try bench.json("conventions p1")["cases"] as? [[String: Any]])
    let participation = cases.first { $0["forecaster"] as? String == "@kramer" }?["participation"] as? Double
    #expect(participation == worked.expected["Kramer"]["participation"].number)
  }

  @Test func `give Fatebook's own test`() throws {
    let worked = try WorkedCase.named("fatebook_relative_brier")
    var bench = TestBench(now: later)
    try bench.ask(dated(worked.inputs["f"]), scheduled: 7)
    for name in ["1", "2", "3"] {
      #expect(abs(try bench.value("fatebook", of: name) - worked.expected[name].number) < worked.tolerance)
    }
  }

  @Test func `give Metaculus's time average, where somebody opened the question earlier`() throws {
    let worked = try WorkedCase.named("metaculus_baseline_time_average_faq")
    var bench = TestBench(now: later)
    let own = worked.inputs["s"].list.map { ("own", Int($0.list[0].number), $0.list[1].number) }
    try bench.ask([("first", 0, 0.5)] + own, scheduled: 5)
    #expect(
      abs(try bench.value("metaculus-baseline", of: "own") - worked.expected["value"].number)
        < worked.tolerance)
  }

  @Test func `divide by the scheduled days where a question closes early`() throws {
    let worked = try WorkedCase.named("metaculus_baseline_truncation_early_close")
    var bench = TestBench(now: later)
    try bench.ask([("own", 0, 0.9)], scheduled: 10, closed: 5)
    #expect(
      abs(try bench.value("metaculus-baseline", of: "own") - worked.expected["value"].number)
        < worked.tolerance)
    #expect(try bench.run("conventions p1").text.contains("of which 5"))
  }

  @Test func `give Metaculus's peer scores, of all at once and of one who joins half way`() throws {
    let varying = try WorkedCase.named("metaculus_peer_time_varying")
    var bench = TestBench(now: later)
    let starts = [("a", 0), ("b", 0), ("c", 5)]
    try bench.ask(starts.map { ($0.0, $0.1, varying.inputs[$0.0].number) }, scheduled: 10)
    for (place, start) in starts.enumerated() {
      let expected = varying.expected["value"].list[place].number
      #expect(abs(try bench.value("metaculus-peer", of: start.0) - expected) < varying.tolerance)
    }
    for name in ["metaculus_peer_two", "metaculus_peer_four", "metaculus_peer_single"] {
      let worked = try WorkedCase.named(name)
      var bench = TestBench(now: later)
      let given = worked.inputs["p"].list.enumerated().map { ("f\($0)", 0, $1.number) }
      try bench.ask(given, scheduled: 3)
      for (place, expected) in worked.expected["value"].list.enumerated() {
        for convention in ["metaculus-peer", "metaculus-spot-peer"] {
          #expect(abs(try bench.value(convention, of: "f\(place)") - expected.number) < worked.tolerance)
        }
      }
    }
  }

  @Test(arguments: ["09_no", "05", "min", "max"])
  func `give Metaculus's baseline of one forecast`(name: String) throws {
    let worked = try WorkedCase.named("metaculus_baseline_binary_\(name)")
    var bench = TestBench(now: later)
    let answer = worked.inputs["y"].number == 1 ? "yes" : "no"
    try bench.ask([("own", 0, worked.inputs["p"].number)], scheduled: 4, answer: answer)
    for convention in ["metaculus-baseline", "metaculus-spot-baseline"] {
      let found = try bench.value(convention, of: "own")
      #expect(abs(found - worked.expected["value"].number) < worked.tolerance)
    }
  }

  @Test func `have a reason for every convention, and none for anything else`() {
    #expect(Set(ConventionReason.all.map(\.name)) == Set(Convention.all.map(\.name)))
    #expect(ConventionReason.all.count == Convention.all.count)
  }

  @Test func `leave forecasts that came too late to PredictionBook alone`() throws {
    var bench = TestBench(now: later)
    try bench.ask([("own", 0, 0.6), ("own", 12, 1)], scheduled: 20, closed: 10)
    #expect(abs(try bench.value("exact", of: "own") - 0.16) < 1e-12)
    #expect(abs(try bench.value("predictionbook", of: "own") - 0.08) < 1e-12)
    #expect(abs(try bench.value("538", of: "own") - 0.16) < 1e-12)
    let spot = try bench.value("metaculus-spot-baseline", of: "own")
    #expect(abs(spot - 100 * (log2(0.6) + 1)) < 1e-9)
  }

  @Test func `agree with our own score, whatever the forecasts`() throws {
    let random = Seeded(81)
    for _ in 0..<6 {
      var bench = TestBench(now: later)
      let scheduled = 5 + random.below(20)
      let given = (0..<1 + random.below(5)).map { _ in
        ("own", random.below(scheduled + 3), Double(1 + random.below(99)) / 100)
      }
      try bench.ask(given, scheduled: scheduled, closed: 1 + random.below(scheduled))
      let ours = try bench.group("score @own")["mean"] as? Double
      let rows = try #require(try bench.json("conventions p1")["scores"] as? [[String: Any]])
      let exact = rows.first { $0["convention"] as? String == "exact" }?["value"] as? Double
      #expect((ours == nil) == (exact == nil))
      if let ours, let exact { #expect(abs(ours - exact) < 1e-12) }
    }
  }
}

extension Double {
  fileprivate func rounded(to places: Int) -> Double {
    let power = pow(10, Double(places))
    return (self * power).rounded() / power
  }
}
