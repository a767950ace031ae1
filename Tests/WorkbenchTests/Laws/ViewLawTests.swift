import CommandLanguage
import Facts
import Foundation
import Scoring
import Storage
import Testing

@testable import Workbench

/// The views know no as-of day: seen from the last day of all, the commands must say the same.
private let lastDay = Day(year: 9999, month: 12, day: 31)

extension TestBench {
  /// What a query answers, each row by its columns.
  fileprivate mutating func rows(_ sql: String) throws -> [[String: StoredValue]] {
    let result = try session.read { try $0.query(sql, within: QueryBounds(rows: 10_000)) }
    return result.rows.map { Dictionary(uniqueKeysWithValues: zip(result.columns, $0)) }
  }

  /// A call that sees everything.
  fileprivate mutating func call<Value>(_ body: (Call) throws -> Value) throws -> Value {
    var session = session
    session.sitting.asOf = lastDay
    let status = Statement(arguments: ["status"])
    let arguments = try Command.status.syntax.bind(status)
    let copy = session
    return try session.read { try body(Call(arguments, copy, $0)) }
  }

  /// Differences between the views and what the commands work out.
  fileprivate mutating func contradictions() throws -> [String] {
    try settlements() + scores()
  }

  private mutating func settlements() throws -> [String] {
    let rows = try rows("SELECT * FROM settlements ORDER BY prediction_number, terms")
    let newest = try self.rows("SELECT id, state, outcome, value FROM predictions ORDER BY number")
    return try call { call in
      var (found, expected): ([String], [String]) = ([], [])
      for id in try call.snapshot.numbers(of: .prediction).sorted() {
        guard let prediction = try call.snapshot.prediction(id) else { continue }
        for terms in prediction.terms {
          let settlement = try call.settlement(of: id, under: terms)
          expected.append("p\(id) \(terms.number) \(settlement.inFull)")
        }
        expected.append("p\(id) \(try call.settlement(of: id).inShort)")
      }
      found = rows.map { row in
        "\(row.text("prediction")) \(row.text("terms")) "
          + ["state", "outcome", "value", "resolution", "known_first"].map(row.text).joined(separator: " ")
      }
      found += newest.map { row in ["id", "state", "outcome", "value"].map(row.text).joined(separator: " ") }
      return found.sorted().difference(from: expected.sorted()).map { "\($0)" }
    }
  }

  private mutating func scores() throws -> [String] {
    let rows = try rows("SELECT * FROM scores")
    return try call { call in
      var wrong: [String] = []
      var records = 0
      for id in try call.snapshot.numbers(of: .prediction).sorted() {
        for record in try call.assessments(of: id) {
          guard let record = record.only(.binary), let score = record.score(.brier), let mean = score.mean
          else {
            continue
          }
          records += 1
          let row = rows.first {
            $0.text("prediction") == "p\(id)" && $0.text("forecaster") == record.forecaster.description
          }
          let isSame =
            row.map {
              $0.isNear("brier", mean) && $0.isNear("brier_first", score.first)
                && $0.isNear("brier_last", score.last)
                && $0["days"] == .integer(score.days) && $0["forecasts"] == .integer(score.segments.count)
                && $0.text("stood_first") == score.segments.first?.segment.from.description
                && $0.text("stood_last") == score.segments.last?.segment.through.description
            } ?? false
          if !isSame { wrong.append("p\(id) \(record.forecaster): \(score) but \(row ?? [:])") }
        }
      }
      return wrong + (records == rows.count ? [] : ["\(rows.count) rows for \(records) records"])
    }
  }
}

extension [String: StoredValue] {
  fileprivate func text(_ column: String) -> String {
    switch self[column] {
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .null, .blob, nil: "-"
    }
  }

  fileprivate func isNear(_ column: String, _ expected: Double?) -> Bool {
    guard let expected, case .real(let found) = self[column] else { return false }
    return abs(found - expected) < 1e-12
  }
}

extension Settlement {
  fileprivate var inShort: String {
    let outcome: Outcome? =
      switch self {
      case .voided: .void
      case .resolved(let resolution): resolution.outcome
      case .open, .pending, .unanswered: nil
      }
    let word: String
    switch outcome {
    case .partial: word = "partial"
    case .option: word = "option"
    case .number: word = "number"
    case .day: word = "day"
    default: word = outcome?.word ?? "-"
    }
    return "\(state) \(word) \(outcome?.value.map { String($0) } ?? "-")"
  }

  fileprivate var inFull: String {
    guard case .resolved(let resolution) = self else { return inShort + " - -" }
    return "\(inShort) \(resolution.identifier) \(resolution.known?.first.description ?? "-")"
  }
}

