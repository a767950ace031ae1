import CommandLanguage
import Facts
import Storage
import Testing

@testable import Workbench

@Suite struct `A scheme in force` {
  private static let stances = """
    scheme stances "하나"
    +stance "Where it stands" exclusive closed on claims,predictions
      +pro "in favour" alias +찬성 color green
      +con color #cc0000
    +source closed required claims
      +press
    link contradicts from +stance to +stance
    """

  private func bench(_ lines: String...) throws -> TestBench {
    var bench = TestBench(files: [
      "s.scheme": Self.stances, "a.txt": "사드는 떠난다. 사드는 남는다.\n",
      "bad.jsonl": "{\"op\":\"claim\",\"text\":\"x\",\"in\":\"none\",\"tags\":[\"free\",\"stance/no\"]}\n",
      "good.jsonl": "{\"op\":\"claim\",\"text\":\"x\",\"in\":\"none\",\"tags\":[\"찬성\"]}\n",
    ])
    try bench.runScript(
      """
      import a.txt @ada on 2017-03-01
      claim "사드는 떠난다" in d1 +stance/pro +source/press
      claim "사드는 남는다" in d1 +source/press
      predict c1 60% by 2018
      """)
    try bench.run("scheme s.scheme")
    for line in lines { try bench.run(line) }
    return bench
  }

  @Test(arguments: [
    ("tag c1 +stance/no", "+stance/no"), ("tag c1 +stance/con", "+stance/con"),
    ("tag d1 +stance/pro", "+stance/pro"), ("tag c2 +찬성/정말", "+찬성/정말"),
    ("claim 또 in none +free +stance/no", "+stance/no"),
    ("claim 또 in none +stance/pro +stance/con", "+stance/con"),
    ("mention c1 \"사드는\" in d1.s2 +stance/pro", "+stance/pro"),
    ("mark \"사드는\" in d1.s2 +stance/pro", "+stance/pro"),
    ("predict c2 50% by 2018 +stance/x", "+stance/x"),
    ("import b.txt text \"새 글.\" +stance/pro", "+stance/pro"),
    ("tag +stance/pro where c2 or d1", "+stance/pro"),
  ])
  func `refuses at every door what breaks it, with a caret under the tag`(line: String, word: String) throws {
    var bench = try bench()
    let before = try bench.facts
    let failure = bench.failure(of: line)
    #expect(failure?.diagnostic.code == "E-SCHEME")
    let range = try #require(failure?.diagnostic.range)
    #expect(String(decoding: Array(line.utf8)[range], as: UTF8.self) == word)
    #expect(failure?.diagnostic.hint?.isEmpty == false)
    #expect(try bench.facts == before)
  }

  @Test func `refuses in bulk too, and names the field`() throws {
    var bench = try bench()
    let before = try bench.facts
    #expect(bench.failure(of: "apply bad.jsonl")?.diagnostic.code == "E-SCHEME")
    #expect(bench.lastSaid.text.contains("\"field\":\"tags\""), "\(bench.lastSaid.text)")
    #expect(try bench.facts == before)
    try bench.run("apply good.jsonl")
    #expect(try bench.run("list claims own:+stance/pro --format ids").text == "c1\nc3\n")
  }

  @Test func `takes one of an exclusive group for another in one command`() throws {
    var bench = try bench("tag c1 +stance/con -stance/pro")
    #expect(try bench.listed("claims own:+stance/con") == ["c1"])
    // Another coder may see it otherwise.
    try bench.run("tag c1 +stance/pro --author @hana")
    #expect(bench.failure(of: "tag c1 +stance/pro")?.diagnostic.code == "E-SCHEME")
  }

  @Test func `takes an alias for its tag everywhere, and the log keeps the tag`() throws {
    var bench = try bench("tag c2 +찬성", "set filter.pros +찬성")
    #expect(try bench.operations.suffix(2).first?.label == "tag c2 +stance/pro")
    #expect(try bench.listed("claims +찬성") == ["c1", "c2"])
    #expect(try bench.listed("claims filter:pros") == ["c1", "c2"])
    #expect(try bench.run("tag c2 +stance/pro").text == "c2 unchanged\n")
    #expect(bench.failure(of: "rename +찬성 +for")?.diagnostic.code == "E-FILTER")
    try bench.run("set filter.pros none")
    try bench.run("tag c2 -찬성")
    #expect(try bench.listed("claims +찬성") == ["c1"])
    #expect(bench.failure(of: "rename +stance/con +찬성")?.diagnostic.code == "E-NAME")
  }

