import Presentation
import Testing

@testable import Workbench

@Suite struct `Status` {
  private func status(_ bench: inout TestBench, _ options: String = "") throws -> JSON {
    try JSON(parsing: bench.run("status \(options) --json").text)
  }

  private func count(_ bench: inout TestBench, _ line: String) throws -> Int {
    try bench.run("\(line) --format ids").text.split(separator: "\n").count
  }

  /// Predictions in every state that a resolution, a condition and amended terms can bring about.
  private static let script = """
    predict "due today" 50% by 2017-06-01 on 2017-01-01
    predict "overdue" 50% by 2017-05-01 on 2017-01-01
    predict "overdue question" by 2017-05
    predict "later" 50% by 2018 on 2017-01-01
    predict "answered" 50% by 2017-04 on 2017-01-01
    predict "reopened" 50% by 2017-04 on 2017-01-01
    predict "void" 50% by 2017-04 on 2017-01-01
    predict "hangs on later" 50% by 2017-05 on 2017-01-01 given p4
    predict "hangs on answered" 50% by 2017-05 on 2017-01-01 given p5
    predict "voided by answered" 50% by 2017-05 on 2017-01-01 given p5=no
    predict "answered, then amended" 50% by 2017-03 on 2017-01-01
    predict "amended, then overdue" 50% by 2018 on 2017-01-01
    resolve p5 yes on 2017-04-02
    resolve p6 yes on 2017-04-02
    reopen p6
    resolve p7 void
    resolve p11 no known 2017-04-01
    edit p11 by 2017-05-15
    edit p12 by 2017-05-20
    claim "사드는 남는다" in none @지훈 on 2017-05-01
    claim "북한이 쏜다" in none @지훈 on 2017-05-30
    """

  @Test(arguments: [
    "", "--as-of 2017-06-01", "--as-of 2017-05-01", "--as-of 2017-04-01", "--as-of 2017-05-20",
  ])
  func `counts what the filters find`(options: String) throws {
    var bench = TestBench()
    try bench.runScript(Self.script)
    let status = try status(&bench, options)
    let open = try count(&bench, "list predictions state:open \(options)")
    let pending = try count(&bench, "list predictions state:pending \(options)")
    #expect(status["due"] == .integer(try count(&bench, "list predictions state:due \(options)")))
    #expect(status["overdue"] == .integer(try count(&bench, "list predictions state:overdue \(options)")))
    #expect(status["unresolved"] == .integer(open + pending))
    #expect(status["unanchored"] == .integer(try count(&bench, "list mentions \(options)")))
    #expect(open > 0)
  }

  @Test func `of an empty workspace says what to type next, in words that can be typed`() throws {
    var bench = TestBench(files: ["brief.txt": "Moon wins the election."])
    guard case .array(let next) = try status(&bench)["next"] else {
      Issue.record("there is no next step")
      return
    }
    #expect(next.count == 3)
    let words = [
      "FILE": "brief.txt", "@AUTHOR": "@hana", "DAY": "2017-05-10", "WORDS OF THE TEXT": "Moon wins",
    ]
    for case .string(let line) in next {
      try bench.run(words.reduce(line) { $0.replacing($1.key, with: $1.value) })
    }
    #expect(try status(&bench)["next"] == nil)
    #expect(try status(&bench)["unanchored"] == 0)
  }
}
