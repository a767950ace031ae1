import Testing

@testable import Facts

@Suite struct `A quote held against its text` {
  private let text = StoredText("사드는 떠난다.\r\nMoon wins. 🗳️ e\u{301}te\u{301}")

  private func place(_ text: String) throws -> Fragments { try #require(Fragments(parsing: text)) }

  @Test(arguments: ["0-3", "4-7", "10-14+15-19", "21-22", "24-29"])
  func `has no flaw where it was taken`(address: String) throws {
    let selector = try QuoteSelector.of(place(address), in: text)
    #expect(try selector.flaw(at: place(address), in: text, withContext: true) == nil)
  }

  @Test func `is told from what only looks the same`() throws {
    let selector = QuoteSelector(exact: "\u{E9}t\u{E9}", prefix: "", suffix: "")
    let standing = try selector.flaw(at: place("24-29"), in: text, withContext: false)
    #expect(standing == .words(standing: "e\u{301}te\u{301}"))
  }

  @Test func `is found out where words, surroundings or the end are others`() throws {
    let selector = try QuoteSelector.of(place("10-14"), in: text)
    #expect(try selector.flaw(at: place("10-15"), in: text, withContext: true) == .words(standing: "Moon "))
    #expect(
      try selector.flaw(at: place("10-99"), in: text, withContext: true)
        == .outside(end: 99, count: text.count))
    let changed = StoredText("사드는 남는다.\r\nMoon wins. 🗳️ e\u{301}te\u{301}")
    #expect(
      try selector.flaw(at: place("10-14"), in: changed, withContext: true)
        == .before(standing: "사드는 남는다.\r\n"))
    #expect(try selector.flaw(at: place("10-14"), in: changed, withContext: false) == nil)
  }
}

@Suite struct `Bounds held against their text` {
  private let text = StoredText("하나. 둘.\n\nThree")

  @Test func `have no flaw as they are made`() {
    #expect(Segmentation.of(text).flaws(in: text) == [])
    #expect(Segmentation.of(StoredText("")).flaws(in: StoredText("")) == [])
  }

  @Test(
    arguments: [
      ([0..<6, 8..<13], [0..<3, 4..<6], "code point 8 lies in no sentence"),
      ([0..<6, 8..<13], [0..<3, 2..<6, 8..<13], "sentence 2 begins within the one before it"),
      ([0..<6, 8..<13], [0..<3, 4..<6, 8..<14], "sentence 3 ends after the text"),
      ([0..<6], [0..<3, 4..<6, 8..<13], "sentence 3 lies in no paragraph"),
      ([0..<6, 7..<13], [0..<3, 4..<13], "sentence 2 lies in no paragraph"),
    ])
  func `are found out`(paragraphs: [Range<Int>], sentences: [Range<Int>], flaw: String) {
    let segmentation = Segmentation(segmenter: "x", paragraphs: paragraphs, sentences: sentences)
    #expect(segmentation.flaws(in: text) == [flaw])
  }
}
