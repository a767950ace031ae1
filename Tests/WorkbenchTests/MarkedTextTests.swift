import Facts
import Presentation
import Testing

@testable import Workbench

@Suite struct MarkedTextTests {
  private static let text = StoredText("The vote 사드 e\u{301}\r\n🗳️ is likely to be close.")

  private func mark(_ number: Int, _ random: Seeded) -> TextMark? {
    let ranges = (0..<1 + random.below(2)).map { _ in
      let start = random.below(Self.text.count - 1)
      return start..<start + 1 + random.below(Self.text.count - start)
    }
    guard let fragments = Fragments(ranges) else { return nil }
    let place = Mention.Place(document: 1, version: 1, versionRow: 1, fragments: fragments)
    let mention = Mention(
      id: number, selector: QuoteSelector(exact: "", prefix: "", suffix: ""), place: place)
    return TextMark(
      mention: mention, claims: [], tags: [], attributes: [], notes: [], label: "m\(number)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `brackets come in pairs, and without them the text is as it was`(seed: UInt64) {
    let random = Seeded(seed)
    let marks = (1...1 + random.below(4)).compactMap { mark($0, random) }
    let start = random.below(10)
    let part = Self.text.clusterAligned(start..<Self.text.count - random.below(10))
    let phrase = MarkedText(Self.text, part, marks: marks).phrase
    let brackets = phrase.runs.filter { $0.text.contains("⟦") || $0.text.contains("⟧") }
    let pieces = marks.flatMap(\.fragments).count { $0.overlaps(part) }
    #expect(brackets.count { $0.text.contains("⟦") } == brackets.count { $0.text.contains("⟧") })
    #expect(brackets.count { $0.text.contains("⟦") } == pieces)
    let words = phrase.runs.filter { run in !brackets.contains(run) }.map(\.text).joined()
    #expect(words.unicodeScalars.elementsEqual(Self.text[part].unicodeScalars))
  }
}
