import CommandLanguage
import Facts
import Testing

@testable import Storage
@testable import Workbench

extension TestBench {
  /// What `check` finds, but for how many operations and changes there are, which redacting adds to.
  fileprivate var checked: String {
    mutating get throws {
      try run("check").text.split(separator: "\n").filter { line in
        !["journal  well", "times  well"].contains { line.hasPrefix($0) }
      }.joined(separator: "\n")
    }
  }
}

@Suite struct `After a redaction` {
  private func redactable(_ bench: inout TestBench) throws -> [Identifier] {
    try bench.session.store().read { snapshot in
      let kinds: [Kind] = [
        .document, .claim, .note, .evidence, .prediction, .forecast, .resolution, .verdict, .link,
      ]
      return try kinds.flatMap { kind in try snapshot.numbers(of: kind).map { Identifier(kind, $0) } }
    }
  }

  /// Everything that the file holds as text, but for what is on its own account.
  private func everything(_ bench: inout TestBench) throws -> String {
    let log = try bench.session.store().read { snapshot in
      try snapshot.operations().flatMap { operation in
        [operation.label] + (try snapshot.steps(of: operation.id).map(\.line))
      }
    }
    return try bench.exported + log.joined(separator: "\n")
  }

  @Test(arguments: 0..<5 * effort)
  func `every seal holds, nothing is wrong with the file, and the text is nowhere`(seed: Int) throws {
    var random = try RandomWorkspace(seed: UInt64(11_000 + seed), commands: 14, undoing: true)
    let dice = Seeded(UInt64(seed))
    try random.bench.run("seal")
    let head = try random.bench.session.store().read { try $0.verifySeals() }.head
    let findings = try random.bench.checked
    var count = 0
    for _ in 0..<5 {
      let rows = try redactable(&random.bench)
      guard !rows.isEmpty else { break }
      let row = dice.pick(rows)
      let texts = try random.bench.session.store().read { try $0.texts(of: row) }
      let answer = try random.bench.run("redact \(row) --json").text
      count += texts.count
      let verified = try random.bench.session.store().read { try $0.verifySeals() }
      #expect(verified.flaw == nil, "\(row): \(verified)")
      #expect(verified.head == head)
      let after = try everything(&random.bench)
      if answer.contains("\"leftovers\": []") {
        for text in texts where text.count > 15 { #expect(!after.contains(text), "\(row): \(text)") }
      }
      let again = try random.bench.run("redact \(row)").text
      #expect(again.contains("unchanged"), "\(row)")
    }
    let still = try random.bench.checked
    #expect(Expectation.difference(from: findings, to: still) == "")
    #expect(seed > 0 || count > 0)
    let found = try random.bench.session.store().read { try $0.database.isSearchCurrent() }
    #expect(found)
    try random.bench.run("seal")
    let verified = try random.bench.session.store().read { try $0.verifySeals() }
    #expect(verified.flaw == nil && verified.unsealed == 0)
  }

  @Test func `the log makes the same rows, a dry run keeps the text, and no undo brings it back`() throws {
    var bench = TestBench()
    try bench.run("claim \"One thing\" in none @ada key first")
    try bench.run("note c1 \"a remark of the source\"")
    try bench.run("note c1 -- another remark of the source")
    try bench.run("edit n1 text \"a later remark\"")
    try bench.run("rm n2")
    let facts = try bench.facts
    try bench.run("redact n1,n2 --dry-run")
    let still = try bench.facts
    #expect(still == facts)
    try bench.run("redact n1,n2,c1")
    let after = try everything(&bench)
    for text in ["remark", "One thing"] { #expect(!after.contains(text)) }
    let refusal = bench.failure(of: "undo")
    #expect(refusal?.diagnostic.code == "E-UNDO")
    let older = bench.failure(of: "undo o4")
    #expect(older?.diagnostic.code == "E-UNDO")
    try bench.run("undo o5")
    let restored = try bench.facts
    #expect(restored.contains { $0.hasPrefix("note 2 text=t13:[redacted n2]") })
    try bench.run("redo")
    let script = try bench.run("log as script").text
    var fresh = TestBench()
    try fresh.runScript(script)
    let (one, other) = (try bench.facts.wordsForgotten, try fresh.facts.wordsForgotten)
    #expect(Expectation.difference(from: one, to: other) == "")
    try bench.runScript("claim no in none @ada\npredict Two 20% by 2019 @ada\nresolve p1 no on 2017-01-01\n")
    try bench.run("redact c2")
    let steps = try bench.session.store().read { snapshot in
      try snapshot.operations(limit: 2).last.map { try snapshot.steps(of: $0.id).map(\.line) }
    }
    #expect(steps?.first?.hasPrefix("claim \"[redacted c2]\"") == true)
    #expect(steps?.last?.hasPrefix("resolve p1 no ") == true)
    let within = bench.scriptFailure("note c1 x\nredact n3\n")
    #expect(within?.diagnostic.code == "E-REDACT")
  }

  @Test func `nobody is asked but a person at the prompt, who may refuse`() throws {
    var bench = TestBench()
    bench.session.sitting.allowsAbbreviations = true
    try bench.run("claim x in none @ada")
    try bench.run("note c1 \"a remark\"")
    bench.person.answers("n", "y")
    let refused = try bench.run("redact n1").text
    #expect(refused == "nothing was changed\n")
    let done = try bench.run("redact n1").text
    #expect(done.hasPrefix("n1 redacted for good"))
    let questions = Array(repeating: "the text of n1 will be gone for good; go on?", count: 2)
    #expect(bench.person.questions == questions)
  }

  @Test func `a tampered row does not pass for a redacted one`() throws {
    var bench = TestBench()
    try bench.run("claim One in none @ada")
    try bench.run("seal")
    try bench.run("redact c1")
    var tampering = try Tampering(with: &bench, seed: 1)
    let well = try tampering.read { try Snapshot(database: $0).verifySeals() }
    #expect(well.flaw == nil && well.redacted.count == 4)
    for change in [
      "UPDATE journal SET before = replace(before, '[redacted c1]', 'Other words') WHERE before IS NOT NULL",
      "UPDATE operation SET label = 'claim Two in none @ada' WHERE id = 1",
      "UPDATE redacted SET leaf = zeroblob(32)", "DELETE FROM redacted",
    ] {
      let verified = try tampering.found(change)
      #expect(verified?.flaw?.number == 1, "\(change)")
    }
    try bench.run("seal")
    tampering = try Tampering(with: &bench, seed: 1)
    let changed = try tampering.found("UPDATE claim SET kind = 'fact'")
    #expect(changed?.flaw?.number == 2)
  }
}

extension Snapshot {
  /// The texts that a redaction of a row would take away.
  fileprivate func texts(of row: Identifier) throws -> [String] {
    var plan = RedactionPlan()
    try database.plan(row, &plan)
    return try plan.rows.flatMap { row in
      try database.images(of: row.row).flatMap { image in
        image.columns.compactMap { column in
          guard case .text(let text) = column.value, row.changed(column.name, column.value) != nil else {
            return nil
          }
          return text
        }
      }
    }
  }
}