  @Test func `read again is unchanged, changed it says how, and undo brings the old one back`() throws {
    var bench = try bench()
    let facts = try bench.facts
    let operation = try bench.newestOperation
    #expect(try bench.run("scheme s.scheme").text == "stances  unchanged\n")
    #expect(try bench.newestOperation == operation)
    bench.folder.write(
      Self.stances.replacing("color green", with: "color red").replacing("  +press", with: "  +radio"),
      to: "s.scheme")
    let answer = try bench.run("scheme s.scheme --dry-run")
    #expect(try bench.facts == facts)
    #expect(
      answer.text
        == "would: stances  +source/radio declared; +stance/pro changed; +source/press no longer declared\n")
    #expect(answer.notices == ["note: 2 places break what the schemes say; 'check scheme' lists them"])
    try bench.run("scheme s.scheme")
    #expect(try bench.run("check scheme").text.contains("+source/press is not declared"))
    try bench.run("undo")
    #expect(try bench.facts == facts)
    try bench.run("redo")
    try bench.run("scheme drop stances")
    try bench.run("tag c1 +stance/anything")
    #expect(try bench.run("scheme").text == "# no scheme is in force\n")
  }

  @Test func `prints itself, and replays without its file`() throws {
    var bench = try bench("tag c2 +stance/con")
    #expect(try bench.run("scheme").text == Self.stances + "\n")
    for form in ["script", "jsonl"] {
      let text = try bench.run("log as \(form)").text
      var fresh = TestBench(files: ["replay": text])
      try fresh.run(form == "script" ? "run replay" : "apply replay as jsonl")
      #expect(try fresh.visibleFacts == bench.visibleFacts)
      #expect(try fresh.run("scheme").text == bench.run("scheme").text)
      #expect(try fresh.run("scheme show --json").text == bench.run("scheme show --json").text)
    }
  }

  @Test func `goes with its tags where they are renamed and merged, and refuses what would break it`() throws
  {
    var bench = try bench("tag c2 +hawk", "claim 또 in none +stance/con +source/press")
    let before = try bench.facts
    let preview = try bench.run("rename +stance +asia/stance --dry-run").text
    #expect(preview.contains("2 moved") && preview.contains("c1 c3  2 claims"), "\(preview)")
    #expect(try bench.facts == before)
    try bench.run("rename +stance +asia/stance")
    #expect(
      try bench.run("scheme").text
        == Self.stances.replacing("+stance", with: "+asia/stance").replacing("    +", with: "  +") + "\n")
    #expect(bench.failure(of: "tag c2 +asia/stance/no")?.diagnostic.code == "E-SCHEME")
    #expect(try bench.listed("claims +찬성") == ["c1"])
    #expect(bench.failure(of: "rename +hawk +asia/stance/hawk")?.diagnostic.code == "E-SCHEME")
    try bench.run("merge +hawk +asia/stance/con")
    try bench.run("merge +asia/stance/con +찬성")
    #expect(try bench.listed("claims own:+찬성") == ["c1", "c2", "c3"])
    for _ in 0..<3 { try bench.run("undo") }
    #expect(try bench.facts == before)
  }

  @Test func `joins by links only what it lets them join`() throws {
    var bench = try bench()
    #expect(bench.failure(of: "link c1 contradicts c2")?.diagnostic.code == "E-SCHEME")
    try bench.run("tag c2 +stance/con")
    try bench.run("link c1 contradicts c2")
    try bench.run("tag c2 -stance/con")
    #expect(
      try bench.run("check scheme").text.contains("l1: the scheme 'stances' does not let 'contradicts'"))
  }

  @Test func `refuses an alias that rows bear, and a name that another scheme has`() throws {
    var bench = try bench("tag c1 +hawk")
    #expect(bench.failure(of: "scheme text \"+x alias +hawk\" name more")?.diagnostic.code == "E-SCHEME")
    #expect(bench.failure(of: "scheme text \"+stance/pro\" name more")?.diagnostic.code == "E-SCHEME")
    #expect(bench.failure(of: "scheme text +x")?.diagnostic.hint == "'name NAME' gives one, such as stances")
    #expect(bench.failure(of: "scheme text \"\" name more")?.diagnostic.code == "E-SCHEME")
    #expect(bench.failure(of: "scheme drop stance")?.diagnostic.hint?.contains("'stances'") == true)
  }

  @Test func `is offered by completion: aliases with what they mean, headings never`() throws {
    var bench = try bench("scheme text \"+kind abstract\\n  +rumour \\\"소문\\\"\" name kinds")
    let offered = bench.offered("tag c1 +")
    #expect(offered.contains("+찬성") && offered.contains("+stance/") && offered.contains("+kind/"))
    #expect(!offered.contains("+kind"))
    #expect(bench.meanings("tag c1 +kind/") == ["+kind/rumour": "0 rows, 소문"])
    #expect(bench.meanings("tag c1 +찬")["+찬성"] == "+stance/pro")
    #expect(bench.offered("scheme drop ") == ["stances", "kinds"])
  }

  @Test func `asks at the prompt before many rows get another tag`() throws {
    var bench = try bench("set confirm 1", "tag c2 +stance/con")
    bench.session.sitting.allowsAbbreviations = true
    bench.person.answers("n", "y")
    #expect(try bench.run("rename +stance +position").text == "nothing was changed\n")
    #expect(try bench.run("rename +stance +position").text.contains("is now +position"))
  }
}
