import CommandLanguage
import Facts
import Testing

@testable import Storage
@testable import Workbench

extension TestBench {
  fileprivate mutating func means(_ line: String) -> String? {
    session.meaning(of: line).map { ($0.isError ? "error: " : "") + $0.text }
  }
}

@Suite struct `What a line means before Enter` {
  @Test(arguments: Command.all.map(\.syntax.name))
  func `is never an error at any cut of an example, and reads nothing but facts`(verb: String) throws {
    var bench = try TestBench.prepared()
    let before = (try bench.facts, bench.session.sitting.newest)
    let command = try #require(Command.all.first { $0.syntax.name == verb })
    for example in command.syntax.examples {
      let scalars = Array(example.unicodeScalars)
      for end in 0...scalars.count {
        var cut = String.UnicodeScalarView()
        cut.append(contentsOf: scalars[..<end])
        let meaning = bench.session.meaning(of: String(cut))
        // What the example's own rows are is known only in the workspace where it was run before.
        #expect(meaning?.isError != true, "\(String(cut)): \(meaning?.text ?? "")")
        _ = bench.session.ghost(of: String(cut)) { _ in nil }
      }
    }
    #expect(try bench.facts == before.0)
    #expect(bench.session.sitting.newest == before.1)
  }

  @Test func `never fails on garbage, and what it says cannot steer a terminal`() throws {
    var bench = try TestBench.prepared()
    let before = try bench.facts
    let random = Seeded(7)
    let pieces = [
      "claim", "predict", "c1", "c1..c9999999", "last", "key:x", "\u{1B}[2J", "\"", "“", "”", "'", "--", "by",
      "fri",
      "70", "70%", "likely", "@", "+", "@박지훈", "+korea/", "(", ")", "not", "or", "in", "d1.s4", "d1:0-9999",
      "#",
      "\u{202E}", "where", "--as-of", "--json", "given", "p1=no", "\n", "\\u{110000}", "🪑", "사드", "list",
      "due", "note",
    ]
    for _ in 0..<1500 * effort {
      let line = (0...random.below(7)).map { _ in random.pick(pieces) }.joined(
        separator: random.chance(80) ? " " : "")
      let text = bench.session.meaning(of: line)?.text ?? ""
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(!text.contains("\u{202E}"))
      _ = bench.session.ghost(of: line) { $0 + "\u{1B}" }
    }
    #expect(try bench.facts == before)
  }

  @Test(arguments: [
    ("show c1", "c1 \"Moon wins\""),
    ("predict c1 likely by fri", "c1 \"Moon wins\"; likely = 55-80 %, 67.5 %; fri = 2017-10-06 Fri"),
    (
      "predict \"Rain\" 60..70% by 2017-12 @hana",
      "60..70% = 60-70 %, 65 %; 2017-12 ends 2017-12-31 Sun; @hana is a new speaker"
    ),
    ("resolve p1 yes on yesterday", "p1 \"Moon wins\"; yesterday = 2017-09-30 Sat"),
    ("resolve p1 no known 2017-05-11", "p1 \"Moon wins\"; known 2017-05-11 Thu"),
    ("list claims +korea", "+korea: 2 claims"), ("due +korea", "+korea: 0 predictions"),
    ("list predictions +korea", "+korea: 2 predictions"), ("show p1 --as-of yesterday", "p1 \"Moon wins\""),
    ("tag +x where +korea/thaad", "+x is a new tag; +korea/thaad: 1 claim, 1 prediction"),
    ("claim \"wins the special election\" in d1", "the words stand in d1.s3; d1 \"The Vote in May\""),
    ("claim d1.s3", "d1.s3 \"He wins the special election in May.\""),
    ("show c1,c2", "c1 \"Moon wins\", c2 \"사드는 성주에 남는다\""),
    ("use d2", "d2 \"5월의 투표 🗳️\""),
  ])
  func `resolves what it names`(line: String, meaning: String) throws {
    var bench = try TestBench.prepared()
    #expect(bench.means(line) == meaning)
  }

  @Test func `resolves last and keys as ids, and speakers as their names`() throws {
    var bench = try TestBench.prepared()
    try bench.run("speaker @minxin-pei name \"Minxin Pei\" alias Pei")
    try bench.run("claim \"Pei speaks\" in none @minxin-pei key pei")
    #expect(bench.means("resolve last no") == "error: this sitting has made no prediction yet")
    #expect(bench.means("predict last 70% by 2018-01-05") == "last = c3 \"Pei speaks\"; by 2018-01-05 Fri")
    #expect(bench.means("show key:pei") == "key:pei = c3 \"Pei speaks\"")
    #expect(bench.means("forecast p1 80% @pei") == "p1 \"Moon wins\"; @pei = @minxin-pei, Minxin Pei")
  }

  @Test(arguments: [
    ("clam c1", "error: there is no command 'clam'"),
    ("show c99 ", "error: there is no c99"),
    ("predict c1 70 ", "error: '70' is neither a percentage nor a decimal fraction"),
    ("resolve c1 yes", "error: c1 is a claim, and a prediction belongs here"),
    ("predict c99 70% ", "error: there is no c99"),
    ("list claims korea ", "error: 'korea' is not a term of a filter"),
    ("claim Moon wins ", "error: 'wins' has no place in 'claim'"),
    ("claim \"nobody said this\" in d1 ", "error: these words do not stand in d1"),
  ])
  func `says what is wrong once typing on cannot mend it`(line: String, meaning: String) throws {
    var bench = try TestBench.prepared()
    #expect(bench.means(line) == meaning)
  }

  @Test(arguments: [
    "", " ", "clam", "show c99", "show", "claim \"open", "due (+korea ", "due not ", "due +korea or ",
    "predict c1 70%",
    "claim in none ", "predict c1 7", "# a comment", "resolve p1",
  ])
  func `says nothing where nothing can be said yet`(line: String) throws {
    var bench = try TestBench.prepared()
    #expect(bench.means(line) == nil)
  }
}

@Suite struct `A ghost behind the cursor` {
  @Test(
    arguments: [
      ("predict c1 70%", " by "), ("predict c1 70% ", "by "), ("predict c1 70% b", "y "), ("pred", "ict "),
      ("re", nil),
      ("predict c1 70% by 2017", nil), ("resolve p1", nil), ("status", nil), ("", nil), ("claim \"x", nil),
      ("predict \"Rain b", nil),
    ] as [(String, String?)])
  func `is what the language still requires`(line: String, ghost: String?) throws {
    let bench = try TestBench.prepared()
    #expect(bench.session.ghost(of: line) { _ in nil } == ghost)
  }

  @Test func `comes from the history first, and makes exactly that line`() throws {
    let bench = try TestBench.prepared()
    let line = "predict c1 70% by 2017-05-10 @문재인"
    for end in 1..<line.count {
      let typed = String(line.prefix(end))
      #expect(typed + (bench.session.ghost(of: typed) { _ in line } ?? "") == line)
    }
    #expect(bench.session.ghost(of: "predict c1 70%") { _ in "other" } == " by ")
  }
}
