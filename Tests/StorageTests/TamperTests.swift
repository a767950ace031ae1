import Facts
import GRDB
import Testing

@testable import Storage

/// A file that somebody changed behind the program's back, trigger or no trigger.
@Suite struct `A file that was tampered with` {
  private let store: FactStore

  init() throws {
    store = try FactStore.create(at: .memory)
    _ = try store.write(.made()) { change in
      let text = StoredText("사드는 떠난다. Moon wins. 🗳️\n\nÉtat d'urgence.")
      let document = try change.add(Document(title: "글"))
      let version = try change.add(
        version: 1, of: document, text: text, segmentation: .of(text), provenance: Version.Provenance())
      for address in ["0-3", "9-13+14-18", "20-22"] {
        guard let fragments = Fragments(parsing: address) else { continue }
        let place = Mention.Place(document: document, version: 1, versionRow: version, fragments: fragments)
        _ = try change.add(
          Mention(selector: .of(fragments, in: text), place: place, coder: Handle(stored: "hana")))
      }
      let claim = try change.add(Claim(statement: "떠난다"))
      try change.name(
        "leaving", KeyedRow(Identifier(.claim, claim), content: "claim 떠난다", meaning: "claim 떠난다"))
    }
  }

  /// Runs SQL without the journal's triggers, and puts them back as they were.
  private func tamper(_ sql: String) throws {
    try store.queue.writeWithoutTransaction { database in
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \"\(trigger[0] as String)\"") }
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: sql)
      try database.execute(sql: "PRAGMA foreign_keys = ON")
      for trigger in triggers { try database.execute(sql: trigger[1] as String) }
    }
  }

  /// Everything that is found wrong, as sentences.
  private func findings() throws -> [String] {
    try store.read { snapshot in
      var found = try snapshot.damage(whileRunning: false)
      _ = try snapshot.checkTexts { found.append("d\($0.document).v\($0.version) \($0.message)") }
      _ = try snapshot.checkQuotes { found.append("m\($0.mention) \($0.message)") }
      return found + (try snapshot.danglingKeys()).map { "\($0.name) \($0.row)" }
    }
  }

  @Test func `is not this one`() throws {
    #expect(try findings() == [])
  }

  @Test(
    arguments: [
      (
        "UPDATE version SET text = replace(text, '떠난다', '남는다')",
        "d1.v1 the text is not the one that was stored: its hash is another"
      ),
      (
        "UPDATE version SET hash = '00'",
        "d1.v1 the text is not the one that was stored: its hash is another"
      ),
      (
        "UPDATE anchor SET fragments = '1-4' WHERE id = 1",
        "m1 1-4 the text there is \"드는 \", not the words quoted"
      ),
      (
        "UPDATE anchor SET fragments = '14-18+9-13' WHERE id = 2",
        "m2 14-18+9-13 the text there is \"wins … Moon\", not the words quoted"
      ),
      (
        "UPDATE anchor SET fragments = '0-99' WHERE id = 1",
        "m1 0-99 ends at 99, where the text has 39 code points"
      ),
      ("UPDATE anchor SET fragments = '3-0' WHERE id = 1", "m1 '3-0' is no place in a text"),
      ("DELETE FROM anchor WHERE id = 3", "m3 has no place in the text that it was taken from"),
      (
        "UPDATE mention SET exact = '사드가' WHERE id = 1",
        "m1 0-3 the text there is \"사드는\", not the words quoted"
      ),
      (
        "UPDATE mention SET prefix = 'x' WHERE id = 3",
        "m3 20-22 the text before is \" \", not what the quote keeps as its prefix"
      ),
      ("UPDATE version SET sentences = '[[0,8],[9,39]]'", "d1.v1 sentence 2 lies in no paragraph"),
      ("UPDATE version SET paragraphs = '[[0,99]]'", "d1.v1 its bounds cannot be read"),
      ("UPDATE row_key SET row = 7", "leaving c7"),
      (
        "UPDATE mention SET speaker = 9 WHERE id = 1",
        "mention 1 refers to a row of speaker that is not there"
      ),
    ])
  func `is found out`(sql: String, finding: String) throws {
    try tamper(sql)
    let found = try findings()
    #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
  }
}
