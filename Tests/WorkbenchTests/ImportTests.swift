import CommandLanguage
import Storage
import Testing

@testable import Workbench

@Suite struct `Importing` {
  private static let page = """
    <!doctype html><html lang="ko"><head><title>빈 의자</title><meta name="author" content="박지훈"></head>
    <body><nav><a href="/">홈</a></nav><p>사드는 성주에 남는다. 아무도 앉지 않는다.</p></body></html>
    """
  /// 사드는 성주에 남는다.
  private static let cp949: [UInt8] = [
    0xBB, 0xE7, 0xB5, 0xE5, 0xB4, 0xC2, 0x20, 0xBC, 0xBA, 0xC1, 0xD6, 0xBF, 0xA1, 0x20, 0xB3, 0xB2, 0xB4,
    0xC2, 0xB4, 0xD9,
    0x2E, 0x0A,
  ]

  private func bench(_ files: [String: String] = [:]) -> TestBench {
    var files = files
    files["page.html"] = Self.page
    files["bin/pdftotext"] = "Moon leads.\nHe wins.\n\u{C}"
    files["bin/pdfinfo"] = "Title:          A paper\nAuthor:         Ann Lee and Bo Kim\nPages: 1\n"
    files["paper.pdf"] = "%PDF-1.4\n"
    return TestBench(files: files)
  }

  @Test func `is rebuilt by the log's line alone, without the file`() throws {
    var bench = bench()
    bench.folder.write(bytes: Self.cp949, to: "korean.txt")
    try bench.run("import page.html key page")
    try bench.run("import paper.pdf +paper")
    try bench.run("import korean.txt encoding cp949 @지훈 byline \"박지훈\" on yesterday")
    let output = try bench.run("log as script").text
    var again = TestBench()
    try again.runScript(output)
    #expect(try again.run("log as script").text == output)
    for line in [
      "show d1", "show d2", "show d3", "sql \"SELECT * FROM versions\"", "sql \"SELECT * FROM speakers\"",
    ] {
      #expect(try again.run(line).text == bench.run(line).text)
    }
    // The line means what its key names, so that the script can be run again over its own facts.
    #expect(try bench.runScript(output).text.contains("d1 unchanged"))
  }

  @Test func `of a folder of one story many times over says so twenty times, then how often`() throws {
    let story = (0..<30).map { "Sentence number \($0) of the long story of the harbour is here." }
    let files = (0..<30).map { number in
      var text = story
      text[number] = "Other words stand in place \(number)."
      return ("wire/\(number + 10).txt", text.joined(separator: "\n\n") + "\n")
    }
    var bench = TestBench(files: Dictionary(uniqueKeysWithValues: files))
    let notices = try bench.run("import wire").notices
    #expect(notices.count { $0.contains("is much like") } == 20)
    #expect(notices.contains("note: 9 more remarks like these; 'import FILE' makes those of one file"))
  }

  @Test func `of a folder is no revision of one document`() throws {
    var bench = TestBench(files: ["one.txt": "One.\n", "wire/a.txt": "A.\n", "wire/b.txt": ""])
    try bench.run("import one.txt")
    let refusal = #expect(throws: (any Error).self) { try bench.run("import wire revises d1") }
    #expect("\(String(describing: refusal))".contains("belongs to one document"))
    let failure = #expect(throws: (any Error).self) { try bench.run("import wire") }
    #expect("\(String(describing: failure))".contains("nothing of this folder was kept"))
  }

  @Test func `takes title and first author of a PDF, and says which it left`() throws {
    var bench = bench()
    let answer = try bench.run("import paper.pdf")
    #expect(answer.text.contains("d1  A paper  2 sentences"))
    #expect(answer.text.contains("@ann-lee (new)"))
    #expect(answer.notices == ["note: the file names 2 authors, Ann Lee, Bo Kim; the first is taken"])
  }

  @Test func `finds the author among the speakers by name and alias`() throws {
    var bench = bench(["two.html": "<html><meta name=author content='J. Park'><p>Two texts.</p></html>"])
    try bench.run("speaker @park name 박지훈 alias j-park")
    #expect(try bench.run("import page.html").text.contains("@park"))
    #expect(try bench.run("import two.html").text.contains("@park"))
    #expect(try bench.session.store().read { try $0.speakers().count } == 1)
  }

