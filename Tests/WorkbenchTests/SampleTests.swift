import Foundation
import Presentation
import Testing

@testable import Workbench

@Suite struct `The sample workspace` {
  private let bench: TestBench

  init() throws {
    var bench = TestBench(files: try Project.files(in: Project.sample))
    try bench.run("run build.rk")
    self.bench = bench
  }

  @Test(arguments: [("text", "expected-scorecard.txt"), ("markdown", "expected-scorecard.md")])
  func `gives the expected scorecard, twice`(format: String, name: String) throws {
    var bench = bench
    let line = "report scorecard --as-of 2024-01-01 --format \(format)"
    let text = try bench.run(line).text
    #expect(try bench.run(line).text == text)
    try Expectation.compare(text, with: Project.sample.appendingPathComponent(name).path)
  }

  // Worked out apart from this program, from the forecasts and outcomes alone.
  private static let means = [
    "@achterberg": 0.711078, "@brandvold": 0.122400, "@do-yunseop": 0.176181, "@hana-weiss": 0.148125,
    "@seo-jihun": 0.040567, "@min-chaeryeong": 0.008842,
  ]

  @Test func `has the scores that were worked out apart`() throws {
    let speakers = try groups("score per speaker")
    for (speaker, mean) in Self.means {
      let found = try #require(speakers[speaker]?["mean"] as? Double, "\(speaker)")
      #expect(abs(found - mean) < 1e-6, "\(speaker)")
    }
    let brandvold = try #require(speakers["@brandvold"])
    for (column, expected) in ["first": 0.133339, "last": 0.078045, "log": 0.433095] {
      let found = try #require(brandvold[column] as? Double, "\(column)")
      #expect(abs(found - expected) < 1e-6, "\(column)")
    }
    let all = try #require(try groups("score")["all"]?["mean"] as? Double)
    #expect(abs(all - 0.219353) < 1e-6)
  }

  private func groups(_ line: String) throws -> [String: [String: Any]] {
    var bench = bench
    let text = try bench.run(line + " --as-of 2024-01-01 --json").text
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let groups = try #require(object?["groups"] as? [[String: Any]])
    return groups.reduce(into: [:]) { $0[$1["key"] as? String ?? ""] = $1 }
  }
}

@Suite struct `The sample of two coders` {
  private let bench: TestBench

  init() throws {
    var bench = TestBench(files: try Project.files(in: Project.twoCoders))
    try bench.run("run build.rk")
    self.bench = bench
  }

  @Test func `gives the expected agreement, and changes nothing when run again`() throws {
    var bench = bench
    let (text, facts) = (try bench.run("agree").text, try bench.facts)
    try Expectation.compare(
      text, with: Project.twoCoders.appendingPathComponent("expected-agreement.txt").path)
    try bench.run("run build.rk")
    #expect(try bench.facts == facts)
    #expect(try bench.run("agree").text == text)
  }

  @Test func `leaves one disagreement open for the prompt`() throws {
    var bench = bench
    bench.person.answers("1")
    bench.person.types("it is a plain statement")
    #expect(try bench.run("adjudicate +sure").text.hasSuffix("1 adjudicated, 0 left\n"))
    #expect(try bench.run("adjudicate").text == "nothing to adjudicate\n")
  }
}

@Suite struct `The sample of football games` {
  @Test
  func `gives the expected calibration, leads every score to its source, and changes nothing when run again`()
    throws
  {
    var bench = TestBench(
      files: try Project.files(in: Project.games), now: TestBench.noon + 10 * 365 * 86_400_000)
    try bench.run("run build.rk")
    let text =
      try bench.run("score per year --as-of 2024-01-01").text
      + (try bench.run("calibration --as-of 2024-01-01").text)
    try Expectation.compare(text, with: Project.games.appendingPathComponent("expected-calibration.txt").path)
    let card = try bench.json("report scorecard --as-of 2024-01-01")
    let rows = try #require(card["forecasts"] as? [[String: Any]])
    #expect(rows.count == 1889 && rows.allSatisfy { $0["url"] is String && $0["source"] is String })
    let facts = try bench.facts
    #expect(try bench.run("run build.rk").text.contains("1889 unchanged"))
    #expect(try bench.facts == facts)
  }
}
