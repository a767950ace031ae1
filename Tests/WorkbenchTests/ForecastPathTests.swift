import Facts
import Presentation
import Testing

@testable import Storage
@testable import Workbench

@Suite struct `A path of forecasts` {
  @Test func `is drawn over the days, with its first and last value`() throws {
    var bench = TestBench()
    try bench.run("predict \"사드는 남는다\" 10% by 2017-12 on 2017-03-01 @moon")
    try bench.run("set as-of 2017-03-25")
    for line in ["50% on 2017-03-13", "95% on 2017-03-25"] { try bench.run("forecast p1 \(line) @moon") }
    try bench.run("forecast p1 60% @hana on 2017-03-13")
    let shown = try bench.run("show p1").text
    #expect(shown.contains("path:      ▁▁▁▁▁▁▁▁▁▁▁▅▅▅▅▅▅▅▅▅▅▅▅█  10% to 95%  @moon since 2017-03-01"))
    #expect(!shown.contains("@hana since"))
    let json = try bench.run("show p1 --json").text
    #expect(
      json.contains(
        #""paths":[{"forecaster":"@moon","points":[{"on":"2017-03-01","probability":0.1},"#
          + #"{"on":"2017-03-13","probability":0.5},{"on":"2017-03-25","probability":0.95}]}]"#))
    #expect(try bench.run("show p1 --as-of 2017-03-20").text.contains("10% to 50%"))
  }

  @Test func `has a gap where nothing stood, and never leaves the screen`() throws {
    var bench = TestBench()
    try bench.run("predict \"x\" 0% by 2017-12 on 2017-03-01 @moon")
    try bench.run("set as-of 2017-03-25")
    for line in ["withdraw p1 @moon on 2017-03-10", "forecast p1 100% @moon on 2017-03-25"] {
      try bench.run(line)
    }
    #expect(try bench.run("show p1").text.contains("▁▁▁▁▁▁▁▁" + String(repeating: " ", count: 15) + "█"))
    #expect(Sparkline.text([0, 0.124, 0.125, 0.999, 1, nil, .nan, -1, 2]) == "▁▁▂██  ▁█")
  }
}

@Suite struct `A track record after a forecast` {
  /// Predictions by @analyst at some probability, resolved as given.
  private func bench(_ calls: [(Int, String)]) throws -> TestBench {
    var bench = TestBench()
    for (number, call) in calls.enumerated() {
      try bench.run("predict \"q\(number)\" \(call.0)% by 2017-05 on 2017-03-01")
      let day = call.1 == "no" ? "" : " on 2017-05-20"
      if call.1 != "open" { try bench.run("resolve p\(number + 1) \(call.1)\(day)") }
    }
    bench.session.sitting.allowsAbbreviations = true
    return bench
  }

  @Test func `counts the calls near it that turned out one way or the other`() throws {
    var bench = try bench([
      (90, "yes"), (85, "yes"), (95, "no"), (90, "void"), (90, "open"), (84, "yes"), (96, "yes"), (88, "40%"),
    ])
    let line = "your 85-95 % calls: 2 of 3 came true\n"
    #expect(try bench.run("predict \"new\" 90% by 2018").text.hasSuffix(line))
    #expect(
      try bench.run("forecast p9 91% on 2017-05-31").text.hasSuffix("your 86-96 % calls: 2 of 3 came true\n")
        == true)
    #expect(try bench.run("predict \"other\" 90% by 2018 @moon").text.contains("calls") == false)
    #expect(try bench.run("predict \"far\" 40% by 2018").text.contains("calls") == false)
    #expect(try bench.run("predict \"json\" 90% by 2018 --json").text.contains("calls") == false)
    bench.session.sitting.allowsAbbreviations = false
    #expect(try bench.run("predict \"script\" 90% by 2018").text.contains("calls") == false)
  }

  @Test func `counts what a speaker said last, and many as well as few`() throws {
    var bench = try bench((0..<250).map { (90, $0 % 5 == 0 ? "no" : "yes") })
    #expect(
      try bench.run("predict \"new\" 90% by 2018").text.contains("your 85-95 % calls: 200 of 250 came true"))
    bench.session.sitting.allowsAbbreviations = false
    try bench.run("forecast p2 10% on 2017-04-01")
    bench.session.sitting.allowsAbbreviations = true
    #expect(try bench.run("predict \"newer\" 90% by 2018").text.contains("199 of 249 came true"))
  }
}
