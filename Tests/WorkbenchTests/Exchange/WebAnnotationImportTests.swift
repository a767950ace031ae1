import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Importing web annotations` {
  private static let text = "문재인 후보 🗳️ 당선될 것으로 보인다. THAAD stays where it is. THAAD leaves.\n"

  private static func annotation(_ number: Int, _ target: String, body: String = "\"tag\"") -> String {
    """
    {"@context":"\(WebAnnotation.context)","id":"urn:a:\(number)","type":"Annotation","body":
    [{"type":"TextualBody","purpose":"tagging","value":\(body)}],"target":\(target)}
    """
  }

  private static func target(_ exact: String, _ position: Range<Int>?, suffix: String = "") -> String {
    let place = position.map {
      ",{\"type\":\"TextPositionSelector\",\"start\":\($0.lowerBound),\"end\":\($0.upperBound)}"
    }
    return
      "{\"source\":\"https://ex.org/\",\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"\(exact)\","
      + "\"suffix\":\"\(suffix)\"}\(place ?? "")]}"
  }

  /// The places of the marks, and what is said of losses, after an import of some annotations.
  private func imported(_ annotations: String..., words: String = "") throws -> (
    places: [String], said: String
  ) {
    var bench = TestBench(files: [
      "a.txt": Self.text, "a.json": "[" + annotations.joined(separator: ",") + "]",
    ])
    try bench.run("import a.txt url https://ex.org/")
    let said = try bench.run("import a.json format web-annotation \(words)").text
    let places = try bench.session.store().read { snapshot in
      try snapshot.numbers(of: .mention).compactMap { try snapshot.mention($0)?.place?.address }
    }
    return (places, said)
  }

  @Test func `finds what offsets count by the words`() throws {
    let (places, said) = try imported(Self.annotation(1, Self.target("당선될", 11..<14)))
    #expect(places == ["d1:10-13"] || places == ["d1:11-14"])
    #expect(Self.text.unicodeScalars.count == 62)
    #expect(places == ["d1:10-13"] && said.contains("UTF-16"))
  }

  @Test func `prefers code points, of which nothing is said`() throws {
    let (places, said) = try imported(Self.annotation(1, Self.target("당선될", 10..<13)))
    #expect(places == ["d1:10-13"])
    #expect(!said.contains("changed"))
  }

  @Test func `finds a quote alone by its surroundings, and refuses to guess without them`() throws {
    let found = try imported(Self.annotation(1, Self.target("THAAD", nil, suffix: " leaves")))
    #expect(found.places == ["d1:48-53"])
    let lost = try imported(Self.annotation(1, Self.target("THAAD", nil)))
    #expect(lost.places == [] && lost.said.contains("stands at 2 places"))
    let none = try imported(Self.annotation(1, Self.target("Moscow", 3..<9)))
    #expect(none.places == [] && none.said.contains("does not stand in d1"))
  }

  @Test func `takes several targets as one mark in pieces, in their order`() throws {
    let targets = "[\(Self.target("leaves", nil)),\(Self.target("문재인", 0..<3))]"
    #expect(try imported(Self.annotation(1, targets)).places == ["d1:54-60+0-3"])
  }

  @Test func `joins two annotations that a third links, and nothing a second time`() throws {
    let link = """
      {"@context":"\(WebAnnotation.context)","id":"urn:a:3","type":"Annotation","motivation":"linking","body":
      [{"type":"TextualBody","value":"contradicts"}],"target":[{"id":"#urn:a:1"},{"id":"#urn:a:2"}]}
      """
    let one = Self.annotation(1, Self.target("stays", nil))
    let two = Self.annotation(2, Self.target("leaves", nil))
    var bench = TestBench(files: ["a.txt": Self.text, "a.json": "[\(link),\(one),\(two)]"])
    try bench.run("import a.txt url https://ex.org/")
    try bench.run("import a.json format web-annotation")
    #expect(try bench.run("show l1").text.contains("contradicts"))
    let before = try bench.facts
    try bench.run("import a.json format web-annotation")
    #expect(try bench.facts == before)
  }

  @Test func `refuses all where one is wrong, unless it keeps going`() throws {
    let wrong =
      "{\"@context\":\"fish\",\"id\":\"urn:a:9\",\"type\":\"Annotation\",\"target\":\"https://ex.org/\"}"
    let right = Self.annotation(1, Self.target("leaves", nil))
    var bench = TestBench(files: ["a.txt": Self.text, "a.json": "[\(right),\(wrong)]"])
    try bench.run("import a.txt url https://ex.org/")
    let before = try bench.facts
    let failure = bench.failure(of: "import a.json format web-annotation")
    #expect(failure?.diagnostic.code == "E-ANNOTATION")
    #expect(try bench.facts == before)
    let said = try bench.run("import a.json format web-annotation keep-going").text
    #expect(said.contains("1 mark") && said.contains("urn:a:9") && said.contains("skipped"))
  }

  @Test func `lists the members that no fact holds`() throws {
    let dated = Self.annotation(1, Self.target("leaves", nil)).replacing(
      "\"type\":\"Annotation\"",
      with: "\"type\":\"Annotation\",\"created\":\"2024-01-05T13:19:14Z\",\"rights\":\"http://a.org/\"")
    let said = try imported(dated).said
    #expect(said.contains("'created'") && said.contains("'rights'"))
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), "{\"a\":1e999}", "{\"@context\":\"a\",\"@context\":\"b\"}",
    "{\"a\":\"\\ud800\"}", "[1,2,\"x\",null,[[]],{}]", "{\"type\":\"AnnotationPage\",\"items\":7}", "null",
    "",
    "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationCollection\",\"first\":{\"items\":[[[]]]}}",
    "99999999999999999999999999",
  ]) func `refuses what is hostile`(_ text: String) throws {
    var bench = TestBench(files: ["a.txt": Self.text, "a.json": text])
    try bench.run("import a.txt url https://ex.org/")
    let before = try bench.facts
    let code = bench.failure(of: "import a.json format web-annotation")?.diagnostic.code
    #expect(["E-JSON", "E-ANNOTATION"].contains(code))
    #expect(try bench.facts == before)
  }

  @Test func `takes a long quote and a long tag as they are, or says why not`() throws {
    let long = String(repeating: "가", count: 500_000)
    let said = try imported(
      Self.annotation(1, Self.target(long, 0..<9)),
      Self.annotation(2, Self.target("leaves", nil), body: "\"\(long)\"")
    ).said
    #expect(said.contains("does not stand in d1"))
  }
}
