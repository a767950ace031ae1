import CommandLanguage
import Facts
import Foundation
import Presentation
import Testing

@testable import Workbench

@Suite struct `Files of brat in a workspace` {
  private static let news = Project.root.appendingPathComponent("Tests/InterchangeTests/Fixtures/brat-news")

  private func bench(_ files: [String: String]) -> TestBench { TestBench(files: files) }

  private static let chair = [
    "c/chair.txt": "The chair is empty. Moon sits down. Moon wins.\n",
    "c/chair.ann": """
    T1\tPerson 20 24\tMoon
    T2\tSit 25 34\tsits down
    E1\tSit:T2 Who:T1\t
    A1\tCertainty T1 High
    A2\tNegated E1
    #1\tAnnotatorNotes T1\tWhich Moon?
    R1\tFamily Arg1:T1 Arg2:T2\t
    *\tEquiv T1 T2
    N1\tReference T1 W:1\t\tMoon
    ?? what is this

    """,
  ]

  /// What was written into a folder, by the names of the files.
  private func written(_ bench: inout TestBench, _ folder: String = "out") throws -> [String: String] {
    try bench.run("export brat to \(folder)")
    let names = bench.folder.entries(of: folder).compactMap(\.name)
    return names.reduce(into: [:]) { $0[$1] = bench.folder["\(folder)/\($1)"] }
  }

  /// The same without the configuration.
  private func annotations(_ bench: inout TestBench) throws -> [String: String] {
    try written(&bench).filter { !$0.key.hasSuffix(".conf") }
  }

  @Test func `come out byte for byte, here and where the log is run again`() throws {
    let files = try Project.files(in: Self.news)
    var bench = TestBench(files: Dictionary(uniqueKeysWithValues: files.map { ("news/" + $0.key, $0.value) }))
    try bench.run("import news format brat")
    #expect(files.count == 29)
    #expect(try written(&bench) == files)
    var fresh = TestBench(files: ["log.rk": try bench.run("log as script").text])
    try fresh.run("run log.rk")
    #expect(try written(&fresh) == files)
    #expect(Expectation.difference(from: try bench.visibleFacts, to: try fresh.visibleFacts) == "")
    // Read again from what was written, they are the same marks.
    let answer = try bench.run("import news format brat")
    #expect(answer.text.contains("13 documents, 13 files unchanged"))
    #expect(try written(&bench) == files)
  }

  @Test func `come with a configuration of their own, which is read as the same types`() throws {
    var bench = bench(Self.chair)
    try bench.run("import c format brat")
    let conf = try #require(try written(&bench)["annotation.conf"])
    let expected = """
      [entities]
      Person

      [relations]
      Equiv\tArg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive
      Family\tArg1:<ANY>, Arg2:<ANY>

      [events]
      Sit\tWho*:<ANY>

      [attributes]
      Certainty\tArg:<ANY>, Value:High
      Negated\tArg:<ANY>

      """
    #expect(conf == expected)
    var other = TestBench(files: Self.chair.merging(["c/annotation.conf": conf]) { $1 })
    try other.run("import c format brat")
    #expect(try written(&other)["annotation.conf"] == conf)
    // A type that the file does not declare is said, since brat would refuse it.
    try other.run("mark d1:0-3 +new")
    #expect(try other.run("export brat to out").text.contains("does not declare it"))
  }

  @Test func `that cannot be read are listed and left out where the import keeps going`() throws {
    var bench = bench(
      Self.chair.merging(["c/a.txt": "x y\n", "c/a.ann": "T1\tX 0 1\tx\nT1\tX 0 1\tx\n"]) { $1 })
    let answer = try bench.run("import c format brat keep-going")
    #expect(answer.text.contains("the id T1 stands in line 1 already"))
    #expect(try bench.run("list documents --format ids").text == "d1\n")
    #expect(try annotations(&bench)["chair.ann"] == Self.chair["c/chair.ann"])
  }

  @Test func `become documents, marks, attributes and notes`() throws {
    var bench = bench(Self.chair)
    let answer = try bench.run("import c format brat")
    #expect(answer.text.contains("1 document, 2 marks, 2 attributes, 1 note, 5 lines only kept"))
    #expect(try bench.run("show n1").text.contains("Which Moon?"))
    #expect(try bench.run("list mentions attr:Certainty=High --format ids").text == "m1\n")
    #expect(try bench.run("list mentions attr:Negated --format ids").text == "m2\n")
    #expect(try bench.run("list mentions +person --format ids").text == "m1\n")
    let facts = try bench.facts
    try bench.run("undo")
    #expect(try bench.facts.isEmpty)
    try bench.run("redo")
    #expect(try bench.facts == facts)
    #expect(try written(&bench)["chair.ann"] == Self.chair["c/chair.ann"])
  }

