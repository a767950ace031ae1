import Facts
import Interchange
import Testing

@Suite struct `A hostile page` {
  private func text(_ html: String) throws -> String { try HTMLReader.read(html).text }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test(arguments: ["<div>", "<b>", "<table><tr><td>", "<blockquote><p>", "<ul><li>"])
  func `that nests without end is refused`(part: String) {
    #expect(throws: FactError.self) { try HTMLReader.read(repeated(part, 100_000) + "text") }
  }

  @Test func `may nest deeper than any browser shows`() throws {
    #expect(try text(repeated("<div>", 2_000) + "text" + repeated("</div>", 2_000)) == "text")
  }

  @Test func `may have an attribute of ten megabytes`() throws {
    #expect(try text("<p title='\(repeated("x", 10_000_000))' hidden>a</p><p>b") == "b")
  }

  @Test func `may have a text of eleven megabytes, which libxml2's own tree cuts off`() throws {
    let words = repeated("word" + repeated("&nbsp;", 40), 45_000)
    #expect(try text("<p>\(words)</p><p>b").unicodeScalars.count == 45_000 * 44 + 3)
  }

  @Test func `with more attributes than any tag has is refused`() {
    let attributes = (0..<2_000).map { "a\($0)" }.joined(separator: " ")
    #expect(throws: FactError.self) { try HTMLReader.read("<p \(attributes)>text") }
    #expect(throws: Never.self) {
      try HTMLReader.read("<p title='\(attributes)'>\(attributes)<script>a<b \(attributes)")
    }
  }

  @Test(arguments: [
    ("<title>a<script>b</script></title><p>c", "c"),
    ("<p>a]]>b", "a]]>b"),
    ("<p>a<![CDATA[b]]>c", "ac"),
    ("<p>a\u{0}b\u{1}c\u{C}d", "abc d"),
    ("<p>a<![if !IE]>b<![endif]>c<!-->d<!--->e<!x>", "abcde"),
    ("<p>a<!-- b", "a"),
    ("<p>a<script>b", "a"),
    ("<p>a<b", "a"),
    ("<p>a<b c='", "a"),
    ("<p>a&", "a&"),
    ("<p>a&#xD800;&#x110000;&#0;b", "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
    ("</p></div></html>a</body>b", "a\n\nb"),
    ("<!DOCTYPE html [<!ENTITY e \"ee\"> ]><p>&e;", "&e;"),
    ("<html><body><p>a</body></html><p>b", "a\n\nb"),
    ("<p>&lpar;a&comma; &amp;lpar; &lpar b&rpar;", "(a, &lpar; &lpar b)"),
    ("<plaintext><p>a", "a"),
  ])
  func `is read as far as it can be`(html: String, text: String) throws {
    #expect(try self.text(html) == text)
  }

  @Test(arguments: [
    "<", ">", "</", "<!", "<?", "&", "&#", "\"", "<a b='", "<script>", "</b>", "<p>", "<br>", "<td>",
    "<a href=x>", "<!--",
    "<p>a<a href=x>b</a>",
    "<nav>a</nav><p>A long sentence, with a comma, that says something of a matter at hand.</p>",
    "<table><tr><td>a<td>b", "<article><h1>a</h1></article>", "<b><p>", "<title>", "<form><li>", "x<br><br>",
  ])
  func `is read to the end, whatever repeats`(part: String) throws {
    let source = repeated(part, 600)
    #expect(try text(source).utf8.count <= 2 * source.utf8.count)
  }

  @Test func `tells what it left out`() throws {
    #expect(try HTMLReader.read("<p>a\u{0}\u{1}b").remarks.count == 1)
    #expect(try HTMLReader.read("<script type=application/ld+json>{</script><p>a").remarks.count == 1)
    #expect(try HTMLReader.read("<p>a").remarks.isEmpty)
    let referred = try HTMLReader.read("<p>a&#27;&#x1;b&#0;c&#xD800;d&#12;e&#133;&#x4E00;&amp;#27;</p>")
    #expect(referred.remarks.first?.hasPrefix("2 control characters") ?? false)
    #expect(referred.text == "ab\u{FFFD}c\u{FFFD}d e…一&#27;")
  }
}
