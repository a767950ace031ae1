import Testing

@testable import Terminal

@Suite struct `Composition` {
  @Test func `composes every Hangul syllable from jamo, and from a syllable and a final consonant`() {
    for lead in 0..<19 as Range<UInt32> {
      for vowel in 0..<21 as Range<UInt32> {
        for final in 0..<28 as Range<UInt32> {
          let open = 0xAC00 + (lead * 21 + vowel) * 28
          let tail = final == 0 ? [] : [0x11A7 + final]
          #expect(scalars([0x1100 + lead, 0x1161 + vowel] + tail) == [open + final])
          #expect(scalars([open] + tail) == [open + final])
        }
      }
    }
  }

  @Test(arguments: [
    "e\u{301}", "a\u{323}\u{301}", "a\u{301}\u{323}", "\u{212B}", "q\u{307}\u{323}", "👩‍👩‍👧", "ﬁ", "",
  ])
  func `is idempotent and keeps what the text is equal to`(text: String) {
    let once = text.composed
    #expect(Array(once.composed.unicodeScalars) == Array(once.unicodeScalars))
    #expect(once == text)
  }

  @Test func `leaves compatibility characters and ASCII alone`() {
    #expect(Array("ﬁ①ＡＢ\tx\n".composed.unicodeScalars) == Array("ﬁ①ＡＢ\tx\n".unicodeScalars))
  }

  private func scalars(_ values: [UInt32]) -> [UInt32] {
    let text = String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    return text.composed.unicodeScalars.map(\.value)
  }
}
