import Facts
import Testing

@testable import Storage

@Suite struct FoundRangeTests {
  private static let pieces = [
    "Moon", "moon", "사드", "é", "e\u{301}", "🗳️", "👩‍👧", "\r\n", "\u{2028}", "\u{FEFF}", " ", "\u{A0}", "“", "”",
    "’", "war", "s",
    "\u{AD}", "İ", "文在寅", "。", "\t", "한",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...30, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? " "
    }.joined()
  }

  @Test(arguments: UInt64(0)..<20)
  func `every place holds the words that were looked for`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<100 {
      let text = Self.text(&generator)
      let words = (0..<2).map { _ in Self.pieces.randomElement(using: &generator) ?? " " }.joined()
      var finder = TextQuery(words: words).finder()
      let stored = StoredText(text)
      for place in try finder.places(in: text) {
        #expect(FoldedText(stored[place]).trimmed() == FoldedText(words).trimmed(), "\(words) in \(text)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `every place of a pattern matches it as a whole`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for pattern in ["moon", "사드|文", "\\w+", "é", "\\s+", "[^\\s]{2}", "\\p{Emoji}", "“.", "w.r"] {
      // İ is two letters in lower case, so that a pattern may match half of it.
      let text = StoredText(Self.text(&generator).replacing("İ", with: "i"))
      var finder = TextQuery(pattern: try TextPattern(parsing: pattern)).finder()
      for place in try finder.places(in: text.string) {
        var again = TextQuery(pattern: try TextPattern(parsing: "^(?:\(pattern))$|\\s+")).finder()
        #expect(try !again.places(in: text[place]).isEmpty, "\(pattern) in \(text.string.debugDescription)")
      }
    }
  }

  @Test func `whole words have no letter on either side`() throws {
    let text = "war wars toward 사드 사드는 사드,"
    func places(_ words: String, isWhole: Bool) throws -> Int {
      var finder = TextQuery(words: words, isWhole: isWhole).finder()
      return try finder.places(in: text).count
    }
    #expect(try places("war", isWhole: false) == 2 && places("war", isWhole: true) == 1)
    #expect(try places("사드", isWhole: false) == 3 && places("사드", isWhole: true) == 2)
  }
}
