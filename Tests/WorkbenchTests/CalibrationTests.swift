import Foundation
import Testing

@testable import Workbench

/// A forecast that counts, as JSON lists it.
private struct Input {
  let prediction: String
  let probability: Double
  let outcome: Double
  let weight: Double
}

/// The fit by the formula of minimum and maximum, an algorithm other than the one that is tried.
private func isotonic(_ inputs: [Input]) -> [Double] {
  let places = Set(inputs.map(\.probability)).sorted()
  let level = { (from: Int, through: Int) -> Double in
    let inside = inputs.filter { (places[from]...places[through]).contains($0.probability) }
    return inside.reduce(0) { $0 + $1.weight * $1.outcome } / inside.reduce(0) { $0 + $1.weight }
  }
  let fit = places.indices.map { place in
    (0...place).map { from in (place..<places.count).map { level(from, $0) }.min() ?? 0 }.max() ?? 0
  }
  let values = Dictionary(uniqueKeysWithValues: zip(places, fit))
  return inputs.map { values[$0.probability] ?? .nan }
}

private func brier(_ inputs: [Input], _ said: [Double]) -> Double {
  zip(inputs, said).reduce(0) { $0 + $1.0.weight * ($1.1 - $1.0.outcome) * ($1.1 - $1.0.outcome) }
    / inputs.reduce(0) { $0 + $1.weight }
}

extension TestBench {
  fileprivate mutating func calibration(_ words: String = "") throws -> [String: Any] {
    let answer = try run("calibration \(words) --json").text
    let data = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
    return try #require((data["groups"] as? [[String: Any]])?.first)
  }

  fileprivate mutating func headline(_ words: String = "") throws -> [String: Any] {
    let answer = try run("score \(words) --json").text
    let data = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
    return try #require((data["groups"] as? [[String: Any]])?.first)
  }
}

extension [String: Any] {
  fileprivate var numbers: [String: Double] { compactMapValues { $0 as? Double } }

  fileprivate var inputs: [Input] {
    ((self["inputs"] as? [[String: Any]]) ?? []).compactMap { row in
      guard let prediction = row["prediction"] as? String, let probability = row["probability"] as? Double,
        let outcome = row["outcome"] as? Double, let weight = row["weight"] as? Double
      else { return nil }
      return Input(prediction: prediction, probability: probability, outcome: outcome, weight: weight)
    }
  }
}

@Suite struct `The command calibration` {
  /// Predictions by up to three people who change their minds; all deadlines have passed.
  private func world(_ seed: UInt64, count: Int = 25) throws -> TestBench {
    let chance = Seeded(seed)
    var bench = TestBench()
    let lines = (1...count).flatMap { id -> [String] in
      let outcome = chance.pick(["yes on 2017-04-20", "no", "yes on 2017-05-01", "no", "void", "ambiguous"])
      let forecasts = (0...chance.below(5)).map { _ in
        "forecast p\(id) \(1 + chance.below(99))% @\(chance.pick(["ada", "bo", "지훈"])) on 2017-0\(1 + chance.below(4))-1\(chance.below(9))"
      }
      return ["predict \"Question \(id)\" \(1 + chance.below(99))% by 2017-05-01 @ada on 2017-01-05"]
        + forecasts
        + ["resolve p\(id) \(outcome)"]
    }
    try bench.runScript(lines.joined(separator: "\n"))
    return bench
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `decomposes exactly the score, and gives what it takes to do so again`(seed: UInt64) throws {
    var bench = try world(seed)
    for (words, column) in [("", "mean"), ("of first", "first"), ("of last", "last"), ("@지훈", "mean")] {
      let filter = words.hasPrefix("@") ? words : ""
      let score = try #require(try bench.headline(filter)[column] as? Double)
      let group = try bench.calibration(words)
      let (measures, inputs) = (group.numbers, group.inputs)
      let base = inputs.reduce(0) { $0 + $1.weight * $1.outcome } / inputs.reduce(0) { $0 + $1.weight }
      let given = brier(inputs, inputs.map(\.probability))
      let fitted = brier(inputs, isotonic(inputs))
      let uncertainty = brier(inputs, inputs.map { _ in base })
      let expected = [
        "score": given, "mcb": given - fitted, "dsc": uncertainty - fitted, "unc": uncertainty,
      ]
      for (name, value) in expected {
        #expect(measures[name].map { abs($0 - value) < 1e-12 } == true, "\(words) \(name)")
      }
      #expect(abs(given - score) < 1e-12)
      let sum = (measures["mcb"] ?? 0) - (measures["dsc"] ?? 0) + (measures["unc"] ?? 0)
      #expect(abs(sum - score) < 1e-12)
      let weights = Dictionary(grouping: inputs, by: \.prediction).mapValues {
        $0.reduce(0) { $0 + $1.weight }
      }
      #expect(weights.values.allSatisfy { abs($0 - 1) < 1e-12 })
      #expect(group["scored"] as? Int == weights.count)
    }
  }

  @Test func `counts void, ambiguous and pending as the score does, and prints its interval`() throws {
    var bench = try world(4)
    try bench.run("predict \"Open\" 60% by 2017-12-31 @ada on 2017-01-05")
    let (group, score) = (try bench.calibration(), try bench.headline())
    for key in ["predictions", "scored", "void", "ambiguous", "pending", "unscorable"] {
      #expect(group[key] as? Int == score[key] as? Int, "\(key)")
    }
    let intervals = try #require(group["intervals"] as? [String: Any])
    #expect(intervals["score"] as? [Double] == score["interval"] as? [Double])
  }

  @Test func `leaves out and names what came before its deadline, unless it is asked for`() throws {
    var bench = try world(5, count: 12)
    try bench.run("predict \"Soon\" 60% by 2017-06-01 @ada on 2017-01-05")
    try bench.run("resolve p13 yes on 2017-05-20")
    let guarded = try bench.calibration()
    #expect(guarded["early"] as? [String] == ["p13"])
    #expect(!guarded.inputs.contains { $0.prediction == "p13" })
    let all = try bench.calibration("early")
    #expect((all["early"] as? [String])?.isEmpty == true)
    #expect(all.inputs.contains { $0.prediction == "p13" })
    let score = try #require(try bench.headline()["mean"] as? Double)
    #expect(all.numbers["score"].map { abs($0 - score) < 1e-12 } == true)
    // The deadline is the last day on which it can come true, so it has passed on the next.
    try bench.run("set as-of 2017-06-02")
    #expect((try bench.calibration()["early"] as? [String])?.isEmpty == true)
  }

  @Test func `counts every forecast once where it is asked to`() throws {
    var bench = try world(6)
    let (each, standing) = (try bench.calibration("of each"), try bench.calibration())
    #expect(each.inputs.allSatisfy { $0.weight == 1 })
    #expect(
      each.inputs.count == standing.inputs.count && each["scored"] as? Int == standing["scored"] as? Int)
  }

  @Test func `says the same whatever format it is asked in, and twice the same`() throws {
    var bench = try world(7)
    let text = try bench.run("calibration").text
    #expect(try bench.run("calibration").text == text)
    let measures = try bench.calibration().numbers
    #expect(text.contains("MCB, miscalibration") && measures["mcb"] != nil)
    #expect(try bench.run("calibration --format markdown").text.contains("```\nCalibration\n"))
    #expect(
      try bench.run("calibration per speaker --format csv").text.split(whereSeparator: \.isNewline).count == 4
    )
  }
}
