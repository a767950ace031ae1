import Testing

@testable import Presentation

@Suite struct `Terminal text` {
  @Test(arguments: [Escapes.symbol, .ascii])
  func `holds no control, bidirectional or separator scalar, whatever it was made of`(escapes: Escapes) {
    for scalar in Samples.scalars {
      let alone = TerminalText(sanitizing: String(Character(scalar)), escapes: escapes).string
      let between = TerminalText(sanitizing: "a\(Character(scalar))b", escapes: escapes).string
      guard !alone.isSafe || !between.isSafe || alone.isEmpty else { continue }
      Issue.record("U+\(String(scalar.value, radix: 16)) became \(alone.debugDescription)")
    }
    for text in Samples.texts(300) {
      #expect(TerminalText(sanitizing: text, escapes: escapes).string.isSafe, "\(text.debugDescription)")
    }
  }

  @Test(arguments: Escapes.allCases)
  func `is its own sanitised form`(escapes: Escapes) {
    for text in Samples.texts(300) {
      let once = TerminalText(sanitizing: text, escapes: escapes).string
      #expect(
        TerminalText(sanitizing: once, escapes: escapes).string.unicodeScalars.elementsEqual(
          once.unicodeScalars))
    }
  }

  @Test(arguments: [
    "한국어 문재인", "漢字かな", "e\u{301}", "\u{1112}\u{1161}\u{11AB}", "葛\u{E0100}", "«ümläut»", "नमस्ते",
    "👩‍💻", "👩🏽‍🚀", "❤️‍🔥", "🏳️‍🌈", "1️⃣", "🇰🇷",
  ])
  func `leaves ordinary writing alone`(text: String) {
    #expect(TerminalText(sanitizing: text).string.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test(arguments: [
    ("\u{1B}[31m", "␛[31m", "^[[31m"), ("\0", "␀", "^@"), ("\u{7F}", "␡", "^?"), ("a\r\nb", "a␍␊b", "a^M^Jb"),
    ("\t", "␉", "^I"), ("\u{9B}2J", "⟨U+009B⟩2J", "<U+009B>2J"), ("\u{202E}", "⟨U+202E⟩", "<U+202E>"),
    ("\u{2028}", "⟨U+2028⟩", "<U+2028>"), ("a\u{200D}b", "a⟨U+200D⟩b", "a<U+200D>b"),
    ("a\u{FE0F}", "a⟨U+FE0F⟩", "a<U+FE0F>"), ("😀\u{E0041}", "😀⟨U+E0041⟩", "😀<U+E0041>"),
    ("葛\u{E0100}\u{E0101}", "葛\u{E0100}⟨U+E0101⟩", "葛\u{E0100}<U+E0101>"),
    ("\u{FEFF}", "⟨U+FEFF⟩", "<U+FEFF>"),
    ("\u{AD}", "⟨U+00AD⟩", "<U+00AD>"), ("\u{FFFF}", "⟨U+FFFF⟩", "<U+FFFF>"),
    ("👩\u{200D}", "👩⟨U+200D⟩", "👩<U+200D>"),
  ])
  func `shows what is hidden`(text: String, symbol: String, ascii: String) {
    #expect(TerminalText(sanitizing: text).string == symbol)
    #expect(TerminalText(sanitizing: text, escapes: .ascii).string == ascii)
  }

  @Test func `leaves line breaks and tabs to the layout even without escapes`() {
    #expect(
      TerminalText(sanitizing: "a\u{1B}[1m\tb\r\n\u{2028}", escapes: .off).string == "a\u{1B}[1m␉b␍␊⟨U+2028⟩")
  }
}
