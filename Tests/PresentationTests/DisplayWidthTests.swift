import Testing

@testable import Presentation

@Suite struct `Display width` {
  @Test(arguments: [1, 2])
  func `is additive over characters`(ambiguous: Int) {
    for text in Samples.texts(300) {
      let sum = text.reduce(0) { $0 + DisplayWidth.of($1, ambiguous: ambiguous) }
      #expect(DisplayWidth.of(text, ambiguous: ambiguous) == sum)
    }
  }

  @Test func `does not change when text is sanitised`() {
    for text in Samples.texts(300) {
      #expect(
        DisplayWidth.of(text) == DisplayWidth.of(TerminalText(sanitizing: text).string),
        "\(text.debugDescription)")
    }
  }

  @Test(arguments: [1, 2], [0, 1, 2, 3, 7, 20])
  func `of fitted text never exceeds the room, and text that has room is kept`(ambiguous: Int, width: Int) {
    for text in Samples.texts(200) {
      let fitted = DisplayWidth.fit(text, to: width, ambiguous: ambiguous)
      #expect(DisplayWidth.of(fitted, ambiguous: ambiguous) <= width)
      if DisplayWidth.of(text, ambiguous: ambiguous) <= width { #expect(fitted == text) }
    }
  }

  @Test(arguments: [Alignment.left, .right])
  func `of padded text is the width asked for`(alignment: Alignment) {
    for text in Samples.texts(300) {
      let own = DisplayWidth.of(text)
      let padded = DisplayWidth.pad(text, to: 40, alignment)
      #expect(DisplayWidth.of(padded) == max(own, 40), "\(text.debugDescription)")
      #expect(
        alignment == .left ? padded.hasPrefix(text) : padded.utf8.count == text.utf8.count + max(0, 40 - own))
    }
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0),
    ("문재인", 6), ("\u{1106}\u{116E}\u{11AB}", 2), ("\u{1112}", 2), ("漢字", 4), ("かな", 4), ("ｶﾞ", 2), ("Ａ", 2),
    ("😀", 2), ("👩‍💻", 2), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🇰🇷", 2), ("🇰🇷🇺🇸", 4),
    ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("☎️", 2), ("☎️🏽", 2), ("⌚", 2), ("a🏽", 3), ("🏽", 2), ("कि", 2), ("ไทย", 3),
    ("กำ", 2),
    ("\u{1B}", 1), ("\r\n", 2), ("\u{202E}", 8), ("\u{E0041}", 9),
  ])
  func `counts columns as terminals do`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: ["…", "①", "─", "“", "±", "Ω", "Я"])
  func `of an ambiguous character follows the setting`(text: String) {
    #expect(DisplayWidth.of(text) == 1)
    #expect(DisplayWidth.of(text, ambiguous: 2) == 2)
  }

  @Test(arguments: [WidthTable.zero, WidthTable.wide, WidthTable.ambiguous])
  func `tables are in order and pair their bounds`(bounds: [UInt32]) {
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 })
    #expect(bounds.count.isMultiple(of: 2))
  }

  @Test func `tables agree with the standard library on marks`() {
    for scalar in Samples.scalars where scalar.value > 0x9F {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark:
        #expect(
          WidthTable.contains(scalar.value, in: WidthTable.zero), "U+\(String(scalar.value, radix: 16))")
      case .uppercaseLetter, .lowercaseLetter, .decimalNumber, .currencySymbol:
        #expect(
          !WidthTable.contains(scalar.value, in: WidthTable.zero), "U+\(String(scalar.value, radix: 16))")
      default: break
      }
    }
  }

  @Test func `shows where text was cut`() {
    #expect(DisplayWidth.fit("대한민국 대통령", to: 10) == "대한민국 …")
    #expect(DisplayWidth.fit("대한민국", to: 4) == "대…")
    #expect(DisplayWidth.fit("대한민국", to: 1) == "…")
    #expect(DisplayWidth.fit("대한민국", to: 1, ambiguous: 2) == "")
    #expect(DisplayWidth.pad("사드", to: 6, .right) == "  사드")
  }
}
