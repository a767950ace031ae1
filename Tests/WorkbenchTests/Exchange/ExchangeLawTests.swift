import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

/// Documents with marks at random places, in letters that are counted differently by different programs.
private struct RandomMarks {
  static let letters = [
    "사", "드", "a", "b", " ", " ", "\n", "🗳️", "👩‍👩‍👧", "e\u{301}", "\u{1112}\u{1161}\u{11AB}", "𝒳", "é", "—", "\"",
    "\\",
    "\r\n", "\u{2028}", "z", "다",
  ]
  static let tags = ["korea/thaad", "선거", "tone.calm", "a-b"]

  let random: Seeded
  var bench = TestBench()

  init(seed: UInt64, isPlain: Bool) throws {
    random = Seeded(seed)
    for document in 1...random.pick([1, 2, 3]) {
      let text = (0..<40).map { _ in random.pick(Self.letters) }.joined()
      bench.folder.write("start\(document) \(text) end", to: "text\(document).txt")
      let line = "import text\(document).txt title \"T\(document)\""
      try bench.run(line + (random.chance(50) ? " url https://example.org/\(document) @kim on 2017-03" : ""))
      for _ in 0..<random.pick([0, 1, 4]) { try mark(document, isPlain: isPlain) }
    }
  }

  /// A range whose ends split no grapheme cluster.
  private func range(_ text: StoredText) -> Range<Int> {
    let bounds = (0...text.count).filter(text.isGraphemeBoundary)
    let start = random.pick(Array(bounds.dropLast()))
    let end = random.pick(bounds.filter { $0 > start && $0 <= start + 12 })
    return start..<end
  }

  private mutating func mark(_ document: Int, isPlain: Bool) throws {
    let text = try bench.session.store().read { try $0.version(of: document)?.text } ?? StoredText("")
    let pieces = (0..<(isPlain || random.chance(60) ? 1 : 2)).map { _ in range(text) }
    let address = "d\(document):" + pieces.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: "+")
    guard !pieces.contains(where: { text[$0].allSatisfy(\.isWhitespace) }) else { return }
    if isPlain || random.chance(60) {
      try bench.run("mark \(address) +\(random.pick(Self.tags))" + (isPlain ? "" : " with certainty=low"))
      if !isPlain { try bench.run("note last.m \"메모 🗒️\"".replacing("last.m", with: newest("m"))) }
    } else {
      let hedge = random.chance(50) ? " hedge \"may\" via @yna,@kbs" : ""
      try bench.run("claim \(address) as \"S \(random.pick([1, 2, 3]))\" @moon kind forecast +선거\(hedge)")
      let claim = newest("c")
      if claim != "c1" { _ = bench.failure(of: "link \(claim) contradicts c1 because \"둘 다\"") }
    }
  }

  private func newest(_ letter: String) -> String {
    bench.session.sitting.newest.last { $0.description.hasPrefix(letter) }?.description ?? letter
  }

  /// The same documents without anything marked.
  func bare() throws -> TestBench {
    var (bench, other) = (bench, TestBench())
    for document in 1...3 {
      bench.folder["text\(document).txt"].map { other.folder.write($0, to: "text\(document).txt") }
    }
    for line in try bench.canonicalScript.split(separator: "\n") where line.hasPrefix("import") {
      try other.run(String(line))
    }
    return other
  }
}

