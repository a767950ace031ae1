import CommandLanguage
import Facts
import Foundation
import Presentation
import Testing

@testable import Workbench

private let ncaa =
  "import historical-ncaa.csv format forecasts "
  + "map probability=favorite_probability,outcome=favorite_win_flag,on=year,by=year "
  + "statement \"{favorite} beat {underdog} in round {round} of {year}\" @538 +ncaa"

/// A bench with one table, `t.csv`.
private func bench(_ table: String) -> TestBench { TestBench(files: ["t.csv": table]) }

private let poll =
  "statement,probability,forecaster,on,by,outcome,resolved\n"
  + "문재인이 당선된다,85%,@박지훈,2017-05-01,2017-05-09,yes,2017-05-09\n"
  + "Hong wins,10%,@anna,2017-05-01,2017-05-09,no,\n"
  + "문재인이 당선된다,90%,@박지훈,2017-05-05,2017-05-09,,\n"
  + "\"=HYPERLINK(\"\"x\"\")\",50%,@anna,2017-05-01,2018,,\n"

@Suite struct `A table of forecasts` {
  // Numbers that FiveThirtyEight published of the same games, and an independent program's.
  @Test func `gives the published numbers, once`() throws {
    let text = try String(
      contentsOf: Project.fixtures.appendingPathComponent("historical-ncaa.csv"), encoding: .utf8)
    var bench = TestBench(files: ["historical-ncaa.csv": text])
    let answer = try bench.run(ncaa)
    #expect(
      answer.text
        == "253 rows, 253 predictions (p1..p253), 253 forecasts (f1..f253), 253 resolutions (r1..r253)\n")
    let facts = try bench.facts
    #expect(try bench.run(ncaa).text == "253 rows, 253 unchanged\n")
    #expect(try bench.facts == facts)
    let score = try bench.run("score +ncaa --json").text
    #expect(score.contains("\"scored\":253") && score.contains("\"mean\":0.196270656126482"))
    #expect(score.contains("\"log\":0.57163100593530"))
    try bench.run("undo")
    #expect(try bench.run("list predictions --format ids").text == "")
  }

  @Test func `makes what a person would have typed`() throws {
    var table = bench(poll)
    try table.run("import t.csv format forecasts")
    var typed = TestBench()
    try typed.runScript(
      """
      predict "문재인이 당선된다" 85% by 2017-05-09 @박지훈 on 2017-05-01
      resolve p1 yes on 2017-05-09
      predict "Hong wins" 10% by 2017-05-09 @anna on 2017-05-01
      resolve p2 no on 2017-05-09 known 2017-05-10
      forecast p1 90% @박지훈 on 2017-05-05
      predict "=HYPERLINK(\\"x\\")" 50% by 2018 @anna on 2017-05-01
      """)
    #expect(Expectation.difference(from: try typed.visibleFacts, to: try table.visibleFacts) == "")
  }

  @Test func `takes later rows for updates of the same prediction, and says what it took for granted`() throws
  {
    var bench = bench(poll)
    let answer = try bench.run("import t.csv format forecasts")
    #expect(answer.text == "4 rows, 3 predictions (p1..p3), 4 forecasts (f1..f4), 2 resolutions (r1,r2)\n")
    #expect(
      answer.notices.contains { $0.contains("1 row has no day known") && $0.contains("(first line 3)") })
    #expect(try bench.run("list predictions state:resolved --format ids").text == "p1\np2\n")
    #expect(bench.failure(of: "import t.csv format forecasts --strict") == nil)
  }

  @Test func `is one operation that can be tried, undone and done again`() throws {
    var bench = bench(poll)
    let before = try bench.facts
    try bench.run("import t.csv format forecasts --dry-run")
    #expect(try bench.facts == before)
    try bench.run("import t.csv format forecasts")
    let after = try bench.run("list predictions --json").text
    try bench.run("undo")
    #expect(try bench.run("list predictions --format ids").text == "")
    try bench.run("redo")
    #expect(try bench.run("list predictions --json").text == after)
  }

  @Test func `knows its predictions again by key, whatever stands beside it`() throws {
    var bench = TestBench(files: [
      "a.csv": "key,statement,probability,by,on\nk1,비가 온다,30%,2018,2017-01-01\nk1,,40%,,2017-02-01\n",
      "b.csv": "key,statement,probability,by,on\nk1,눈이 온다,30%,2018,2017-01-01\n",
      "c.csv": "key,probability,on,outcome,resolved\nk1,50%,2017-03-01,1,2017-04-01\n",
    ])
    #expect(
      try bench.run("import a.csv format forecasts @hana").text.hasPrefix("2 rows, 1 prediction (p1), 2 for"))
    #expect(bench.failure(of: "import b.csv format forecasts @hana")?.diagnostic.code == "E-KEY")
    #expect(
      try bench.run("import c.csv format forecasts @hana").text
        == "1 row, 1 forecast (f3), 1 resolution (r1)\n")
    #expect(try bench.run("show key:k1 --json").text.contains("비가 온다"))
  }

  @Test func `adds the tags that its predictions lack`() throws {
    var bench = bench("statement,probability,tags\na,50%,x\na,50%,\"x,y\"\n")
    let line = "import t.csv format forecasts by 2018 on 2017 @hana"
    try bench.run(line + " +z")
    #expect(try bench.run("list predictions +x +y +z --format ids").text == "p1\n")
    #expect(try bench.run(line + " +z").notices.last == "nothing changed")
  }
}

