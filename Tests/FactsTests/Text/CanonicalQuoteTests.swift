import Facts
import Foundation
import Testing

/// The same letters in one of the ways that Unicode deems equal.
private enum Form: CaseIterable {
  case composed, decomposed, halfComposed

  func write(_ letter: Character) -> String {
    let apart = String(letter).decomposedStringWithCanonicalMapping
    switch self {
    case .composed: return apart.precomposedStringWithCanonicalMapping
    case .decomposed: return apart
    case .halfComposed:
      let scalars = Array(apart.unicodeScalars)
      return string(scalars.prefix(2)).precomposedStringWithCanonicalMapping + string(scalars.dropFirst(2))
    }
  }

  func write(_ text: String) -> String { text.map(write).joined() }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension MessyText {
  private static let letters = Array("한국각하가깎é e aệếǖÅṩ “’がガἄक़ךּ क x,\n👍🏽")

  fileprivate mutating func letters(_ count: Int) -> [Character] {
    (0..<count).map { _ in MessyText.letters[below(MessyText.letters.count)] }
  }

  /// Each letter in a form of its own.
  fileprivate mutating func write(_ letters: some Sequence<Character>) -> String {
    letters.map { Form.allCases[below(3)].write($0) }.joined()
  }
}

@Suite struct `Laws of quotes in another normal form` {
  @Test(arguments: 1...60) func `have the places that comparing composed text finds`(seed: Int) {
    var messy = MessyText(seed: seed)
    let letters = messy.letters(20 + messy.below(80))
    let start = messy.below(letters.count)
    let passage = letters[start..<min(letters.count, start + 1 + messy.below(5))]
    for text in [messy.write(letters)] + Form.allCases.map({ $0.write(String(letters)) }) {
      let text = StoredText(text)
      for quote in [messy.write(passage)] + Form.allCases.map({ $0.write(String(passage)) }) {
        let places = QuoteSearch.find(quote, in: text).places
        #expect(places == everyPlace(of: quote, in: text), "\(scalars(quote)) in \(scalars(text.string))")
        #expect(places.allSatisfy { text.clusterAligned($0) == $0 })
        #expect(!places.isEmpty || folded(quote).isEmpty)
      }
    }
  }

  @Test(arguments: 1...60) func `stay within a range that cuts letters`(seed: Int) {
    var messy = MessyText(seed: seed)
    let text = StoredText(messy.write(messy.letters(60)))
    let range = messy.range(in: text)
    for cut in [range.lowerBound, range.upperBound] {
      let quote = text[text.clusterAligned(cut..<cut)].composed
      let inside = everyPlace(of: quote, in: text).filter {
        range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound
      }
      #expect(QuoteSearch.find(quote, in: text, within: range).places == inside)
    }
  }

  @Test(arguments: 1...40) func `have as many places for two parts in every form`(seed: Int) {
    var messy = MessyText(seed: seed)
    let letters = messy.letters(60)
    let (first, last) = (letters[messy.below(20)], letters[40 + messy.below(20)])
    guard !first.isWhitespace, !last.isWhitespace else { return }
    let composed = Form.composed.write(String(letters))
    let words = { (text: String) in
      let text = StoredText(text)
      let quote = messy.write([first]) + " ... " + messy.write([last])
      return QuoteSearch.find(quote, in: text).places.map { folded(text[$0]) }
    }
    let expected = words(composed)
    #expect(!expected.isEmpty)
    #expect(words(Form.decomposed.write(composed)) == expected)
    #expect(words(messy.write(letters)) == expected)
  }

