import CommandLanguage
import Facts
import Foundation
import Testing

@testable import Storage
@testable import Workbench

@Suite struct `Quotes from the document` {
  @Test(
    arguments: [
      ("claim --in d1 \"wins the special", "He wins the special election in May."),
      ("mark --in d1 \"WINS election May", "He wins the special election in May."),
      ("mention c1 --in d1 surveys", nil),
      ("mention c1 --in d1 survey", "Moon Jae-in leads every survey."),
      ("evidence c1 --in d2 \"사드는", "사드는 성주에 남는다."),
      ("claim --in d2 당선될", "문재인 후보가 당선될 것으로 보인다."),
      ("claim in d1 @moon -- wins the spec", "He wins the special election in May."),
      ("claim in d2 -- 성주에 남는", "사드는 성주에 남는다."), ("note c1 -- wins the special", nil),
      ("claim --in d1 \"in a", nil), ("claim --in d1 May", nil), ("claim \"wins the special", nil),
    ] as [(String, String?)])
  func `are offered once enough of one has been typed`(line: String, quote: String?) throws {
    var bench = try TestBench.prepared()
    #expect(bench.offered(line) == (quote.map { [$0] } ?? []))
  }

  @Test func `are written as they are after dashes`() throws {
    var bench = try TestBench.prepared()
    let line = "claim in d1 -- wins the spec"
    let found = bench.completions(line)
    var bytes = Array(line.utf8)
    bytes.replaceSubrange(found.line.range, with: found.written(try #require(found.candidates.first)).utf8)
    let whole = String(decoding: bytes, as: UTF8.self)
    #expect(whole == "claim in d1 -- He wins the special election in May. ")
    try bench.run(whole)
  }

  @Test func `come from the document in use, or from the one named behind the cursor`() throws {
    var bench = try TestBench.prepared()
    try bench.run("use d1")
    #expect(bench.meanings("claim \"special elec") == ["He wins the special election in May.": "d1.s3"])
    let line = "claim \"성주에 남 in d2"
    let cursor = "claim \"성주에 남".utf8.count
    let found = bench.session.completions(of: CompletionLine(line, cursor: cursor))
    #expect(found.candidates.map(\.text) == ["사드는 성주에 남는다."])
    #expect(found.candidates.map(found.written) == ["\"사드는 성주에 남는다.\" "])
  }

  /// A text with quotation marks of all kinds, decomposed letters and line breaks within sentences.
  private static let messy = """
    “It's over,” he said\nquietly — and left. Der Kanzler sagte: „Schluß jetzt”. 문재인은 "이긴다"고 했다. A back\\slash and a 🪑 chair.
    """

  @Test(arguments: [false, true])
  func `are exact: the words that were accepted stand where they were found`(isDecomposed: Bool) throws {
    let text = isDecomposed ? Self.messy.decomposedStringWithCanonicalMapping : Self.messy
    var bench = TestBench(files: ["messy.txt": "Title\n\n" + text + "\n"])
    try bench.run("import messy.txt")
    try bench.run("use d1")
    let version = try #require(try bench.session.store().read { try $0.version(of: 1) })
    for (index, sentence) in version.segmentation.sentences.enumerated() where index > 0 {
      let words = version.text[sentence].split(whereSeparator: \.isWhitespace).map(String.init)
      for start in words.indices where start + 3 <= words.count {
        // Typed on another keyboard: composed, with straight quotation marks.
        let typed = words[start..<start + 3].joined(separator: " ").precomposedStringWithCanonicalMapping
          .replacing("“", with: "\"").replacing("„", with: "\"").replacing("”", with: "\"")
          .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let found = bench.completions("claim \"" + typed)
        let candidate = try #require(
          found.candidates.first { $0.summary == "d1.s\(index + 1)" }, "\(typed)")
        let places = QuoteSearch.places(of: candidate.text, in: version.text)
        #expect(places == [sentence], "\(candidate.text)")
        let answer = try bench.run("claim " + found.written(candidate) + "--dry-run")
        #expect(
          answer.text.contains("d1:\(sentence.lowerBound)-\(sentence.upperBound)") || !answer.text.isEmpty)
      }
    }
  }
}
