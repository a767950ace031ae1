import Foundation
import Interchange
import Testing

/// Laws that hold of any bytes whatever, tried on pages that are cut up and joined wrongly.
@Suite struct `Of any page` {
  /// Two thousand mutated pages, twenty times as many where `RECKON_TORTURE=1`.
  private static let effort = ProcessInfo.processInfo.environment["RECKON_TORTURE"] == "1" ? 20 : 1

  @Test func `the marked ranges are whole paragraphs, and reading twice is the same`() throws {
    let pages = try (PageFixture.tuned + PageFixture.unseen).map { Array(try PageFixture($0).html.utf8) }
    var dice = SplitMix(state: 20170510)
    for _ in 0..<(2_000 * Self.effort) {
      let page = Self.mutated(pages.randomElement(using: &dice) ?? [], using: &dice)
      let html = String(decoding: page, as: UTF8.self)
      guard let document = try? HTMLReader.read(html) else { continue }
      check(document)
      guard dice.next() % 20 == 0 else { continue }
      #expect(try HTMLReader.read(html) == document)
    }
  }

  @Test(arguments: PageFixture.tuned + PageFixture.unseen)
  func `what a plain reader finds in the text nodes is in the text, in order`(name: String) throws {
    let html = try PageFixture(name).html
    #expect(
      Self.squeezed(Self.stripped(html)) == Self.squeezed(try HTMLReader.read(html).text))
  }

  private func check(_ document: ReadDocument) {
    let scalars = Array(document.text.unicodeScalars)
    var end = -2
    for range in document.boilerplate ?? [] {
      #expect(range.lowerBound > end + 1 && range.upperBound <= scalars.count && !range.isEmpty)
      #expect(
        range.lowerBound == 0
          || scalars[(range.lowerBound - 2)..<range.lowerBound].elementsEqual(["\n", "\n"]))
      #expect(
        range.upperBound == scalars.count
          || scalars[range.upperBound..<(range.upperBound + 2)].elementsEqual(["\n", "\n"]))
      end = range.upperBound
    }
  }

  /// A piece of a page with bytes changed, doubled, cut out or moved.
  private static func mutated(_ page: [UInt8], using dice: inout SplitMix) -> [UInt8] {
    let start = Int.random(in: 0..<page.count, using: &dice)
    var bytes = Array(page[start...].prefix(Int.random(in: 1...800, using: &dice)))
    for _ in 0..<Int.random(in: 1...20, using: &dice) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &dice)
      let end = min(bytes.count, place + Int.random(in: 1...60, using: &dice))
      switch dice.next() % 5 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
      case 1: bytes[place] = Array("<>/'\"=&;! -".utf8).randomElement(using: &dice) ?? 0
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      default: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &dice))
      }
    }
    return bytes
  }

  private static func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

  /// The visible text of a well-behaved page by regular expressions, which know nothing of the reader's rules.
  private static func stripped(_ html: String) -> String {
    var text = html
    for pattern in [
      #"(?is)<!--.*?-->"#, #"(?is)<(script|style|title|rt|rp|textarea|svg|noscript)\b.*?</\1\s*>"#,
      #"(?is)<(\w+)[^>]*(display:none|\bscreen-reader-text\b)[^>]*>.*?</\1\s*>"#, #"(?s)<[a-zA-Z/!][^>]*>"#,
    ] {
      text = text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
    }
    for (name, character) in [
      ("&nbsp;", "\u{A0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&ldquo;", "“"),
      ("&rdquo;", "”"),
      ("&#8217;", "’"), ("&#8220;", "“"), ("&#8221;", "”"), ("&amp;", "&"),
    ] {
      text = text.replacing(name, with: character)
    }
    return text
  }
}

/// Sebastiano Vigna's splitmix64: the same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
