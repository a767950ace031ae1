import Interchange
import Testing

@Suite struct `What a page says of itself` {
  private func read(_ head: String) throws -> ReadDocument {
    try HTMLReader.read("<html><head>\(head)</head><p>x</html>")
  }

  private func linked(_ json: String) throws -> ReadDocument {
    try read("<script type='application/ld+json'>\(json)</script>")
  }

  @Test func `is the title of the first place that has one`() throws {
    let places = [
      "<meta property='og:title' content='A &amp; B'>",
      "<script type='application/ld+json'>{\"@type\":\"Report\",\"headline\":\"C &amp;  D\"}</script>",
      "<title>E\n F</title>", "<body><h1> G <i>H</i></h1>",
    ]
    let titles = try places.indices.map { try read(places[$0...].joined()).title }
    #expect(titles == ["A & B", "C & D", "E F", "G H"])
  }

  @Test(arguments: [
    ("Rain - The Daily", "The Daily", "Rain"), ("Rain | The Daily", "The Daily", "Rain"),
    ("Rain - The Daily", "", "Rain - The Daily"), ("The Daily", "The Daily", "The Daily"),
    ("In The Daily", "The Daily", "In The Daily"), ("Rain — Snow — D", "D", "Rain — Snow"),
  ])
  func `leaves the site's name out of the title where the page says it`(
    title: String, site: String, expected: String
  ) throws {
    let document = try read("<title>\(title)</title><meta property='og:site_name' content='\(site)'>")
    #expect(document.title == expected)
  }

  @Test func `names the authors as JSON-LD has them`() throws {
    #expect(try linked(#"{"@type":"NewsArticle","author":"A"}"#).author == "A")
    #expect(
      try linked(#"[{"@type":"https://schema.org/BlogPosting","author":[{"name":"A"},{"name":["B"]}]}]"#)
        .author == "A, B")
    let graph =
      #"{"@graph":[{"@type":"Article","author":{"@id":"x:a"}},{"@id":"x:a","@type":"Person","name":"C"}]}"#
    #expect(try linked(graph).author == "C")
    #expect(try linked(#"{"@type":"Article","author":"https://a.example/me"}"#).author == nil)
    #expect(try linked(#"{"@type":"Person","name":"D"}"#).author == nil)
  }

  @Test(arguments: [
    ("<meta name=author content='A'><meta property='article:author' content='B'>", "A"),
    (
      "<meta property='article:author' content='https://f.example/b'><meta name='DC.Creator' content='C'>",
      "C"
    ),
    (
      "<meta name=author content=' '><body><a rel='author nofollow' href='/d'>D</a> <a rel=author href='/e'>E</a>",
      "D, E"
    ),
    ("<meta name=parsely-author content='F'>", "F"),
  ])
  func `names the author of the first place that has one`(head: String, author: String) throws {
    #expect(try read(head).author == author)
  }

  @Test(arguments: [
    (
      "<meta property='article:published_time' content='2017-03-20T09:00:00+09:00'><meta name=date content='x'>",
      "2017-03-20T09:00:00+09:00"
    ),
    ("<meta name=pubdate content='20 March 2017'>", "20 March 2017"),
    ("<body><time datetime='2016'>a</time><time pubdate datetime='2017-03-20'>b</time>", "2017-03-20"),
    ("<body><time itemprop='datePublished'>March 2017</time>", "March 2017"),
  ])
  func `has the day as it is written`(head: String, published: String) throws {
    #expect(try read(head).published == published)
  }

  @Test func `is the address and language of the first place that has one`() throws {
    #expect(try read("<link rel=canonical href='/a'><meta property='og:url' content='/b'>").url == "/a")
    #expect(try read("<meta property='og:url' content='/b'>").url == "/b")
    #expect(try HTMLReader.read("<html lang=ko><meta property='og:locale' content='en_GB'>").language == "ko")
    #expect(try read("<meta http-equiv=Content-Language content=de>").language == "de")
  }

  @Test(arguments: [
    "{", "{\"@type\":\"Article\",\"headline\":\"a\"b\"}", String(repeating: "[", count: 100_000), "",
  ])
  func `is read past a script that is not JSON`(json: String) throws {
    let document = try linked(json)
    #expect(document.text == "x")
    #expect(document.remarks.count == 1)
  }
}