  @Test func `gives way to what the command says`() throws {
    var bench = bench()
    let answer = try bench.run("import page.html @lee title Mine lang xx on 2016")
    #expect(answer.text.hasPrefix("d1  Mine") && answer.text.contains("@lee"))
    #expect(!answer.text.contains("author"))
    #expect(try bench.run("list documents columns language").text.contains("xx"))
  }

  @Test func `sets no name of a speaker who is known already`() throws {
    var bench = bench()
    try bench.run("speaker @lee name \"Ann Lee\"")
    let answer = try bench.run("import page.html @lee byline \"Another Lee\"")
    #expect(answer.notices == ["note: @lee stays with name Ann Lee; 'speaker @lee name ...' changes it"])
  }

  @Test func `refuses a file that is too large by its size or as it comes`() throws {
    let part = [UInt8](repeating: 0x61, count: 1 << 20)
    for size in [nil, 1 << 40] as [Int?] {
      let stream = ByteStream(size: size) { part }
      #expect(throws: Diagnostic.self) { try stream.all(atMost: 3 << 20, named: "x") }
    }
  }
}

@Suite struct `Importing a folder` {
  private static let files = [
    "f/b.txt": "The second.", "f/a.txt": "The first.", "f/sub/c.md": "# The third",
    "f/.hidden/x.txt": "Hidden.",
    "f/picture.jpg": "no", "g/a.txt": "Good.", "g/b.txt": "\u{0}\u{1}", "g/c.txt": "", "g/d.txt": "Better.",
  ]

  @Test func `is one operation that reads every file in order`() throws {
    var bench = TestBench(files: Self.files)
    let answer = try bench.run("import f lang en +batch")
    let ids = answer.text.split(separator: "\n").map {
      $0.prefix(14).split(separator: " ").joined(separator: " ")
    }
    #expect(ids.first == "d1 The first." && ids.count == 4)
    #expect(answer.text.hasSuffix("3 files: 3 read, 1 skipped\n"))
    #expect(answer.notices == ["skipped: f/picture.jpg: no known ending", "o1: 11 changes"])
    #expect(try bench.operations.count == 1)
    let again = try bench.run("import f")
    #expect(again.text.hasSuffix("3 files: 0 read, 3 unchanged, 1 skipped\n"))
    try bench.run("undo")
    #expect(try bench.session.store().read { try $0.document(1) } == nil)
  }

  @Test func `keeps nothing and names every bad file`() throws {
    var bench = TestBench(files: Self.files)
    let before = try bench.facts
    let refused = bench.failure(of: "import g")
    let failure = try #require(refused)
    #expect(failure.diagnostic.message == "2 of 4 files cannot be read")
    let hint = try #require(failure.diagnostic.hint)
    #expect(
      hint.contains("'g/b.txt'") && hint.contains("'g/c.txt'")
        && hint.contains("nothing of this folder was kept"))
    #expect(try bench.facts == before)
  }

  @Test func `keeps the good files if it is told to, and says that it is partly done`() throws {
    var bench = TestBench(files: Self.files)
    let answer = try bench.run("import g keep-going")
    #expect(answer.text.hasSuffix("4 files: 2 read, 2 failed\n"))
    #expect(answer.notices.count { $0.hasPrefix("failed: ") } == 2)
    #expect(bench.session.sitting.failures == 2)
  }

  @Test func `replays file by file`() throws {
    var bench = TestBench(files: Self.files)
    try bench.run("import f lang en +batch")
    let script = try bench.run("log as script").text
    #expect(script.split(separator: "\n").count { $0.hasPrefix("import f/") } == 3)
    var again = TestBench()
    try again.runScript(script)
    #expect(try again.run("list documents --json").text == bench.run("list documents --json").text)
  }

  @Test func `is refused what belongs to one document, and wrong words before any file is read`() throws {
    var bench = TestBench(files: Self.files)
    for word in ["title T", "url U", "key k", "boilerplate none", "+a//b", "@a/b", "on 2099"] {
      let refused = bench.failure(of: "import f keep-going \(word)")
      let failure = try #require(refused, "\(word)")
      #expect(failure.diagnostic.range != nil)
      #expect(bench.lastSaid.text.isEmpty)
    }
  }

  @Test func `is ended by Ctrl-C between two files`() throws {
    var bench = TestBench(files: Self.files)
    let before = try bench.facts
    bench.person.interrupts()
    #expect(bench.failure(of: "import f keep-going")?.exit == .interrupted)
    bench.person.interrupts(false)
    #expect(try bench.facts == before)
  }
}
