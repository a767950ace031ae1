import ReanchoringTrials
import Testing

@testable import Facts

@Suite struct ReanchoringTests {
  private func fragments(_ messy: inout MessyText, in text: StoredText) -> Fragments? {
    Fragments((0...messy.below(3)).map { _ in messy.range(in: text) }.filter { !$0.isEmpty })
  }

  private func outcome(_ quote: String, _ old: String, _ new: String) throws -> Reanchoring.Outcome {
    let (old, new) = (StoredText(old), StoredText(new))
    let place = try #require(QuoteSearch.places(of: quote, in: old).first.flatMap { Fragments($0) })
    return Reanchoring(from: old, to: new)
      .outcome(of: place, quoted: QuoteSelector.words(of: place, in: old))
  }

  // MARK: Laws

  @Test func `in an unchanged text every quote stands where it stood`() {
    MessyText.each(400) { text, messy in
      let reanchoring = Reanchoring(from: text, to: text)
      for _ in 0..<4 {
        guard let place = fragments(&messy, in: text) else { continue }
        let quote = QuoteSelector.words(of: place, in: text)
        #expect(reanchoring.outcome(of: place, quoted: quote) == .exact(place))
      }
    }
  }

  @Test func `text put before moves every quote by its length`() {
    MessyText.each(400) { text, messy in
      let before = StoredText(messy.next() + "\n")
      let new = StoredText(before.string + text.string)
      // A letter and a mark that meet, or the two halves of a line break, are not what they were.
      guard new.isGraphemeBoundary(before.count) else { return }
      guard let place = fragments(&messy, in: text) else { return }
      let moved = Fragments(
        place.ranges.map { $0.lowerBound + before.count..<$0.upperBound + before.count })
      let quote = QuoteSelector.words(of: place, in: text)
      let outcome = Reanchoring(from: text, to: new).outcome(of: place, quoted: quote)
      #expect(outcome == moved.map { .exact($0) })
    }
  }

