import CommandLanguage
import Facts
import Presentation
import Testing

@testable import Storage
@testable import Workbench

extension TestBench {
  /// The whole workspace as lines.
  var exported: String {
    mutating get throws {
      try run("export workspace to whole.jsonl")
      return folder["whole.jsonl"] ?? ""
    }
  }

  /// A workspace in memory that was made of an export.
  static func rebuilt(from text: String, now: Int = noon, seed: UInt64 = 4711) throws -> TestBench {
    var bench = TestBench(files: ["whole.jsonl": text], now: now, seed: seed)
    try bench.run("rebuild whole.jsonl to :memory:")
    return bench
  }
}

@Suite struct `A rebuilt workspace` {
  private func expectSameFacts(_ one: inout TestBench, _ other: inout TestBench) throws {
    let (facts, others) = (try one.facts, try other.facts)
    #expect(facts == others)
  }

  @Test(arguments: 0..<20 * effort)
  func `is the one that was exported, with its history`(seed: Int) throws {
    var random = try RandomWorkspace(seed: UInt64(7000 + seed), commands: 12, undoing: true)
    let text = try random.bench.exported
    var fresh = try TestBench.rebuilt(from: text)
    try expectSameFacts(&random.bench, &fresh)
    let again = try fresh.exported
    #expect(Expectation.difference(from: text, to: again) == "")
    let findings = try fresh.run("check").text
    #expect(!findings.contains("the journal") && !findings.contains("the file"))
    for line in ["log", "score --as-of 2018-01-01", "report scorecard --as-of 2018-01-01 --format json"] {
      let (one, other) = (fresh.failure(of: line), random.bench.failure(of: line))
      #expect(one?.diagnostic == other?.diagnostic)
      #expect(fresh.lastSaid.text == random.bench.lastSaid.text)
    }
    // Undo goes on from there, and so do the ids.
    for line in ["undo", "undo", "redo", "claim 다음 in none @ada", "predict 비 50% by 2019 @ada"] {
      let (one, other) = (fresh.failure(of: line), random.bench.failure(of: line))
      #expect(one?.diagnostic == other?.diagnostic)
      try expectSameFacts(&random.bench, &fresh)
    }
  }

  @Test func `keeps NUL, Korean, emoji and what does not show`() throws {
    var bench = TestBench()
    for text in ["사드 🗳️", "\\u{202E}x\\u{2028}", "\\u{1b}[31m"] {
      try bench.run("claim \"\(text)\" in none @ada key \"키 \(text.count)\"")
    }
    // No command takes a NUL, but a file of an older day may hold one, in a row and before a change.
    let operation = bench.session.operation(.command, label: "NUL\0label")
    _ = try bench.session.store().write(operation) { change in
      try change.step(1, line: "a\0step")
      try change.database.run("UPDATE claim SET statement = \("a\0b") WHERE id = 1")
      try change.database.run("UPDATE claim SET kind = \("c\0d") WHERE id = 1")
    }
    var fresh = try TestBench.rebuilt(from: bench.exported)
    try expectSameFacts(&bench, &fresh)
    try fresh.run("undo")
    try bench.run("undo")
    try expectSameFacts(&bench, &fresh)
  }

  @Test func `stands in a file in which one edit changes one line of facts`() throws {
    var bench = try TestBench.prepared()
    let before = try bench.exported.split(separator: "\n")
    try bench.run("edit c1 statement \"Moon loses\"")
    let after = try bench.exported.split(separator: "\n")
    func facts(_ lines: [Substring]) -> [Substring] { lines.filter { $0.hasPrefix("{\"fact\"") } }
    let changed = zip(facts(before), facts(after)).filter { $0 != $1 }
    #expect(changed.count == 1)
    #expect(facts(before).count == facts(after).count)
    // History only grows, before the seals and the line that closes the file.
    let others = ["{\"fact\"", "{\"seal"]
    let history = { (lines: [Substring]) in
      lines.filter { line in !others.contains { line.hasPrefix($0) } }.dropLast()
    }
    #expect(Array(history(after)).starts(with: Array(history(before))))
    #expect(history(after).count == history(before).count + 3)
  }

