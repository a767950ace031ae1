import CommandLanguage
import Facts
import Presentation
import Testing

@testable import Workbench

@Suite struct `A score taken apart` {
  @Test(arguments: 0..<12 * effort)
  func `adds up to the score, whatever happened`(seed: Int) throws {
    var bench = try RandomWorkspace(seed: UInt64(seed) + 40, commands: 40).bench
    for rule in ["brier", "log", "spherical"] {
      for filter in ["", "@ada", "state:resolved or state:void"]
      where bench.failure(of: "score \(filter)") == nil {
        // There is no group where the rule knows none of the questions.
        guard let score = try bench.data("score \(filter) rule \(rule) --json")["groups"]?.elements.first
        else { continue }
        let account = try bench.data("explain score \(filter) rule \(rule) --json")
        let parts = account["kinds"]?.elements[0] ?? account
        for member in ["mean", "scored", "void", "ambiguous", "pending", "unscorable", "interval"] {
          #expect(parts[member] == score[member], "\(member) \(rule) \(filter)")
        }
        let records = parts["records"]?.elements ?? []
        let mean = parts["mean"]?.double
        let sum = records.compactMap { $0["contribution"]?.double }.reduce(0, +)
        #expect(close(sum, mean ?? 0), "\(sum) \(mean ?? 0)")
        #expect(close(records.compactMap { $0["weight"]?.double }.reduce(0, +), mean == nil ? 0 : 1))
        for record in records { #expect((record["reason"] == .null) == (record["weight"] != .null)) }
      }
    }
  }

  @Test(arguments: 0..<12 * effort)
  func `changes between two ends by what its parts add`(seed: Int) throws {
    var bench = try RandomWorkspace(seed: UInt64(seed) + 80, commands: 40).bench
    let last = try #require(try bench.newestOperation)
    let middle = max(1, last / 2)
    for (ends, options) in [
      ("2017-03-25 today", ("--as-of 2017-03-25", "")),
      ("o\(middle) o\(last)", ("--recorded o\(middle)", "--recorded o\(last)")),
    ] {
      for per in ["", "per speaker"] {
        let answer = try bench.data("changes \(ends) \(per) --json")
        let before = try bench.means("score \(per) baseline 50% \(options.0) --json")
        let after = try bench.means("score \(per) baseline 50% \(options.1) --json")
        for part in answer["kinds"]?.elements ?? [answer] {
          for group in part["groups"]?.elements ?? [] {
            let key = group.key(in: part)
            #expect(group["before"]?["mean"]?.double == before[key] ?? nil, "\(key)")
            #expect(group["after"]?["mean"]?.double == after[key] ?? nil, "\(key)")
            guard let change = group["change"]?.double else { continue }
            let items = group["items"]?.elements ?? []
            let sum = items.compactMap { $0["contribution"]?.double }.reduce(0, +)
            #expect(close(sum, change), "\(sum) \(change)")
            for item in items where item["before"] != item["after"] {
              #expect(item["events"]?.elements.isEmpty == false, "\(item.text())")
            }
          }
        }
      }
    }
  }

  @Test(arguments: 0..<12 * effort)
  func `is audited so that every prediction stands in one place`(seed: Int) throws {
    var bench = try RandomWorkspace(seed: UInt64(seed) + 120, commands: 40).bench
    let lines = try bench.data("audit --json")["lines"]?.elements ?? []
    let scores = try bench.data("score per speaker --json")["groups"]?.elements ?? []
    for (group, lines) in Dictionary(grouping: lines, by: { $0["group"]?.string ?? "" }) {
      func count(_ measure: String) -> Int {
        lines.first { $0["measure"]?.string == measure }?["count"]?.whole ?? -1
      }
      let standings = AuditReport.Standing.allCases.map { count($0.rawValue) }
      #expect(standings.reduce(0, +) == count("predictions"), "\(group)")
      let ofGroup = scores.filter { $0["key"]?.string == group }
      // Of several kinds of question a prediction may have been one after the other.
      if ofGroup.count == 1, let score = ofGroup.first {
        #expect(score["scored"]?.whole == count("scored"), "\(group)")
        #expect(score["predictions"]?.whole == count("predictions"), "\(group)")
        #expect(score["void"]?.whole == count("void") + count("void-by-condition"), "\(group)")
      }
      for line in lines {
        #expect(line["count"]?.whole == line["ids"]?.elements.count)
        if let of = line["of"]?.whole { #expect(of >= line["count"]?.whole ?? 0) }
      }
    }
  }
}

@Suite struct `Forecasts that cannot go together` {
  private func bench(_ lines: String...) throws -> TestBench {
    var bench = TestBench()
    for line in lines { try bench.run(line) }
    return bench
  }

  @Test func `end the program with 1, and the expectation with an error`() throws {
    var bench = try bench(
      "predict A 70% by 2017-05-10 @ada on 2017-05-01", "predict B 50% by 2017-05-10 @ada on 2017-05-03",
      "predict C 50% by 2017-05-10 @지훈 on 2017-05-03", "link p1 implies p2", "coherence @지훈")
    #expect(bench.session.sitting.exit == nil)
    try bench.run("coherence")
    #expect(bench.session.sitting.exit == .failed)
    #expect(bench.failure(of: "expect coherence @ada")?.diagnostic.code == "E-EXPECT")
    try bench.run("expect coherence @지훈")
    try bench.run("rm l1")
    try bench.run("expect coherence")
  }

  @Test func `are not looked for before both stood, after one ended, or through an undercut link`() throws {
    var bench = try bench(
      "predict A 70% by 2017-05-10 @ada on 2017-05-01", "predict B 50% by 2017-05-30 @ada on 2017-05-11",
      "link p1 implies p2", "expect coherence", "forecast p2 40% @ada on 2017-05-09")
    #expect(bench.failure(of: "expect coherence") != nil)
    try bench.run("expect coherence --as-of 2017-05-08")
    try bench.run("claim \"No\" in none")
    try bench.run("link c1 undercuts l1")
    try bench.run("expect coherence")
  }

  @Test func `are found where a condition and what holds under it are likelier than both`() throws {
    var bench = try bench(
      "predict A 50% by 2017-05-10 @ada on 2017-05-01",
      "predict B 40% by 2017-05-10 given p1 @ada on 2017-05-01",
      "predict \"A and B\" 30% by 2017-05-10 @ada on 2017-05-01", "link p3 implies p2")
    let found = try bench.data("coherence --json")["findings"]?.elements ?? []
    #expect(found.count == 1)
    #expect(found.first?["rule"]?.string == "P(p3) ≤ P(p2 given p1) P(p1)")
    #expect(close(found.first?["sure_loss"]?.double ?? 0, 0.1))
    try bench.run("forecast p3 20% @ada on 2017-05-01")
    try bench.run("expect coherence")
  }

  @Test func `are suggested where the same statement has another deadline or a condition`() throws {
    var bench = try bench(
      "predict \"Talks begin\" 60% by 2017-06 @ada on 2017-05-01",
      "predict \"talks  begin.\" 40% by 2017-12 @ada on 2017-05-01",
      "predict A 50% by 2017-12 @ada on 2017-05-01",
      "predict \"Rain\" 40% by 2017-12 given p3 @ada on 2017-05-01",
      "predict \"Rain\" 80% by 2017-12 given p3=no @ada on 2017-05-01",
      "predict \"Rain\" 70% by 2017-12 @ada on 2017-05-01", "coherence")
    #expect(bench.session.sitting.exit == nil)
    let found = try bench.data("coherence --json")["findings"]?.elements ?? []
    #expect(found.compactMap { $0["section"]?.string } == ["suggested", "suggested"])
    #expect(found.compactMap { $0["law"]?.string }.sorted() == ["atMost", "equal"])
    let losses = found.compactMap { $0["sure_loss"]?.double }.sorted()
    #expect(losses.count == 2 && close(losses[0], 0.1) && close(losses[1], 0.2))
  }

  @Test func `do not hide contradictory answers, which check finds too`() throws {
    var bench = try bench(
      "predict A by 2017-05-10", "predict B by 2017-05-10", "predict C by 2017-05-10", "link p1 implies p2",
      "link p2 same-event p3", "resolve p1 yes on 2017-05-09", "resolve p3 no", "check answers")
    #expect(bench.session.sitting.exit == .failed)
    #expect(
      try bench.run("check answers").text.contains(
        "p1 yes and p3 no: p1 implies p2 (l1), p2 same-event p3 (l2)"))
    #expect(try bench.data("coherence --json")["findings"]?.elements.count == 1)
    try bench.run("expect coherence --as-of 2017-05-10")
  }
}

private func close(_ one: Double, _ other: Double) -> Bool { one == other || abs(one - other) <= 1e-12 }

extension TestBench {
  fileprivate mutating func data(_ line: String) throws -> JSON { try JSON(parsing: run(line).text) }

  /// The means of groups by their keys as JSON text, nil where undefined.
  fileprivate mutating func means(_ line: String) throws -> [String: Double?] {
    try (data(line)["groups"]?.elements ?? []).reduce(into: [:]) { means, group in
      means[group.key(in: group)] = .some(group["mean"]?.double)
    }
  }
}

extension JSON {
  /// A group's name with the kind of question of the part in which it stands.
  fileprivate func key(in part: JSON) -> String {
    [part["type"], part["unit"], self["key"]].map { $0?.text() ?? "" }.joined(separator: " ")
  }
  fileprivate var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var whole: Int? { if case .integer(let number) = self { number } else { nil } }
  fileprivate var double: Double? {
    switch self {
    case .number(let number): number
    case .integer(let number): Double(number)
    case .string("Infinity"): .infinity
    default: nil
    }
  }
}
