import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `A table of Fatebook` {
  private static let header =
    "Question title,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created at,"
    + "Question resolve by,Resolution,Resolved at"
  private static let good = "\"Rain?\",\"Ada\",0.7,2017-01-02 3:4:5,2017-01-01 1:1:1,2017-02-01 0:0:0,,"

  private func refusal(_ rows: String...) throws -> String {
    var bench = TestBench()
    return try bench.refusal(
      of: "import t.csv format fatebook", ([Self.header, Self.good] + rows).joined(separator: "\n") + "\n",
      in: "t.csv")
  }

  // Worked out by hand: (0.16 x 50 days + 0.01 x 19) / 69, and 1, 0.09, 0.09; and 0.65 squared.
  @Test func `gives the scores that its days give`() throws {
    var bench = try ForeignFile.all[0].bench()
    let said = try bench.run("import fatebook.csv format fatebook")
    #expect(said.text.hasPrefix("6 questions, 8 forecasts, 2 notes, 5 outcomes\n"))
    #expect(said.notices.contains { $0.contains("4 outcomes have no day on which it happened") })
    let score = try bench.run("score per speaker --json").text
    let ada = (8.19 / 69 + 1 + 0.09 + 0.09) / 4
    #expect(score.contains("\"key\":\"@ada-kim\"") && score.contains("\"mean\":\(String(ada).prefix(12))"))
    #expect(score.contains("\"mean\":0.4225"))
    #expect(try bench.run("list predictions state:pending --format ids").text == "")
    #expect(try bench.run("list predictions state:open --format ids").text == "p3\n")
    #expect(try bench.run("show p4").text.contains("ambiguous"))
  }

  @Test func `says all that no fact holds`() throws {
    var bench = try ForeignFile.all[0].bench()
    let said = try bench.run("import fatebook.csv format fatebook --json").text
    for words in ["'Question shared with'", "3 times", "the option 'Hana'", "the white space of its title"] {
      #expect(said.contains(words), "\(words)")
    }
  }

  @Test(arguments: [
    ("0.7", "70", "E-PROBABILITY", "0.7 or 70%"), ("0.7", "-0.1", "E-PROBABILITY", "fraction"),
    ("0.7", "nan", "E-PROBABILITY", "fraction"), ("2017-01-02", "05/10/2017", "E-DAY", "2017-05-10"),
    ("2017-01-02", "2017-02-30", "E-DAY", "28 days"), ("2017-01-02 3:4:5", "", "E-MISSING", "no day"),
    ("2017-02-01", "2017-03-01", "E-DAY", "line 2 says by"),
    (",,", ",YES,2017-01-20", "E-OUTCOME", "line 2"), ("Rain?", "", "E-MISSING", "'Question title'"),
    ("Rain?\",\"Ada\",0.7", "\",", "E-CSV", "7 fields, not 8"),
    ("Rain?\"", "Rain?", "E-CSV", "follows a closing"),
    (",,", ",MAYBE,", "E-OUTCOME", "AMBIGUOUS"), (",,", ",YES,2030-01-01", "E-FUTURE", "as-of day"),
  ]) func `that is wrong is refused with its line and keeps nothing`(
    _ part: String, _ other: String, _ code: String, _ words: String
  ) throws {
    var row = Self.good.replacing(part, with: other)
    if words == "AMBIGUOUS" || code == "E-FUTURE" { row = row.replacing("Rain", with: "Snow") }
    let said = try refusal(row)
    #expect(said.hasPrefix("t.csv:3") && said.contains("[\(code)]") && said.contains(words), "\(said)")
  }

  @Test func `of another program is refused`() throws {
    var bench = TestBench()
    let text = "question,probability\nx,0.5\n"
    let said = try bench.refusal(of: "import t.csv format fatebook", text, in: "t.csv")
    #expect(
      said.contains("t.csv:1") && said.contains("'Question title'") && said.contains("format forecasts"))
  }

  @Test func `leaves wrong rows out where it keeps going, and lists them`() throws {
    let rows = [
      Self.header, Self.good.replacing("0.7", with: "70"), Self.good,
      Self.good.replacing("\"Ada\"", with: ""), Self.good.replacing("Ada", with: "🦊"),
      Self.good.replacing("0.7", with: ""),
    ]
    var bench = TestBench(files: ["t.csv": rows.joined(separator: "\n")])
    let said = try bench.run("import t.csv format fatebook keep-going --json").text
    for words in ["no fraction", "nobody is named", "'🦊'", "no probability"] { #expect(said.contains(words)) }
    #expect(try bench.run("list forecasts --format ids").text == "f1\n")
    try bench.run("import t.csv format fatebook keep-going @bo")
    #expect(try bench.run("list forecasts @bo --format ids").text == "f2\n")
  }

  @Test func `knows its speakers again after a question that was left out`() throws {
    let rows = [
      Self.header, Self.good.replacing(",,", with: ",YES,2030-01-01").replacing("Ada", with: "Ada Kim"),
      Self.good.replacing("Rain", with: "Snow").replacing("Ada", with: "Ada Kim"),
    ]
    var bench = TestBench(files: ["t.csv": rows.joined(separator: "\n")])
    try bench.run("import t.csv format fatebook keep-going")
    #expect(try bench.run("list speakers").text.contains("Ada Kim"))
    #expect(try bench.run("list forecasts @ada-kim --format ids").text == "f1\n")
  }

  @Test func `lets the latest of a day stand, in whatever order its rows are`() throws {
    let rows = [
      "0.2,2017-01-02 9:00:0", "0.7,2017-01-02 8:0:59", "0.2,2017-01-02 7:30:1", "0.9,2017-01-02 10:0:0",
    ]
    .map { Self.good.replacing("0.7,2017-01-02 3:4:5", with: $0) }
    var bench = TestBench(files: ["t.csv": ([Self.header] + rows).joined(separator: "\n")])
    let said = try bench.run("import t.csv format fatebook").text
    #expect(said.contains("the same forecast of the same day again is one"))
    let shown = try bench.run("list forecasts --format csv").text
    let order = ["70%", "20%", "90%"].compactMap { shown.range(of: $0)?.lowerBound }
    #expect(order.count == 3 && order == order.sorted(), "\(shown)")
  }

  @Test func `that says another outcome later supersedes what it said, and says so`() throws {
    let open = "\"Rain?\",\"Ada\",0.7,2017-01-02 3:4:5,2017-01-01 1:1:1,2017-02-01 0:0:0,"
    var bench = TestBench(files: [
      "a.csv": Self.header + "\n" + open + ",", "b.csv": Self.header + "\n" + open + "YES,2017-01-20 1:1:1",
      "c.csv": Self.header + "\n" + open + "NO,2017-02-03 1:1:1",
    ])
    for file in ["a", "b"] { try bench.run("import \(file).csv format fatebook") }
    let said = try bench.run("import c.csv format fatebook").text
    #expect(said.contains("r1 said 'yes', and the file says 'no'"))
    #expect(try bench.run("import b.csv format fatebook").notices.last == "nothing changed")
    #expect(try bench.run("list resolutions --format ids").text == "r1\nr2\n")
    #expect(try bench.run("expect p1 resolved no").text != "")
  }
}
