import CommandLanguage
import Facts
import GRDB
import Testing

@testable import Storage
@testable import Workbench

extension FactStore {
  /// Every fact without ids: a row is told by its values and, in turn, by those of the rows that it refers to.
  fileprivate func shape() throws -> [String] {
    try read { snapshot in
      let database = snapshot.database
      let keys = Dictionary(grouping: try database.foreignKeys(), by: \.table)
      var known: [RowInTable: String] = [:]
      var shapes: [String] = []
      let tables = try database.tablesByReference().filter { !Combiner.ownTables.contains($0.name) }
      // The names in residue refer to rows of any table.
      for table in tables.filter({ $0.name != "residue" }) + tables.filter({ $0.name == "residue" }) {
        for id in try Int.fetchAll(database, sql: "SELECT id FROM \(table.quoted) ORDER BY id") {
          var cells = try table.cells(id, in: database) ?? [:]
          var parts = keys[table.name, default: []].map { key -> String in
            guard let target = cells.removeValue(forKey: key.column).flatMap(Int.fromDatabaseValue) else {
              return "\(key.column)="
            }
            return "\(key.column)=(\(known[RowInTable(table: key.target, id: target)] ?? "?\(target)"))"
          }
          if table.name == "row_key" { for name in ["row", "content", "meaning"] { cells[name] = nil } }
          if let names = cells.removeValue(forKey: "names").flatMap(Text.fromDatabaseValue) {
            // A row that is gone since is named in the copy that still had it.
            parts += try ForeignNames(parsing: names.string).pairs.compactMap { pair in
              let row = RowInTable(table: pair.row.kind.table, id: pair.row.number)
              return known[row].map { "\(pair.name)=(\($0))" }
            }
          }
          if table.name == "version" { cells["number"] = nil }
          parts += cells.sorted { $0.key < $1.key }.map {
            "\($0.key)=\(Text.fromDatabaseValue($0.value)?.string ?? $0.value.description)"
          }
          let shape = table.name + " " + parts.joined(separator: " ")
          known[RowInTable(table: table.name, id: id)] = shape
          shapes.append(shape)
        }
      }
      return shapes.sorted()
    }
  }
}

/// Two copies of one workspace that went their own ways.
private struct Diverged {
  var one: TestBench
  var other: TestBench
  let base: String

  init(seed: Int, commands: Int = 8) throws {
    var start = try RandomWorkspace(seed: UInt64(9000 + seed), commands: commands, undoing: false)
    try start.bench.run("note d1,c1 x --keep-going", orNot: true)
    try start.bench.run("set zone Asia/Seoul")
    base = try start.bench.exported
    one = try TestBench.rebuilt(from: base, seed: UInt64(2 * seed + 1))
    other = try TestBench.rebuilt(from: base, seed: UInt64(2 * seed + 2))
  }

  mutating func goOn(seed: Int, commands: Int = 6) throws {
    var first = RandomCommands(seed: UInt64(31 * seed + 7))
    var second = RandomCommands(seed: UInt64(57 * seed + 11))
    for _ in 0..<commands {
      let line = try one.session.read { try first.line($0, one.folder) }
      _ = one.failure(of: line)
      let next = try other.session.read { try second.line($0, other.folder) }
      _ = other.failure(of: next)
    }
  }
}

extension TestBench {
  fileprivate mutating func run(_ line: String, orNot: Bool) throws { _ = failure(of: line) }

  fileprivate var shape: [String] {
    mutating get throws { try session.store().shape() }
  }

  /// Takes in another copy.
  @discardableResult
  fileprivate mutating func combine(_ other: String, _ words: String = "") throws -> Answer {
    folder.write(other, to: "other.jsonl")
    return try run("combine other.jsonl \(words)")
  }
}

