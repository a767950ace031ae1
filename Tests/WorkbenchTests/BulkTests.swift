import Testing

@testable import Workbench

@Suite struct `Changes of many rows` {
  private func bench(claims: Int) throws -> TestBench {
    var bench = TestBench()
    for number in 1...claims { try bench.run("claim \"주장 \(number)\" in none @ada +korea") }
    try bench.run("predict c1 60% by 2018")
    bench.session.sitting.allowsAbbreviations = true
    return bench
  }

  @Test(arguments: ["tag +seen where +korea", "rm with-dependants where +korea"])
  func `are asked about at the prompt, and not made where the answer is no`(line: String) throws {
    var bench = try bench(claims: 25)
    let before = try bench.facts
    bench.person.answers("n")
    #expect(try bench.run(line).text == "nothing was changed\n")
    #expect(bench.person.questions.count == 1 && bench.person.questions[0].contains("25 claims"))
    #expect(try bench.facts == before)
    #expect(bench.failure(of: "undo oX") != nil)
    bench.person.answers("y")
    #expect(try bench.run(line).text.contains(" more"))
    #expect(try bench.facts != before)
  }

  @Test func `are not asked about in a script, a dry run, or below the limit`() throws {
    var bench = try bench(claims: 25)
    try bench.runScript("tag +a where +korea\n")
    #expect(try bench.run("tag +b where +korea --dry-run").text.hasPrefix("would: c1 c2"))
    #expect(try bench.run("tag +c where +korea kind:fact").text == "no row is meant\n")
    try bench.run("set confirm never")
    try bench.run("tag +d where +korea")
    bench.session.sitting.allowsAbbreviations = false
    try bench.run("set confirm 3")
    try bench.run("tag +e where +korea")
    #expect(bench.person.questions.isEmpty)
    bench.session.sitting.allowsAbbreviations = true
    bench.person.answers("y")
    try bench.run("tag c1..c5 +f")
    #expect(bench.person.questions == ["5 claims would be tagged +f; go on?"])
  }

  @Test func `are logged by the rows they meant`() throws {
    var bench = try bench(claims: 14)
    try bench.run("tag +seen where c1..c9,c11,c13,c14")
    #expect(try bench.canonicalScript.contains("tag c1..c9,c11,c13,c14 +seen\n"))
    try bench.run("rm where own:+seen c11..c14")
    #expect(try bench.listed("claims own:+seen").count == 9)
    try bench.run("undo")
    #expect(try bench.listed("claims own:+seen").count == 12)
  }
}