  @Test func `places lie within the new text, and exact ones hold the very words`() {
    MessyText.each(400) { old, messy in
      let cut = messy.range(in: old)
      let new = StoredText(old[0..<cut.lowerBound] + messy.next() + old[cut.upperBound..<old.count])
      guard let place = fragments(&messy, in: old) else { return }
      let quote = QuoteSelector.words(of: place, in: old)
      let outcome = Reanchoring(from: old, to: new).outcome(of: place, quoted: quote)
      switch outcome {
      case .exact(let found):
        #expect(scalars(QuoteSelector.words(of: found, in: new)) == scalars(quote))
      case .moved(let candidate):
        #expect(candidate.fragments.span.upperBound <= new.count)
        #expect((0...1).contains(candidate.score))
        #expect(candidate.fragments.ranges.count == place.ranges.count)
      case .ambiguous(let candidates), .orphan(let candidates):
        #expect(
          candidates.allSatisfy { $0.fragments.span.upperBound <= new.count && (0...1).contains($0.score) })
      }
    }
  }

  // MARK: What becomes of a quote

  private static let page = """
    The vote in May

    Moon leads every survey, and he wins the special election in May. THAAD stays where it is, says the ministry.

    Nobody asked the residents of Seongju. They were told on a Wednesday, after the launchers had come.
    """

  @Test func `changed words between words that stayed are moved, with a score`() throws {
    let new = Self.page.replacing("he wins the special election", with: "he takes the special election")
    guard case .moved(let place) = try outcome("he wins the special election", Self.page, new) else {
      Issue.record("not moved")
      return
    }
    #expect(StoredText(new)[place.fragments.span] == "he takes the special election")
    #expect(place.score > 0.8 && place.score < 1)
  }

  @Test func `a quote whose paragraph was taken out is an orphan, though a name of it stands elsewhere`()
    throws
  {
    let old = Self.page + "\n\nThe ministry denies it. Moon said nothing of Seongju.\n"
    let new = old.replacing(
      "Moon leads every survey, and he wins the special election in May. "
        + "THAAD stays where it is, says the ministry.\n\n", with: "")
    guard case .orphan = try outcome("he wins the special election", old, new) else {
      Issue.record("the quote is gone")
      return
    }
    guard case .orphan = try outcome("Moon", old, new) else {
      Issue.record("the other Moon was there before")
      return
    }
  }

  @Test func `a long quote that stands once is found in another place`() throws {
    let sentence = "They were told on a Wednesday, after the launchers had come."
    let new = sentence + " So it began.\n\n" + Self.page.replacing(" " + sentence, with: "")
    guard case .moved(let place) = try outcome(sentence, Self.page, new) else {
      Issue.record("not moved")
      return
    }
    #expect(place.fragments.span == 0..<sentence.count)
  }

  @Test func `two new places that fit equally are ambiguous`() throws {
    let said = "She said that the battery stays in the county, whatever others say."
    let copy = "A note: she said that the battery stays in the county, whatever others say now."
    let outcome = try outcome(
      "the battery stays in the county", "First.\n\n\(said)\n\nSecond.\n\nThird.\n\nFourth.",
      "First.\n\nSecond.\n\n\(copy)\n\nThird.\n\n\(copy)\n\nFourth.")
    guard case .ambiguous(let places) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(places.count == 2)
  }

  @Test func `typography in new dress is moved, not exact, at the full score`() throws {
    let new = Self.page.replacing(
      "Moon leads every survey, and he", with: "Moon leads every\u{A0}survey, and he")
    guard case .moved(let place) = try outcome("leads every survey", Self.page, new) else {
      Issue.record("not moved")
      return
    }
    #expect(place.score > 0.99)
  }

  @Test func `fragments go together`() throws {
    let old = StoredText(Self.page)
    let ranges = ["Moon leads", "residents of Seongju"].compactMap {
      QuoteSearch.places(of: $0, in: old).first
    }
    let place = try #require(Fragments(ranges))
    let quote = QuoteSelector.words(of: place, in: old)
    let kept = StoredText("New.\n\n" + Self.page)
    #expect(
      Reanchoring(from: old, to: kept).outcome(of: place, quoted: quote)
        == .exact(try #require(Fragments(ranges.map { $0.lowerBound + 6..<$0.upperBound + 6 }))))
    let half = StoredText(Self.page.components(of: "\n\n").prefix(2).joined(separator: "\n\n"))
    guard case .orphan = Reanchoring(from: old, to: half).outcome(of: place, quoted: quote) else {
      Issue.record("one fragment is gone")
      return
    }
  }

  @Test(arguments: [
    "🗳️", "e\u{301}", "é", "👩‍👩‍👧", "\u{2028}", "\r\n", "\u{FEFF}", "\u{200B}", "한\u{11AB}",
  ])
  func `positions are right beside what takes several code points`(mark: String) throws {
    let old = "\(mark)A\(mark) vote \(mark). He wins the election, they say.\n\nLast line \(mark).\n"
    let new = old.replacing("Last line", with: "Final line").replacing("A\(mark)", with: "The first\(mark)")
    let outcome = try outcome("He wins the election", old, new)
    let place = try #require(QuoteSearch.places(of: "He wins the election", in: StoredText(new)).first)
    #expect(outcome == Fragments(place).map { .exact($0) })
  }

  @Test func `a bound that would come to lie within a letter is no place`() throws {
    let (old, new) = (StoredText("cafe noir"), StoredText("cafe\u{301} noir"))
    let place = try #require(Fragments(0..<4))
    if case .exact = Reanchoring(from: old, to: new).outcome(of: place, quoted: "cafe") {
      Issue.record("the quote would cut é")
    }
  }

  // MARK: Marks

  @Test func `after edits enough quotes are found, and few that are gone`() {
    var tallies: [Trial.Condition: Trial.Tally] = [:]
    for seed in 1...3 {
      var chance = Chance(seed: seed)
      for condition in Trial.Condition.allCases {
        var tally = Trial.Tally()
        var trial = Trial(of: News(&chance), seed: seed)
        tally += trial.run(condition, spans: condition == .deleted ? 25 : 350)
        tallies[condition, default: Trial.Tally()] += tally
      }
    }
    let share = { (count: Int?, tally: Trial.Tally?) in Double(count ?? 0) / Double(max(1, tally?.spans ?? 0))
    }
    let (light, heavy, deleted) = (tallies[.light], tallies[.heavy], tallies[.deleted])
    #expect(share(light?.right, light) >= 0.98)
    #expect(share(heavy?.right, heavy) >= 0.93)
    #expect(deleted?.spans == 75)
    #expect(share(deleted?.wrong, deleted) <= 0.04)
  }
}

extension String {
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
