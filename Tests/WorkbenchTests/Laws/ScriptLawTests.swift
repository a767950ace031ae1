import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `The same commands` {
  private static let files = ["english.txt": TestBench.english, "korean.txt": TestBench.korean]

  static let lines = [
    #"import english.txt @ada publisher "Pacific Ledger" on 2017-03-20 lang en key 영문 +op-ed"#,
    #"import korean.txt @지훈 on 2017-04-03 key 국문"#,
    #"speaker @지훈 name "Park Ji-hun" alias "박 위원" kind person"#,
    #"claim "THAAD stays where it is" in d1 kind forecast +korea/thaad key stays"#,
    #"claim '사드는 성주에 남는다' in key:국문 as "사드는 🚀 \"남는다\"" +korea/thaad key c-사드"#,
    #"claim in none @moon on 2017-04-23 -- it's “ours”, 우리 것 # and no comment"#,
    #"mention key:stays “문재인 후보가 당선될 것으로” in d2 hedge '“아마”'"#,
    #"mark "The Vote ... leads every survey" in d1 #vocabulary"#,
    #"evidence key:stays "개표 결과 🗳️" supports grade a1 src https://example.com/?q=사드&x=1 on 2017-05-10"#,
    #"verdict c1 mixed on 2017-05-11 with e1 because "it isn't over""#,
    #"link c1 rephrases c2"#,
    #"note c1 "line one\nline two\t\u{1F680}""#,
    #"predict key:stays 80% by 2017-12 key p-stays stated both"#,
    #"predict "남는다?" "very likely" by +2m @hana given p1=no criteria "발사대 '여섯' 기""#,
    #"forecast p1 60..70% @hana on yesterday because "말이 바뀌었다""#,
    #"withdraw p1 @hana on today"#,
    #"resolve p1 no known 2017-05-20 because "ruled \\ out""#,
    #"tag +seen where +korea not @지훈"#,
    #"tag c1..c3 -seen +checked"#,
    #"edit p2 by 2017-09-30"#,
    #"rm l1"#,
  ]

  static func words(of line: String) throws -> Statement {
    var lexer = Lexer(line, source: "line")
    return try #require(try lexer.next())
  }

  /// What a shell would hand over: words without their quotes.
  private static func shellWords(of line: String) throws -> [String] {
    try words(of: line).words.flatMap { $0.followsDashes ? ["--", $0.text] : [$0.text] }
  }

  /// The line of JSON that means the same.
  private static func json(of line: String) throws -> String {
    var bench = TestBench(files: files)
    bench.session.sitting.printsCommands = true
    return try bench.execute(words(of: line)).text.replacing("\n", with: "")
  }

  @Test func `leave the same facts whichever door they come through`() throws {
    var prompt = TestBench(files: Self.files)
    for line in Self.lines { try prompt.run(line) }
    let facts = try prompt.facts

    var command = TestBench(files: Self.files)
    for line in Self.lines {
      command.session.sitting = Sitting()
      try command.execute(Self.words(of: line))
    }
    var shell = TestBench(files: Self.files)
    for line in Self.lines {
      shell.session.sitting = Sitting()
      try shell.execute(Statement(arguments: Self.shellWords(of: line)))
    }
    var script = TestBench(files: Self.files)
    try script.runScript(Self.lines.joined(separator: "\r\n"))

    var bulk = TestBench(files: Self.files)
    bulk.folder.write(try Self.lines.map(Self.json).joined(separator: "\n"), to: "bulk.jsonl")
    try bulk.run("apply bulk.jsonl")

    for (door, other) in try [
      ("-c", command.facts), ("shell", shell.facts), ("script", script.facts), ("apply", bulk.facts),
    ] {
      // Keys remember the words as they were typed, which are the same through every door.
      let change = Expectation.difference(
        from: facts.joined(separator: "\n"), to: other.joined(separator: "\n"))
      #expect(change == "", "\(door)")
    }
    #expect(try prompt.operations.count == Self.lines.count)
    #expect(try script.operations.count == 1)
    #expect(try script.canonicalScript == prompt.canonicalScript)
    #expect(try bulk.operations.count == 1)
  }

  private static let bad = [
    "claim \"사드\" in d9", "predict \"x\" 70 by 2017", "resolve p1 yes on 2030", "prdict \"x\"",
    "note c1 \"unclosed",
    "expect count claims 99", "tag +x", "rm d1", "import missing.txt", "undo", "set zone Mars",
    "run missing.rk",
    "init other.reckon", "claim \"Moon wins\" in d1", "list claims state:open",
  ]

  @Test func `leave nothing where one line of a script fails`() throws {
    var bench = TestBench(files: Self.files)
    try bench.run("set zone Asia/Seoul")
    let before = try bench.facts
    for position in 0...Self.lines.count {
      var script = Self.lines
      script.insert(Self.bad[position % Self.bad.count], at: position)
      let sitting = String(describing: bench.session.sitting)
      let failure = bench.scriptFailure(script.joined(separator: "\n"))
      #expect(failure?.exit == .failed, "\(script[position])")
      #expect(failure?.statement?.source == "script.rk")
      #expect(failure?.statement?.line == position + 1, "\(script[position])")
      #expect(failure?.diagnostic.hint?.contains("nothing of this script was kept") == true)
      #expect(try bench.facts == before, "\(script[position])")
      #expect(String(describing: bench.session.sitting) == sitting)
    }
    // Had an id been used up, these rows would have others.
    try bench.runScript(Self.lines.joined(separator: "\n"))
    var fresh = TestBench(files: Self.files)
    try fresh.run("set zone Asia/Seoul")
    try fresh.runScript(Self.lines.joined(separator: "\n"))
    #expect(try bench.facts == fresh.facts)
    #expect(try bench.operations.map(\.id) == fresh.operations.map(\.id))
  }

  @Test func `leave what worked where a script keeps going`() throws {
    var bench = TestBench(files: Self.files)
    var script = Self.lines
    for (index, line) in Self.bad.enumerated() where !line.contains("unclosed") {
      script.insert(line, at: index * 2 % script.count)
    }
    try bench.runScript(script.joined(separator: "\n"), "keep-going")
    #expect(bench.session.sitting.failures >= Self.bad.count - 1)
    var fresh = TestBench(files: Self.files)
    try fresh.runScript(bench.canonicalScript)
    #expect(try bench.facts.wordsForgotten == fresh.facts.wordsForgotten)
  }

  @Test func `in a dry run leave nothing and use up no id`() throws {
    var bench = TestBench(files: Self.files)
    for line in Self.lines {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      let before = try bench.facts
      let dry = try bench.run("\(words[0]) --dry-run \(words[1])")
      #expect(try bench.facts == before, "\(line)")
      #expect(dry.text.hasPrefix("would: "), "\(dry.text)")
      let real = try bench.run(line)
      #expect(real.text == dry.text.replacing("would: ", with: ""))
    }
    var fresh = TestBench(files: Self.files)
    for line in Self.lines { try fresh.run(line) }
    #expect(try bench.facts == fresh.facts)
    #expect(try bench.operations.map(\.id) == fresh.operations.map(\.id))
  }

  @Test func `in a dry run of a script leave nothing`() throws {
    var bench = TestBench(files: Self.files)
    let before = try bench.facts
    let dry = try bench.runScript(Self.lines.joined(separator: "\n"), "--dry-run")
    #expect(dry.notices.contains { $0.contains("nothing was kept") })
    #expect(try bench.facts == before)
    #expect(try bench.operations.isEmpty)
    try bench.run(Self.lines[0])
    #expect(try bench.operations.map(\.id) == [1])
  }

  @Test(arguments: ["korea-2017", "Transcripts"])
  func `can be run twice where rows have keys`(folder: String) throws {
    let isSample = folder == "korea-2017"
    var bench = TestBench(files: try Project.files(in: isSample ? Project.sample : Project.transcripts))
    let script = isSample ? "run build.rk" : "run good.rk"
    try bench.run(script)
    let (facts, operations) = (try bench.facts, try bench.operations.map(\.id))
    let answer = try bench.run(script)
    #expect(try bench.facts == facts)
    #expect(try bench.operations.map(\.id) == operations)
    for line in answer.lines {
      let isQuiet = ["unchanged", "as expected", "as-of", "nothing changed"].contains { line.contains($0) }
      #expect(isQuiet, "\(line)")
    }
  }

  @Test func `keep their author and their rows in the log of a script`() throws {
    var bench = TestBench(files: Self.files)
    try bench.runScript(
      """
      claim "비가 온다" in none @ada key rain
      predict key:rain 50% by 2017-06-03 on 2017-05-01
      set author @hana
      verdict c1 mixed on 2017-05-02
      verdict c1 refuted on 2017-05-03 --author @지훈
      set author @analyst
      tag +soon where by:today..+1w
      """)
    try bench.runScript(
      """
      claim "비가 온다" in none @ada key rain
      claim "눈이 온다" in none @ada key snow
      """)
    #expect(
      try bench.canonicalScript == """
        claim "비가 온다" in none key rain @ada
        predict c1 50% by 2017-06-03 on 2017-05-01 @ada
        verdict c1 mixed on 2017-05-02 --author @hana
        verdict c1 refuted on 2017-05-03 --author @지훈
        tag p1 +soon
        claim "눈이 온다" in none key snow @ada

        """)
  }

  @Test func `in a script see what it has done so far`() throws {
    var bench = TestBench(files: Self.files)
    try bench.runScript(
      """
      claim "사드는 남는다" in none @ada
      tag +found where text:사드
      expect count claims text:사드 1
      expect count claims +found 1
      """)
    #expect(try bench.listed("claims +found") == ["c1"])
  }
}