  @Test func `is refused where the file was cut off, wherever that is`() throws {
    var bench = try TestBench.prepared()
    let text = try bench.exported
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    for count in stride(from: 0, to: lines.count, by: 23) {
      let cut = lines.prefix(count).joined(separator: "\n")
      var fresh = TestBench(files: ["cut.jsonl": cut])
      let refusal = fresh.failure(of: "rebuild cut.jsonl to :memory:")
      let failure = try #require(refusal)
      #expect(failure.statement?.source == "cut.jsonl")
      #expect(failure.statement?.line == max(count, 1))
      let left = try fresh.facts
      #expect(left.isEmpty)
    }
    for count in stride(from: 10, to: text.utf8.count - 1, by: 4093) {
      let cut = String(decoding: text.utf8.prefix(count), as: UTF8.self)
      var fresh = TestBench(files: ["cut.jsonl": cut])
      do {
        let refusal = fresh.failure(of: "rebuild cut.jsonl to :memory:")
        #expect(refusal != nil)
      }
    }
  }

  @Test(arguments: [
    ("{\"reckon\":\"workspace\",\"format\":1", "{\"reckon\":\"workspace\",\"format\":2", "E-NEWER", 1),
    ("\"schema\":1", "\"schema\":99", "E-NEWER", 1),
    ("{\"fact\":\"alias\",\"id\":1", "{\"fact\":\"alias\",\"id\":1,\"colour\":\"red\"", "E-FIELD", nil),
    ("{\"fact\":\"claim\",\"id\":2", "{\"fact\":\"claim\",\"id\":1", "E-FORMAT", nil),
    ("{\"fact\":\"claim\",\"id\":1", "{\"fact\":\"sqlite_schema\",\"id\":1", "E-FORMAT", nil),
    ("{\"fact\":\"claim\",\"id\":2", "{\"fact\":\"claim\",\"id\":\"2\"", "E-FIELD", nil),
    ("Moon Jae-in leads", "Moon Jae-in trails", "E-HASH", nil),
    ("\"label\":\"run build", "\"label\":\"ran build", "E-HASH", nil),
  ])
  func `is refused where a line was changed`(old: String, new: String, code: String, line: Int?) throws {
    var bench = try TestBench.prepared()
    var text = try bench.exported
    if !text.contains(old) { try bench.runScript("claim x in none"); text = try bench.exported }
    let changed = text.replacing(
      old.replacing("run build", with: "run script"), with: new, maxReplacements: 1)
    #expect(changed != text || !text.contains(old))
    guard changed != text else { return }
    var fresh = TestBench(files: ["x.jsonl": changed])
    let refusal = fresh.failure(of: "rebuild x.jsonl to :memory:")
    let failure = try #require(refusal)
    #expect(failure.diagnostic.code == code)
    if let line { #expect(failure.statement?.line == line) }
    let left = try fresh.facts
    #expect(left.isEmpty)
  }

  @Test func `does not take the place of another`() throws {
    var bench = try TestBench.prepared()
    let text = try bench.exported
    bench.folder.write("SQLite format 3", to: "old.reckon")
    let facts = try bench.facts
    do {
      let refusal = bench.failure(of: "rebuild whole.jsonl to old.reckon")
      #expect(refusal?.diagnostic.code == "E-WORKSPACE")
    }
    do {
      let refusal = bench.failure(of: "rebuild nothing.jsonl to :memory:")
      #expect(refusal?.diagnostic.code == "E-FILE")
    }
    do {
      let refusal = bench.failure(of: "export workspace +korea to x.jsonl")
      #expect(refusal?.diagnostic.code == "E-FILTER")
    }
    do {
      let refusal = bench.failure(of: "export workspace")
      #expect(refusal?.diagnostic.code == "E-MISSING")
    }
    do {
      let refusal = bench.failure(of: "export workspace to x.jsonl --blind")
      #expect(refusal?.diagnostic.code == "E-BLIND")
    }
    try bench.run("rebuild whole.jsonl to :memory: --dry-run")
    let (still, again) = (try bench.facts, try bench.exported)
    #expect(still == facts)
    #expect(again == text)
  }

  @Test func `may be exported within a script, which is in it then`() throws {
    var bench = TestBench()
    try bench.runScript("claim One in none @ada\nexport workspace to w.jsonl\nclaim Two in none @ada\n")
    var fresh = try TestBench.rebuilt(from: bench.folder["w.jsonl"] ?? "")
    try expectSameFacts(&bench, &fresh)
    try fresh.run("undo")
    let left = try fresh.facts
    #expect(left.isEmpty)
  }
}