@Suite struct `Outcomes of a table` {
  private func failure(_ rows: String, then more: String? = nil, _ words: String = "") -> Failure? {
    var bench = TestBench(files: [
      "t.csv": "statement,probability,outcome,resolved\n" + rows,
      "u.csv": "statement,probability,outcome,resolved\n" + (more ?? ""),
    ])
    let line = "format forecasts by 2017-05-09 on 2017-01-01 @hana" + words
    guard more != nil else { return bench.failure(of: "import t.csv \(line)") }
    #expect(bench.failure(of: "import t.csv \(line)") == nil)
    return bench.failure(of: "import u.csv \(line)")
  }

  @Test func `of one question do not differ, in the table or from what stands`() throws {
    let within = try #require(failure("a,50%,1,\na,60%,0,\n"))
    #expect(within.diagnostic.message == "this row says 'no', and line 2 says 'yes'")
    let later = try #require(failure("a,50%,1,\n", then: "a,50%,0,\n"))
    #expect(later.diagnostic.message.hasPrefix("this row says 'no', and p1 is resolved already: yes"))
    #expect(failure("a,50%,1,\na,60%,,\na,70%,1,\n") == nil)
    #expect(failure("a,50%,1,\n", then: "a,50%,1,\n") == nil)
    #expect(failure("a,50%,1,2017-05-01\n", then: "a,50%,1,\n") == nil)
    #expect(failure("a,50%,1,2017-05-01\n", then: "a,50%,1,2017-05-02\n")?.diagnostic.code == "E-OUTCOME")
  }

  @Test func `that are ties are half true, or void where that is said`() throws {
    var bench = bench("statement,probability,outcome\na,70%,0.5\nb,0%,0.5\n")
    try bench.run("import t.csv format forecasts by 2017-05-09 on 2017-01-01 @hana")
    #expect(try bench.run("list resolutions").text.contains("50%"))
    try bench.run("import t.csv format forecasts by 2017-05-09 on 2017-01-01 @hana")
    #expect(bench.lastSaid.notices.last == "nothing changed")
    // ((0.7 - 0.5)² + (0 - 0.5)²) / 2
    #expect(try bench.run("score --json").text.contains("\"mean\":0.145"))
    var void = bench
    try void.run("undo")
    try void.run("import t.csv format forecasts by 2017-05-09 on 2017-01-01 @hana outcomes 0.5=void")
    #expect(try void.run("score --json").text.contains("\"void\":2"))
  }

  @Test func `that are not known yet lie ahead`() {
    let failure = failure("a,50%,1,2017-06-02\n")
    #expect(failure?.diagnostic.code == "E-DAY" || failure?.diagnostic.code == "E-FUTURE")
    #expect(failure?.statement?.line == 2)
  }
}

@Suite struct `Trouble with a table` {
  private func lines(_ table: String, _ words: String) -> [String] {
    var bench = bench(table)
    return bench.lines(after: "import t.csv format forecasts \(words)")
  }

