import Testing

@testable import Presentation

@Suite struct `The format` {
  private static let list: JSON = [
    ["id": "c1", "text": "사드\n남는다", "tags": ["a"]], ["id": "c12", "text": nil],
  ]

  @Test func `ids prints the ids of a list or of the one row, and nothing else`() {
    #expect(Renderer.ids.render(Page([.line("2 claims")], json: Self.list), RenderOptions()) == "c1\nc12\n")
    #expect(Renderer.ids.render(Page(json: ["id": "p3", "forecast": "f4"]), RenderOptions()) == "p3\n")
    #expect(Renderer.ids.render(Page([.line("c1")]), RenderOptions()) == "")
  }

  @Test func `ids remarks on a page of rows that have none, but not on an empty list`() {
    #expect(Renderer.ids.remark(Page([.line("prose")])) != nil)
    #expect(Renderer.ids.remark(Page(json: [["tag": "korea"]])) != nil)
    #expect(Renderer.ids.remark(Page(json: ["id": "c1", "dry_run": true]))?.contains("dry run") == true)
    #expect(Renderer.ids.remark(Page(json: [])) == nil)
    #expect(Renderer.ids.remark(Page(json: Self.list)) == nil)
  }

  @Test func `line puts each member on a line, aligned by display width`() {
    let page = Page(json: [["id": "c1", "본문": "사드\n남는다"], ["id": "c2", "본문": nil]])
    #expect(
      Renderer.line.render(page, RenderOptions()) == """
          id = c1
        본문 = 사드␊남는다

          id = c2
        본문 =

        """)
  }

  @Test(arguments: [1, 2])
  func `table frames tables, all of whose lines are equally wide and whole`(ambiguous: Int) {
    let cells = Samples.phrases(60, upTo: 60)
    let table = Table(
      [Column("사드", maximum: 5), Column("n", .right)],
      rows: stride(from: 0, to: 60, by: 2).map { Array(cells[$0..<($0 + 2)]) })
    let options = RenderOptions(width: 20, ambiguousWidth: ambiguous)
    let lines = Renderer.table.render(Page([.table(table)]), options).outputLines
    #expect(lines.count == 30 + 4)
    let widths = Set(lines.map { DisplayWidth.of($0, ambiguous: ambiguous) })
    #expect(widths.count == 1)
    for (line, row) in zip(lines.dropFirst(3), table.rows) {
      for cell in row { #expect(line.contains(cell.glyphs(options).line.string(color: false))) }
    }
  }

  @Test func `table leaves rows that are short blank`() {
    let table = Table([Column("id"), Column("일", .right)], rows: [["c1", "12"], ["c2"]])
    #expect(
      Renderer.table.render(Page([.table(table)]), RenderOptions()) == """
        ┌────┬────┐
        │ id │ 일 │
        ├────┼────┤
        │ c1 │ 12 │
        │ c2 │    │
        └────┴────┘

        """)
  }

  @Test func `man lets no text become a macro or an escape`() {
    let text: Phrase = ".TH evil \\fB 'x' -- 사드"
    let page = Page([
      .heading(2, text), .paragraph(text), .item(text), .line(text), .record([Field(".SH", text)]),
      .code(".nf\n'x"),
      .table(Table([Column("a"), Column("b"), Column("c")], rows: [[".SH", text, text]])),
    ])
    let lines = Renderer.man.render(page, RenderOptions()).outputLines
    let macros = lines.filter { $0.hasPrefix(".") || $0.hasPrefix("'") }.map { $0.prefix { $0 != " " } }
    let expected = [
      ".TH", ".nh", ".ad", ".SH", ".IP", ".TP", ".B", ".PP", ".RS", ".nf", ".fi", ".RE", ".TP",
      ".B",
    ]
    #expect(macros.map(String.init) == expected)
    #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test func `of a file follows from the end of its name`() {
    #expect(Renderer.named(byFile: "card.md")?.name == "markdown")
    #expect(Renderer.named(byFile: "사드.csv")?.name == "csv")
    #expect(Renderer.named(byFile: "notes.txt") == nil)
  }
}