extension TestBench {
  /// What was marked, said and linked, without the ids of rows.
  fileprivate mutating func words() throws -> [String] {
    try session.store().read { snapshot in
      var lines: [String] = []
      func claims(_ id: Int) throws -> String {
        let claim = try snapshot.claim(id)
        let row = Identifier(.claim, id)
        return try "\(claim?.statement ?? "") \(claim?.kind ?? "") \(snapshot.tags(on: row))"
      }
      for id in try snapshot.numbers(of: .mention) {
        guard let mention = try snapshot.mention(id) else { continue }
        let row = mention.identifier
        lines.append(
          try "\(mention.selector) \(mention.place?.address ?? "") \(mention.attribution ?? "") "
            + "\(mention.said?.text ?? "") \(mention.hedge ?? "") \(snapshot.tags(on: row)) "
            + "\(snapshot.attributes(of: row)) \(snapshot.notes(on: row).map(\.text)) "
            + "\(snapshot.claims(of: id).map(claims))")
      }
      for id in try snapshot.numbers(of: .link) {
        guard let link = try snapshot.link(id) else { continue }
        lines.append(
          try "\(claims(link.from.number)) \(link.relation) \(claims(link.to.number)) \(link.because ?? "")")
      }
      return lines.sorted()
    }
  }

  fileprivate mutating func texts() throws -> [String] {
    try session.store().read { snapshot in
      try snapshot.numbers(of: .document).map { id in
        let document = try snapshot.document(id)
        return try "\(document?.title ?? "") \(document?.url ?? "") \(document?.author?.name ?? "") "
          + "\(document?.published?.text ?? "") \(snapshot.version(of: id)?.text.string ?? "")"
      }
    }
  }
}

@Suite struct `Exchanged words` {
  @Test(arguments: 1...UInt64(10 * effort))
  func `are the same after a way through web annotations`(_ seed: UInt64) throws {
    var marks = try RandomMarks(seed: seed, isPlain: false)
    try marks.bench.run("export web-annotation to out.json")
    var other = try marks.bare()
    let text = try #require(marks.bench.folder["out.json"])
    other.folder.write(text, to: "in.json")
    let answer = try other.run("import in.json format web-annotation --json")
    #expect(answer.text.contains("\"lossless\":true"), "\(answer.text)")
    #expect(try other.words() == marks.bench.words())
    #expect(try marks.bench.run("export web-annotation to again.json").text != "")
    #expect(marks.bench.folder["again.json"] == text)
    // A second time nothing is new, even where the file came from.
    let before = try other.facts
    try other.run("import in.json format web-annotation")
    #expect(try other.words() == marks.bench.words())
    #expect(try other.facts == before)
  }

  @Test(arguments: ["prodigy", "doccano", "spacy", "labelstudio"], 1...UInt64(4 * effort))
  func `are the same after a way through lines of spans`(_ format: String, _ seed: UInt64) throws {
    let reader = format == "labelstudio" ? format : "jsonl"
    var marks = try RandomMarks(seed: seed, isPlain: true)
    try marks.bench.run("export \(format) to out.jsonl")
    let text = try #require(marks.bench.folder["out.jsonl"])
    var other = TestBench(files: ["in.jsonl": text])
    try other.run("import in.jsonl format \(reader)")
    #expect(try other.texts() == marks.bench.texts())
    #expect(try other.words() == marks.bench.words())
    let before = try other.facts
    try other.run("import in.jsonl format \(reader)")
    #expect(try other.facts == before)
    try other.run("export \(format) to out.jsonl")
    #expect(other.folder["out.jsonl"] == text)
  }

  @Test func `are rebuilt by the log`() throws {
    var marks = try RandomMarks(seed: 3, isPlain: false)
    try marks.bench.run("export web-annotation to out.json")
    try marks.bench.run("export doccano to out.jsonl")
    var other = try marks.bare()
    other.folder.write(try #require(marks.bench.folder["out.json"]), to: "in.json")
    other.folder.write("{\"text\":\"사드 🗳️\",\"label\":[[0,2,\"ORG\"]]}\n", to: "in.jsonl")
    try other.run("import in.json format web-annotation")
    try other.run("import in.jsonl format jsonl")
    let log = try other.run("log as script").text
    var again = TestBench()
    try again.runScript(log)
    #expect(try again.words() == other.words())
    #expect(try again.run("log as script").text == log)
    try other.run("undo 2")
    #expect(try other.words() == [])
  }
}
