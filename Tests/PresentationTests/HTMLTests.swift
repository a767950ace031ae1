import Foundation
import Testing

@testable import Presentation

@Suite struct `A page as HTML` {
  private let hostile = "<script>alert(1)</script>\" onload=\"x ]]> \u{202E}뒤 &amp; '"

  private func body(_ blocks: [Block]) -> String {
    var writer = HTMLWriter(PageOutline(of: blocks), nil)
    blocks.forEach { writer.add($0) }
    return writer.end()
  }

  @Test func `is the same in parts, and a long one comes in many`() throws {
    let list = (0..<20_000).map { Block.item(Phrase("문 \($0)", .plain, .there("p\($0 % 7)"))) }
    let place = Block.heading(2, Phrase("p1", .plain, .here("p1")))
    let page = Page([.heading(1, "T")] + list + [place, .item("end")])
    var parts: [String] = []
    let stream = try #require(Renderer.html.stream)
    try stream(PageOutline(of: page.blocks), RenderOptions(), { parts.append($0) }) { add in
      try page.blocks.forEach(add)
    }
    #expect(parts.joined() == Renderer.html.render(page, RenderOptions()))
    #expect(parts.count > 4 && parts.allSatisfy { $0.utf8.count < 200_000 })
  }

  @Test func `shows hostile text as text, wherever it stands`() {
    let phrase = Phrase(hostile, .mark)
    let table = Table([Column(hostile), Column("n", .right)], rows: [[phrase, "1"]], caption: phrase)
    let html = Renderer.html.render(
      Page([
        .heading(1, phrase), .line(phrase), .paragraph(phrase), .quote(phrase), .item(phrase),
        .record([Field(hostile, phrase)]), .table(table), .code(hostile),
      ]), RenderOptions())
    #expect(html.components(separatedBy: "<script>").count == 2)
    #expect(!html.contains("onload=\"x"))
    #expect(!html.unicodeScalars.contains("\u{202E}"))
    #expect(
      html.components(separatedBy: "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x").count >= 10)
    #expect(html.contains("&amp;amp;"))
  }

  @Test func `links to the places that it has, and to no others`() {
    let html = body([
      .line(Phrase("to p1", .plain, .there("p1")) + Phrase("to p2", .plain, .there("p2"))),
      .table(Table([Column("id")], rows: [[Phrase("p1", .strong, .here("p1"))]])),
    ])
    #expect(html.contains("<a href=\"#p1\">to p1</a>to p2"))
    #expect(html.contains("<tr id=\"p1\">"))
  }

  @Test func `gives a place to one element only`() {
    let place = Phrase("p1", .plain, .here("p1"))
    let html = body([.line(place), .line(place), .table(Table([Column("id")], rows: [[place], [place]]))])
    #expect(html.components(separatedBy: "id=\"p1\"").count == 2)
  }

  @Test(arguments: ["https://example.org/a?b=1&c=\"2\"", "http://한국.example/"])
  func `links to web addresses`(address: String) {
    let html = body([.line(Phrase("source", .plain, .web(address)))])
    #expect(html.contains("<a href=\"\(MarkupText.escaped(address))\" rel=\"noreferrer\">source</a>"))
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", " https://a", "file:///etc/passwd", ""])
  func `does not link to anything else`(address: String) {
    #expect(!body([.line(Phrase("source", .plain, .web(address)))]).contains("<a "))
  }

  @Test func `says which words are Korean and which are Japanese`() {
    #expect(body([.line("사드는 성주에 남는다")]).contains("<span lang=\"ko\">사드는 성주에 남는다</span>"))
    #expect(body([.line(Phrase("これ", .strong))]).contains("<strong lang=\"ja\">これ</strong>"))
    #expect(!body([.line("Élysée 漢字")]).contains("lang"))
  }

  @Test func `has tables with heads, captions and rows that are named by their first cell`() {
    let html = body([
      .table(Table([Column("who"), Column("n", .right)], rows: [["@a", "1"], ["@b"]], caption: "All"))
    ])
    #expect(html.contains("<caption>All</caption><thead><tr><th scope=\"col\">who</th>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">n</th>"))
    #expect(html.contains("<tr><th scope=\"row\">@b</th><td class=\"number\"></td></tr>"))
  }

  @Test func `gathers items in one list, and ends it before what follows`() {
    let html = body([.item("a"), .item("b"), .line("c"), .item("d")])
    #expect(
      html.filter { $0 != "\n" } == "<ul><li>a</li><li>b</li></ul><p class=\"line\">c</p><ul><li>d</li></ul>")
  }

  @Test func `is the same bytes for the same page`() {
    let page = Page([.heading(1, "t"), .line("x")], json: ["a": 1])
    #expect(Renderer.html.render(page, RenderOptions()) == Renderer.html.render(page, RenderOptions()))
  }

  @Test func `is in a frame that fetches nothing`() {
    let html = Renderer.html.render(Page([.heading(1, "문 & <b>")]), RenderOptions())
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.contains("<title>문 &amp; &lt;b&gt;</title>"))
    #expect(html.contains("default-src &#39;none&#39;"))
    #expect(!html.contains("{{") && !html.contains("http://") && !html.contains("https://"))
  }
}

@Suite struct `A template of somebody's own` {
  private func render(_ template: String, _ page: Page) throws -> String {
    Renderer.html(try HTMLTemplate(template)).render(page, RenderOptions())
  }

  @Test func `is filled with the page and with its data, escaped`() throws {
    let page = Page(
      [.heading(1, "T"), .line("b")],
      json: ["groups": [["key": "@a<b>", "mean": 0.25, "skill": nil], ["key": "@b", "skill": 0.5]]])
    let text = try render(
      "{{title}}|{{#groups}}{{key}} {{mean}}{{^skill}} none{{/skill}};{{/groups}}|{{{body}}}", page)
    #expect(text == "T|@a&lt;b&gt; 0.25 none;@b ;|<h1>T</h1>\n<p class=\"line\">b</p>\n")
  }

  @Test(arguments: [("a\n{{#x}}", 2), ("{{#x}}{{/y}}", 1), ("ok\n\n{{title", 3)])
  func `that is broken is refused with its place`(template: String, line: Int) {
    let flaw = #expect(throws: HTMLTemplate.Flaw.self) { try HTMLTemplate(template) }
    #expect(flaw?.line == line)
    #expect(flaw.map { !$0.message.isEmpty && !$0.message.contains("Mustache") } == true)
  }

  @Test func `may be ours, copied, and makes the same page`() throws {
    let page = Page([.heading(1, "T")])
    #expect(HTMLTemplate.standard != nil)
    #expect(try render(HTMLTemplate.standardText, page) == Renderer.html.render(page, RenderOptions()))
  }
}
