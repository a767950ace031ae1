import Interchange
import Testing

@Suite struct `A whole page` {
  private static let all = PageFixture.tuned + PageFixture.unseen

  @Test(arguments: all)
  func `gives what it says of itself`(name: String) throws {
    let page = try PageFixture(name)
    let document = try HTMLReader.read(page.html)
    let fields = [
      ("title", document.title), ("author", document.author), ("publisher", document.publisher),
      ("published", document.published), ("url", document.url), ("language", document.language),
    ]
    for (field, value) in fields { #expect(value ?? "" == page.metadata[field], "\(field)") }
  }

  @Test(arguments: all)
  func `holds every paragraph of its article, in order and whole`(name: String) throws {
    let page = try PageFixture(name)
    var rest = try HTMLReader.read(page.html).text.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")[...]
    for paragraph in page.article {
      let found = rest.firstRange(of: paragraph)
      #expect(found != nil, "\(paragraph)")
      if let found { rest = rest[found.upperBound...] }
    }
  }

  @Test(arguments: [(PageFixture.tuned, 0.98), (PageFixture.unseen, 0.9)])
  func `is told from its menus and notices, nine words in ten`(names: [String], floor: Double) throws {
    let scores = try names.map { name in
      let page = try PageFixture(name)
      let found = try HTMLReader.read(page.html).mainText
      return WordScore(found: found, wanted: page.article.joined(separator: "\n")).f1
    }
    #expect(scores.reduce(0, +) / Double(names.count) >= floor, "\(Array(zip(names, scores)))")
    #expect(scores.allSatisfy { $0 >= 0.7 }, "\(Array(zip(names, scores)))")
  }
}
