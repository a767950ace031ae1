import Facts
import Testing

@testable import Storage

@Suite struct HostileFileTests {
  private let folder: TemporaryFolder
  private let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    let store = try FactStore.create(at: .file(folder["w"]))
    try store.execute(UnknownDataTests.rows)
    try store.execute("INSERT INTO note (text, claim, coder) VALUES ('Look again', 1, 1)")
    try store.execute(
      "INSERT INTO row_key (name, kind, row, content, meaning) VALUES ('k', 'c', 1, 'claim one', 'claim one')"
    )
    try store.close()
    bytes = try folder.bytes(of: "w")
  }

  private func use(_ name: String) throws {
    do {
      let store = try FactStore.open(at: .file(folder[name]), access: .readOnly)
      try store.read { try $0.everyFact() }
    } catch is WorkspaceError {
    }
  }

  @Test(arguments: 0..<25)
  func `flipped bytes are facts or errors in words, never a crash`(round: Int) throws {
    var generator = SeededGenerator(state: UInt64(round))
    var flipped = bytes
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      let place = Int.random(in: 100..<flipped.count, using: &generator)
      flipped[place] = UInt8.random(in: 0...255, using: &generator)
    }
    try folder.write(flipped, to: "flipped")
    try use("flipped")
  }
}

extension Snapshot {
  /// Reads the first row of every kind in every way there is.
  fileprivate func everyFact() throws {
    _ = try (document(1), version(of: 1), claim(1), prediction(1), condition(of: 1), forecasts(of: 1))
    _ = try (resolutions(of: 1), verdicts(on: 1), mention(1), mentions(of: 1), link(1), keys(), key("k"))
    _ = try (speakers(), tagCounts(), note(1), evidence(on: Identifier(.claim, 1)))
    try eachFound(TextQuery(words: "words")) { _ in true }
    for kind in Kind.allCases { _ = try operations(touching: RowInTable(Identifier(kind, 1))) }
  }
}
