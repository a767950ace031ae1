import Testing

@testable import Facts

@Suite struct BoilerplateTests {
  private static let article = [
    "The council put the vote off until June after two members had asked for another estimate.",
    "Larger ships will probably go to the other bay by the end of next year, the port authority warned.",
    "The mayor expects the vote to go through in the end, since there is no port without depth.",
    "A majority of agents agreed, although a third would rather see the money spent on rail.",
  ]

  private func version(_ lines: [String], boilerplate: [Range<Int>]? = nil) -> Version {
    let text = StoredText(lines.joined(separator: "\n\n"))
    return Version(
      id: 1, document: 1, number: 1, text: text, segmentation: .of(text),
      provenance: Version.Provenance(boilerplate: boilerplate))
  }

  private func reasons(_ lines: [String], pages: [Int: [Int]] = [:]) -> [BoilerplateReason?] {
    let version = version(lines)
    let found = BoilerplatePage(version).boilerplate(pages: pages)
    return version.segmentation.paragraphs.map { found.reason(for: $0, in: version.segmentation) }
  }

  @Test func `is nothing in a text without menus, however short or long`() {
    #expect(reasons(["제목", "문재인 후보가 당선될 것으로 보인다. 사드는 남는다."]).allSatisfy { $0 == nil })
    #expect(reasons(["The Vote in May"] + Self.article + ["A. N. Author"]).allSatisfy { $0 == nil })
    #expect(reasons([]) == [])
  }

  @Test func `is no headline that a page keeps above a byline of its structure`() {
    let lines = ["Home World Sports", "The vote will go through", "By Ada Weiss"] + Self.article
    let ranges = version(lines).segmentation.paragraphs
    let page = version(lines, boilerplate: [ranges[0], ranges[2]])
    let found = BoilerplatePage(page).boilerplate()
    #expect(found.reasons == [0: .structure, 2: .structure])
  }

  @Test func `is a sentence set apart that a longer paragraph holds, in a long text too`() {
    let quote = "There is no port without depth, the mayor says."
    let long = "Somebody asked again. \(quote) Nobody answered for a while, since it was late in the evening."
    let others = (0..<3_000).map { number in
      let name = String(number, radix: 26).unicodeScalars.map { String(Unicode.Scalar($0.value + 17) ?? "x") }
      return "The \(name.joined()) ferry will probably run again from May, said the port."
    }
    let lines = ["“\(quote)”", long] + others
    let found = reasons(lines)
    #expect(found[0] == .duplicate)
    #expect(found[1] == nil)
  }

  @Test(arguments: [
    ("Related: another story", BoilerplateReason.related), ("Lesen Sie auch: Mehr davon", .related),
    ("▶ 관련기사 보기", .related), ("Photo: Ada Weiss/Ledger", .credit), ("[사진=한강일보]", .credit),
    ("© 2017 Ledger. All rights reserved.", .copyright), ("무단 전재 및 재배포 금지", .copyright),
    ("We use cookies to improve your experience on our site.", .cookies), ("クッキー設定", .cookies),
    ("Subscribe to our newsletter", .newsletter), ("Facebook", .share), ("카카오톡", .share),
    ("ADVERTISEMENT", .advertisement), ("Home > World > Asia", .menu), ("By Ada Weiss", .byline),
  ])
  func `is told by its words`(line: String, reason: BoilerplateReason) {
    let lines = Self.article.prefix(2) + [line] + Self.article.suffix(2)
    #expect(reasons(Array(lines)) == [nil, nil, reason, nil, nil])
  }

  @Test(arguments: [
    "Regulators said on Tuesday that websites which set cookies without consent would be fined by the autumn.",
    "“Share prices will fall,” the trader said, and the newsletter of the bank agreed with him.",
    "By the end of May the treaty will have lapsed, unless both parliaments act.",
    "사진은 현장의 상황을 보여 준다고 기자는 말했다.",
  ])
  func `is not told by words of the subject`(line: String) {
    #expect(reasons(Self.article + [line] + Self.article.map { "Still, " + $0 }).allSatisfy { $0 == nil })
  }

  @Test func `is a line that stands on another page, unless that is the same article once more`() {
    let lines = ["Five things to know today"] + Self.article
    #expect(reasons(Self.article + lines.prefix(1), pages: [4: [7]]).last == .repeated)
    let copy = Dictionary(uniqueKeysWithValues: (0..<5).map { ($0, [7]) })
    #expect(reasons(Self.article + lines.prefix(1), pages: copy).allSatisfy { $0 == nil })
    // Background that one other report has as well is no boilerplate; what stands on three pages is.
    #expect(reasons(Self.article, pages: [1: [7]])[1] == nil)
    #expect(reasons(Self.article, pages: [1: [7, 8]])[1] == .repeated)
  }

  @Test func `does not depend on how pages are numbered`() {
    let lines = ["Five things to know today"] + Self.article
    let numbered = reasons(lines, pages: [0: [1, 2], 1: [2], 3: [1]])
    #expect(reasons(lines, pages: [0: [90, 5], 1: [5], 3: [90]]) == numbered)
  }

  @Test func `is what the file's structure says it is`() {
    let version = version(Self.article, boilerplate: [0..<80])
    #expect(BoilerplatePage(version).boilerplate()[sentence: 0] == .structure)
  }

  @Test func `is what the newest judgement says, and gold outranks it`() {
    let version = version(["Related: another story"] + Self.article)
    let (ada, moon) = (Handle(stored: "ada"), Handle(stored: "moon"))
    let says = { (isBoilerplate: Bool, coder: Handle) in
      Boilerplate.Judgement(sentences: 0..<2, isBoilerplate: isBoilerplate, coder: coder)
    }
    let judged = { (judgements: [Boilerplate.Judgement]) in
      let found = BoilerplatePage(version).boilerplate(judgements: judgements)
      return [found[sentence: 0], found[sentence: 1]]
    }
    #expect(judged([]) == [.related, nil])
    #expect(judged([says(false, ada)]) == [nil, nil])
    #expect(judged([says(false, ada), says(true, moon)]) == [.judged(moon), .judged(moon)])
    #expect(judged([says(false, Resolution.gold), says(true, moon)]) == [nil, nil])
    #expect(says(true, moon).isRepeated(in: [says(true, moon)]))
    #expect(!says(true, moon).isRepeated(in: [says(true, moon), says(false, ada)]))
    #expect(!says(true, moon).isRepeated(in: []))
  }

  @Test func `runs of it cover every sentence once, in any text`() {
    MessyText.each(60) { text, _ in
      let version = Version(
        id: 1, document: 1, number: 1, text: text, segmentation: .of(text), provenance: Version.Provenance())
      let found = BoilerplatePage(version).boilerplate(pages: [0: [3], 2: [4, 5]])
      let all = version.segmentation.sentences.indices
      #expect(found.runs(of: all).flatMap { Array($0.sentences) } == Array(all))
      #expect(found.reasons.keys.allSatisfy(all.contains))
    }
  }

  @Test func `cues are written as lines are compared, each once, and long enough to be looked up`() {
    for cue in BoilerplateCue.all {
      let folded = BoilerplateLine.fold(cue.words)
      #expect(folded == cue.words || folded + " " == cue.words, "\(cue.words)")
      #expect(cue.place == .whole || cue.words.utf8.count >= 3, "\(cue.words)")
    }
    let spelled = BoilerplateCue.all.map { "\($0.words) \($0.place)" }
    let twice = Dictionary(grouping: spelled, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice == [])
  }
}
