import Testing

@testable import Presentation

@Suite struct `Every renderer` {
  static let hostile: Phrase =
    "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\0\u{202E}evil\u{2066}\u{2028}x\r\n| --- |\n"
    + "# <script>alert(1)</script>`*\u{7F}\u{FEFF}"

  static let page = Page(
    [
      .heading(1, hostile), .line(hostile), .paragraph(hostile), .quote(hostile), .item(hostile), .gap,
      .record([Field(hostile.plain, hostile)]),
      .table(
        Table([Column(hostile.plain), Column("n", .right)], rows: [[hostile, hostile]], caption: hostile)),
    ])

  static var hostileData: Page {
    Page(page.blocks, json: ["key\(hostile.plain)": .array([.string(hostile.plain), 1])])
  }

  @Test(arguments: Renderer.all.map(\.name), [Escapes.symbol, .ascii])
  func `lets nothing through that could steer a terminal`(name: String, escapes: Escapes) throws {
    let renderer = try #require(Renderer.all.first { $0.name == name })
    for page in [Self.page, Self.hostileData] {
      let output = renderer.render(page, RenderOptions(width: 30, escapes: escapes))
      let lines = (name == "csv" ? output.replacing("\r\n", with: "\n") : output).outputLines
      #expect(lines.allSatisfy { $0.isSafe })
      #expect(output.isEmpty ? name == "ids" : output.utf8.last == 10)
      #expect(!output.contains("<script>") || name != "markdown")
    }
  }

  @Test(arguments: Renderer.all.map(\.name))
  func `gives the same for the same page`(name: String) throws {
    let renderer = try #require(Renderer.all.first { $0.name == name })
    let page = Page(Samples.phrases(20).map { .paragraph($0) })
    #expect(renderer.render(page, RenderOptions()) == renderer.render(page, RenderOptions()))
  }

  @Test func `has a name and a summary of its own`() {
    #expect(Set(Renderer.all.map(\.name)).count == Renderer.all.count)
    #expect(Renderer.all.allSatisfy { !$0.summary.isEmpty })
  }
}

@Suite struct `The JSON renderers` {
  @Test func `keep hostile data exactly`() throws {
    let output = Renderer.json.render(hostile, RenderOptions())
    #expect(try JSON(parsing: output).text() == hostile.json?.text())
  }

  private var hostile: Page { `Every renderer`.hostileData }

  @Test func `print data on one line, or an array on one line an element`() {
    let page = Page([.line("x")], json: [["id": "p1"], ["id": "p2"]])
    #expect(Renderer.json.render(page, RenderOptions()) == "[{\"id\":\"p1\"},{\"id\":\"p2\"}]\n")
    #expect(Renderer.jsonl.render(page, RenderOptions()) == "{\"id\":\"p1\"}\n{\"id\":\"p2\"}\n")
    #expect(Renderer.jsonl.render(Page(json: []), RenderOptions()) == "")
    #expect(Renderer.jsonl.render(Page(json: 1), RenderOptions()) == "1\n")
  }

  @Test func `print the lines of a page without data`() {
    let page = Page([.heading(3, "문"), .gap, .line("a\u{1B}[1m")])
    #expect(
      Renderer.json.render(page, RenderOptions(color: true)) == "{\"text\":[\"문\",\"\",\"a\\u001b[1m\"]}\n")
    #expect(Renderer.json.render(Page(), RenderOptions()) == "{\"text\":[]}\n")
  }
}

@Suite struct `A phrase` {
  @Test func `keeps the styles of what is interpolated`() {
    let name = Phrase("문재인", .strong)
    let phrase: Phrase = "by \(name) at \(70, .good)%"
    #expect(phrase.plain == "by 문재인 at 70%")
    #expect(phrase.runs.map(\.style) == [.plain, .strong, .plain, .good, .plain])
  }

  @Test func `joins with a separator`() {
    #expect(["a", "b", Phrase("c", .bad)].joined(separator: ", ").plain == "a, b, c")
    #expect([Phrase]().joined(separator: ", ") == "")
  }
}
