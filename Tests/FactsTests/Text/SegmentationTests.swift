import Facts
import Testing

private func sentences(_ string: String) -> [String] {
  let text = StoredText(string)
  return Segmentation.of(text).sentences.map { text[$0] }
}

private func paragraphs(_ string: String) -> [String] {
  let text = StoredText(string)
  return Segmentation.of(text).paragraphs.map { text[$0] }
}

@Suite struct `Segmentation of texts` {
  @Test func `puts every scalar but white space into exactly one paragraph and one sentence`() {
    MessyText.each(600) { text, _ in
      let bounds = Segmentation.of(text)
      let all = scalars(text.string)
      for ranges in [bounds.paragraphs, bounds.sentences] {
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        #expect(ranges.allSatisfy { !isWhite(all[$0.lowerBound]) && !isWhite(all[$0.upperBound - 1]) })
        let covered = Set(ranges.joined())
        #expect(all.indices.allSatisfy { covered.contains($0) || isWhite(all[$0]) })
      }
    }
  }

  @Test(arguments: [
    (". . . . . . 12", [". . . . . . 12"]), ("3.1 Syntax . . . . . 12", ["3.1 Syntax . . . . .", "12"]),
    ("It ended. So did we.", ["It ended.", "So did we."]),
    ("He left . . . They stayed.", ["He left . . .", "They stayed."]),
  ])
  func `takes dots in a row for no sentences`(text: String, expected: [String]) {
    let found = sentences(text)
    #expect(found == expected)
  }

  @Test func `lets no sentence cross a paragraph, and finds each by its positions`() {
    MessyText.each(300) { text, _ in
      let bounds = Segmentation.of(text)
      let parts = bounds.paragraphs.indices.map(bounds.sentences(inParagraph:))
      #expect(Array(parts.joined()) == Array(bounds.sentences.indices))
      for (paragraph, part) in zip(bounds.paragraphs, parts) {
        #expect(part.allSatisfy { paragraph.contains(bounds.sentences[$0].lowerBound) })
        #expect(part.allSatisfy { bounds.sentences[$0].upperBound <= paragraph.upperBound })
      }
      for position in -1...text.count {
        #expect(bounds.sentence(at: position) == bounds.sentences.firstIndex { $0.contains(position) })
        #expect(bounds.paragraph(at: position) == bounds.paragraphs.firstIndex { $0.contains(position) })
      }
    }
  }

  @Test func `names the sentences that a range touches`() {
    let bounds = Segmentation.of(StoredText("One. Two. Three."))
    #expect(bounds.sentences(overlapping: 2..<6) == 0..<2)
    #expect(bounds.sentences(overlapping: 4..<5).isEmpty)
    #expect(bounds.sentenceNumbers(overlapping: 2..<6) == 1...2)
    #expect(bounds.sentenceNumbers(overlapping: 4..<5) == nil)
    #expect(bounds.sentences(overlapping: 5..<16) == 1..<3)
  }

  @Test func `of a text without words is empty`() {
    #expect(["", " ", "\r\n\u{A0}\n"].allSatisfy { sentences($0).isEmpty && paragraphs($0).isEmpty })
  }

  private func isWhite(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}

@Suite struct `Paragraph bounds` {
  @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\n\n", "\r\n \r\n", "\u{2029}\n"])
  func `end at every kind of line break`(lineBreak: String) {
    #expect(paragraphs("Rivers rise" + lineBreak + "  Towns wait \n") == ["Rivers rise", "Towns wait"])
  }

  @Test func `of a hard-wrapped text join the lines that were full`() {
    let wrapped = """
      The harbour council met twice this week to decide whether the old pier
      should be closed before winter, and it could not agree on a date. The
      mayor asked for another month.

      Fishermen fear that a closure in autumn would cost them the season, as
      the only other pier is too far.
      """
    #expect(paragraphs(wrapped).count == 2)
    #expect(sentences(wrapped).count == 3)
    #expect(
      paragraphs(wrapped.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        .count == 2)
  }