  @Test func `is shown with the line, the cell and what to do`() {
    let said = lines(
      "사건,확률\n비가 온다,120%\n눈이 온다,50%\n", "map statement=사건,probability=확률 by 2018 on 2017 @hana")
    #expect(said.contains("t.csv:2:7: error[E-PROBABILITY]: '120%' is more than 100%"))
    #expect(said.contains("  비가 온다,120%") && said.contains("            ^~~~"))
  }

  @Test func `is found in all rows at once, and leaves nothing`() throws {
    var bench = bench("statement,probability\na,120%\nb,50%\nc,130%\n")
    let line = "import t.csv format forecasts by 2018 on 2017 @hana"
    let refused = bench.failure(of: line)
    let failure = try #require(refused)
    #expect(failure.statement?.line == 2)
    #expect(failure.diagnostic.hint?.contains("also line 4: '130%' is more than 100%") == true)
    #expect(try bench.run("list predictions --format ids").text == "")
    #expect(
      try bench.run(line + " keep-going").text == "3 rows, 1 prediction (p1), 1 forecast (f1), 2 left out\n")
    #expect(bench.session.sitting.failures == 2)
  }

  @Test(arguments: [
    ("statement,probability\na,50%\n", "on 2017 @hana", "nothing says by when this is predicted"),
    ("statement,probability\na,50%\n", "by 2018 @hana", "nothing says when the forecast was made"),
    (
      "statement,probability\na,50%\n", "by 2018 on 2017 title X",
      "'title' belongs to a document, and this is a table"
    ),
    ("statement,probability\na,50%\n", "by 2018 on 2017 outcomes Win=won", "'won' is not an outcome"),
    ("statement,probability\na,50%\n", "by 2018 on 2017 rows office=x", "no column is called 'office'"),
    ("statement,probability\na,50%\n", "by 2018 on 2017 statement {x}", "no column is called 'x'"),
    ("", "by 2018 on 2017", "the table is empty"),
    ("statement,probability\n\"a,50%\n", "by 2018 on 2017", "the quote that line 2 opens is never closed"),
  ])
  func `is said plainly`(table: String, words: String, message: String) {
    var bench = bench(table)
    #expect(bench.failure(of: "import t.csv format forecasts \(words)")?.diagnostic.message == message)
  }

  @Test func `does not come from what is no trouble`() throws {
    var empty = bench("statement,probability\n")
    #expect(try empty.run("import t.csv format forecasts").text == "0 rows\n")
    var named = bench("probability\n0.5\n0.25\n")
    let answer = try named.run("import t.csv format forecasts by 2018 on 2017")
    #expect(answer.notices.contains { $0.contains("2 rows have no statement") })
    #expect(answer.notices.contains { $0.contains("2 rows have no forecaster") })
    #expect(try named.run("list predictions").text.contains("t.csv line 3"))
    #expect(
      named.failure(of: "import t.csv format forecasts by 2019 on 2017 --strict")?.diagnostic.code
        == "E-STRICT")
    #expect(try named.run("list predictions --format ids").text == "p1\np2\n")
  }

  @Test func `with encodings is that of any import`() throws {
    let text = "사건,확률\r\n사드는 떠난다 그리고 돌아오지 않는다,50%\r\n문재인이 당선될 것으로 보인다,70%\r\n"
    var bench = TestBench()
    bench.folder.write(bytes: Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, to: "t.csv")
    let line = "import t.csv format forecasts map statement=사건,probability=확률 by 2018 on 2017 @hana"
    try bench.run(line + " encoding utf-16le")
    #expect(try bench.run("list predictions").text.contains("문재인이 당선될 것으로 보인다"))
    bench.folder.write("\u{FEFF}" + text, to: "t.csv")
    #expect(try bench.run(line).text == "2 rows, 2 unchanged\n")
  }

  @Test func `with words of tables in other imports is pointed out`() {
    var bench = TestBench(files: ["a.txt": "One.\n"])
    #expect(
      bench.failure(of: "import a.txt map a=b")?.diagnostic.message == "'map' belongs to a table of forecasts"
    )
  }
}
