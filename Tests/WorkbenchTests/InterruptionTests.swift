import CommandLanguage
import Testing

@testable import Workbench

@Suite struct `Ctrl-C` {
  @Test func `between two lines of a script ends it, and nothing is kept`() throws {
    var bench = TestBench()
    try bench.run("claim \"A\" in none @moon on 2017-03-20")
    let before = try bench.facts
    bench.person.interrupts()
    for words in [[], ["keep-going"]] {
      bench.folder.write("note c1 x\nnote c1 y\n", to: "script.rk")
      do {
        try bench.execute(Statement(arguments: ["run", "script.rk"] + words))
        Issue.record("was not interrupted")
      } catch {
        #expect(error.exit == .interrupted && error.diagnostic.code == "E-INTERRUPTED")
      }
    }
    bench.person.interrupts(false)
    #expect(try bench.facts == before)
    try bench.runScript("note c1 x\n")
  }
}

@Suite struct `A line of progress` {
  @Test(arguments: [
    (12_345, 0.41, 1387, "12,345 lines, 41 %, 8,900/s, 2 s left"),
    (999, 0.999, 10_000, "999 lines, 99 %, 99/s, 1 s left"),
    (1_000_000, 1.0, 1000, "1,000,000 lines, 100 %, 1,000,000/s, 0 s left"),
    (5, nil, 2000, "5 lines, 2/s"), (0, 0.0, 0, "0 lines, 0 %"), (0, 0.0, 1000, "0 lines, 0 %, 0/s"),
  ])
  func `says how far, how fast and how long yet`(done: Int, share: Double?, elapsed: Int, text: String) {
    #expect(Progress(done, "lines", share: share).text(afterMilliseconds: elapsed) == text)
  }

  @Test func `of a script grows up to its end`() throws {
    var bench = TestBench()
    try bench.runScript(String(repeating: "help days\n", count: 50))
    let shares = bench.person.progress.compactMap(\.share)
    #expect(shares == shares.sorted() && shares.last == 1 && shares.first == 0)
    #expect(bench.person.progress.map(\.done) == Array(0...50))
  }
}
