import CommandLanguage
import Facts
import Foundation
import Storage
import Testing

@testable import Workbench

private let menu = ["Harbour life", "Port and city", "Tides and times"]
private let stories = [
  "The council put the vote off until June after two members had asked for another estimate.",
  "Night ferries will run again from May, eleven months after they were stopped to save fuel.",
  "The bakery on Rope Street has seen off three mayors, two floods and a motorway, and it bakes on.",
  "Every spring somebody unrolls the same drawing of a terminal and says that it will cost nothing.",
]

/// A page with the menu of its publisher around a story of its own.
private func page(_ number: Int) -> String {
  let clerk = ["Ada", "Casimir", "Orla", "Bram"][number]
  let end = "It will probably be decided by autumn, said \(clerk), the clerk of the town."
  return (menu + [stories[number], end] + ["Read the paper at the quay"]).joined(separator: "\n\n") + "\n"
}

extension TestBench {
  fileprivate static func withPages() -> TestBench {
    var files = Dictionary(uniqueKeysWithValues: stories.indices.map { ("\($0).txt", page($0)) })
    files["other.txt"] =
      menu.joined(separator: "\n\n") + "\n\nSomebody else's page, which has the same menu.\n"
    return TestBench(files: files)
  }

  /// The words of a document that are marked.
  fileprivate mutating func marked(_ document: Int) throws -> [String] {
    try session.store().read { snapshot in
      let version = try #require(try snapshot.version(of: document))
      return try snapshot.boilerplate(of: version).reasons.keys.sorted().map {
        version.text[version.segmentation.sentences[$0]]
      }
    }
  }
}

@Suite struct `Boilerplate of a publisher` {
  @Test func `is learned from its later pages, too`() throws {
    var bench = TestBench.withPages()
    try bench.run("import 0.txt publisher \"Harbour Times\"")
    #expect(try bench.marked(1) == [])
    try bench.run("import 1.txt publisher \" harbour times\"")
    #expect(try bench.marked(1) == menu + ["Read the paper at the quay"])
    try bench.run("undo")
    #expect(try bench.marked(1) == [])
  }

  @Test func `is listed for a version, too, and not judged`() throws {
    var bench = TestBench.withPages()
    try bench.run("import 0.txt")
    try bench.run("boilerplate d1.s2")
    let before = try bench.facts
    #expect(try bench.run("boilerplate d1.v1").text == bench.run("boilerplate d1").text)
    #expect(try bench.facts == before)
  }

  @Test func `is not learned from others, and follows a change of publisher`() throws {
    var bench = TestBench.withPages()
    try bench.run("import 0.txt publisher \"Harbour Times\"")
    try bench.run("import other.txt publisher Elsewhere")
    try bench.run("import 1.txt")
    #expect(try bench.marked(1) == [])
    #expect(try bench.marked(3) == [])
    try bench.run("edit d3 publisher \"Harbour Times\"")
    #expect(try bench.marked(1) == menu + ["Read the paper at the quay"])
    #expect(try bench.marked(3) == bench.marked(1))
    #expect(try bench.marked(2) == [])
    try bench.run("edit d3 publisher none")
    #expect(try bench.marked(1) == [])
  }

  @Test(arguments: [
    ("https://www.harbour.example/a/1?x", "http://harbour.example:8080", true),
    ("https://harbour.example/1", "https://news.harbour.example/2", false),
    ("harbour.example/1", "harbour.example/2", false),
  ])
  func `is the host's where none is named`(one: String, other: String, isSame: Bool) throws {
    var bench = TestBench.withPages()
    try bench.run("import 0.txt url \(one)")
    try bench.run("import 1.txt url \(other)")
    #expect(try bench.marked(1).isEmpty != isSame)
  }