@Suite struct `Combining two copies` {
  @Test(arguments: 0..<40 * effort)
  func `gives the same whichever way round, and undo takes it back`(seed: Int) throws {
    var copies = try Diverged(seed: seed)
    try copies.goOn(seed: seed)
    let (first, second) = (try copies.one.exported, try copies.other.exported)
    let facts = try copies.one.facts
    do {
      try copies.one.combine(second, "prefer ours")
      try copies.other.combine(first, "prefer theirs")
    } catch {
      Issue.record("\(error)")
      return
    }
    let (one, other) = (try copies.one.shape, try copies.other.shape)
    #expect(
      Expectation.difference(from: one.joined(separator: "\n"), to: other.joined(separator: "\n")) == "")
    let check = try copies.one.run("check file").text
    #expect(check.contains("well"))
    // What was taken once is not taken again.
    let again = try copies.one.combine(second, "prefer ours").text
    #expect(again == "everything of it is here already\n")
    if try copies.one.facts != facts {
      try copies.one.run("undo")
      let back = try copies.one.facts
      #expect(back == facts)
    }
  }

  @Test func `is the union of what both added, with one speaker, tag and text of each name`() throws {
    var copies = try Diverged(seed: 1, commands: 0)
    copies.one.folder.write("사드는 남는다.\n", to: "a.txt")
    copies.other.folder.write("사드는 남는다.\n", to: "b.txt")
    try copies.one.run("import a.txt title A @hana +korea")
    try copies.other.run("import b.txt title A @hana +korea")
    try copies.one.run("claim \"첫째 🗳️\" in none @ada +korea/thaad key 하나")
    try copies.other.run("claim Second in none @지훈 +korea/thaad key two")
    try copies.other.run("predict c1 70% by 2018 @지훈")
    let other = try copies.other.exported
    let said = try copies.one.combine(other).text
    #expect(said.contains("rows taken in, 0 changed, 0 deleted"))
    let claims = try copies.one.run("list claims --format ids").text
    #expect(claims.split(whereSeparator: \.isWhitespace) == ["c1", "c2"])
    let documents = try copies.one.run("list documents --format ids").text
    #expect(documents.split(whereSeparator: \.isWhitespace) == ["d1"])
    #expect(try copies.one.run("list predictions p:70%").text.contains("p1"))
    let shown = try copies.one.run("show key:two").text
    #expect(shown.contains("Second"))
  }

  @Test func `asks about conflicts at the prompt, and keeps the answers in the log`() throws {
    var copies = try Diverged(seed: 2, commands: 0)
    try copies.one.run("claim One in none @ada")
    try copies.one.run("claim Two in none @ada")
    let base = try copies.one.exported
    var (one, other) = (
      try TestBench.rebuilt(from: base, seed: 50), try TestBench.rebuilt(from: base, seed: 60)
    )
    for (line, rest) in [
      ("edit c1 statement \"일\"", "edit c1 statement \"하나\""), ("edit c2 kind fact", "rm c2 with-dependants"),
    ] {
      try one.run(line)
      try other.run(rest)
    }
    let facts = try one.facts
    let theirs = try other.exported
    one.folder.write(theirs, to: "other.jsonl")
    let failure = one.failure(of: "combine other.jsonl")
    #expect(failure?.diagnostic.code == "E-COMBINE")
    #expect(
      failure?.diagnostic.hint?.contains("1. c1: both changed it: statement \"일\" here, \"하나\" there") == true
    )
    let untouched = try one.facts
    #expect(untouched == facts)
    one.session.sitting.allowsAbbreviations = true
    one.person.answers("t", "o")
    try one.run("combine other.jsonl")
    #expect(try one.run("show c1").text.contains("하나"))
    #expect(try one.run("show c2").text.contains("Two"))
    let log = try one.run("log").text
    #expect(log.contains("combine other.jsonl prefer ours except 1"))
    try one.run("undo")
    let back = try one.facts
    #expect(back == facts)
    // The same by rule.
    try one.run("combine other.jsonl prefer theirs")
    #expect(one.failure(of: "show c2") != nil)
  }

  @Test func `goes on where it ended, and comes back without doubling`() throws {
    var copies = try Diverged(seed: 3, commands: 0)
    try copies.one.run("claim One in none @ada")
    try copies.other.run("claim Two in none @ada")
    try copies.one.combine(copies.other.exported)
    try copies.other.run("edit c1 statement \"Two and a half\"")
    try copies.other.run("claim Three in none @ada")
    try copies.one.combine(copies.other.exported)
    try copies.other.combine(copies.one.exported)
    let (one, other) = (try copies.one.shape, try copies.other.shape)
    #expect(one == other)
    let claims = try copies.one.run("list claims --format ids").text
    #expect(claims.split(whereSeparator: \.isWhitespace).count == 3)
  }

  @Test func `needs a common history`() throws {
    var (one, other) = (TestBench(seed: 1), TestBench(seed: 2))
    try one.run("claim One in none @ada")
    try other.run("claim One in none @ada")
    one.folder.write(try other.exported, to: "other.jsonl")
    let refusal = one.failure(of: "combine other.jsonl prefer ours")
    #expect(refusal?.diagnostic.code == "E-COMBINE")
  }
}
