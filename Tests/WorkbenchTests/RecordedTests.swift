import CommandLanguage
import Testing

@testable import Workbench

@Suite struct `The file as it stood` {
  private func bench() throws -> TestBench {
    var bench = TestBench()
    try bench.run("claim \"Moon leads\" in none @moon on 2017-03-20")
    try bench.run("note c1 \"first\"")
    try bench.run("edit n1 text \"second\"")
    try bench.run("undo")
    return bench
  }

  @Test func `is read after every operation as it was read then`() throws {
    var bench = try bench()
    let texts = try (1...4).map { try bench.run("list notes --recorded o\($0)").text }
    #expect(texts[0].contains("0 notes") && texts[1].contains("first"))
    #expect(texts[2].contains("second") && texts[3].contains("first"))
    let now = try bench.run("list notes").text
    #expect(texts[3] == now)
  }

  @Test func `cannot be changed`() throws {
    var bench = try bench()
    let before = try bench.facts
    try bench.run("set recorded o1")
    for line in [
      "note c1 x", "undo", "redo", "set zone Asia/Seoul", "init new.reckon", "edit c1", "edit c1 kind fact",
    ] {
      let found = bench.failure(of: line)
      let failure = try #require(found)
      #expect(failure.diagnostic.code == "E-RECORDED" && failure.diagnostic.range != nil, "\(line)")
    }
    #expect(bench.scriptFailure("list claims\nnote c1 x\n")?.diagnostic.code == "E-RECORDED")
    try bench.run("set recorded none")
    #expect(try bench.facts == before)
  }

  @Test func `can be read by a script`() throws {
    var bench = try bench()
    try bench.run("set recorded o1")
    #expect(try bench.runScript("list notes\nexpect count notes 0\n").text.contains("0 notes"))
    #expect(bench.scriptFailure("expect count notes 1\n") != nil)
  }

  @Test func `does not hold what a script is about to do`() throws {
    var bench = try bench()
    let newest = try #require(try bench.newestOperation)
    #expect(bench.scriptFailure("note c1 x\nset recorded o\(newest + 1)\n")?.diagnostic.code == "E-ID")
    let told = try bench.runScript("note c1 x\nset recorded today\n").text
    #expect(told.contains("recorded o\(newest)\n"))
  }

  @Test func `is found by a day of the workspace's zone`() throws {
    var bench = TestBench(now: 1_496_329_200_000)  // 2017-06-01T15:00Z, midnight in Seoul
    try bench.run("claim \"Moon leads\" in none @moon on 2017-03-20")
    #expect(try bench.run("set recorded 2017-06-01").text == "recorded o1\n")
    #expect(try bench.run("set recorded 2017-05-31").text == "recorded o0\n")
    #expect(try bench.run("status").text.contains("as it stood before its first operation"))
    try bench.run("set recorded none")
    try bench.run("set zone Asia/Seoul")
    #expect(try bench.run("set recorded 2017-06-01").text == "recorded o0\n")
    #expect(try bench.run("set recorded 2017-06-02").text == "recorded o2\n")
    #expect(try bench.run("set recorded 2017-06").text == "recorded o2\n")
    #expect(try bench.run("set recorded today").text == "recorded o2\n")
  }

  @Test(arguments: ["o9", "o0", "c1", "never", "2017-13"])
  func `is refused where there is no such operation or day`(text: String) throws {
    var bench = try bench()
    #expect(bench.failure(of: "set recorded \(text)") != nil)
    #expect(bench.session.sitting.recorded == nil)
  }
}
