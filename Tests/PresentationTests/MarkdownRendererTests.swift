import Testing

@testable import Presentation

@Suite struct `The Markdown renderer` {
  private func markdown(_ blocks: [Block]) -> String {
    Renderer.markdown.render(Page(blocks), RenderOptions())
  }

  @Test func `keeps a table's rows and cells, whatever is in them`() {
    for phrase in Samples.phrases(300) {
      let lines = markdown([.table(Table([Column("a|b"), Column("n", .right)], rows: [[phrase, phrase]]))])
        .outputLines
      #expect(lines.count == 3)
      #expect(lines.allSatisfy { $0.structuralPipes == 3 }, "\(phrase.plain.debugDescription)")
      #expect(lines[1] == "| --- | ---: |")
    }
  }

  @Test func `lets no data open a tag, a list, a heading or a quotation`() {
    for phrase in Samples.phrases(300) {
      for line in markdown([.line(phrase), .paragraph(phrase)]).outputLines {
        #expect(line.foreignTags.isEmpty, "\(line.debugDescription)")
        #expect(
          !(line.utf8.first.map { Array("#>-+=| \t`~".utf8).contains($0) } ?? false),
          "\(line.debugDescription)")
        #expect(line.prefixMatch(of: /[0-9]+[.)]/) == nil)
        #expect(line.isSafe)
      }
    }
  }

  @Test(arguments: [
    ("# a # b", ##"\# a \# b"##), ("- a", #"\- a"#), ("+tag", #"\+tag"#), ("=== ", #"\===&#32;"#),
    ("1. a", #"1\. a"#),
    ("2017) a", #"2017\) a"#), ("2017-05", "2017-05"), ("70%", "70%"), ("    code", "&#32;   code"),
    ("a|b`c*d_e", #"a\|b\`c\*d\_e"#), ("<script>&amp;", #"\<script\>\&amp;"#),
    ("[x](y) ~z~ $1$", ##"\[x\](y) \~z\~ \$1\$"##),
    ("a\\", #"a\\"#), ("a\r\nb\nc", "a<br>b<br>c"), ("a\u{1B}\tb", "a␛␉b"), ("文*字*", #"文\*字\*"#),
    ("12:30", "12:30"),
    ("see https://a.kr/b_c?d=1&e=2.", "see <https://a.kr/b_c?d=1&e=2>."),
    ("https://a.kr/\"x", "<https://a.kr/>\"x"),
    ("javascript://a", #"javascript\://a"#), ("www.a_b.kr", #"www\.a\_b.kr"#), ("https://", #"https\://"#),
    ("https://a.kr/?a&lt;b", #"https\://a.kr/?a\&lt;b"#), ("xhttps://a.kr", #"xhttps\://a.kr"#),
  ])
  func `escapes what Markdown would read, and no more`(text: String, expected: String) {
    #expect(markdown([.line(Phrase(text))]) == expected + "\n")
  }

  @Test func `emphasises with asterisks only where they work`() {
    let word = Phrase("\"사드\"", .strong)
    #expect(markdown([.line(word)]) == "**\"사드\"**\n")
    #expect(markdown([.line("a \(word) b \("*", .quote)")]) == "a **\"사드\"** b *\\**\n")
    #expect(markdown([.line("a \(word)는")]) == "a <strong>\"사드\"</strong>는\n")
    #expect(markdown([.line("\(word)\("x", .quote)")]) == "<strong>\"사드\"</strong><em>x</em>\n")
    #expect(
      markdown([.line("a\(" b ", .strong)c \("d", .mark)")]) == "a<strong> b </strong>c <mark>d</mark>\n")
  }

  @Test func `writes each block as GitHub reads it`() {
    let blocks: [Block] = [
      .heading(2, "점수"), .line("one"), .line("two"), .gap, .line("three"), .paragraph("\("말했다", .strong)은"),
      .quote("a\nb"), .item("x"), .item("y"), .record([Field("p", "70%")]), .record([Field("q", "1 * 2")]),
      .table(Table([Column("id"), Column("n", .right)], rows: [["p1", "1"], ["p2"]], caption: "All")),
    ]
    #expect(
      markdown(blocks) == #"""
        ## 점수

        one\
        two

        three

        <strong>말했다</strong>은

        > a<br>b

        - x
        - y

        * **p:** 70%

        <!-- -->

        * **q:** 1 \* 2

        All

        | id | n |
        | --- | ---: |
        | p1 | 1 |
        | p2 |  |

        """#)
  }

  @Test func `is empty for an empty page`() {
    #expect(markdown([.gap, .line(""), .table(Table([]))]) == "")
  }
}

extension String {
  /// Pipes that no backslash escapes, which are those GitHub cuts cells at.
  fileprivate var structuralPipes: Int {
    replacing(/\\./.matchingSemantics(.unicodeScalar), with: "").unicodeScalars.count { $0 == "|" }
  }

  /// What stands in unescaped angle brackets and is neither our markup nor an address.
  fileprivate var foreignTags: [Substring] {
    let unescaped = replacing(/\\./.matchingSemantics(.unicodeScalar), with: "")
    return unescaped.matches(of: /<([^>]*)>/.matchingSemantics(.unicodeScalar)).map(\.1).filter { tag in
      tag.wholeMatch(of: /br|\/?(strong|mark|em)|https?:\/\/[!-~]+/) == nil
    }
  }
}
