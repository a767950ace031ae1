import Foundation
import Testing

@testable import Storage

@Suite struct SearchTokensTests {
  /// Every code point of the smaller scripts, and some of the rest.
  private static let sample = (Array(0..<0x3400) + stride(from: 0x3400, to: 0x11_0000, by: 61)).compactMap {
    Unicode.Scalar(UInt32($0))
  }

  private func terms(_ text: String) -> String { SearchTokens.terms(of: FoldedText(text).scalars) }
  private func query(_ text: String) -> String? { SearchTokens.query(for: FoldedText(text).trimmed()) }

  @Test func `words are words, and unspaced scripts are pairs with the last character alone`() {
    #expect(terms("문재인은") == "문재 재인 인은 은")
    #expect(terms("THAAD, 사드!") == "thaad 사드 드")
    #expect(terms("THAAD배치2017년") == "thaad 배치 치 2017 년")
    #expect(terms("👩‍💻 €5") == "👩 💻 € 5")
    #expect(terms(" \n.,\"'\0") == "")
  }

  @Test func `a query is a quoted phrase whose last word may go on`() {
    #expect(query("Thaad dep") == #""thaad dep" *"#)
    #expect(query("문재인") == #""문재 재인""#)
    #expect(query("사") == #""사" *"#)
    #expect(query("사드 배치") == #""사드 드 배치""#)
    #expect(query("war,") == #""war""#)
    #expect(query(#"a" OR "b"#) == #""a or b" *"#)
    #expect(query("%") == nil)
  }

  @Test func `a term holds nothing that the index would split or a query would obey`() {
    for scalar in SearchTokensTests.sample {
      let isPlain = terms(String(scalar)).utf8.allSatisfy { byte in
        byte >= 0x80 || byte == 0x20 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      }
      #expect(isPlain, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(arguments: [
    "e\u{301}a", "한글", "\u{1112}\u{1161}\u{11AB}", "Å\u{212B}A\u{30A}", "가\u{11A8}", "か\u{3099}が", "a\r\nb",
  ])
  func `folding forgets how a text was composed, and covers all of it`(text: String) {
    let (composed, apart) = (text.precomposed, text.decomposed)
    #expect(FoldedText(composed).scalars == FoldedText(apart).scalars)
    for text in [text, composed, apart] {
      let sources = FoldedText(text).sources
      #expect(sources.first?.lowerBound == 0)
      #expect(sources.last?.upperBound == Int32(text.unicodeScalars.count))
    }
  }

  @Test func `white space is what Unicode calls so`() {
    for scalar in SearchTokensTests.sample {
      #expect(SearchScalars.isSpace(scalar.value) == scalar.properties.isWhitespace)
    }
  }

  @Test func `a code point taken for stable is left alone by composition`() {
    for scalar in SearchTokensTests.sample where SearchScalars.isStable(scalar.value) {
      let text = String(scalar)
      let isKept = text.precomposed.unicodeScalars.elementsEqual(text.unicodeScalars)
      let isBase = scalar.properties.canonicalCombiningClass == .notReordered
      #expect(isKept && isBase, "U+\(String(scalar.value, radix: 16))")
    }
  }
}

extension String {
  fileprivate var precomposed: String { precomposedStringWithCanonicalMapping }
  fileprivate var decomposed: String { decomposedStringWithCanonicalMapping }
}
