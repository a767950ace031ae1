import Testing

@testable import Presentation

@Suite struct `Wrapping` {
  private func wrapped(_ phrase: Phrase, to width: Int, ambiguous: Int = 1) -> [String] {
    phrase.glyphs(RenderOptions(ambiguousWidth: ambiguous)).wrapped(to: width).map { $0.string(color: false) }
  }

  @Test(arguments: [1, 2], [6, 11, 40])
  func `never makes a line too wide`(ambiguous: Int, width: Int) {
    for phrase in Samples.phrases(300) {
      for line in wrapped(phrase, to: width, ambiguous: ambiguous) {
        #expect(DisplayWidth.of(line, ambiguous: ambiguous) <= width, "\(phrase.plain.debugDescription)")
        #expect(!line.hasSuffix(" "))
      }
    }
  }

  @Test(arguments: [6, 11, 40])
  func `keeps everything but spaces, in order`(width: Int) {
    for phrase in Samples.phrases(300) {
      let bracketed = phrase.runs.filter { !$0.text.isEmpty }
        .map { $0.style == .mark ? "⟦\($0.text)⟧" : $0.text }.joined()
      let shown = TerminalText(sanitizing: bracketed).string
      let kept = wrapped(phrase, to: width).joined()
      #expect(kept.unicodeScalars.filter { $0 != " " } == shown.unicodeScalars.filter { $0 != " " })
    }
  }

  @Test func `puts brackets around marked words, so that colour is not the only sign`() {
    #expect(wrapped("a \("문재인", .mark) b", to: 40) == ["a ⟦문재인⟧ b"])
    #expect(wrapped("a \("", .mark)b", to: 40) == ["a b"])
  }

  @Test func `breaks at spaces, keeps Korean words whole, and breaks Han and Kana anywhere`() {
    #expect(wrapped("the quick  brown fox", to: 9) == ["the quick", "brown fox"])
    #expect(wrapped("문재인 대통령은 말했다", to: 10) == ["문재인", "대통령은", "말했다"])
    #expect(wrapped("会議は東京で開かれた", to: 8) == ["会議は東", "京で開か", "れた"])
    #expect(wrapped("  indented text", to: 10) == ["  indented", "text"])
  }

  @Test func `breaks a word only where no line can hold it`() {
    #expect(wrapped("a extraordinarily b", to: 6) == ["a", "extrao", "rdinar", "ily b"])
    #expect(wrapped("대한민국", to: 5) == ["대한", "민국"])
    #expect(wrapped("", to: 5) == [""])
  }

  @Test func `keeps closing punctuation with what it closes`() {
    #expect(wrapped("東京。大阪", to: 4) == ["東", "京。", "大阪"])
    #expect(wrapped("日本「東京」", to: 6) == ["日本", "「東", "京」"])
  }

  @Test func `styles a character by where it starts`() {
    let phrase = Phrase("e", .strong) + Phrase("\u{301}x", .bad)
    #expect(phrase.glyphs(RenderOptions()).map(\.style) == [.strong, .bad])
  }
}
