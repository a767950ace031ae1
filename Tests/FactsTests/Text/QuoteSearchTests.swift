import Facts
import Testing

@Suite struct `Laws of quote search` {
  private func hasEllipsis(_ quote: String) -> Bool {
    quote.unicodeScalars.contains("…") || quote.unicodeScalars.filter { $0 == "." }.count > 2
  }

  @Test func `finds exactly the places that trying them all finds`() {
    MessyText.each(150) { text, messy in
      let range = messy.range(in: text)
      let quote = text[range.lowerBound..<min(range.upperBound, range.lowerBound + messy.below(6) + 1)]
      guard !folded(quote).isEmpty else { return }
      let places = everyPlace(of: quote, in: text)
      let result = QuoteSearch.find(quote, in: text)
      guard !places.isEmpty || !hasEllipsis(quote) else { return }
      #expect(result.places == places, "\(scalars(quote)) in \(scalars(text.string))")
    }
  }

  @Test func `finds every passage of whole letters again, however its spaces and quotation marks are typed`()
  {
    MessyText.each(300) { text, messy in
      let range = messy.range(in: text)
      let passage = scalars(text[range])
      guard let first = passage.firstIndex(where: { !$0.properties.isWhitespace }),
        let last = passage.lastIndex(where: { !$0.properties.isWhitespace })
      else { return }
      let place = range.lowerBound + first..<range.lowerBound + last + 1
      guard text.isGraphemeBoundary(place.lowerBound), text.isGraphemeBoundary(place.upperBound) else {
        return
      }
      var typed = String.UnicodeScalarView()
      for scalar in folded(text[range]) {
        typed.append(contentsOf: scalar == " " ? [" ", "\u{A0}"] : [scalar])
      }
      for quote in [text[range], String(typed)] {
        #expect(QuoteSearch.find(quote, in: text).places.contains(place), "\(quote.unicodeScalars)")
      }
    }
  }

  @Test func `stays within the range it is given`() {
    MessyText.each(200) { text, messy in
      let (range, quote) = (messy.range(in: text), text[messy.range(in: text)])
      let inside = QuoteSearch.find(quote, in: text, within: range).places
      #expect(inside.allSatisfy { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound })
      let everywhere = QuoteSearch.find(quote, in: text).places
      let expected = everywhere.filter { range.contains($0.lowerBound) && $0.upperBound <= range.upperBound }
      #expect(inside == expected || (expected.isEmpty && hasEllipsis(quote)))
    }
  }

  @Test func `shows a passage with letters, like the quote, when the quote is not there`() {
    MessyText.each(200) { text, messy in
      let quote = text[messy.range(in: text)] + "zzz"
      guard let near = QuoteSearch.find(quote, in: text).nearest else { return }
      #expect(!folded(text[near.range]).isEmpty)
      #expect((0.5...1).contains(near.similarity))
    }
  }
}

@Suite struct `Quote search` {
  private let text = StoredText(
    "The mayor said: “We’ll close\u{A0}the pier in\r\n  autumn.” Nobody asked why… The pier is old, he said.")

  private func words(_ quote: String, within range: Range<Int>? = nil) -> [String] {
    QuoteSearch.find(quote, in: text, within: range).places.map { text[$0] }
  }

  @Test func `reads over kinds of space and of quotation marks`() {
    #expect(words("\"We'll close the pier in autumn.\"") == ["“We’ll close\u{A0}the pier in\r\n  autumn.”"])
    #expect(words("  close \n the\tpier ") == ["close\u{A0}the pier"])
    #expect(words("asked why…") == ["asked why…"])
  }

  @Test func `reads over nothing else`() {
    let different = ["the Mayor said", "The mayor said “We", "Wellclose", "nobody asked", "closethe pier"]
    #expect(different.allSatisfy { words($0).isEmpty })
    #expect(QuoteSearch.find("a-b", in: StoredText("a–b")).places.isEmpty)
    #expect(QuoteSearch.find("\"가\"", in: StoredText("「가」")).places.isEmpty)
  }

