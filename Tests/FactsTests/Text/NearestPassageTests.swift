import Facts
import Foundation
import Testing

@Suite struct `Laws of nearest passages` {
  /// The least number of edits between a quote and any passage of a text, by the textbook's table.
  private func leastEdits(_ quote: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int {
    var column = Array(0...quote.count)
    var least = quote.count
    for letter in text {
      var diagonal = column[0]
      for row in 1...quote.count {
        let edits = min(diagonal + (quote[row - 1] == letter ? 0 : 1), column[row] + 1, column[row - 1] + 1)
        diagonal = column[row]
        column[row] = edits
      }
      least = min(least, column[quote.count])
    }
    return least
  }

  private func words(_ count: Int, _ messy: inout MessyText) -> String {
    (0..<count).map { _ in ["pier", "harbour", "부두", "ice", "mayor", "자갈", "x"][messy.below(7)] }.joined(
      separator: " ")
  }

  @Test(arguments: 1...20) func `are as similar as any passage can be`(seed: Int) throws {
    var messy = MessyText(seed: seed)
    let text = StoredText(words(60, &messy))
    let start = messy.below(text.count / 2)
    var quote = scalars(text[start..<min(text.count, start + 20 + messy.below(140))])
    for _ in 0...messy.below(8) { quote[messy.below(quote.count)] = "Z" }
    quote.insert("Q", at: quote.count / 2)
    quote = ["k"] + quote + ["k"]
    let edits = leastEdits(quote, in: scalars(text.string))
    guard case .none(let near?) = QuoteSearch.find(string(of: quote), in: text) else {
      #expect(2 * edits >= quote.count)
      return
    }
    let differing = 1 - near.similarity
    #expect(differing <= Double(edits) / Double(quote.count) + 1e-9)
    #expect(differing >= Double(edits) / Double(quote.count + edits) - 1e-9)
  }

  private func string(of scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

@Suite struct `Nearest passages` {
  private let text = StoredText(
    """
    The committee is expected to close the northern pier before winter. Fishermen object.

    위원회는 겨울이 오기 전에 북쪽 부두를 닫을 것으로 예상된다. 어민들은 반대한다.
    """)

  private func nearest(_ quote: String) -> (words: String, similarity: Double)? {
    QuoteSearch.find(quote, in: text).nearest.map { (text[$0.range], $0.similarity) }
  }

  @Test func `show the sentence that was misquoted`() throws {
    let english = try #require(
      nearest("The council is expected to shut the northern pier before the winter."))
    #expect(english.words == "The committee is expected to close the northern pier before winter.")
    #expect(english.similarity > 0.7 && english.similarity < 1)
    let shortened = try #require(nearest("The committee is to close the pier before winter."))
    #expect(shortened.words == english.words)
    let korean = try #require(nearest("위원회는 겨울이 오기 전에 남쪽 부두를 닫을 것으로 보인다."))
    #expect(korean.words == "위원회는 겨울이 오기 전에 북쪽 부두를 닫을 것으로 예상된다.")
  }

  @Test func `are as similar in another normal form`() throws {
    let decomposed = StoredText(text.string.decomposedStringWithCanonicalMapping)
    let quote = "위원회는 겨울이 오기 전에 남쪽 부두를 닫을 것으로 보인다."
    let near = try #require(QuoteSearch.find(quote, in: decomposed).nearest)
    #expect(decomposed[near.range] == "위원회는 겨울이 오기 전에 북쪽 부두를 닫을 것으로 예상된다.")
    #expect(near.similarity == QuoteSearch.find(quote, in: text).nearest?.similarity)
  }

  @Test func `agree wholly where a quote would split a letter`() {
    let accents = StoredText("cafe\u{301}s")
    #expect(QuoteSearch.find("cafe", in: accents).nearest?.range == 0..<6)
  }

  @Test func `are silent about what is not like anything`() {
    #expect(nearest("quantum xylophones juggle vivid jazz quizzes") == nil)
    #expect(nearest("日本語の文章") == nil)
  }

  @Test func `are found for quotes of more than one block`() throws {
    let sentences = (0..<40).map { "Sentence number \($0) speaks of harbour \($0 * 7) and pier \($0 * 3)." }
    let long = StoredText(sentences.joined(separator: " "))
    let wanted = sentences[20...23].joined(separator: " ")
    let misquoted = wanted.split(separator: "pier").joined(separator: "quay")
    let near = try #require(QuoteSearch.find(misquoted, in: long).nearest)
    #expect(long[near.range] == wanted)
  }
}
