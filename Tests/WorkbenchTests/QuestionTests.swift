import Facts
import Foundation
import Scoring
import Storage
import Testing

@testable import Workbench

/// The worked cases of `scoring_reference.json`, read loosely.
private struct Reference {
  private let cases: [String: [String: Any]]

  init() throws {
    let file = Project.root.appendingPathComponent("Tests/ScoringTests/Fixtures/scoring_reference.json")
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]])
    cases = Dictionary(list.compactMap { one in (one["name"] as? String).map { ($0, one) } }) { first, _ in
      first
    }
  }

  func inputs(_ name: String) throws -> [String: Any] {
    try #require(cases[name]?["inputs"] as? [String: Any])
  }

  func expected(_ name: String) throws -> Double {
    let expected = try #require(cases[name]?["expected"] as? [String: Any])
    return try #require(expected["value"] as? Double)
  }
}

/// Such as `a:60%,b:40%` of 0.6 and 0.4.
private func shares(_ probabilities: [Double]) -> String {
  zip("abcdefgh", probabilities).map { "\($0):\(Probability.percent($1))" }.joined(separator: ",")
}

private func quantiles(_ levels: [Double], _ values: [Double]) -> String {
  zip(levels, values).map { "\(Probability.percent($0)):\($1.shortest)" }.joined(separator: ",")
}

extension TestBench {
  /// The mean score of one prediction that was made and resolved so.
  fileprivate mutating func score(
    _ estimate: String, _ outcome: String, rule: String?, type: String? = nil
  ) throws -> Double? {
    let number = try session.read { try $0.count(.prediction) }
    try run(
      "predict \"Q\" \(estimate)\(type.map { " type \($0)" } ?? "") by 2017-12-31 @ada on 2017-05-01 key q\(number)"
    )
    try run("resolve key:q\(number) \(outcome) on 2017-12-01")
    return try account("explain key:q\(number)\(rule.map { " rule \($0)" } ?? "")")["mean"] as? Double
  }
}

@Suite struct `Questions of every type` {
  private func bench() -> TestBench { TestBench(now: later) }

  // The expected values are those of scoringrules, scikit-learn and published examples, as the file says.
  @Test(arguments: [
    ("rps_unnormalised_faq", "rps-sum"), ("rps_unnormalised_peaked", "rps-sum"),
    ("rps_unnormalised_uniform5", "rps-sum"), ("rps_published_scoringrules_test", "rps-sum"),
    ("ordered_category_gjo_faq", "rps-2"), ("ordered_category_gjo_worst", "rps-2"),
  ])
  func `score ordered options as the reference does`(name: String, rule: String) throws {
    let reference = try Reference()
    var bench = bench()
    let inputs = try reference.inputs(name)
    let place = try #require(inputs["outcome_1based"] as? Int)
    let outcome = String(Array("abcdefgh")[place - 1])
    let probabilities = try #require(inputs["p"] as? [Double])
    let mean = try bench.score(shares(probabilities), outcome, rule: rule, type: "ordered")
    let expected = try reference.expected(name)
    #expect(try abs(#require(mean) - expected) < 1e-9)
    let headline = try bench.score(shares(probabilities), outcome, rule: nil, type: "ordered")
    let splits = Double(probabilities.count - 1)
    #expect(try abs(#require(headline) - (rule == "rps-2" ? expected / 2 : expected / splits)) < 1e-9)
  }

  @Test(arguments: ["brier_multi_0to2_trump40", "brier_multi_0to2_trump65", "brier_multi_0to2_three_way"])
  func `score options as the reference does`(name: String) throws {
    let reference = try Reference()
    var bench = bench()
    let inputs = try reference.inputs(name)
    let place = try #require(inputs["true_index"] as? Int)
    let percent = try #require(inputs["percent"] as? [Double]).map { $0 / 100 }
    let outcome = String(Array("abcdefgh")[place])
    let expected = try reference.expected(name)
    let doubled = try #require(try bench.score(shares(percent), outcome, rule: "brier-2"))
    #expect(abs(doubled - expected) < 1e-9)
    let headline = try #require(try bench.score(shares(percent), outcome, rule: nil))
    #expect(abs(headline - expected / 2) < 1e-9)
    let spherical = try #require(try bench.score("a:20%,b:30%,c:50%", "c", rule: "spherical"))
    #expect(try abs(spherical - reference.expected("spherical_multi")) < 1e-9)
  }

