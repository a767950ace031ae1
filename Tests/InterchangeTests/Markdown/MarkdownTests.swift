import Interchange
import Testing

@Suite struct `The text of Markdown` {
  private func text(_ markdown: String) throws -> String { try MarkdownReader.read(markdown).text }

  /// Markdown and the HTML that CommonMark makes of it.
  @Test(arguments: Self.cases)
  func `is that of its HTML`(markdown: String, html: String) throws {
    #expect(try text(markdown) == HTMLReader.read(html).text)
  }

  private static let cases: [(String, String)] = [
    (
      "# A *b* `c` #\n\nText\ngoes on\n***\nnext",
      "<h1>A <em>b</em> <code>c</code></h1><p>Text\ngoes on</p><hr><p>next"
    ),
    ("A\n===\nB\n---\nC", "<h1>A</h1><h2>B</h2><p>C"),
    ("**bold** __bold__ *it* _it_ ***both*** ~~gone~~", "<p>bold bold it it both gone"),
    ("**a*b*c** snake_case_word 2 * 3 * 4 *a**b", "<p>abc snake_case_word 2 * 3 * 4 *a**b"),
    ("*foo**bar**baz* **foo* bar", "<p>foobarbaz *<em>foo</em> bar"),
    ("**'사드'**는 **(日本)**と", "<p>'사드'는 (日本)と"),
    (
      "[the text](http://a.example/(b)_c \"title\") and [x][Ref] [ref] [none] [y](\n\n[ref]: z",
      "<p>the text and x ref [none] [y]("
    ),
    ("\n[ref]: http://x.example\n  'A title'\n[R2]: <y>\nText [r2][]", "<p>Text r2"),
    ("![alt *text*](a.png)", "<p>alt text"),
    ("[![logo](l.png)](http://x.example) [a [b](c) d](e)", "<p>logo [a b d](e)"),
    (##"\*no\* \# \[x\] \a &amp; &#8212; &nope; &copy"##, #"<p>*no* # [x] \a &amp; — &amp;nope; &amp;copy"#),
    ("`` a`b `` `*c*` `` ` open", "<p><code>a`b</code> <code>*c*</code> `` ` open"),
    (
      "<http://a.example/_b_> <me@b.example> <b>x</b><br>y<!-- z -->",
      "<p>http://a.example/_b_ me@b.example x<br>y"
    ),
    ("a  \nb\\\nc\n d", "<p>a<br>b<br>c d"),
    (
      "- one\n- two\n  more\n\n  para\n1. three\n   - four\n10) five",
      "<p>one<p>two more<p>para<p>three<p>four<p>five"
    ),
    ("text\n- item\n2. no item\nlazy", "<p>text<p>item<p>no item lazy"),
    ("> quoted\nlazy\n> > deeper\n\nout", "<p>quoted lazy<p>deeper<p>out"),
    ("    code *a*\n\n      b\n\ntext\n    no code", "<pre>code *a*\n\n  b</pre><p>text no code"),
    ("~~~ swift\nlet a = *1*\n\n  x\n~~~\n- ```\n  b\n  ```", "<pre>let a = *1*\n\n  x</pre><pre>b</pre>"),
    (
      "| a | *b* |\n|---|:-:|\n| 1 | x\\|y |\n| `2` | |",
      "<table><tr><th>a<th><em>b</em><tr><td>1<td>x|y<tr><td><code>2</code><td></table>"
    ),
    ("<div align=center>\n<b>Shown</b> <p hidden>not</p>\n</div>\n\n*after*", "<p>Shown</p><p>after"),
    ("<!-- hidden\n\nstill -->\nshown\n\n<script>\nx\n\ny</script>\nz", "<p>shown<p>z"),
    ("日本\n語\n\n한국\n어", "<p>日本語<p>한국 어"),
    ("#no heading\n\n#\n\n####### seven", "<p>#no heading<p>####### seven"),
    ("[^1]: a note\n\nText[^1]", "<p>[^1]: a note<p>Text[^1]"),
    ("", ""),
  ]

  @Test func `leaves out front matter, which is metadata`() throws {
    let document = try MarkdownReader.read(
      "---\ntitle: \"The \\\"empty\\\" chair\" \nauthors:\n  - Minxin Pei\n  - 'O''Neil'\ndate: 2017-03-20 # late\ntags: [a]\n"
        + "publisher: Pacific Ledger\nurl: https://p.example/a\nlang: en\n---\n# Heading\n\nText\n")
    #expect(document.text == "Heading\n\nText")
    #expect(document.title == "The \"empty\" chair")
    #expect(document.author == "Minxin Pei, O'Neil")
    #expect(document.published == "2017-03-20")
    #expect(
      [document.publisher, document.url, document.language] == [
        "Pacific Ledger", "https://p.example/a", "en",
      ])
    #expect(document.remarks == ["the front matter's tags are not read"])
    #expect(document.boilerplate == nil)
  }

  @Test(arguments: ["---\nno key\n---\nText", "---\na: b\nText", "Text\n\n---\na: b\n---"])
  func `takes rules for no front matter`(markdown: String) throws {
    #expect(try text(markdown).contains("Text"))
    #expect(try MarkdownReader.read(markdown).remarks.isEmpty)
  }

  @Test func `has its first heading as title where nothing says more`() throws {
    #expect(try MarkdownReader.read("Intro\n\n# A **b**\n").title == "A b")
    #expect(try MarkdownReader.read("## B\n").title == nil)
  }

  @Test(arguments: [
    "[", "]", "![", "*", "_a", "`", "<!--", "<a \"", "[](", "> ", "- ", "1. ", "    ", "| a\n|-\n",
    "\n\n[a]: b", "~~a", "&#1",
    "\\", "<", "```\n", "***a**", "[a](b", "![a](b)](c)",
  ])
  func `is read to the end, whatever repeats`(part: String) throws {
    let source = String(repeating: part, count: 1_500)
    #expect(try text(source).utf8.count <= source.utf8.count)
  }
}
