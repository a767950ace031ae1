import Facts
import Testing

@testable import Workbench

@Suite struct `A text that was replaced` {
  private static let first = """
    The quay will close.

    Ferries will run until June, the clerk said on Monday. Nobody knows why.

    The mayor is likely to resign.

    """
  private static let second = """
    A new beginning stands here.

    The quay will close. Ferries will stop at once.

    """

  private func bench() throws -> TestBench {
    var bench = TestBench(files: ["1.txt": Self.first, "2.txt": Self.second, "3.txt": Self.first + "More.\n"])
    try bench.run("import 1.txt")
    try bench.run("claim d1.s2 as \"Ferries run\"")
    try bench.run("claim \"The quay will close.\" in d1")
    try bench.run("import 2.txt revises d1")
    return bench
  }

  @Test(arguments: [
    "note d1.v1.s3 \"odd\"", "mark d1.v1.s4 +odd", "mark d1.v1.s3,d1.v1.s4 +odd", "boilerplate d1.v1.s4",
    "boilerplate d1.v1.p2 off", "mark every will in d1.v1 +odd", "boilerplate d1.v1.s1..s2,d1.v2.s1",
  ])
  func `is named in the log, so that a replay means it`(line: String) throws {
    var bench = try bench()
    guard (try? bench.run(line)) != nil else { return }
    let log = try bench.run("log as script").text
    #expect(log.split(separator: "\n").last?.contains("d1.v1") ?? false, "\(log)")
    var again = TestBench()
    try again.runScript(log)
    let questions = ["list mentions", "boilerplate d1.v1", "boilerplate d1", "read d1.v1 all", "read d1 all"]
    for question in questions {
      #expect(try again.run("\(question) --format json").text == bench.run("\(question) --format json").text)
    }
  }

  @Test func `lists its boilerplate by itself, and marks nothing`() throws {
    var bench = try bench()
    try bench.run("boilerplate d1.v1.s4")
    let list = try bench.run("boilerplate d1.v1 --format json").text
    #expect(list.contains("\"at\":\"d1.v1.s4\"") || list.contains("\"at\": \"d1.v1.s4\""), "\(list)")
    #expect(try bench.run("boilerplate d1.v1").text.contains("1 of 4"))
  }

  @Test func `finds again the very words that a version between had lost or changed`() throws {
    var bench = TestBench(files: [
      "1.txt": "Before it.\n\nFerries will run until June. The vote will fail within a year.\n\nAfter.\n",
      "2.txt": "Before it.\n\nFerries will run until June. Talks may collapse soon, some say.\n\nAfter.\n",
      "3.txt": "Before it.\n\nFerries will run until June. The vote will fail within a year.\n\nAfter it.\n",
    ])
    try bench.run("import 1.txt")
    try bench.run("claim \"Ferries will run until June. The vote will fail within a year.\" in d1")
    #expect(try bench.run("import 2.txt revises d1").text.contains("1 moved"))
    #expect(try bench.run("import 3.txt revises d1").text.contains("1 exact"))
    #expect(try bench.run("check orphans").text.contains("none"))
  }

  @Test func `counts a lost quote once, by its newest state`() throws {
    var bench = try bench()
    #expect(try bench.run("check orphans").text.contains("1 orphan"))
    try bench.run("import 3.txt revises d1")
    #expect(!(try bench.run("check orphans").text.contains("orphan, ")))
    #expect(!(try bench.run("check orphans").text.contains("2 ")))
  }

  @Test func `is named where a file repeats it`() throws {
    var bench = try bench()
    #expect(try bench.run("import 1.txt").text.contains("d1 unchanged  '1.txt' holds the text of d1.v1"))
  }

  @Test func `can be imported again by the script that revised it`() throws {
    var bench = try bench()
    let script = "import 1.txt\nimport 2.txt revises d1\nimport 3.txt revises d1\n"
    try bench.runScript(script)
    let again = try bench.runScript(script)
    #expect(again.text.split(separator: "\n").allSatisfy { $0.hasPrefix("d1 unchanged") })
    let note = "note: this is the text of d1.v2, which d1.v3 has replaced since"
    #expect(again.notices.contains { $0.hasPrefix(note) }, "\(again.notices)")
    #expect(try bench.run("sql \"SELECT count(*) FROM versions\"").text.contains("3"))
  }

  @Test func `shows the beginning of a quote of a whole page`() throws {
    let page = (0..<200).map { "Sentence number \($0) stands in its place." }
    var bench = TestBench(files: [
      "1.txt": page.joined(separator: "\n\n"), "2.txt": page.dropFirst(9).joined(separator: "\n\n"),
    ])
    try bench.run("import 1.txt")
    try bench.run("mark d1 +all")
    let answer = try bench.run("import 2.txt revises d1").text
    #expect(answer.contains("moved") && answer.count < 2000, "\(answer.count)")
  }
}
