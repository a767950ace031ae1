import Foundation
import Presentation
import Testing

@testable import Workbench

@Suite struct `The scorecard` {
  private let bench: TestBench

  init() throws {
    var bench = TestBench(files: try Project.files(in: Project.sample))
    try bench.run("run build.rk")
    self.bench = bench
  }

  private func card(_ words: String = "") throws -> [String: Any] {
    var bench = bench
    return try bench.json("report scorecard \(words) --as-of 2024-01-01")
  }

  @Test func `has all from which its numbers can be worked out again`() throws {
    let card = try card()
    let rows = try #require(card["forecasts"] as? [[String: Any]])
    var sums: [String: [String: Double]] = [:]
    for row in rows {
      guard let score = row["forecast_score"] as? Double, let weight = row["weight"] as? Double else {
        continue
      }
      let speaker = try #require(row["forecaster"] as? String)
      let prediction = try #require(row["prediction"] as? String)
      // The Brier score once more, from what the row says of the forecast and of the outcome.
      let probability = try #require(row["probability"] as? Double)
      let outcome = try #require(row["outcome"] as? String)
      let share = outcome == "yes" ? 1 : outcome == "no" ? 0 : 0.4
      #expect(abs(score - (probability - share) * (probability - share)) < 1e-12, "\(row)")
      sums[speaker, default: [:]][prediction, default: 0] += weight * score
    }
    for group in try #require(card["groups"] as? [[String: Any]]) {
      guard let mean = group["mean"] as? Double, let key = group["key"] as? String else { continue }
      let scores = try #require(sums[key])
      #expect(abs(scores.values.reduce(0, +) / Double(scores.count) - mean) < 1e-12, "\(key)")
      #expect(scores.count == group["scored"] as? Int)
    }
    #expect(sums.count == 6)
  }

  @Test func `says of every forecast that does not count why`() throws {
    let rows = try #require(try card()["forecasts"] as? [[String: Any]])
    let others = rows.filter { $0["weight"] is NSNull && $0["outcome"] as? String == "yes" }
    #expect(!others.isEmpty)
    for row in others {
      #expect(row["left_out"] is String || row["stated"] as? String == "withdrawn", "\(row)")
    }
  }

  @Test func `has a row for each forecast in a table for spreadsheets`() throws {
    var bench = bench
    let lines = try bench.run("report scorecard @brandvold --as-of 2024-01-01 --format csv").text
      .split(separator: "\r\n")
    #expect(lines.count == 1 + (try #require(try card("@brandvold")["forecasts"] as? [Any])).count)
    #expect(lines[0].hasPrefix("prediction,statement,claim,type,unit,rule,forecaster,"))
  }

  private func charts(_ words: String = "") throws -> [Chart] {
    var bench = bench
    let pages = try bench.run("report scorecard \(words) --as-of 2024-01-01").pages
    return pages.flatMap(\.blocks).compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }

  @Test func `ends its history at the headline`() throws {
    let group = try #require((try card("@brandvold")["groups"] as? [[String: Any]])?.first)
    let chart = try #require(try charts("@brandvold").first { $0.name == "history-brandvold" })
    let lines = chart.layers.compactMap { if case .line(let line) = $0 { line } else { nil } }
    let bands = chart.layers.compactMap { if case .band(let band) = $0 { band } else { nil } }
    let end = try #require(lines.first?.points.last)
    let band = try #require(bands.first?.places.last)
    #expect(abs(end.y - (try #require(group["mean"] as? Double))) < 1e-12 && end.x == band.x)
    let interval = try #require(group["interval"] as? [Double])
    #expect(abs(band.low - interval[0]) < 1e-12 && abs(band.high - interval[1]) < 1e-12)
    #expect(lines[0].points.map(\.x) == lines[0].points.map(\.x).sorted())
  }

  @Test func `puts the best speaker on top, and draws those with few predictions otherwise`() throws {
    let chart = try #require(try charts().first { $0.name == "speakers" })
    #expect(chart.y.ticks.first?.label == "@min-chaeryeong 3")
    let marks = chart.layers.compactMap { if case .marks(let marks) = $0 { marks } else { nil } }
    #expect(marks.map(\.role) == [.first, .reference])
    #expect(marks[0].marks.map(\.link) == ["@brandvold"] && marks[1].marks.count == 5)
    #expect(try charts("@brandvold").allSatisfy { $0.name != "speakers" })
  }

  @Test func `draws no calibration of fewer predictions than can show any`() throws {
    #expect(try charts().map(\.name) == ["speakers", "calibration-brandvold", "history-brandvold"])
  }
}