  @Test func `hold for every letter that Unicode takes apart`() {
    var count = 0
    let blocks = [0xA0..<0x3100, 0xAC00..<0xAE00, 0xD700..<0xD7A4, 0xF900..<0xFB50, 0x11000..<0x11A00]
    for value in blocks.joined() + [0x1D15E, 0x1D1BB, 0x2F800, 0x2FA1D] {
      guard let scalar = Unicode.Scalar(UInt32(value)), !scalar.properties.isWhitespace else { continue }
      let apart = String(scalar).decomposedStringWithCanonicalMapping
      guard scalars(apart) != [scalar], apart.count == 1 else { continue }
      count += 1
      for (stored, typed) in [(String(scalar), apart), (apart, String(scalar)), (apart, apart)] {
        let place = 1..<1 + stored.unicodeScalars.count
        let isFound = QuoteSearch.find(typed, in: StoredText("\n\(stored)\n")) == .one(place)
        #expect(isFound, "U+\(String(value, radix: 16))")
      }
    }
    #expect(count > 1_800)
  }
}

@Suite struct `Quotes in another normal form` {
  private let mac = StoredText(Form.decomposed.write("시장은 “부두를 닫는다”고 말했다. 카페 café."))
  private let typed = StoredText("시장은 “부두를 닫는다”고 말했다. 카페 café.")

  @Test func `are found, in the code points that are stored`() throws {
    for quote in ["부두를 닫는다", "\"부두를 닫는다\"", "말했다", "café", "카페 café."] {
      let place = try #require(QuoteSearch.find(quote, in: mac).places.first)
      #expect(scalars(mac[place]) == scalars(Form.decomposed.write(typed[try found(quote)])))
      #expect(QuoteSearch.find(Form.decomposed.write(quote), in: typed).places == [try found(quote)])
    }
  }

  private func found(_ quote: String) throws -> Range<Int> {
    try #require(QuoteSearch.find(quote, in: typed).places.first)
  }

  @Test func `are found at all places, whichever of them agree scalar for scalar`() {
    let text = StoredText("café cafe\u{301} café")
    let places = QuoteSearch.Result.several([0..<4, 5..<10, 11..<15])
    #expect(QuoteSearch.find("café", in: text) == places)
    #expect(QuoteSearch.find("cafe\u{301}", in: text) == places)
  }

  @Test func `may leave words out`() {
    let whole = QuoteSearch.find("부두를 … 말했다", in: mac).places
    #expect(whole.map { folded(mac[$0]) } == [folded("부두를 닫는다”고 말했다")])
    #expect(QuoteSearch.find(Form.decomposed.write("부두를 ... café"), in: typed).places.count == 1)
  }

  @Test func `never split a letter`() {
    #expect(
      ["하", "cafe", "\u{1112}\u{1161}"].allSatisfy { quote in
        ["한 café", Form.decomposed.write("한 café")].allSatisfy {
          QuoteSearch.find(quote, in: StoredText($0)).places.isEmpty
        }
      })
    let arrow = StoredText("\u{2194}\u{338}\u{200D}👩")
    #expect(["\u{21AE}\u{200D}", "👩"].allSatisfy { QuoteSearch.find($0, in: arrow).places.isEmpty })
    #expect(QuoteSearch.find("\u{21AE}\u{200D}👩", in: arrow) == .one(0..<4))
  }

  @Test func `are shown where they stand outside the range`() {
    let near = QuoteSearch.find("말했다", in: mac, within: 0..<10).nearest
    #expect(near?.similarity == 1)
    #expect(near.map { folded(mac[$0.range]) } == folded("말했다"))
  }

  @Test func `differ in all that is not canonically equivalent`() {
    for (stored, quote) in [
      ("ﬁn", "fin"), ("Ａ", "A"), ("ㅎㅏㄴ", "한"), ("é", "e"), ("I\u{307}", "i"), ("²", "2"),
    ] {
      #expect(QuoteSearch.find(quote, in: StoredText(stored)).places.isEmpty)
      #expect(QuoteSearch.find(stored, in: StoredText(quote)).places.isEmpty)
    }
  }
}

@Suite struct `Composed text` {
  @Test func `has every syllable in one scalar, however much of it was composed`() {
    for value in stride(from: UInt32(0xAC00), through: 0xD7A3, by: 7) {
      guard let syllable = Unicode.Scalar(value).map(Character.init) else { continue }
      for form in Form.allCases {
        #expect(scalars(form.write(syllable).composed) == scalars(String(syllable)))
      }
    }
  }

  @Test func `is composed already, and equivalent`() {
    MessyText.each(200) { text, _ in
      let composed = text.string.composed
      #expect(scalars(composed.composed) == scalars(composed))
      #expect(composed == text.string)
    }
  }
}