  @Test func `of a Korean text wrapped by columns join as well`() {
    let wrapped = """
      항구 위원회는 이번 주에 두 번 모여 낡은 부두를 겨울이 오기 전에 닫을지
      논의했으나 날짜에는 합의하지 못했고 시장은 한 달을 더 달라고 요청하며
      어민들의 걱정을 들었다.
      """
    #expect(paragraphs(wrapped).count == 1)
  }

  @Test func `are single lines in lists and headlines`() {
    let headlines = """
      Harbour Council Meets Again About the Future of the Old Pier
      Fishermen Fear a Closure in Autumn Would Cost Them a Season
      Mayor Asks for Another Month to Find Money for Repair Works
      """
    #expect(paragraphs(headlines).count == 3)
    #expect(paragraphs("bread\nmilk\nsalt\neggs").count == 4)
  }
}

@Suite struct `Sentence bounds` {
  @Test(arguments: [
    ["Mr. Ode met Dr. J. K. Lund at 3.5 p.m. in the U.S. embassy.", "The talks failed."],
    ["She lives in the U.S.", "In May she moves."],
    ["No. 5 was late.", "Was it?", "No.", "It was not."],
    ["It closes on Jan. 5 and reopens in Feb.", "The rest is open."],
    ["Wages rose by 2.5.", "10 firms closed."],
    ["St. Ives is cold, cf. Fig. 3 or pp. 4-5, i.e. Nowhere.", "Go."],
    ["1. The first item.", "It is short."],
    ["Visit example.com.", "Then write to J. Doe."],
    ["It works approx. five days, Smith et al. (2019) say.", "Yahoo! said so."],
  ])
  func `keep abbreviations, initials and decimals whole`(expected: [String]) {
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test(arguments: [
    ["“Nothing new,” he said.", "“We tried.”", "He left."],
    ["\"Why now?\" he asked.", "\"Because!\"", "(Nobody laughed.)", "Rain fell."],
    ["He came (at last!) Monday.", "It ended.[12]", "“‘Done.’”", "Next."],
    ["The end... or not.", "It ended...", "Then came more.", "Why?!", "So…"],
    ["Er sagte: „Nein.“", "Dann ging er.", "Il dit « Non. »", "Il part.", "»Ja.«", "»Gut.«"],
  ])
  func `end after closing quotes and go on after a small letter`(expected: [String]) {
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test(arguments: [
    ["비가 왔다.", "정말입니까?", "끝났어요!", "글쎄... 모르겠다.", "그렇죠.", "끝"],
    ["\"회의는 끝났다. 합의는 없었다.\"라고 그는 말했다.", "그는 떠났다."],
    ["“문을 닫는다. 곧 연다.”며 웃었다.", "“왜?”라는 물음이 남았다.", "‘안 된다.’고 했다."],
    ["“정말입니까?” 라고 물었다.", "“간다.”", "이라크 상인은 말했다."],
    ["기준일은 2019. 3. 8. 기준이며 3.5%가 올랐다.", "2019.3.8. 기준으로 같다."],
    ["가. 첫째 항목이다.", "끝났다."],
  ])
  func `of Korean end at its endings and hold reported quotations together`(expected: [String]) {
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test func `of East Asia need no space`() {
    #expect(sentences("비가 왔다.눈도 왔다.KTX가 섰다.") == ["비가 왔다.", "눈도 왔다.", "KTX가 섰다."])
    #expect(sentences("바다.jpg 파일은 3.5MB다.") == ["바다.jpg 파일은 3.5MB다."])
    #expect(sentences("他走了。然后呢？「行くよ。」と言った。終わり！") == ["他走了。", "然后呢？", "「行くよ。」と言った。", "終わり！"])
  }

  @Test func `keep marks that combine with a full stop`() {
    #expect(sentences("Stop!\u{FE0F}\u{200B} Go.").map { $0.unicodeScalars.count } == [7, 3])
  }
}
