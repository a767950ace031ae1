import Facts
import Interchange
import Testing

@Suite struct `Units of offsets` {
  private static let pieces = [
    "a", "word", " ", "\r\n", "\n", "🗳️", "👩‍👩‍👧", "\u{1112}\u{1161}\u{11AB}", "한국", "e\u{301}", "é", "ﬁ", "\t",
    "𝒜",
  ]

  /// A text in which every few letters are found nowhere else.
  private func text(_ random: inout Random) -> StoredText {
    var string = random.below(3) == 0 ? "\u{FEFF}" : ""
    for number in 0..<20 + random.below(30) {
      string += `Units of offsets`.pieces[random.below(`Units of offsets`.pieces.count)] + "\(number)."
    }
    return StoredText(string)
  }

  /// Places that the unit can say, and no mark before the text, which belongs to no words.
  private func ranges(in text: StoredText, _ scale: OffsetScale, _ random: inout Random) -> [Range<Int>] {
    let places = (0...text.count).filter { scale.position(of: scale.offset(of: $0)) == $0 }
    return (0..<12).compactMap { _ in
      let (first, second) = (places[random.below(places.count)], places[random.below(places.count)])
      let range = min(first, second)..<max(first, second)
      return range.count > 3 ? range : nil
    }
  }

  @Test(arguments: OffsetUnit.all.map(\.name))
  func `convert there and back, and refuse what is within`(name: String) throws {
    let unit = try #require(OffsetUnit.all.first { $0.name == name })
    for seed in 1...60 {
      var random = Random(seed: seed)
      let text = text(&random)
      let scale = unit.scale(of: text)
      let offsets = (0...text.count).map(scale.offset)
      #expect(offsets == offsets.sorted(), "seed \(seed)")
      for offset in -2...offsets[text.count] + 2 {
        guard let position = scale.position(of: offset) else {
          #expect(!offsets.contains(offset), "seed \(seed)")
          continue
        }
        #expect(scale.offset(of: position) == offset, "seed \(seed)")
      }
    }
  }

  @Test func `agree with the views of a string`() {
    for seed in 1...60 {
      var random = Random(seed: seed)
      let text = text(&random)
      #expect(OffsetUnit.utf8.scale(of: text).offset(of: text.count) == text.string.utf8.count)
      #expect(OffsetUnit.utf16.scale(of: text).offset(of: text.count) == text.string.utf16.count)
      #expect(OffsetUnit.graphemes.scale(of: text).offset(of: text.count) == text.string.count)
      #expect(
        OffsetUnit.codePoints.scale(of: text).offset(of: text.count) == text.string.unicodeScalars.count)
    }
  }

  @Test(arguments: OffsetUnit.all.map(\.name))
  func `are recognised by the quoted words whenever they differ`(name: String) throws {
    let unit = try #require(OffsetUnit.all.first { $0.name == name })
    var differing = 0
    for seed in 1...60 {
      var random = Random(seed: seed)
      let text = text(&random)
      let scale = unit.scale(of: text)
      let ranges = ranges(in: text, scale, &random)
      let quotes = ranges.map { OffsetQuote([scale.offsets(of: $0)], text[$0]) }
      let reading = OffsetReading(quotes, in: text)
      #expect(reading.places == ranges.map { .said([$0]) }, "seed \(seed)")
      // Those before it that say the same of every quote cannot be told from it.
      let alike = OffsetUnit.all.filter { other in
        let scale = other.scale(of: text)
        return zip(quotes, ranges).allSatisfy { scale.positions(of: $0.ranges[0]) == $1 }
      }
      #expect(reading.unit.name == alike.first?.name, "seed \(seed)")
      if reading.unit.name == name { differing += 1 }
    }
    #expect(differing > 10)
  }

  @Test(arguments: OffsetUnit.all.map(\.name))
  func `are recognised though some quotes fit none, which are found by their words`(name: String) throws {
    let unit = try #require(OffsetUnit.all.first { $0.name == name })
    for seed in 1...30 {
      var random = Random(seed: seed)
      let text = text(&random)
      let scale = unit.scale(of: text)
      let ranges = ranges(in: text, scale, &random).filter { $0.count > 12 && text.clusterAligned($0) == $0 }
      let quotes = ranges.enumerated().map { number, range in
        let offsets = scale.offsets(of: range)
        return OffsetQuote(
          [number == 0 ? offsets.lowerBound..<offsets.upperBound + 7_000 : offsets], text[range])
      }
      let reading = OffsetReading(quotes, in: text)
      let others = ranges.dropFirst().map { OffsetReading.Place.said([$0]) }
      #expect(Array(reading.places.dropFirst()) == others, "seed \(seed)")
      for case .lost(let reason) in reading.places.prefix(1) { Issue.record("seed \(seed): \(reason)") }
    }
  }

  @Test func `say what is lost`() throws {
    let text = StoredText("Moon wins. Moon loses. Hong waits.")
    let reading = OffsetReading(
      [
        OffsetQuote([0..<4], "Moon"), OffsetQuote([0..<4], "Hong"), OffsetQuote([26..<30], "Moon"),
        OffsetQuote([1..<5], "Moon"), OffsetQuote([0..<4], "Ahn"), OffsetQuote([30..<99], nil),
        OffsetQuote([0..<4, 11..<15], "Moon Moon"),
      ], in: text)
    #expect(reading.unit.name == "code points")
    #expect(
      reading.places == [
        .said([0..<4]), .found([23..<27]),
        .lost(reason: "'Moon' stands at 2 places, and not where its offsets say"), .found([0..<4]),
        .lost(reason: "'Ahn' stands neither where its offsets say nor elsewhere"),
        .lost(reason: "its offsets are outside the text, counted in code points"), .said([0..<4, 11..<15]),
      ])
    #expect(reading.loss(0, "T1") == nil)
    #expect(
      reading.loss(1, "T2", file: "a.ann", line: 2)
        == LossReport.Entry(
          .changed, "T2", file: "a.ann", line: 2,
          because: "its words stand at 23-27, not where its offsets say"))
    #expect(reading.loss(4, "T5")?.fate == .skipped)
  }
}
