import Testing

@testable import Presentation

@Suite struct `The text renderer` {
  private func text(_ blocks: [Block], width: Int = 40, color: Bool = false, ambiguous: Int = 1) -> String {
    Renderer.text.render(Page(blocks), RenderOptions(width: width, color: color, ambiguousWidth: ambiguous))
  }

  private func table(of phrases: [Phrase]) -> Table {
    let rows = stride(from: 0, to: phrases.count - 2, by: 3).map { Array(phrases[$0..<$0 + 3]) }
    return Table([Column("인용"), Column("Note…"), Column("c", maximum: 12)], rows: rows)
  }

  @Test(arguments: [1, 2], [30, 41, 100])
  func `keeps tables, quotations, items and records within the width`(ambiguous: Int, width: Int) {
    let phrases = Samples.phrases(60)
    let blocks: [Block] =
      phrases.flatMap {
        [.quote($0), .item($0), .paragraph($0), .heading(1, $0), .record([Field("화자", $0)])]
      }
      + [.table(table(of: phrases))]
    for line in text(blocks, width: width, ambiguous: ambiguous).outputLines {
      #expect(DisplayWidth.of(line, ambiguous: ambiguous) <= width, "\(line.debugDescription)")
      #expect(!line.hasSuffix(" "))
    }
  }

  @Test(arguments: [1, 2], [20, 60, 300])
  func `starts every cell of a column at the same display column`(ambiguous: Int, width: Int) {
    let phrases = Samples.phrases(60, upTo: 8)
    let rows = phrases.map { [Phrase("L") + $0, "|", Phrase("7")] }
    let table = Table([Column("인용"), Column("|"), Column("수", .right)], rows: rows)
    let options = RenderOptions(width: width, ambiguousWidth: ambiguous)
    let layout = TableLayout(table, options: options)
    let bar = layout.widths[0] + 2
    for row in rows {
      let line = layout.lines(of: row)[0].string(color: false)
      var columns: [Int] = []
      var column = 0
      for character in line {
        if character == "|" { columns.append(column) }
        column += DisplayWidth.of(character, ambiguous: ambiguous)
      }
      #expect(columns.contains(bar), "\(line.debugDescription)")
      #expect(column == layout.widths.reduce(0, +) + 4)
    }
  }

  @Test func `changes only styles when colour is on`() {
    let blocks = Samples.phrases(60).flatMap {
      [Block.paragraph($0), .quote($0), .table(Table([Column("x")], rows: [[$0]]))]
    }
    let plain = text(blocks)
    let painted = text(blocks, color: true)
    #expect(painted.contains("\u{1B}["))
    // Character by character, an `m` and a combining mark after it would not match.
    let ours = /\u{1B}\[(0|1|2|1;33|1;35|31|32|33|34|35|36|90)m/.matchingSemantics(.unicodeScalar)
    #expect(painted.replacing(ours, with: "").unicodeScalars.elementsEqual(plain.unicodeScalars))
  }

  @Test func `aligns Korean and emoji`() {
    let table = Table(
      [Column("id"), Column("화자"), Column("p", .right)],
      rows: [["p1", "@moon", "70%"], ["p2", "문재인 🇰🇷", "5%"], ["p10", "👩‍💻", "100%"]],
      caption: "Open predictions")
    #expect(
      text([.table(table)]) == """
        Open predictions
        id   화자          p
        ───  ─────────  ────
        p1   @moon       70%
        p2   문재인 🇰🇷    5%
        p10  👩‍💻         100%

        """)
  }

  @Test func `narrows the widest text column first and never a right-aligned one`() {
    let table = Table(
      [Column("id"), Column("statement"), Column("n", .right)],
      rows: [["p1", "사드 배치가 연내에 완료된다 and stays in place", "1234567"]])
    #expect(
      text([.table(table)], width: 30) == """
        id  statement                n
        ──  ─────────────────  ───────
        p1  사드 배치가        1234567
            연내에 완료된다
            and stays in
            place

        """)
  }

  @Test func `shows a field a row where columns side by side would be cut to nothing`() {
    let table = Table(
      [Column("id"), Column("statement"), Column("deadline"), Column("화자"), Column("days over", .right)],
      rows: [
        ["p1", "사드 배치가 연내에 완료된다", "2017-12-31 Sun", "@문재인", "12"],
        ["p2", "It rains", "", "", "today"],
      ], caption: "due")
    #expect(
      text([.table(table), .line("2 due")], width: 34) == """
        due
        id:         p1
        statement:  사드 배치가 연내에
                    완료된다
        deadline:   2017-12-31 Sun
        화자:       @문재인
        days over:  12

        id:         p2
        statement:  It rains
        days over:  today
        2 due

        """)
    let wide = text([.table(table)], width: 60)
    #expect(wide.split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0 <= 60)
    #expect(wide.contains("id  statement"))
  }

  @Test func `shows short and long rows, and a table without columns not at all`() {
    #expect(
      text([.table(Table([Column("a"), Column("b")], rows: [["1"], ["1", "2", "3"]]))])
        == "a  b\n─  ─  ─\n1\n1  2  3\n")
    #expect(text([.table(Table([]))]) == "")
    #expect(text([.table(Table([Column("a")]))]) == "a\n─\n")
  }

  @Test func `sets headings off, underlines the first two levels, and joins gaps`() {
    #expect(
      text([.gap, .heading(1, "점수 Score"), .line("x"), .gap, .gap, .heading(2, "b"), .heading(3, "c"), .gap])
        == """
        점수 Score
        ══════════
        x

        b
        ─

        c

        """)
  }

  @Test func `aligns the values of a record and continues them below themselves`() {
    let fields = [Field("Speaker", "문재인"), Field("화자", "one two three four five six seven\neight")]
    #expect(
      text([.record(fields)], width: 30) == """
        Speaker:  문재인
        화자:     one two three four
                  five six seven
                  eight

        """)
  }

  @Test func `gives a label that is too long a line of its own`() {
    #expect(
      text([.record([Field("a rather long label", "v"), Field("b", "w")])], width: 24)
        == "a rather long label:\n            v\nb:          w\n")
  }

  @Test func `bars every line of a quotation and marks items`() {
    #expect(
      text([.quote("one\r\ntwo three"), .item("four five")], width: 9)
        == "│ one\n│ two\n│ three\n- four\n  five\n")
  }

  @Test func `never wraps a line, and shows a line break in it`() {
    #expect(text([.line("one two\nthree")], width: 4) == "one two␊three\n")
  }

  @Test func `is empty for an empty page`() {
    #expect(text([]) == "")
    #expect(text([.gap]) == "")
  }
}
