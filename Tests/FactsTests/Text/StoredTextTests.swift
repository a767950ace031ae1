import Facts
import Testing

@Suite struct `Stored text` {
  @Test func `counts and slices code points, whatever they combine to`() {
    MessyText.each(300) { text, messy in
      let all = scalars(text.string)
      #expect(text.count == all.count)
      let range = messy.range(in: text)
      #expect(scalars(text[range]) == Array(all[range]))
    }
  }

  @Test func `converts every position to UTF-8 and UTF-16 and back`() {
    MessyText.each(200) { text, _ in
      let all = scalars(text.string)
      var (utf8, utf16) = (0, 0)
      for position in 0...text.count {
        #expect(text.utf8Offset(of: position) == utf8)
        #expect(text.utf16Offset(of: position) == utf16)
        #expect(text.position(utf8Offset: utf8) == position)
        #expect(text.position(utf16Offset: utf16) == position)
        guard position < text.count else { break }
        utf8 += UTF8.width(all[position])
        utf16 += UTF16.width(all[position])
      }
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128, 200])
  func `keeps its landmarks right in texts of one width`(length: Int) {
    for letter in ["a", "é", "한", "👍"] {
      let text = StoredText(String(repeating: letter, count: length))
      let width = letter.utf8.count
      #expect(text.count == length)
      #expect(text.utf8Offset(of: length) == length * width)
      #expect(text.position(utf8Offset: length * width) == length)
      #expect(text.position(utf8Offset: length * width + 1) == nil)
      #expect(text.utf16Offset(of: length) == length * letter.utf16.count)
    }
  }

  @Test func `has no position inside a scalar or outside the text`() {
    let text = StoredText("한👍")
    #expect([1, 2, 4, 5, 6, 8, -1].allSatisfy { text.position(utf8Offset: $0) == nil })
    #expect(text.position(utf8Offset: 7) == 2)
    #expect([2, 4, -1].allSatisfy { text.position(utf16Offset: $0) == nil })
    #expect(StoredText("abc").position(utf16Offset: 4) == nil)
  }

  @Test func `changes nothing of what was handed in`() {
    let written = "\u{FEFF}e\u{301}\r\n\0\u{202E}é\u{3000}"
    #expect(scalars(StoredText(written).string) == scalars(written))
    #expect(StoredText(written).count == 9)
  }

  @Test func `knows where a letter and its marks belong together`() {
    let text = StoredText("ae\u{301}\r\n")
    #expect((0...5).map(text.isGraphemeBoundary) == [true, true, false, true, false, true])
  }

  @Test func `widens a range to whole letters, no further`() {
    MessyText.each(200) { text, messy in
      let range = messy.range(in: text)
      let bounds = (0...text.count).filter(text.isGraphemeBoundary)
      let lower = bounds.last { $0 <= range.lowerBound }
      let upper = bounds.first { $0 >= range.upperBound }
      let aligned = text.clusterAligned(range)
      #expect(
        aligned.lowerBound == lower && aligned.upperBound == upper, "\(range) of \(scalars(text.string))")
    }
  }

  @Test func `widens over line ends, jamo, families and flags`() {
    let text = StoredText("a\r\n\u{1112}\u{1161}\u{11AB}👩‍👩‍👧🇰🇷e\u{301}")
    #expect(text.count == 15)
    #expect(text.clusterAligned(2..<4) == 1..<6)
    #expect(text.clusterAligned(8..<12) == 6..<13)
    #expect(text.clusterAligned(14..<14) == 13..<15)
    #expect(text.clusterAligned(3..<3) == 3..<3)
    #expect(text.clusterAligned(0..<15) == 0..<15)
    #expect(StoredText("").clusterAligned(0..<0) == 0..<0)
  }
}
