import Testing

@testable import Workbench

private func bench() throws -> TestBench {
  var bench = TestBench()
  for line in [
    "predict \"문재인 당선\" 60% by 2017-05-10 @ada on 2017-03-20 +korea",
    "predict \"Rain 🌧\" 60% by 2017-04-01 @hana on 2017-03-20",
    "predict \"Given\" 60% by 2017-04-01 @hana on 2017-03-20 given p1",
    "predict \"Later\" 60% by 2018 @ada on 2017-03-20",
  ] {
    try bench.run(line)
  }
  return bench
}

@Suite struct `What is due` {
  @Test func `stands from the day of its deadline until it is resolved, the longest first`() throws {
    var bench = try bench()
    #expect(try bench.run("due --as-of 2017-03-31").text == "0 due on 2017-03-31 Fri\n")
    #expect(try bench.run("due --as-of 2017-04-01").text.contains("today"))
    let both = try bench.run("due --as-of 2017-05-20").lines.filter { $0.hasPrefix("p") }
    #expect(both.map { $0.prefix(2) } == ["p2", "p1"])
    #expect(both[0].contains(" 49 ") && both[1].contains(" 10 "))
    try bench.run("resolve p2 no")
    #expect(try bench.run("due +korea").text.contains("1 due"))
    #expect(try bench.run("due @hana").text.contains("0 due"))
  }

  @Test func `waits for the antecedent, and comes with its answer`() throws {
    var bench = try bench()
    #expect(try !bench.run("due").text.contains("Given"))
    try bench.run("resolve p1 yes on 2017-05-09")
    #expect(try bench.run("due").text.contains("Given"))
  }

  @Test func `asks the program for its exit code only when told to`() throws {
    var bench = try bench()
    try bench.run("due")
    #expect(bench.session.sitting.exit == nil)
    try bench.run("due --exit-code --as-of 2017-03-31")
    #expect(bench.session.sitting.exit == nil)
    try bench.run("due --exit-code")
    #expect(bench.session.sitting.exit == .due)
  }
}