  @Test func `score quantiles as the reference does`() throws {
    let reference = try Reference()
    var bench = bench()
    let inside = try reference.inputs("crps_quantile_inside")
    let stated = try quantiles(#require(inside["a"] as? [Double]), #require(inside["q"] as? [Double]))
    #expect(stated == "10%:2,25%:3,50%:4,75%:6,90%:8")
    let pinball = try #require(try bench.score(stated, "4.5", rule: "pinball"))
    #expect(try abs(pinball - reference.expected("crps_quantile_inside")) < 1e-9)
    // The same numbers as two intervals and a median: wis and the mean pinball loss, doubled, are one.
    let wis = try #require(try bench.score(stated, "9", rule: "wis"))
    #expect(try abs(wis - reference.expected("wis_two_intervals_and_median")) < 1e-9)
    for (name, value) in [
      ("interval80_inside", "5"), ("interval80_below", "0.5"), ("interval80_on_edge", "10"),
    ] {
      let interval = try #require(try bench.score("10%:1,90%:10", value, rule: "interval"))
      #expect(try abs(interval - reference.expected(name)) < 1e-9)
    }
  }

  // By numerical integration of (F(x) - [x >= y])² in Python, with the mass outside the end knots on them.
  @Test(arguments: [
    ("10%:8,50%:14,90%:22", "23", 5.646666666666667), ("10%:8,50%:14,90%:22", "14", 1.4466666666666668),
    ("10%:8,50%:14,90%:22", "5", 6.846666666666667), ("50%:3", "5", 2.0),
    ("10%:2017-05,50%:2017-09,90%:2018", "2017-09-03", 62.220163934426225),
  ])
  func `score numbers and days by the distance of their distribution`(
    stated: String, outcome: String, expected: Double
  ) throws {
    var bench = bench()
    try bench.run("predict \"Q\" \(stated) by 2019 @ada on 2017-05-01")
    try bench.run("resolve p1 \(outcome)" + (outcome.count < 5 ? " on 2017-12-01" : ""))
    let mean = try bench.account("explain p1")["mean"] as? Double
    #expect(try abs(#require(mean) - expected) < 1e-9)
  }

  @Test func `of two options score as a statement does, and twice that over both categories`() throws {
    var bench = bench()
    for percent in stride(from: 0, through: 100, by: 10) {
      let options = "yes:\(percent)%,no:\(100 - percent)%"
      for outcome in ["yes", "no"] {
        for (rule, factor) in [("brier", 1.0), ("log", 1), ("spherical", 1)] {
          let one = try bench.score(options, outcome, rule: rule)
          let other = try bench.score("\(percent)%", outcome, rule: rule)
          #expect(one == other || abs((one ?? .nan) - factor * (other ?? .nan)) < 1e-12, "\(rule) \(options)")
        }
        let doubled = try #require(try bench.score(options, outcome, rule: "brier-2"))
        let single = try #require(try bench.score("\(percent)%", outcome, rule: "brier"))
        #expect(abs(doubled - 2 * single) < 1e-12)
        let ranked = try #require(try bench.score(options, outcome, rule: nil, type: "ordered"))
        #expect(abs(ranked - doubled / 2) < 1e-12)
      }
    }
  }

  @Test func `reward what is believed, through the language`() throws {
    let belief = [0.5, 0.3, 0.2]
    let others = ["a:60%,b:25%,c:15%", "a:40%,b:40%,c:20%", "a:34%,b:33%,c:33%", "a:90%,b:5%,c:5%"]
    for type in ["options", "ordered"] {
      for rule in [nil, "log", "spherical"] {
        var bench = bench()
        func expected(_ stated: String) throws -> Double {
          try zip(belief, ["a", "b", "c"]).reduce(0) { sum, part in
            let score = try bench.score(stated, part.1, rule: rule, type: type)
            return sum + part.0 * (try #require(score))
          }
        }
        let (own, sign) = (try expected(shares(belief)), rule == "spherical" ? -1.0 : 1)
        for other in others {
          let score = try expected(other)
          #expect(sign * score > sign * own, "\(rule ?? type) \(other)")
        }
      }
    }
  }
}
