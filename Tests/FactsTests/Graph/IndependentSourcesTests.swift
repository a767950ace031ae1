import Testing

@testable import Facts

@Suite struct `Sources of a claim` {
  private func mention(
    _ id: Int, _ quote: String, _ speaker: String?, via: [String] = [], document: Int? = nil
  ) -> Mention {
    Mention(
      id: id, speaker: speaker.map { Handle(stored: $0) }, via: via.map { Handle(stored: $0) },
      selector: QuoteSelector(exact: quote, prefix: "", suffix: ""),
      place: document.flatMap { number in
        Fragments(parsing: "0-9").map {
          .init(document: number, version: 1, versionRow: number, fragments: $0)
        }
      })
  }

  private func groups(_ mentions: Mention...) -> [[Int]] {
    IndependentSources(mentions).groups.map { $0.map(\.id) }
  }

  private let long = "The launchers were brought in without our consent"

  @Test func `are one where the same person said it, whoever reports it`() {
    #expect(
      groups(
        mention(1, "one", "kim", via: ["nyt", "yonhap"]), mention(2, "two", "lee"),
        mention(3, "three", "kim", via: ["afp"])) == [[1, 3], [2]])
  }

  @Test func `are told by the first reporter, or else by the document, where nobody knows who said it`() {
    #expect(groups(mention(1, "one", nil, via: ["nyt", "yonhap"]), mention(2, "two", "yonhap")) == [[1, 2]])
    #expect(
      groups(mention(1, "one", nil, via: ["yonhap", "nyt"]), mention(2, "two", "yonhap")) == [[1], [2]])
    #expect(groups(mention(1, "one", nil, document: 4), mention(2, "two", nil, document: 4)) == [[1, 2]])
    #expect(groups(mention(1, "one", nil), mention(2, "two", nil)) == [[1], [2]])
  }

  @Test func `are one where long words are the same, punctuation and letter case apart`() {
    #expect(
      groups(
        mention(1, long, "kim"), mention(2, "the “launchers” were brought in, without our consent.", "lee"))
        == [[1, 2]])
    #expect(
      groups(
        mention(1, "발사대는 우리 국민의 동의도 없이 한밤중에 몰래 반입되었다", "kim"),
        mention(2, "발사대는 우리 국민의 동의도 없이, 한밤중에 몰래 반입되었다!", "lee")) == [[1, 2]])
    #expect(groups(mention(1, "THAAD stays", "kim"), mention(2, "THAAD stays", "lee")) == [[1], [2]])
  }

  @Test func `are joined through a third`() {
    #expect(
      groups(
        mention(1, "short", "kim"), mention(2, "brief", "lee"), mention(3, long, "lee"),
        mention(4, long, "kim"))
        == [[1, 2, 3, 4]])
  }

  @Test func `are named from the inside out`() {
    #expect(mention(1, "x", "kim", via: ["nyt", "yonhap"]).attribution == "@kim via @yonhap via @nyt")
    #expect(mention(1, "x", nil, via: ["nyt"]).attribution == "via @nyt")
    #expect(mention(1, "x", nil).attribution == nil)
  }
}
