import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Predictions of PredictionBook` {
  private static let line = "import predictionbook.json format predictionbook"

  private func bench() throws -> TestBench { try ForeignFile.all[1].bench() }

  @Test func `keep conflicting judgements and what took them back, each by its judge`() throws {
    var bench = try bench()
    try bench.run(Self.line)
    let shown = try bench.run("list resolutions --format csv").text
    let words = ["p2 yes", "@ada-kim-9", "p2 no", "@bo.lund", "p2 open", "@ada-kim-9", "p2 no", "@bo.lund"]
    var rest = shown[...]
    for word in words {
      let place = try #require(rest.range(of: word), "\(word) in \(shown)")
      rest = rest[place.upperBound...]
    }
    #expect(try bench.run("expect p2 resolved no").text != "")
    #expect(try bench.run("expect p3 resolved void").text != "")
    #expect(try bench.run("list predictions state:open --format ids").text == "p4\n")
  }

  // Worked out by hand: 50 days at 0.16 and 19 at 0.01; the wager of 100 % on what did not happen.
  @Test func `give the scores that their days give`() throws {
    var bench = try bench()
    try bench.run(Self.line)
    let score = try bench.run("score per speaker --json").text
    #expect(score.contains("\"mean\":\(String(8.19 / 69).prefix(12))"), "\(score)")
    #expect(score.contains("\"mean\":0.4225") && score.contains(/"key":"@ada-kim-9".*?"mean":1[,.]/))
  }

  @Test func `keep comments, addresses and the words of their group`() throws {
    var bench = try bench()
    let said = try bench.run(Self.line).text
    #expect(said.contains("another 'Ada Kim', here with the number 9") && said.contains("'visibility'"))
    #expect(try bench.run("show p2").text.contains("[May Day] the parade is dry"))
    #expect(try bench.run("list notes").text.contains("the deck is done"))
    let shown = try bench.run("show f2 --json").text
    #expect(shown.contains("looks late") && shown.contains("https://predictionbook.com/predictions/101"))
    #expect(try bench.run("show f3 --json").text.contains("2017-03-01T07:00:00+11:00"))
  }

  @Test func `say where the outcome and the last judgement differ`() throws {
    var bench = try bench()
    let text = try ForeignFile.text(of: "predictionbook.json")
    let other = text.replacing(
      "\"outcome\": false, \"version\": 3", with: "\"outcome\": true, \"version\": 3")
    bench.folder.write(other, to: "predictionbook.json")
    #expect(try bench.run(Self.line + " --json").text.contains("the last judgement, which stands, 'no'"))
    #expect(try bench.run("expect p2 resolved no").text != "")
  }

  @Test(arguments: [
    ("\"confidence\": 60", "\"confidence\": 0.6", "E-JSON", "response 1: 'confidence' is no whole number"),
    ("\"confidence\": 60", "\"confidence\": \"60\"", "E-JSON", "is no whole number"),
    ("\"confidence\": 60", "\"confidence\": 101", "E-PROBABILITY", "outside 0 to 100"),
    ("\"confidence\": 60", "\"confidence\": -1", "E-PROBABILITY", "outside 0 to 100"),
    ("\"id\": 101,", "\"id\": 102,", "E-KEY", "prediction 102: the key 'predictionbook-102' already names"),
    ("\"id\": 101,", "", "E-JSON", "number 1: 'id' is missing"),
    ("2017-03-31T12:00:00.000Z", "soon", "E-DAY", "prediction 101: 'deadline'"),
    ("2017-03-31T12:00:00.000Z", "2017-03-31T25:00:00.000Z", "E-DAY", "is not an instant"),
    ("\"outcome\": true,", "\"outcome\": \"yes\",", "E-JSON", "neither true nor false"),
    (
      "\"outcome\": null, \"created_at\"", "\"outcome\": 7, \"created_at\"", "E-JSON",
      "right, wrong and unknown"
    ),
    ("2017-05-06T09", "2031-05-06T09", "E-FUTURE", "prediction 102"),
    ("\"responses\": [", "\"responses\": 7, \"x\": [", "E-JSON", "is no list"),
    ("\"predictions\"", "\"markets\"", "E-JSON", "no predictions of PredictionBook"),
    ("\"predictions\": [", "\"predictions\": [7,", "E-JSON", "number 1 is no object"),
  ]) func `that are wrong are refused, and keep nothing`(
    _ part: String, _ other: String, _ code: String, _ words: String
  ) throws {
    var bench = TestBench()
    let text = try ForeignFile.text(of: "predictionbook.json")
    let place = try #require(text.range(of: part))
    let said = try bench.refusal(
      of: Self.line, text.replacingCharacters(in: place, with: other), in: "predictionbook.json")
    #expect(said.contains("[\(code)]") && said.contains(words), "\(said)")
    #expect(said.contains("\nhint: "), "\(said)")
  }

  @Test func `that are wrong are left out and listed where the import keeps going`() throws {
    var bench = try bench()
    let text = try ForeignFile.text(of: "predictionbook.json")
    bench.folder.write(
      text.replacing("\"confidence\": 60", with: "\"confidence\": 600"), to: "predictionbook.json")
    let said = try bench.run(Self.line + " keep-going --json").text
    #expect(said.contains("the confidence 600 lies outside"))
    #expect(said.contains("\"questions\":3,\"forecasts\":3"), "\(said)")
  }

  @Test func `that were judged again since get only what is new`() throws {
    var bench = try bench()
    let text = try ForeignFile.text(of: "predictionbook.json")
    let fewer = text.replacing(
      #/,\s*\{"id": 3, "outcome": null.*?\}.*?\{"id": 4.*?\}/#.dotMatchesNewlines(), with: "")
    bench.folder.write(fewer, to: "predictionbook.json")
    try bench.run(Self.line)
    #expect(try bench.run("list resolutions --format ids").text == "r1\nr2\nr3\nr4\n")
    bench.folder.write(text, to: "predictionbook.json")
    try bench.run(Self.line)
    #expect(try bench.run("list resolutions --format ids").text == "r1\nr2\nr3\nr4\nr5\nr6\n")
    try bench.run("expect p2 resolved no")
  }
}

@Suite struct `Markets of Manifold` {
  private static let line = "import manifold.json format manifold"

  @Test func `are prices of days with their outcomes`() throws {
    var bench = try ForeignFile.all[2].bench()
    let said = try bench.run(Self.line).text
    for words in [
      "3 bets are 2 prices", "type POLL", "its 2 answers", "does not hold their markets", "'bets.amount'",
    ] {
      #expect(said.contains(words), "\(words)")
    }
    for line in [
      "p1 resolved yes", "p2 resolved 40%", "p3 resolved void", "p4 resolved yes", "p5 resolved no",
    ] {
      try bench.run("expect \(line)")
    }
    #expect(try bench.run("list forecasts @manifold --format ids").text == "f1\nf2\nf3\nf4\nf5\n")
    // By hand: (0.4² x 49 days + 0.1² x 19) / 68; 0.15²; 0.3².
    let mean = ((0.16 * 49 + 0.01 * 19) / 68 + 0.0225 + 0.09) / 3
    #expect(try bench.run("score @manifold --json").text.contains("\"mean\":\(String(mean).prefix(12))"))
  }

  @Test(arguments: [
    ("\"probAfter\": 0.6", "\"probAfter\": 60", "E-JSON", "from 0 to 1"),
    ("\"closeTime\": 1490961600000, ", "", "E-JSON", "'closeTime' is missing"),
    ("1490961600000", "14909616000000000", "E-DAY", "no milliseconds"),
    ("\"YES\",\n    \"res", "\"OUI\",\n    \"res", "E-JSON", "'OUI'"),
    ("\"question\": \"Does the bridge", "\"q\": \"Does the bridge", "E-JSON", "part 1 of the file"),
    ("\"createdTime\": 1484100000000", "\"createdTime\": \"x\"", "E-JSON", "no whole number"),
  ]) func `that are wrong are refused, and keep nothing`(
    _ part: String, _ other: String, _ code: String, _ words: String
  ) throws {
    var bench = TestBench()
    let text = try ForeignFile.text(of: "manifold.json")
    let place = try #require(text.range(of: part))
    let said = try bench.refusal(
      of: Self.line, text.replacingCharacters(in: place, with: other), in: "manifold.json")
    #expect(said.contains("[\(code)]") && said.contains(words), "\(said)")
  }
}

@Suite struct `Times of other programs` {
  @Test(arguments: [
    ("2017-03-01", "2017-03-01"), ("2017-03-01 20:30:17 UTC", "2017-03-01T20:30:17Z"),
    ("2017-03-01T20:30:17.123456Z", "2017-03-01T20:30:17Z"), ("2017-03-01 20:30:5", "2017-03-01"),
    ("2017-03-01 20:30:17.5+00:00", "2017-03-01T20:30:17+00:00"), ("2017-03-01 2:30", "2017-03-01"),
    ("2017-03-01T20:30+0900", "2017-03-01T20:30:00+09:00"),
    ("2017-03-01T20:30Z", "2017-03-01T20:30Z"), ("2017-03", "2017-03"), ("2017-Q2", "2017-Q2"),
  ]) func `keep their zone, and are days without one`(_ text: String, _ day: String) throws {
    #expect(try ForeignTime(parsing: text).day.text == day)
  }

  @Test(arguments: [
    "05/10/2017", "2017-02-30", "2017-02-30 10:00", "2017-03-01 25:00:00", "2017-03-01T10:00 CEST", "", "now",
    "2017-03-01 10", "2017-03-01T10:61Z", "2017-03-01 10:00:00.", "2017-03-01 10:00+9",
  ]) func `that are none are refused`(_ text: String) {
    #expect(throws: FactError.self) { try ForeignTime(parsing: text) }
  }

  @Test func `are compared across zones`() throws {
    let times = [
      "2017-03-01T10:00+09:00", "2017-03-01T02:00Z", "2017-03-01T02:00:00.5Z", "2017-03-01 03:00:00",
    ]
    let order = try times.map { try ForeignTime(parsing: $0).order }
    #expect(order == order.sorted() && Set(order).count == 4)
    #expect(try ForeignTime(milliseconds: 1_488_362_400_500).day.text == "2017-03-01T10:00:00Z")
    #expect(try ForeignTime(milliseconds: 0).day.text == "1970-01-01T00:00:00Z")
    for wrong in [-1, 253_402_300_800_000] {
      #expect(throws: FactError.self) { try ForeignTime(milliseconds: wrong) }
    }
  }
}