@Suite struct `The views of a workspace` {
  @Test func `agree with the commands on the sample`() throws {
    var bench = TestBench(files: try Project.files(in: Project.sample))
    try bench.run("run build.rk")
    #expect(try bench.contradictions() == [])
    #expect(try bench.rows("SELECT * FROM scores").count == 47)
    let means = try bench.rows(
      """
      SELECT avg(brier) AS mean FROM (
        SELECT prediction, avg(brier) AS brier FROM scores GROUP BY prediction)
      """)
    let group = try bench.group("score --as-of 9999-12-31")
    #expect(means.first?.isNear("mean", group["mean"] as? Double) == true)
  }

  @Test(arguments: 0..<15 * effort)
  func `agree with the commands after any of them`(seed: Int) throws {
    var bench = try RandomWorkspace(seed: UInt64(seed), commands: 20).bench
    #expect(try bench.contradictions() == [])
    try checkOperations(&bench)
    try checkClaims(&bench)
  }

  @Test(arguments: 0..<40 * effort)
  func `agree with the commands on forecasts, amendments, conditions and resolutions at random`(seed: Int)
    throws
  {
    let random = Seeded(UInt64(seed))
    var bench = TestBench(now: later)
    for _ in 0..<40 { _ = bench.failure(of: line(random)) }
    #expect(try bench.contradictions() == [])
  }

  private func line(_ random: Seeded) -> String {
    func day() -> String {
      random.pick(
        ["2017-0\(1 + random.below(9))", "2017-Q\(1 + random.below(4))", "2017"]
          + (0..<5).map { _ in "2017-0\(1 + random.below(6))-\(10 + random.below(18))" })
    }
    let (p, q) = (1 + random.below(5), 1 + random.below(5))
    let who = random.pick(["@ada", "@bo", "@지훈"])
    let odds = random.pick([
      "0%", "30%", "55.5%", "likely", "100%", "a:60%,b:40%", "b:10%,a:90%", "10%:2017-03,50%:2017-06",
      "50%:7",
    ])
    let condition = random.chance(40) ? " given p\(q)\(random.pick(["", "=no"]))" : ""
    return random.pick([
      "predict \"Q\(random.below(9))\" \(odds) by \(day()) \(who) on \(day())\(condition)",
      "forecast p\(p) \(odds) \(who) on \(day())", "forecast p\(p) \(odds) \(who) on \(day())",
      "withdraw p\(p) \(who) on \(day())", "edit p\(p) by \(day())", "edit p\(p) by \(day())",
      "edit p\(p) options \(random.pick(["a,b", "b,a"]))",
      "edit p\(p) type \(random.pick(["binary", "ordered"]))",
      "resolve p\(p) \(random.pick(["a", "b", "7"])) on \(day())", "resolve p\(p) \(day())",
      "edit p\(p) criteria \(random.pick(["a", "b"]))",
      "edit p\(p) given \(random.pick(["none", "p\(q)", "p\(q)=no"]))",
      "resolve p\(p) yes on \(day())", "resolve p\(p) yes on \(day()) known \(day())", "resolve p\(p) no",
      "resolve p\(p) no known \(day())", "resolve p\(p) 40% on \(day())",
      "resolve p\(p) yes on \(day()) --author @gold",
      "resolve p\(p) \(random.pick(["void", "ambiguous"])) on \(day())", "reopen p\(p)",
    ])
  }

  private func checkOperations(_ bench: inout TestBench) throws {
    for _ in 0..<3 { _ = bench.failure(of: "undo") }
    _ = bench.failure(of: "redo")
    let found = try bench.rows("SELECT id, in_effect FROM operations ORDER BY number")
      .map { "\($0.text("id")) \($0.text("in_effect"))" }
    let expected = try bench.session.read { try $0.operations() }.reversed()
      .map { "o\($0.id) \($0.isInEffect ? 1 : 0)" }
    #expect(found == expected)
  }

  private func checkClaims(_ bench: inout TestBench) throws {
    let found = try bench.rows("SELECT id, verdict, tags FROM claims ORDER BY number")
      .map { ["id", "verdict", "tags"].map($0.text).joined(separator: " ") }
    let expected = try bench.call { call in
      try call.snapshot.numbers(of: .claim).sorted().map { id in
        let tags = try call.snapshot.tags(on: Identifier(.claim, id)).map(\.path).joined(separator: ",")
        return
          "c\(id) \(try call.verdictInForce(on: id)?.standing.rawValue ?? "-") \(tags.isEmpty ? "-" : tags)"
      }
    }
    #expect(found == expected)
  }
}
