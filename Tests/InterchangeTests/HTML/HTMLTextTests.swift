import Testing

@testable import Interchange

@Suite struct `The text of a page` {
  private func text(_ html: String) throws -> String { try HTMLReader.read(html).text }

  @Test(arguments: [
    ("<p>One<p>Two", "One\n\nTwo"),
    ("<p>a <b> b</b>\n c<br> d <br/>e</p>", "a b c\nd\ne"),
    ("a<br><br>b", "a\n\nb"),
    (
      "<p>A&nbsp;B&shy;C &amp; &lt;d&gt; &#128;&#150;&#x1F600; e\u{301}</p>",
      "A\u{A0}B\u{AD}C & <d> €–😀 e\u{301}"
    ),
    ("<pre>\n  a\r\n\tb\n\n c \n</pre>", "  a\n\tb\n\n c"),
    ("<p>日本\n語の 文\n<b>章</b></p><p>한국\n어</p>", "日本語の 文章\n\n한국 어"),
    ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>", "漢字"),
    ("<table><tr><th>Year<th>Rate<tr><td>2016<td>2.1<br>%</table>", "Year\tRate\n2016\t2.1 %"),
    ("<table><tr><td><p>a<p>b<td>c</table>", "a\n\nb\n\nc"),
    ("<script>x</script><style>y</style><p hidden>z</p><p style='display: none'>w</p>v<!-- u -->", "v"),
    ("<title>t</title><noscript>n</noscript><template>m</template><svg><text>s</text></svg>r", "r"),
    ("<figure><img alt=a><figcaption>c</figcaption></figure>", "c"),
    ("<ul><li>a<li>b</ul>", "a\n\nb"),
    ("1 < 2 & 3 <4", "1 < 2 & 3 <4"),
    ("", ""),
  ])
  func `is what a browser shows`(html: String, text: String) throws {
    #expect(try self.text(html) == text)
  }
}
