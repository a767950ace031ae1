import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Data of Metaculus` {
  private static let line = "import metaculus format metaculus"
  private static let forecasts = "metaculus/forecast_data.csv"
  private static let questions = "metaculus/question_data.csv"

  private func bench() throws -> TestBench { try ForeignFile.all[3].bench() }

  @Test func `is questions of every type with their outcomes`() throws {
    var bench = try bench()
    try bench.run(Self.line)
    for (row, outcome) in [
      ("p1", "yes"), ("p2", "\"Hana; the clerk\""), ("p3", "12.5"), ("p4", "2017-03-19T00:00:00+00:00"),
      ("p6", "void"), ("p7", "ambiguous"),
    ] { try bench.run("expect \(row) resolved \(outcome)") }
    #expect(try bench.run("list predictions state:open --format ids").text == "p5\np8\n")
    #expect(try bench.run("list notes").text.contains("above_upper_bound"))
    #expect(try bench.run("show p3").text.contains("How many boats will cross? (March)"))
    #expect(try bench.run("show f2 --json").text.contains("https://www.metaculus.com/questions/578/x/"))
  }

  // By hand: as of the days that each stands; shares 0.7, 0.2, 0.1 of which the first came, halved to 0-1.
  @Test func `gives the scores that its days give`() throws {
    var bench = try bench()
    try bench.run(Self.line)
    let score = try bench.run("score per speaker --json").text
    #expect(score.contains("\"mean\":\(String(8.19 / 69).prefix(12))"), "\(score)")
    #expect(score.contains("\"mean\":0.4225"))
    #expect(score.contains(/"mean":0\.07[,0]/) || score.contains("\"mean\":0.0700000000"), "\(score)")
    // The crowd: one day at 60 %, then 47.5 % up to the day before it was known.
    let crowd = (0.16 + 67 * 0.525 * 0.525) / 68
    let other = (0.16 + 68 * 0.525 * 0.525) / 69
    #expect([crowd, other].contains { score.contains("\"mean\":\(String($0).prefix(12))") }, "\(score)")
  }

  @Test func `says what is a withdrawal, and what only ended`() throws {
    var bench = try bench()
    try bench.run(Self.line)
    let shown = try bench.run("list forecasts").text
    #expect(shown.components(separatedBy: "withdrawn").count == 2 && shown.contains("@bo.lund withdrawn"))
    let said = try bench.run(Self.line + " --json").text
    for words in [
      "'Continuous CDF'", "score_data.csv", "type 'conditional'", "rounded to 15 digits", "'Hana; the clerk'",
    ] {
      #expect(said.contains(words), "\(words)")
    }
  }

  @Test(arguments: [
    (forecasts, "0.6,,", "60,,", "E-PROBABILITY", "forecast_data.csv:2:"),
    (forecasts, "0.6,,", ",,", "E-MISSING", "'Probability Yes' is blank"),
    (forecasts, "\"[0.7, 0.2, 0.1]\"", "\"[0.7, 0.3]\"", "E-ESTIMATE", "2 shares are given for 3 options"),
    (forecasts, "\"[0.7, 0.2, 0.1]\"", "\"[0.7, None, 0.3]\"", "E-ESTIMATE", "2 shares"),
    (forecasts, "\"[0.7, 0.2, 0.1]\"", "\"[0.7, 0.2, 0.3]\"", "E-ESTIMATE", "add up to 120%"),
    (forecasts, "\"[0.7, 0.2, 0.1]\"", "0.7", "E-CSV", "no list"),
    (forecasts, ",5,8.1", ",9,8.1", "E-ESTIMATE", "lies below"),
    (forecasts, ",5,8.1", ",five,8.1", "E-NUMBER", "12.5"),
    (forecasts, "578,7,ada,2017-01-10", "578,7,ada,2027-01-10", "E-FUTURE", "forecast_data.csv:2"),
    (forecasts, "Start Time", "start", "E-CSV", "no column is called 'Start Time'"),
    (questions, "578,https", "579,https", "E-CSV", "stands there twice"),
    (questions, "578,https", "x,https", "E-CSV", "no number of a question"),
    (questions, "00,yes,", "00,maybe,", "E-OUTCOME", "question_data.csv:2:"),
    (questions, "2017-03-31 12:00:00+00:00,2017-03-20", ",2017-03-20", "E-MISSING", "'Scheduled Close Time'"),
    (questions, "Question Type", "Kind", "E-CSV", "question_data.csv:1"),
    (questions, "\"['Hana, the clerk'", "\"['Hana, the clerk", "E-CSV", "no list"),
  ]) func `that is wrong is refused at its place, and keeps nothing`(
    _ file: String, _ part: String, _ other: String, _ code: String, _ words: String
  ) throws {
    var bench = try bench()
    let text = try ForeignFile.text(of: file)
    let place = try #require(text.range(of: part), "\(part)")
    let said = try bench.refusal(of: Self.line, text.replacingCharacters(in: place, with: other), in: file)
    #expect(said.contains("[\(code)]") && said.contains(words) && said.contains("\nhint: "), "\(said)")
  }

  @Test func `is taken from the questions alone, and needs them`() throws {
    var bench = try bench()
    let text = try ForeignFile.text(of: Self.questions)
    bench.folder.write(text, to: "question_data.csv")
    #expect(try bench.run("import question_data.csv format metaculus").text.contains("does not stand beside"))
    for line in ["import elsewhere format metaculus", "import metaculus.zip format metaculus"] {
      #expect(bench.failure(of: line)?.diagnostic.hint?.contains("unpack") == true)
    }
  }

  @Test func `leaves wrong forecasts out where it keeps going`() throws {
    var bench = try bench()
    let text = try ForeignFile.text(of: Self.forecasts).replacing(
      "\"[0.7, 0.2, 0.1]\"", with: "\"[0.7, None, 0.3]\"")
    bench.folder.write(text, to: Self.forecasts)
    #expect(try bench.run(Self.line + " keep-going --json").text.contains("2 shares are given"))
    let shown = try bench.run("list forecasts").text
    #expect(!shown.contains("clerk:70%") && shown.contains("5%:5,"))
  }
}

@Suite struct `A list of Python` {
  @Test(
    arguments: [
      ("[]", []), ("['a']", ["a"]), ("['a', \"it's\", None, 0.5]", ["a", "it's", nil, "0.5"]),
      ("[ 'a, b' ,'c' ]", ["a, b", "c"]),
      (#"['\'q\'', 'é', '\xe9', '\u00e9', 'a\\b']"#, ["'q'", "é", "é", "é", #"a\b"#]),
      ("[1e-05, nan]", ["1e-05", "nan"]),
    ] as [(String, [String?])]) func `is read as it is printed`(_ text: String, _ elements: [String?]) throws
  {
    #expect(try PythonList(parsing: text).elements == elements)
  }

  @Test(arguments: [
    "", "[", "]", "a", "['a'", "['a]", "[a b]", "['a' 'b']", "[[1]]", "[,]", #"['\q']"#, #"['\xe']"#,
    #"['a\"#,
  ])
  func `that is none is refused`(_ text: String) {
    #expect(throws: FactError.self) { try PythonList(parsing: text) }
  }
}
