import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Reviews of claims` {
  private static let line = "import claimreview.json format claimreview"

  /// Claims in no text, with verdicts of several coders and the reviews that they cite.
  private func random(_ seed: UInt64) throws -> TestBench {
    let random = Seeded(seed)
    var bench = TestBench()
    try bench.run("speaker @ada name \"Ada Kim\"")
    for number in 1...3 {
      let quote = random.pick(["사드는 남는다 🚀", "He said \\\"no\\\"", "Moon — wins, they say"])
      let who = random.pick(["", " @ada on 2017-02", " @박지훈 on 2017-03-01T10:00+09:00", " on 2017-Q1"])
      let statement = random.chance(50) ? " as \"S \(number)\"" : ""
      try bench.run("claim \"\(quote) \(number)\" in none\(who)\(statement)")
      for _ in 0..<random.pick([0, 1, 3]) {
        let coder = random.pick(["@ada", "@desk", "@박지훈"])
        let day = random.pick(["2017-04-01", "2017-04", "2017-05-02"])
        let standing = random.pick(["supported", "refuted", "mixed", "unproven"])
        let stance = ["supported": "supports", "refuted": "contradicts"][standing]
        var with = ""
        if let stance, random.chance(60) {
          let text = random.pick(["\"The page says: no\"", "\"한 줄\""])
          try bench.run(
            "evidence c\(number) \(text) \(stance) src https://a.example.org/\(number) on \(day) --author \(coder)"
          )
          with = " with e\(bench.session.sitting.newest.last?.number ?? 0)"
        }
        let because = random.chance(50) ? " because \"왜? \(random.below(3))\"" : ""
        try bench.run("verdict c\(number) \(standing) on \(day)\(with)\(because) --author \(coder)")
      }
    }
    return bench
  }

  @Test(arguments: 1...UInt64(12 * effort)) func `of ours are the same facts after a way out and in`(
    _ seed: UInt64
  ) throws {
    var bench = try random(seed)
    try bench.run("export claimreview to out.json")
    let text = try #require(bench.folder["out.json"])
    guard text.contains("ClaimReview") else { return }
    var other = TestBench(files: ["in.json": text])
    #expect(try other.run("import in.json format claimreview --json").text.contains("\"lossless\":true"))
    #expect(try verdicts(&other) == verdicts(&bench))
    let before = try other.facts
    try other.run("import in.json format claimreview")
    #expect(try other.facts == before)
    try other.run("export claimreview to again.json")
    #expect(try JSON(parsing: #require(other.folder["again.json"])) == JSON(parsing: text))
    let mine = try bench.facts
    try bench.run("import out.json format claimreview")
    #expect(try bench.facts == mine)
  }

  /// What each verdict says of which words by whom, and what it cites.
  private func verdicts(_ bench: inout TestBench) throws -> [String] {
    try bench.session.store().read { snapshot in
      try snapshot.numbers(of: .claim).sorted().flatMap { id -> [String] in
        let claim = try snapshot.claim(id)
        let mention = try snapshot.mentions(of: id).first
        let about =
          "\(claim?.statement ?? "") / \(mention?.selector.exact ?? "") / \(mention?.speaker?.name ?? "") "
          + "/ \(mention?.said?.text ?? "")"
        return try snapshot.verdicts(on: id).map { verdict in
          let cited = try snapshot.evidence(citedByVerdict: verdict.id)
          let evidence = try snapshot.evidence(on: Identifier(.claim, id)).filter { cited.contains($0.id) }
            .map { "\($0.stance) \($0.text) \($0.url ?? "") \($0.published?.text ?? "") \($0.coder)" }
          return "\(about): \(verdict.standing) \(verdict.judged.text) \(verdict.because ?? "") "
            + "\(verdict.coder) \(evidence)"
        }
      }.sorted()
    }
  }

  @Test func `of others come back as they stood`() throws {
    var bench = try ForeignFile.all[4].bench()
    let said = try bench.run(Self.line + " --json").text
    for words in [
      "'Mostly true, with a caveat' is no verdict", "contradict each other", "it has no rating",
      "called after its address: factcheck.example.org", "'itemReviewed.startOffset'",
      "its 'author' has no name",
    ] { #expect(said.contains(words), "\(words)") }
    #expect(try bench.run("list verdicts --format ids").text == "v1\nv2\n")
    #expect(try bench.run("show v1 --json").text.contains("refuted"))
    #expect(try bench.run("list claims --format ids").text == "c1\nc2\nc3\nc4\n")
    try bench.run("export claimreview to out.json")
    let text = try #require(bench.folder["out.json"])
    let ratings = try ratings(JSON(parsing: text))
    #expect(try ratings == self.ratings(JSON(parsing: ForeignFile.text(of: "claimreview.json"))))
    var other = TestBench(files: ["out.json": text])
    try other.run("import out.json format claimreview")
    try other.run("export claimreview to again.json")
    #expect(other.folder["again.json"] == text)
  }

  private func ratings(_ json: JSON) throws -> Set<JSON> {
    Set(try #require(json["@graph"]).elements.compactMap { $0.member("reviewRating") })
  }

  @Test(arguments: [
    (#"{"alternateName":"true"}"#, "supported"), (#"{"alternateName":" FALSE "}"#, "refuted"),
    (#"{"alternateName":"True","ratingValue":"5","bestRating":"5","worstRating":"1"}"#, "supported"),
    (#"{"alternateName":"False","ratingValue":"5","bestRating":"1","worstRating":"5"}"#, "refuted"),
    (#"{"alternateName":"True","ratingValue":1,"bestRating":6}"#, nil),
    (#"{"alternateName":"True","ratingValue":-1,"bestRating":-1,"worstRating":-1}"#, "supported"),
    (#"{"alternateName":"True","ratingValue":9,"bestRating":5,"worstRating":1}"#, "supported"),
    (#"{"alternateName":"False","ratingValue":4,"bestRating":5,"worstRating":1}"#, nil),
    (#"{"alternateName":"Mostly false"}"#, nil), (#"{"alternateName":"Pants on Fire!"}"#, nil),
    (#"{"ratingValue":1,"bestRating":5,"worstRating":1}"#, nil), (#"{"alternateName":""}"#, nil),
    (#"{"alternateName":["False","Fake"]}"#, "refuted"), (#"{"alternateName":"Mixed"}"#, "mixed"),
    (#"{"alternateName":"거짓"}"#, nil), (#"{"alternateName":"Unproven","ratingValue":"n/a"}"#, "unproven"),
  ]) func `are verdicts only where that is certain, and kept word for word`(
    _ rating: String, _ standing: String?
  ) throws {
    let text =
      #"{"@context":"https://schema.org","@type":"ClaimReview","author":"Desk","datePublished":"2017-04-01","#
      + #""claimReviewed":"Moon wins","reviewRating":"# + rating + "}"
    var bench = TestBench(files: ["r.json": text])
    try bench.run("import r.json format claimreview")
    #expect(try bench.run("list verdicts").text.contains(standing ?? "0 verdicts"))
    try bench.run("export claimreview to out.json")
    let written = try JSON(parsing: #require(bench.folder["out.json"]))["@graph"]?.elements.first
    #expect(try written?["reviewRating"] == JSON(parsing: rating))
  }

  // No evidence speaks for what is mixed, so that the note keeps the review; a hand's own verdict is written beside it.
  @Test func `keep their words where no verdict or evidence does`() throws {
    for (part, other) in [
      ("True", "mixed"), ("2017-04-01", "soon"), (#"{"alternateName":"True"}"#, #""True""#),
    ] {
      let text = Self.whole.replacing(part, with: other).dropLast() + #","url":"https://a.example.org/"}"#
      var bench = TestBench(files: ["r.json": String(text)])
      try bench.run("import r.json format claimreview")
      try bench.run("verdict c1 refuted on 2017-04-01 --author @desk")
      try bench.run("export claimreview to out.json")
      let written = try JSON(parsing: #require(bench.folder["out.json"]))["@graph"]?.elements ?? []
      #expect(written.count == 2 && written[0]["url"] == "https://a.example.org/", "\(written)")
      let json = try JSON(parsing: String(text))
      for key in ["reviewRating", "datePublished"] { #expect(written[0][key] == json[key]) }
    }
  }

  private static let whole =
    #"{"@type":"ClaimReview","author":{"name":"Desk"},"datePublished":"2017-04-01","claimReviewed":"Moon wins","#
    + #""reviewRating":{"alternateName":"True"},"itemReviewed":{"author":{"name":"Ada"}}}"#

  @Test(arguments: [
    whole, "[\(whole)]", "{\"@graph\":[\(whole)]}", "{\"@graph\":\(whole)}",
    "{\"@type\":\"DataFeed\",\"dataFeedElement\":[{\"@type\":\"DataFeedItem\",\"item\":[\(whole)]}]}",
    "{\"@type\":\"WebPage\",\"mainEntity\":\(whole)}",
    whole.replacing("\"ClaimReview\"", with: "[\"Review\",\"ClaimReview\"]"),
    whole.replacing("\"ClaimReview\"", with: "\"https://schema.org/ClaimReview\""),
    whole.replacing("\"ClaimReview\"", with: "\"schema:ClaimReview\""),
    whole.replacing("{\"name\":\"Desk\"}", with: "\"Desk\""),
    whole.replacing("{\"name\":\"Desk\"}", with: "[{\"name\":\"Desk\"}]"),
    whole.replacing("\"itemReviewed\":{", with: "\"itemReviewed\":[{").dropLast() + "]}",
  ]) func `are found and read wherever and however they stand`(_ text: String) throws {
    var bench = TestBench(files: ["r.json": text])
    try bench.run("import r.json format claimreview")
    #expect(try bench.run("show v1 --json").text.contains("@desk"))
    #expect(try bench.run("list mentions").text.contains("@ada"))
  }

  @Test(arguments: [
    ("{}", "E-REVIEW", "no review of a claim"), ("[]", "E-REVIEW", "no review of a claim"),
    ("7", "E-REVIEW", "no review"),
    (#"{"@type":"ClaimReview"}"#, "E-REVIEW", "review 1 does not say what it reviews"),
    (#"{"@type":"ClaimReview","claimReviewed":"  "}"#, "E-REVIEW", "does not say"),
    (#"{"@type":"ClaimReview","claimReviewed":{"x":1}}"#, "E-REVIEW", "does not say"),
    (whole.replacing("2017-04-01", with: "2031-04-01"), "E-FUTURE", "review 1: "),
    (String(whole.dropLast(5)), "E-JSON", "r.json:1"),
    (whole.replacing("\"claimReviewed\"", with: "\"author\""), "E-JSON", "stands twice"),
  ]) func `that are wrong are refused, and keep nothing`(_ text: String, _ code: String, _ words: String)
    throws
  {
    var bench = TestBench()
    let said = try bench.refusal(of: "import r.json format claimreview", text, in: "r.json")
    #expect(said.contains("[\(code)]") && said.contains(words), "\(said)")
  }

  @Test func `without author, day or item are taken as far as they go`() throws {
    let text = #"{"@type":"ClaimReview","claimReviewed":"Moon wins","reviewRating":{"alternateName":"True"}}"#
    var bench = TestBench(files: ["r.json": text])
    let said = try bench.run("import r.json format claimreview --json").text
    #expect(said.contains("nobody is named who reviews") && said.contains("it has no day"))
    #expect(try bench.run("list claims").text.contains("Moon wins"))
    #expect(try bench.run("list verdicts --format ids").text == "")
  }
}