  @Test(
    arguments: [
      ("rm m1 with-dependants", "T2\tSit 25 34\tsits down\n?? what is this\nA3\tNegated T2\n"),
      ("rm n1", nil), ("edit n1 text \"That one\"", "#1\tAnnotatorNotes T1\tThat one\n"),
      ("attribute m1 Certainty=Low", "A1\tCertainty T1 Low\n"), ("attribute m2 -Negated", nil),
      ("attribute m2 Sure=yes", "A3\tSure T2 yes\n"), ("note m2 \"How?\"", "#2\tAnnotatorNotes T2\tHow?\n"),
      ("tag m1 -person +body", "T1\tbody 20 24\tMoon\n"),
      ("mark \"The chair\" in d1 +thing/wood", "T3\tthing_wood 0 9\tThe chair\n"),
      ("mark d1:36-40 +person", "T3\tPerson 36 40\tMoon\n"),
      ("claim \"Moon wins\" in d1 +person with sure", "T3\tPerson 36 45\tMoon wins\nA3\tsure T3\n"),
    ])
  func `change only in the lines whose rows have changed`(command: String, line: String?) throws {
    var bench = bench(Self.chair)
    try bench.run("import c format brat")
    try bench.run(command)
    let text = try #require(try written(&bench)["chair.ann"])
    let before = try #require(Self.chair["c/chair.ann"])
    #expect(text != before)
    if let line { #expect(text.contains(line), "\(text)") }
    if command == "rm n1" {
      #expect(text == before.replacing("#1\tAnnotatorNotes T1\tWhich Moon?\n", with: ""))
    }
    if command == "attribute m2 -Negated" { #expect(text == before.replacing("A2\tNegated E1\n", with: "")) }
    if command.hasPrefix("rm m1") { #expect(text == line) }
    // What was written is read as the same again.
    var other = TestBench(files: ["c/chair.txt": before, "c/chair.ann": text])
    other.folder.write(try #require(Self.chair["c/chair.txt"]), to: "c/chair.txt")
    try other.run("import c format brat")
    #expect(try written(&other)["chair.ann"] == text)
  }

  @Test func `make claims and links of relations that links have`() throws {
    var bench = bench([
      "a.txt": "It rains. Take a coat.\n",
      "a.ann":
        "T1\tClaim 10 22\tTake a coat.\nT2\tPremise 0 9\tIt rains.\nR1\tsupports Arg1:T2 Arg2:T1\t\nA1\tStance T1 For\n",
    ])
    try bench.run("import a.ann format brat strict")
    #expect(try bench.run("list links --format ids").text == "l1\n")
    #expect(try bench.run("list claims attr:Stance=For --format ids").text == "c1\n")
    #expect(try written(&bench)["a.ann"] == bench.folder["a.ann"])
    try bench.run("rm l1")
    #expect(try written(&bench)["a.ann"]?.contains("R1") == false)
    try bench.run("link c1 contradicts c2")
    #expect(try written(&bench)["a.ann"]?.hasSuffix("R2\tcontradicts Arg1:T1 Arg2:T2\n") == true)
  }

  @Test(arguments: [("UTF-16", 3, 7), ("code points", 2, 6), ("UTF-8", 7, 11)])
  func `are counted as their offsets are`(unit: String, start: Int, end: Int) throws {
    let ann = "T1\tPerson \(start) \(end)\tMoon\n"
    var bench = bench(["a.txt": "🗳️Moon 🗳️", "a.ann": ann])
    let answer = try bench.run("import a.ann format brat")
    #expect(try bench.run("show m1 --json").text.contains("d1:2-6"))
    #expect(answer.notices.contains { $0.contains("counts in \(unit)") } == (unit != "code points"))
    #expect(try written(&bench)["a.ann"] == ann)
    // What is new counts as the rest of the file does.
    try bench.run("mark d1:0-6 +all")
    #expect(try written(&bench)["a.ann"] == ann + "T2\tall 0 \(end)\t\u{1F5F3}\u{FE0F}Moon\n")
  }

  @Test func `are found by their words where offsets are wrong, which is said, and an error where strict`()
    throws
  {
    let files = ["a.txt": "Moon wins.\n", "a.ann": "T1\tPerson 3 7\tMoon\nT2\tPerson 0 3\tAhn\n"]
    var bench = bench(files)
    let failure = bench.failure(of: "import a.ann format brat strict")
    #expect(failure?.diagnostic.code == "E-LOSS")
    #expect(try bench.facts.isEmpty)
    let answer = try bench.run("import a.ann format brat")
    #expect(answer.text.contains("changed  its words stand at 0-4"))
    #expect(answer.text.contains("skipped  'Ahn' stands neither"))
    #expect(try written(&bench)["a.ann"] == files["a.ann"])
  }

  @Test(arguments: [
    (["c/b.txt": "x y\n", "c/b.ann": "T1\tX 0 1\tx\nT1\tX 0 1\tx\n"], "E-BRAT"),
    (["c/b.ann": "T1\tX 0 1\tx\n"], "E-IMPORT"),
    (["c/b.txt": "x y\n", "c/b.ann": "T1\tX\u{0}"], "E-ENCODING"),
    (["c/b.txt": "", "c/b.ann": ""], "E-IMPORT"),
  ])
  func `that cannot be read change nothing, nor do those beside them`(files: [String: String], code: String)
    throws
  {
    var bench = bench(Self.chair.merging(["c/a.txt": "Ah.\n", "c/a.ann": ""]) { $1 }.merging(files) { $1 })
    #expect(bench.failure(of: "import c format brat")?.diagnostic.code == code)
    #expect(try bench.facts.isEmpty)
  }

  @Test func `that are empty say that somebody looked and found nothing`() throws {
    var bench = bench(["a.txt": "Moon wins.\n", "a.ann": ""])
    try bench.run("import a.ann format brat")
    #expect(try bench.facts.contains { $0.hasPrefix("coding ") })
    #expect(try annotations(&bench) == ["a.txt": "Moon wins.\n", "a.ann": ""])
  }

  @Test func `of an own document hold what brat can hold, and say what it cannot`() throws {
    var bench = try TestBench.prepared()
    let answer = try bench.run("export brat d1 to out")
    #expect(bench.folder["out/english.txt"] == TestBench.english)
    #expect(bench.folder["out/english.ann"]?.hasPrefix("T1\t") == true)
    #expect(answer.text.contains("brat has no place for what it says of itself: author, on, lang, +op-ed"))
    #expect(bench.failure(of: "export brat d1 to out strict")?.diagnostic.code == "E-LOSS")
  }
}
