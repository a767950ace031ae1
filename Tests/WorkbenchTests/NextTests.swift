import CommandLanguage
import Facts
import Testing

@testable import Storage
@testable import Workbench

/// Three predictions that are due on 2017-06-01, and one that is not.
private func bench() throws -> TestBench {
  var bench = TestBench(files: ["a.txt": "Moon leads. 사드는 남는다."])
  for line in [
    "import a.txt @ada on 2017-03-20", "claim \"Moon leads\" in d1 kind fact +korea",
    "predict c1 60% by 2017-05-10 on 2017-03-20 criteria \"a poll says so\" +first",
    "predict \"사드는 남는다\" 80% by 2017-05 on 2017-03-20 @ada",
    "predict \"Rain\" 30% by 2017-06-01 on 2017-05-20", "predict \"Later\" 30% by 2018",
  ] {
    try bench.run(line)
  }
  return bench
}

@Suite struct `Next` {
  @Test func `shows what is needed, asks, and logs the canonical line`() throws {
    var bench = try bench()
    bench.person.answers("y", "n", "n")
    bench.person.types("2017-05-09", "https://a.example/", "", "", "", "")
    let answer = try bench.run("next").text
    for words in ["Moon leads", "2017-05-10 Wed", "22 days over", "@ada 60%", "a poll says so", "d1:0-10"] {
      #expect(answer.contains(words), "\(words) in \(answer)")
    }
    #expect(
      bench.person.questions == [
        "p1? ", "on which day [2017-05-10]", "where it can be read []", "p2? ", "on which day [2017-05-31]",
        "where it can be read []", "p3? ", "on which day [2017-06-01]", "where it can be read []",
      ])
    let newest = try bench.operations.suffix(3).map(\.label)
    #expect(
      newest == [
        "resolve p1 yes on 2017-05-09 src https://a.example/ known 2017-05-09",
        "resolve p2 no on 2017-05 known 2017-06-01",
        "resolve p3 no known 2017-06-01 on 2017-06-01",
      ])
    #expect(answer.hasSuffix("3 resolved, 0 left\n"))
    #expect(try bench.run("due").text.contains("0 due"))
  }

  @Test func `goes back, and takes the answer back as undo does`() throws {
    var bench = try bench()
    let before = try bench.facts
    bench.person.answers("b", "v", "b", "s", "a", "b", "b", "q")
    bench.person.types("", "", "", "")
    let answer = try bench.run("next")
    #expect(answer.notices.contains("this is the first one"))
    #expect(answer.text.hasSuffix("0 resolved, 3 left\n"))
    #expect(try bench.run("due").text.contains("3 due"))
    let after = try bench.facts
    #expect(after.filter { $0.contains("resolution") } == before.filter { $0.contains("resolution") })
    #expect(try bench.session.store().read { try $0.operations(limit: 1).first?.kind } == .undo)
  }

  @Test func `leaves some for this sitting, and passes over others until the next time`() throws {
    var bench = try bench()
    bench.person.answers("l", "s", "q")
    try bench.run("next")
    bench.person.answers("q")
    #expect(try !bench.run("next").text.contains("Moon leads"))
    bench.person.answers("q")
    #expect(try bench.run("next +first").text == "nothing is due\n")
  }

  @Test func `asks again where the answer is refused or nobody gave a day`() throws {
    var bench = try bench()
    bench.person.answers("y", "y", "?", "q")
    bench.person.types("2017-13-01", "")
    let answer = try bench.run("next +first")
    #expect(answer.notices.contains { $0.contains("error[E-DAY]") })
    #expect(answer.text.contains("yes, it happened"))
    #expect(bench.person.questions.count { $0 == "p1? " } == 4)
  }

  @Test func `opens the editor on a prediction, and asks again`() throws {
    var bench = try bench()
    bench.person.answers("e", "q")
    bench.person.edits { $0.replacing("2017-05-10", with: "2017-05-12") }
    #expect(try bench.run("next +first").text.contains("2017-05-12 Fri"))
  }

  @Test func `is refused where nobody can answer, and within a script`() throws {
    var bench = try bench()
    #expect(bench.failure(of: "next")?.diagnostic.code == "E-NEXT")
    #expect(bench.scriptFailure("next\n")?.diagnostic.code == "E-NEXT")
    #expect(bench.lastSaid.text.isEmpty)
    bench.person.answers("y", "n")
    bench.person.interrupts()
    #expect(try bench.run("next").text.hasSuffix("0 resolved, 3 left\n"))
  }

  @Test func `keeps nothing in a dry run`() throws {
    var bench = try bench()
    let before = try bench.facts
    bench.person.answers("y", "q")
    bench.person.types("", "")
    try bench.run("next --dry-run")
    #expect(try bench.facts == before)
  }
}

@Suite struct `The prompt` {
  @Test func `names the workspace, the document, the view and what is due`() throws {
    var bench = try bench()
    #expect(bench.session.promptText == ":memory: 3 due")
    try bench.run("use d1")
    try bench.run("resolve p1 yes on 2017-05-10")
    #expect(bench.session.promptText == ":memory: d1 2 due")
    try bench.run("set as-of 2017-05-10")
    #expect(bench.session.promptText == ":memory: d1 2017-05-10")
    try bench.run("set recorded o2")
    #expect(bench.session.promptText == ":memory: d1 2017-05-10 o2")
    try bench.run("set recorded none")
    try bench.run("set as-of none")
    try bench.run("undo")
    #expect(bench.session.promptText == ":memory: d1 3 due")
  }

  @Test(arguments: ["2017-03-01", "2017-05-09", "2017-05-10", "2017-05-31", "2017-06-01", "none"])
  func `counts what due lists`(day: String) throws {
    var bench = try bench()
    try bench.run("resolve p2 no known 2017-05-20 on 2017-05-20")
    try bench.run("set as-of \(day)")
    let due = try bench.run("due --format ids").text.split(separator: "\n").count
    _ = bench.session.promptText
    #expect(bench.session.counted?.count == due)
  }

  @Test func `counts anew only where something changed`() throws {
    var bench = try bench()
    _ = bench.session.promptText
    let counted = bench.session.counted
    _ = bench.session.promptText
    #expect(bench.session.counted == counted && counted?.count == 3)
  }
}
