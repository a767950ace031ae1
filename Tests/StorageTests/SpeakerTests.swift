import Facts
import Testing

@testable import Storage

@Suite struct SpeakerTests {
  private let store: FactStore

  init() throws {
    store = try FactStore.create(at: .memory)
    _ = try store.write(.made()) { change in
      try change.add(alias: "ÉLAN Müller", of: change.speakerRow(Handle(parsing: "@moon")))
      _ = try change.speakerRow(Handle(parsing: "@ann"))
      try change.add(alias: "Ärzte", of: change.speakerRow(Handle(parsing: "@moon")))
    }
  }

  @Test(arguments: ["ärzte", "ÄRZTE", "A\u{308}rzte"])
  func `an alias means its speaker in any case and composition`(typed: String) throws {
    let named = try store.read { try $0.speaker(named: Handle(parsing: typed)) }
    #expect(named?.handle.name == "moon")
    #expect(named?.aliases == ["ÉLAN Müller", "Ärzte"])
    #expect(try store.read { try $0.speaker(withAlias: typed) } == named)
  }

  @Test func `a writer known by an alias is the speaker`() throws {
    _ = try store.write(.made()) { change in
      #expect(try change.speakerRow(Handle(parsing: "@ÄRZTE")) == 1)
      let claim = Identifier(.claim, try change.add(Claim(id: 0, statement: "a", kind: nil)))
      let tag = try TagName(parsing: "x")
      #expect(try change.add(tag, to: claim, coder: Handle(parsing: "ärzte")))
      #expect(try !change.add(tag, to: claim, coder: Handle(parsing: "moon")))
      #expect(try change.remove(tag, from: claim, coder: Handle(parsing: "Ärzte")))
    }
    #expect(try store.read { try $0.speakers().map(\.handle.name) } == ["ann", "moon"])
  }

  @Test(arguments: ["crowd-median", "crowd-", "crowd-어떤"])
  func `nobody is called what a computed crowd is called`(name: String) throws {
    let handle = Handle(stored: name)
    #expect(throws: FactError.self) { try store.write(.made()) { _ = try $0.speakerRow(handle) } }
    let alias = "C" + name.dropFirst()
    #expect(throws: FactError.self) { try store.write(.made()) { try $0.add(alias: alias, of: 1) } }
    #expect(throws: FactError.self) {
      let moon = try store.read { try $0.speaker(Handle(stored: "moon")) }
      _ = try store.write(.made()) { try $0.rename(#require(moon), to: handle) }
    }
  }

  @Test(arguments: [
    "INSERT INTO speaker (handle) VALUES ('crowd-median')",
    "UPDATE speaker SET handle = 'crowd-x' WHERE handle = 'ann'",
    "INSERT INTO alias (speaker, alias, folded) VALUES (1, 'Crowd-X', 'crowd-x')",
    "INSERT INTO speaker (handle) VALUES ('ärzte')",
    "INSERT INTO alias (speaker, alias, folded) VALUES (1, 'Ann', 'ann')",
    "INSERT INTO alias (speaker, alias, folded) VALUES (1, 'ÄRZTE', 'ärzte')",
  ])
  func `no name can mean two speakers`(sql: String) throws {
    let before = try store.everything()
    #expect(throws: WorkspaceError.self) { try store.execute(sql) }
    #expect(try store.everything() == before)
  }
}
