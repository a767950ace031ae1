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
    var rest = try HTMLReader.read(page.html).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
    for paragraph in page.article {
      let found = rest.firstRange(of: paragraph)
      #expect(found != nil, "\(paragraph)")
      if let found { rest = rest[found.upperBound...] }
    }
  }

  @Test(arguments: [("tuned", PageFixture.tuned), ("unseen", PageFixture.unseen)])
  func `is told from its menus and notices by nine words in ten`(kind: String, names: [String]) throws {
    var sum = 0.0
    for name in names {
      let page = try PageFixture(name)
      let score = WordScore(found: try HTMLReader.read(page.html).mainText, wanted: page.article.joined(separator: "\n"))
      print("\(kind) \(name): P \(score.precision) R \(score.recall) F1 \(score.f1)")
      #expect(score.f1 >= 0.8, "\(name)")
      sum += score.f1
    }
    print("\(kind): mean F1 \(sum / Double(names.count))")
    #expect(sum / Double(names.count) >= 0.9)
  }
}
