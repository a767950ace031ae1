import Facts
import Testing

@Suite struct `Texts that are much alike` {
  private static let words = (0..<400).map { "word\($0 * 7919 % 997)" }

  private func likeness(_ words: [String]) throws -> Likeness {
    try #require(Likeness(StoredText(words.joined(separator: " "))))
  }

  @Test func `are the same whatever their case, punctuation and white space`() throws {
    let plain = try likeness(Self.words)
    let other = try #require(
      Likeness(StoredText(Self.words.map { $0.uppercased() + "," }.joined(separator: "\n\n"))))
    #expect(plain == other)
    #expect(plain.shared(with: other) == 1)
    #expect(plain.sketch == other.sketch)
  }

  @Test func `share less the more words differ, alike from both sides`() throws {
    let plain = try likeness(Self.words)
    var last = 1.0
    for step in [100, 20, 5] {
      let changed = try likeness(Self.words.enumerated().map { $0 % step == 0 ? "other\($0)" : $1 })
      let share = plain.shared(with: changed)
      #expect(share == changed.shared(with: plain))
      #expect(share < last && share > 0.3)
      last = share
    }
    #expect(plain.shared(with: try likeness((0..<400).map { "x\($0)" })) == 0)
  }

  @Test func `are found by a number of their sketches`() throws {
    let plain = try likeness(Self.words)
    var found = 0
    for shift in 0..<20 {
      let changed = try likeness(Self.words.enumerated().map { ($0 + shift) % 40 == 0 ? "other\($0)" : $1 })
      if !Set(plain.sketch).isDisjoint(with: changed.sketch) { found += 1 }
    }
    #expect(found == 20)
    let foreign = try likeness((0..<400).map { "x\($0)" })
    #expect(Set(plain.sketch).isDisjoint(with: foreign.sketch))
  }

  @Test func `are compared by syllables in Korean, without what is passed over`() throws {
    let text = String((0..<300).compactMap { Unicode.Scalar(0xAC00 + $0 * 37) }.map(Character.init))
    let whole = try #require(Likeness(StoredText(text)))
    let menu = "메뉴 홈 정치 경제 "
    let page = try #require(
      Likeness(StoredText(menu + text), without: [0..<menu.unicodeScalars.count]))
    #expect(whole == page)
  }

  @Test func `are not looked for among short ones`() {
    #expect(Likeness(StoredText("")) == nil)
    #expect(Likeness(StoredText("Moon wins the election in May, they say.")) == nil)
  }
}

@Suite struct `Paragraphs of a printed page` {
  @Test func `go on over lines that a next word would nearly have filled`() {
    let text = StoredText(
      """
      The empty chair

      Beijing will not give up on missile defence, and its partners have
      noticed how quickly a boycott can be organised when it is wanted
      by anyone.
      Moon leads in every survey that was published this month. He will
      win the special election.
      """)
    let bounds = Segmentation.of(text, isTypeset: true)
    #expect(bounds.segmenter == "reckon-2-typeset")
    #expect(bounds.paragraphs.map { text[$0].prefix(9) } == ["The empty", "Beijing w", "Moon lead"])
    #expect(bounds.sentences.count == 4)
  }
}
