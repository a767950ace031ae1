import CommandLanguage
import Presentation
import Testing

@testable import Workbench

@Suite struct `Reports` {
  /// What the world knew by 2017-04-15; the same lines make the same ids whatever comes after.
  private static let early = [
    "import early.txt @ada on 2017-03-20 +korea url https://example.org/1",
    "claim \"Moon leads\" in d1 kind forecast +korea",
    "claim \"문재인이 앞선다\" in d1 kind forecast +korea/election", "link c1 contradicts c2",
    "predict c1 \"Moon wins\" 60% by 2017-05-10 @ada on 2017-03-20", "forecast p1 40% @지훈 on 2017-04-01",
    "predict c2 \"Ahn wins\" 70% by 2017-05-10 @ada on 2017-03-21", "link p1 excludes p2",
    "predict \"Rain\" 30% by 2017-04-10 @지훈 on 2017-04-01 +weather", "resolve p3 no known 2017-04-11",
    "evidence c1 \"a poll\" supports on 2017-03-25 grade A1", "verdict c1 unproven on 2017-03-25",
  ]
  /// What became known later.
  private static let late = [
    "import late.txt @hana on 2017-05-10 +korea", "mention c1 \"Moon has won\" in d2 @hana",
    "mention c2 \"문재인이 이겼다\" in d2", "claim \"Moon has won\" in d2", "link c3 contradicts c2",
    "evidence c1 \"a count\" supports on 2017-05-10 grade A1",
    "evidence c1 \"a denial\" contradicts on 2017-05-11 grade A1",
    "verdict c1 supported on 2017-05-10", "forecast p1 95% @ada on 2017-05-01",
    "withdraw p2 @ada on 2017-05-02",
    "forecast p1 10% @late on 2017-05-03", "predict c3 \"Moon governs\" 80% by 2018 on 2017-05-10",
    "resolve p1 yes on 2017-05-09 known 2017-05-10", "resolve p2 no known 2017-05-10",
    "predict \"Snow\" 20% by 2017-05-20 @ada on 2017-05-11", "resolve p5 no known 2017-05-21",
  ]

  private static func bench(_ lines: [String]) throws -> TestBench {
    var bench = TestBench(files: [
      "early.txt": "Moon leads. 문재인이 앞선다.", "late.txt": "Moon has won. 문재인이 이겼다.",
    ])
    for line in lines { try bench.run(line) }
    return bench
  }

  private static let lines =
    Report.all.map { "report \($0.name)" }
    + Drawing.all.map { $0.name == "path" ? "chart path p1" : "chart \($0.name)" }
    + ["report timeline per year", "report agenda per speaker", "report scorecard per tag"]

  @Test(arguments: lines, ["text", "json", "html", "csv"])
  func `hold nothing on a day that became known later`(line: String, format: String) throws {
    var (then, now) = (try Self.bench(Self.early), try Self.bench(Self.early + Self.late))
    let command = "\(line) --as-of 2017-04-15 --format \(format)"
    let text = try now.run(command).text
    // Only the state of the workspace is told by the clock of the file.
    let state = /workspace at o\d+|"operation":"o\d+"/
    #expect(try then.run(command).text.replacing(state, with: "") == text.replacing(state, with: ""))
    #expect(try now.run(command).text == text)
    // What came later matters at last, so that the comparison could fail.
    #expect(try now.run("\(line) --as-of 2017-06-01 --format \(format)").text != text)
  }

  @Test(arguments: Report.all.map(\.name))
  func `link to no place but one that is on their page, once`(name: String) throws {
    var bench = try Self.bench(Self.early + Self.late)
    let page = try bench.run("report \(name) --format html").text
    let places = page.matches(of: /\sid="([^"]*)"/).map(\.output.1)
    #expect(Set(places).count == places.count)
    for link in page.matches(of: /href="#([^"]*)"/) { #expect(places.contains(link.output.1)) }
    #expect(!places.isEmpty)
  }

  @Test(arguments: lines.filter { $0.hasPrefix("report") }, ["html", "md", "txt", "json"])
  func `are the same in a file, which is written in pieces, as printed`(line: String, ending: String) throws {
    var bench = try Self.bench(Self.early + Self.late)
    bench.folder.write("문재인이 앞선다. Nobody else.", to: "revised.txt")
    try bench.run("import revised.txt revises d1")
    try bench.run("\(line) to card.\(ending)")
    let format = ["html": "html", "md": "markdown", "txt": "text", "json": "json"][ending] ?? ""
    #expect(try bench.run("\(line) --format \(format)").text == bench.folder["card.\(ending)"])
  }

  @Test(arguments: Report.all.map(\.name))
  func `say that there is nothing in an empty workspace`(name: String) throws {
    var bench = TestBench()
    #expect(try !bench.run("report \(name)").text.isEmpty)
  }

  @Test func `of sections have the rows of the whole, each under its values`() throws {
    var bench = try Self.bench(Self.early + Self.late)
    for (line, field) in [
      ("report agenda", "tag"), ("report timeline", "speaker"), ("report timeline", "year"),
    ] {
      let whole = try bench.run("\(line) --as-of 2017-04-15 --format ids").text
      let cut = try bench.run("\(line) per \(field) --as-of 2017-04-15 --format ids").text
      #expect(Set(cut.split(separator: "\n")) == Set(whole.split(separator: "\n")), "\(line)")
      #expect(!whole.isEmpty)
    }
  }

  @Test(arguments: [
    ("report dossier per tag", "'per' says nothing in a report dossier"),
    ("report agenda from 2017", "'from' says nothing in a report agenda"),
    ("report changes from 2017-06-01 until 2017-05-01", "2017-05-01 is earlier than 2017-06-01"),
    ("chart path", "this means 5 predictions, and one has a path"),
    ("chart agenda to deadlines.png", "'deadlines.png' is no name of an SVG file"),
    ("chart path p4 to p4.svg --as-of 2017-04-15", "there is nothing to draw, so 'p4.svg' was not written"),
  ])
  func `refuse what says nothing of them`(line: String, message: String) throws {
    var bench = try Self.bench(Self.early + Self.late)
    #expect(bench.failure(of: line)?.diagnostic.message == message)
    #expect(bench.folder["p4.svg"] == nil)
  }

  @Test(arguments: ["calibration", "path p1", "agenda"])
  func `of one chart are one file that needs no other`(name: String) throws {
    var bench = try Self.bench(Self.early + Self.late)
    try bench.run("chart \(name) to chart.svg --as-of 2017-05-10")
    let text = try #require(bench.folder["chart.svg"])
    #expect(
      text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
    for part in ["<title ", "<desc ", "@media screen and (prefers-color-scheme: dark)", "sans-serif"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("href=") && !text.contains("␊") && !text.contains("url("))
  }
}
