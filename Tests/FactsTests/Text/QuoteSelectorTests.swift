import Facts
import Testing

@Suite struct `Quote selectors` {
  @Test func `hold the words and the text directly around them`() {
    MessyText.each(400) { text, messy in
      guard let fragments = Fragments(messy.range(in: text)) else { return }
      let (span, selector) = (fragments.span, QuoteSelector.of(fragments, in: text))
      let (before, after) = (scalars(selector.prefix).count, scalars(selector.suffix).count)
      #expect(scalars(selector.exact) == scalars(text[span]))
      #expect(before <= min(64, span.lowerBound) && after <= min(64, text.count - span.upperBound))
      #expect(scalars(selector.prefix) == scalars(text[span.lowerBound - before..<span.lowerBound]))
      #expect(scalars(selector.suffix) == scalars(text[span.upperBound..<span.upperBound + after]))
      #expect(before == 0 || text.isGraphemeBoundary(span.lowerBound - before))
      #expect(after == 0 || text.isGraphemeBoundary(span.upperBound + after))
    }
  }

  @Test func `keep at least 32 code points in whole words`() throws {
    let text = StoredText(
      "The winter was long and the harbour stayed shut until the ice broke in the last days of March.")
    let selector = QuoteSelector.of(try #require(Fragments(50..<57)), in: text)
    #expect(selector.exact == "til the")
    #expect(selector.prefix == "long and the harbour stayed shut un")
    #expect(selector.suffix == " ice broke in the last days of March.")
  }

  @Test func `cut writing without spaces, but no letter`() throws {
    let text = StoredText(String(repeating: "e\u{301}\u{302}", count: 100))
    let selector = QuoteSelector.of(try #require(Fragments(99..<102)), in: text)
    #expect(selector.prefix.unicodeScalars.count == 30)
    #expect(selector.suffix.unicodeScalars.count == 30)
  }

  @Test func `of several fragments can be found again`() throws {
    let text = StoredText("The council, which met on Monday, will close the pier.")
    let selector = QuoteSelector.of(try #require(Fragments([0..<11, 34..<53])), in: text)
    #expect(selector.exact == "The council … will close the pier")
    #expect(QuoteSearch.find(selector.exact, in: text) == .one(0..<53))
  }

  @Test func `differ when their scalars do`() {
    let composed = QuoteSelector(exact: "é", prefix: "", suffix: "")
    let decomposed = QuoteSelector(exact: "e\u{301}", prefix: "", suffix: "")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(
      QuoteSelector(exact: "a", prefix: "b", suffix: "") != QuoteSelector(exact: "a", prefix: "", suffix: "b")
    )
  }
}