  @Test(arguments: 0..<6)
  func `does not depend on the order of import`(seed: Int) throws {
    var expected = TestBench.withPages()
    let line = { (number: Int) in "import \(number).txt publisher Harbour title T\(number)" }
    for number in stories.indices { try expected.run(line(number)) }
    let random = Seeded(UInt64(seed))
    var (bench, left) = (TestBench.withPages(), Array(stories.indices))
    var order: [Int] = []
    while !left.isEmpty { order.append(left.remove(at: random.below(left.count))) }
    for number in order { try bench.run(line(number)) }
    for (place, number) in order.enumerated() {
      #expect(try bench.marked(place + 1) == expected.marked(number + 1))
    }
  }

  @Test func `leaves no trace when its page goes`() throws {
    var bench = TestBench.withPages()
    try bench.run("import 0.txt publisher Harbour")
    let facts = try bench.facts
    try bench.run("import 1.txt publisher Harbour")
    try bench.run("undo")
    #expect(try bench.facts == facts)
    try bench.run("redo")
    try bench.run("rm d2")
    #expect(try bench.facts == facts)
    #expect(try bench.marked(1) == [])
  }
}

@Suite struct `A judgement on boilerplate` {
  @Test func `outranks what was guessed, is unchanged when repeated, and can be undone and replayed`() throws
  {
    var bench = try TestBench.prepared()
    let version = try bench.session.store().read { try $0.version(of: 1) }
    try bench.run("speaker @hana")
    let facts = try bench.facts
    #expect(try bench.run("boilerplate d1.s2..s3").text == "d1.s2..s3  boilerplate\n")
    #expect(try bench.run("boilerplate d1.p2").text == "d1.s2..s4  boilerplate\n")
    #expect(try bench.run("boilerplate d1.s2").text == "d1.s2 unchanged\n")
    #expect(try bench.marked(1).count == 3)
    #expect(try bench.run("boilerplate d1:20-30,d1.s4 off --author @hana").text == "d1.s2,d1.s4  article\n")
    #expect(try bench.marked(1) == ["He wins the special election in May."])
    let after = try bench.session.store().read { try $0.version(of: 1) }
    #expect(after?.text.string == version?.text.string && after?.segmentation == version?.segmentation)

    var fresh = TestBench()
    try fresh.runScript(bench.run("log as script").text)
    #expect(try fresh.marked(1) == bench.marked(1))
    try bench.run("undo --author @hana")
    try bench.run("undo 2")
    #expect(try bench.facts == facts)
  }

  @Test(arguments: [
    ("boilerplate d9", "E-ID"), ("boilerplate d1.s99", "E-ADDRESS"), ("boilerplate d1.x", "E-ADDRESS"),
    ("boilerplate d1,d2", "E-ID"), ("boilerplate c1", "E-ID"), ("boilerplate d1.s1,", "E-ADDRESS"),
    ("boilerplate d1.s4..s2", "E-ADDRESS"),
  ])
  func `needs a place that is there`(line: String, code: String) throws {
    var bench = try TestBench.prepared()
    #expect(bench.failure(of: line)?.diagnostic.code == code)
  }
}

@Suite struct `Words that stand in boilerplate as well` {
  private static let text = """
    The vote in May

    Moon wins the special election in May. THAAD stays where it is.

    Related: Moon wins the special election in May

    We use cookies on our website, and Moon wins the special election in May. Manage your cookie preferences here.
    """

  private func bench() throws -> TestBench {
    var bench = TestBench(files: ["a.txt": Self.text])
    try bench.run("import a.txt")
    try bench.run("use d1")
    return bench
  }

  @Test func `are taken from the article where they stand there once`() throws {
    var bench = try bench()
    let answer = try bench.run("claim \"Moon wins the special election\"")
    #expect(answer.text.contains("d1:17-47"))
    let note = answer.notices.first ?? ""
    #expect(note.contains("(s4)") && note.contains("related link"))
  }

  @Test func `are listed and found in the article first`() throws {
    var bench = try bench()
    let lines = try bench.run("find \"special election\"").text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("d1.s2") == true)
    #expect(lines.contains { $0.hasPrefix("d1.s4") })
    #expect(bench.offered("claim \"wins the special").first == "Moon wins the special election in May.")
  }
}