  @Test func `lists all places in order, also those that overlap`() {
    #expect(QuoteSearch.find("pier", in: text) == .several([33..<37, 75..<79]))
    #expect(QuoteSearch.find("ha ha", in: StoredText("ha ha  ha")) == .several([0..<5, 3..<9]))
    #expect(QuoteSearch.find("'", in: StoredText("‘a’")) == .several([0..<1, 2..<3]))
  }

  @Test func `looks only where it is told`() {
    #expect(QuoteSearch.find("pier", in: text, within: 34..<90) == .one(75..<79))
    #expect(
      QuoteSearch.find("pier", in: text, within: 0..<36)
        == .none(nearest: .init(range: 33..<37, similarity: 1)))
  }

  @Test func `never splits a letter`() {
    let family = StoredText("한e\u{301}👩‍👩‍👧🇰🇷\u{1112}\u{1161}\u{11AB}")
    let halves = ["e", "\u{301}", "👩", "👧", "🇰", "\u{1112}\u{1161}"]
    #expect(halves.allSatisfy { QuoteSearch.find($0, in: family).places.isEmpty })
    #expect(QuoteSearch.find("e\u{301}", in: family) == .one(1..<3))
    #expect(QuoteSearch.find("\u{1112}\u{1161}\u{11AB}", in: family) == .several([0..<1, 10..<13]))
  }

  @Test func `finds nothing for a quote without words`() {
    #expect(QuoteSearch.find(" \u{3000}\n", in: text) == .none(nearest: nil))
    #expect(QuoteSearch.find("words", in: StoredText("")) == .none(nearest: nil))
  }

  @Test func `finds Korean within words and beside particles`() {
    let korean = StoredText("시장은 “부두를 닫는다”고 말했다. 부두가 낡았다.")
    #expect(QuoteSearch.find("\"부두를 닫는다\"", in: korean) == .one(4..<13))
    #expect(QuoteSearch.find("부두", in: korean) == .several([5..<7, 20..<22]))
  }
}

@Suite struct `Quotes that leave words out` {
  private let text = StoredText("We wait... and see. We hope, we wait, we see. Nobody knows. We see.")

  private func words(_ quote: String) -> [String] {
    QuoteSearch.find(quote, in: text).places.map { text[$0] }
  }

  @Test func `are tried whole first`() {
    #expect(words("We wait... and see.") == ["We wait... and see."])
  }

  @Test(arguments: [
    "We hope ... we see", "We hope...we see", "We hope … we see", "We hope [...] we see", "We hope…… we see",
  ])
  func `are the shortest passage from the first part to the last`(quote: String) {
    #expect(words(quote) == ["We hope, we wait, we see"])
  }

  @Test func `are listed for each place of the first part`() {
    #expect(words("We ... Nobody").count == 2)
    #expect(words("We hope ... we ... see. ... knows") == ["We hope, we wait, we see. Nobody knows"])
    #expect(words("and see.... Nobody") == ["and see. We hope, we wait, we see. Nobody"])
  }

  @Test func `may end a sentence before the mark`() {
    #expect(QuoteSearch.find("We go.... End", in: StoredText("We go now. We go. End")) == .one(11..<21))
  }

  @Test func `need words on both sides, in order, not too far apart`() {
    #expect(["... Nobody knows", "Nobody knows...", "Nobody ... hope"].allSatisfy { words($0).isEmpty })
    let far = StoredText("begin" + String(repeating: " x", count: 2_500) + " end")
    #expect(QuoteSearch.find("begin ... end", in: far).places.isEmpty)
    #expect(QuoteSearch.find("x ... end", in: far).places.count == 2_500 - 2)
  }

  @Test func `show the part that is not there`() {
    let near = QuoteSearch.find("We hope ... nobody knew", in: text).nearest
    #expect(near.map { text[$0.range] } == "Nobody knows.")
  }
}
