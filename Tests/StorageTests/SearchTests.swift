import GRDB
import Testing

@testable import Storage

@Suite struct SearchTests {
  private let store: FactStore

  init() throws { store = try Toy.store() }

  private func add(_ texts: String...) throws {
    _ = try store.write(.made()) { change in
      for text in texts {
        try change.database.execute(
          sql: "INSERT INTO version (text) VALUES (CAST(? AS TEXT))", arguments: [Text(text)])
      }
    }
  }

  private func found(_ words: String) throws -> [Int] {
    try store.read { try $0.search(words).map(\.row.id) }
  }

  /// What the words cover in the only text.
  private func covered(_ words: String) throws -> [Range<Int>] {
    try store.read { try $0.search(words).first?.ranges ?? [] }
  }

  @Test func `Korean is found inside its words, down to one character`() throws {
    try add("문재인은 사드를 반대했다", "사드 배치", "배드 사치")
    #expect(try found("사드") == [1, 2])
    #expect(try found("문재인") == [1])
    #expect(try found("인은 사드") == [1])
    #expect(try found("드 배") == [2])
    #expect(try found("재") == [1])
    #expect(try found("은") == [1])
    #expect(try found("사 드") == [])
    #expect(try found("드") == [1, 2, 3])
  }

  @Test func `a word begins where it begins, and may go on`() throws {
    try add("Toward wars", "THAAD-deployment", "the war's end")
    #expect(try found("war") == [1, 3])
    #expect(try found("thaad deploy") == [])
    #expect(try found("thaad-deploy") == [2])
    #expect(try found("WAR'S  END") == [3])
    #expect(try found("ar") == [])
    #expect(try store.read { try $0.search("war").first?.ranges } == [7..<10])
  }

  @Test func `writing the same thing otherwise makes no difference`() throws {
    try add(
      "Un cafe\u{301} a\u{AD}mer:\r\n\t“don’t” \u{1112}\u{1161}\u{11AB} İZ ΟΔΟΣ ❤\u{FE0F}"
    )
    for words in [
      "café", "cafe\u{301}", "amer", "\"don't\"", "amer: \"don", "한", "ΟΔΟΣ", "οδος", "❤", "CAFÉ AMER",
    ] {
      #expect(try found(words) == [1], "\(words)")
    }
    #expect(try covered("café") == [3..<8])
    #expect(try covered("amer: \"") == [9..<19])
    #expect(try covered("한") == [26..<29])
    #expect(try found("cafe") == [])
  }

  @Test func `signs, other scripts and rare code points are found too`() throws {
    try add("70 % of 漢字かな交じり文 👩‍💻 ภาษาไทย привет a\0b \u{10FFFF} $5")
    for words in ["%", "70 %", "字か", "文", "👩", "💻", "ษา", "ПРИВ", "b", "a\0b", "\u{10FFFF}", "$5", "$"] {
      #expect(try found(words) == [1], "\(words)")
    }
    for words in ["", " ", "\u{AD}", "ривет", "71", "\"", "* OR a", "body:a", "a NEAR b", "\0c"] {
      #expect(try found(words) == [], "\(words)")
    }
  }

  @Test func `hits come by table and id, as many as wanted`() throws {
    try store.execute("INSERT INTO note (text) VALUES ('war'), ('war')")
    try add("war", "peace", "war")
    let hits = try store.read { try $0.search("war") }
    #expect(hits.map { "\($0.row.table) \($0.row.id)" } == ["version 1", "version 3", "note 1", "note 2"])
    #expect(try store.read { try $0.search("war", limit: 3) } == Array(hits.prefix(3)))
    #expect(try store.read { try $0.search("war", in: ["note"]) } == Array(hits.suffix(2)))
  }

  /// Every term with its place, as the index holds it.
  private func index() throws -> [String] {
    try store.queue.writeWithoutTransaction { database in
      try database.execute(
        sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, search, instance)")
      return try Row.fetchAll(database, sql: "SELECT * FROM terms ORDER BY doc, offset, term").map(
        \.description)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `after changes, undo and redo the index is what a new one would be`(seed: UInt64) throws {
    var random = RandomChanges(generator: SeededGenerator(state: seed))
    for step in 1...60 {
      switch step % 6 {
      case 3, 4: _ = try store.undo(.newest(author: nil), .undoing())
      case 5: _ = try store.redo(author: nil, .redoing())
      default: try random.operation(on: store)
      }
    }
    let kept = try index()
    try store.queue.writeWithoutTransaction { try $0.rebuildSearch() }
    #expect(kept.count > 20)
    #expect(try kept == index())
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the index misses nothing and invents nothing`(seed: UInt64) throws {
    var random = RandomChanges(generator: SeededGenerator(state: seed))
    for _ in 0..<10 { try random.operation(on: store) }
    let texts = try store.read { snapshot in
      try Text.fetchAll(snapshot.database, sql: "SELECT CAST(statement AS BLOB) FROM claim ORDER BY id").map(
        \.string)
    }
    for _ in 0..<200 {
      let scalars = Array((texts.randomElement(using: &random.generator) ?? "").unicodeScalars)
      guard !scalars.isEmpty else { continue }
      let start = Int.random(in: 0..<scalars.count, using: &random.generator)
      let end = Int.random(in: start..<scalars.count, using: &random.generator)
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[start...end])
      let expected = texts.filter { !FoldedText($0).occurrences(of: FoldedText(String(words))).isEmpty }
      let hits = try store.read { try $0.search(String(words), in: ["claim"]) }
      #expect(hits.count == expected.count, "\(String(words).debugDescription)")
    }
  }

  @Test func `an index made by another rule is not asked, and is made anew by the next change`() throws {
    try add("war and peace")
    try store.queue.writeWithoutTransaction { database in
      try database.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
      try database.execute(sql: "UPDATE search_state SET segmenter = 'older'")
    }
    #expect(try found("peace") == [1])
    try add("peace")
    #expect(try found("peace") == [1, 2])
    #expect(try index().count == 4)
  }
}
