import Testing

@testable import Presentation

@Suite struct `An excerpt` {
  private func caret(_ line: String, _ range: Range<Int>, width: Int = 100, ambiguous: Int = 1) -> [String] {
    Excerpt.caret(line: line, utf8: range, options: RenderOptions(width: width, ambiguousWidth: ambiguous))
  }

  /// The range of the part's bytes in the line.
  private func bytes(of part: String, in line: String) -> Range<Int> {
    let (whole, wanted) = (Array(line.utf8), Array(part.utf8))
    let start = whole.indices.first { whole[$0...].starts(with: wanted) } ?? whole.count
    return start..<start + wanted.count
  }

  @Test(arguments: [1, 2], [16, 24, 60])
  func `stays within the width and points at something, whatever the line`(ambiguous: Int, width: Int) {
    var random = SplitMix(state: 3)
    for text in Samples.texts(200) {
      let start = Int.random(in: 0...text.utf8.count + 2, using: &random)
      let lines = caret(
        text, start..<start + Int.random(in: 0...9, using: &random), width: width, ambiguous: ambiguous)
      #expect(lines.count == 2)
      #expect(
        lines.allSatisfy { DisplayWidth.of($0, ambiguous: ambiguous) <= width }, "\(text.debugDescription)")
      #expect(lines.allSatisfy { $0.isSafe })
      #expect(lines[1].drop { $0 == " " }.first == "^")
    }
  }

  @Test(arguments: [
    ("due tomorow", "tomorow", "  due tomorow", "      ^~~~~~~"),
    ("by 내일 until", "내일", "  by 내일 until", "     ^~~~"),
    ("문재인 by x", "x", "  문재인 by x", "            ^"),
    ("a 😀👩‍💻 b", "👩‍💻", "  a 😀👩‍💻 b", "      ^~"),
    ("a\tb\tc", "b", "  a b c", "    ^"),
    ("cafe\u{301}s x", "x", "  cafe\u{301}s x", "        ^"),
    ("\u{1B}[1m bad", "bad", "  ␛[1m bad", "       ^~~"),
    ("\u{202E}x", "\u{202E}", "  ⟨U+202E⟩x", "  ^~~~~~~~"),
  ])
  func `points below the columns a part covers`(line: String, part: String, shown: String, marks: String) {
    #expect(caret(line, bytes(of: part, in: line)) == [shown, marks])
  }

  @Test func `covers a character whole when the range cuts it`() {
    #expect(caret("가나다", 4..<5) == ["  가나다", "    ^~"])
    #expect(caret("cafe\u{301}!", 4..<5)[1] == "     ^")
  }

  @Test func `points with one caret at an empty range, also at and beyond the end`() {
    #expect(caret("abc", 1..<1) == ["  abc", "   ^"])
    #expect(caret("abc", 3..<3) == ["  abc", "     ^"])
    #expect(caret("문", 9..<12) == ["  문", "    ^"])
    #expect(caret("", 0..<0) == ["", "  ^"])
  }

  @Test func `cuts a long line to a window around the range`() {
    let line = (1...30).map { "word\($0)" }.joined(separator: " ")
    let start = bytes(of: "word3", in: line)
    #expect(caret(line, start, width: 30) == ["  word1 word2 word3 word4 wor…", "              ^~~~~"])
    #expect(
      caret(line, bytes(of: "word15", in: line), width: 30)
        == ["  …13 word14 word15 word16 wo…", "             ^~~~~~"])
    let end = line.utf8.count
    #expect(
      caret(line, end..<end, width: 30) == [
        "  …ord27 word28 word29 word30", String(repeating: " ", count: 29) + "^",
      ])
  }

  @Test(arguments: [0, 1, 2, 3, 4])
  func `still shows where, even when there is no room at all`(width: Int) {
    for text in Samples.texts(50) {
      for start in [0, text.utf8.count / 2, text.utf8.count] {
        #expect(caret(text, start..<start, width: width)[1].contains("^"))
      }
    }
  }
}
