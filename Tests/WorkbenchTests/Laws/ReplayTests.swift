import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

extension TestBench {
  /// Every fact by the ids that people see: rows of every kind with their values, speakers, tags, keys, settings.
  var visibleFacts: String {
    mutating get throws {
      let kinds = Kind.allCases.filter { $0 != .operation }
      try run("set as-of 2017-06-01")
      var text = try run("set").text
      for name in kinds.map(\.plural) + Register.all.map(\.name) {
        text += try run("list \(name) --format jsonl").text
      }
      for kind in kinds {
        for number in try session.store().read({ try $0.numbers(of: kind).sorted() }) {
          text += try run("show \(Identifier(kind, number)) --format jsonl").text
        }
      }
      return text
    }
  }

  fileprivate mutating func replayed(as form: String) throws -> TestBench {
    let file = form == "script" ? "replay.rk" : "replay.jsonl"
    let text = try run("log as \(form)").text
    // A later clock and no other file: the log must not lean on either.
    var fresh = TestBench(files: [file: text], now: TestBench.noon + 400 * 86_400_000)
    do {
      try fresh.run(form == "script" ? "run \(file)" : "apply \(file)")
    } catch {
      Issue.record("\(error.lines(RenderOptions()).joined(separator: "\n"))")
    }
    return fresh
  }
}

@Suite struct `The log as commands` {
  @Test(arguments: 0..<30 * effort)
  func `makes the same facts with the same ids elsewhere, whatever was undone`(seed: Int) throws {
    var random = try RandomWorkspace(seed: UInt64(1000 + seed), commands: 8, undoing: true)
    let facts = try random.bench.visibleFacts
    var fresh = try ["script", "jsonl"].map { try random.bench.replayed(as: $0) }
    for index in fresh.indices {
      #expect(Expectation.difference(from: facts, to: try fresh[index].visibleFacts) == "")
    }
    // What comes next gets the same ids too.
    for line in ["claim 다음 in none @ada", "predict 비 50% by 2019 @ada", "note c1 x"] {
      _ = random.bench.failure(of: line)
      for index in fresh.indices {
        _ = fresh[index].failure(of: line)
        #expect(random.bench.lastSaid.text == fresh[index].lastSaid.text)
      }
    }
  }

  @Test(arguments: ["script", "jsonl"])
  func `of the sample makes the sample, and is its own log`(form: String) throws {
    var bench = TestBench(files: try Project.files(in: Project.sample))
    try bench.run("run build.rk")
    var fresh = try bench.replayed(as: form)
    #expect(Expectation.difference(from: try bench.visibleFacts, to: try fresh.visibleFacts) == "")
    #expect(try fresh.run("log as \(form)").text == bench.run("log as \(form)").text)
  }

  @Test(arguments: ["script", "jsonl"])
  func `of a table of forecasts makes the same predictions, forecasts and outcomes`(form: String) throws {
    let table =
      "statement,probability,on,by,outcome,key,tags\n-,0.31506042899461806,2017-01,2017-03,1,,\n"
      + "\"by, -- 70% +x @a\n# b\",1e-12,2017-01,2017-03-01,0.25,k-1,a b/c\nfile:x,0.5,2017,2019,,,\n"
      + "-,0.4,2017-02,2017-03,,,\n"
    var bench = TestBench(files: ["t.csv": table])
    try bench.run("import t.csv format forecasts @Émile")
    var fresh = try bench.replayed(as: form)
    #expect(Expectation.difference(from: try bench.visibleFacts, to: try fresh.visibleFacts) == "")
  }

  @Test func `leaves out ids that are gone, and says who did what`() throws {
    var bench = TestBench(files: ["a.txt": "사드는 떠난다.\r\nMoon wins. 🗳️\n"])
    try bench.run("import a.txt title A")
    try bench.run("claim One in none @ada")
    try bench.run("undo")
    try bench.run("claim Two in none @ada --author @hana")
    try bench.run("note c2 Three")
    try bench.run("undo")
    #expect(
      try bench.run("log as script").text == """
        set author @analyst
        import a.txt title A text "사드는 떠난다.\\u{d}\\nMoon wins. 🗳️\\n"
        set author @hana
        skip m1
        skip c1
        claim Two in none @ada
        skip n1

        """)
    #expect(
      try bench.run("log o4 as jsonl").text == """
        {"op":"set","setting":"author","value":"@hana"}
        {"op":"claim","text":"Two","speaker":"@ada","in":"none"}

        """)
  }

  @Test func `leaves out ids even where nothing else is left`() throws {
    var bench = TestBench()
    try bench.run("claim One in none @ada")
    try bench.run("undo")
    var fresh = TestBench(files: ["log.rk": try bench.run("log as script").text])
    try fresh.run("run log.rk")
    #expect(try fresh.run("claim Two in none @ada").text.hasPrefix("c2 m2 "))
  }

  @Test(arguments: [
    "claim in none -- 문장\u{200B}끝", "note c1 -- a\u{202E}b", "edit c1 statement \"tab\\tand \\u{1b}[31m\"",
    "note c1 \"\\u{feff}bom \\u{2028} x\"", "set filter.mine \"+korea (@ada or text:war)\"",
    "set zone Asia/Seoul  # why",
    "skip n7", "rename @ada @ada-l",
  ])
  func `holds what does not show, and what is no row`(line: String) throws {
    var bench = TestBench()
    bench.session.sitting.allowsAbbreviations = true
    try bench.run("claim One in none @ada +korea")
    try bench.run(line)
    for form in ["script", "jsonl"] {
      var fresh = try bench.replayed(as: form)
      #expect(try fresh.visibleFacts == bench.visibleFacts, "\(form)")
    }
  }

  @Test func `holds the as-of day where the clock has not come to it yet`() throws {
    var bench = TestBench()
    try bench.run("predict 비 50% by 2018 on 2017-01-01 @ada")
    try bench.run("resolve p1 yes on 2018-05-01 --as-of 2018-06-01")
    #expect(try bench.canonicalScript.contains(" --as-of 2018-06-01\n"))
    var fresh = TestBench()
    try fresh.runScript(bench.canonicalScript)
    #expect(try fresh.visibleFacts == bench.visibleFacts)
  }

  @Test func `takes a text instead of a file, and knows it again`() throws {
    var bench = TestBench(files: ["a.txt": "사드는 떠난다.\n"])
    try bench.run("import a.txt key a")
    #expect(try bench.run("import a.txt text \"사드는 떠난다.\\n\" key a").text == "d1 unchanged\n")
    #expect(try bench.run("import b.txt text \"사드는 떠난다.\\n\"").text.hasPrefix("d1 unchanged"))
    #expect(bench.failure(of: "import b.txt text \" \"")?.diagnostic.code == "E-IMPORT")
  }
}
