import Testing

@testable import Facts

/// The published tables, typed a second time.
private struct Published: Sendable, CustomTestStringConvertible {
  let name: String
  let edition: String
  /// Phrase, lower and upper end in percent, and twice the point in percent.
  let bands: [(String, Int, Int, Int)]
  let gaps: [[Int]]
  let sharedEnds: [Int]
  let isNested: Bool
  var testDescription: String { name }

  static let all = [
    Published(
      name: "icd-203", edition: "2015",
      bands: [
        ("almost no chance", 1, 5, 6), ("remote", 1, 5, 6), ("very unlikely", 5, 20, 25),
        ("highly improbable", 5, 20, 25), ("unlikely", 20, 45, 65), ("improbable", 20, 45, 65),
        ("improbably", 20, 45, 65), ("roughly even chance", 45, 55, 100), ("roughly even odds", 45, 55, 100),
        ("likely", 55, 80, 135), ("probable", 55, 80, 135), ("probably", 55, 80, 135),
        ("very likely", 80, 95, 175), ("highly probable", 80, 95, 175), ("almost certain", 95, 99, 194),
        ("almost certainly", 95, 99, 194), ("nearly certain", 95, 99, 194),
      ], gaps: [[0, 1], [99, 100]], sharedEnds: [5, 20, 45, 55, 80, 95], isNested: false),
    Published(
      name: "kent-1964", edition: "1964",
      bands: [
        ("almost certainly not", 7 - 5, 7 + 5, 14), ("probably not", 30 - 10, 30 + 10, 60),
        ("chances about even", 50 - 10, 50 + 10, 100), ("about even", 50 - 10, 50 + 10, 100),
        ("probable", 75 - 12, 75 + 12, 150), ("almost certain", 93 - 6, 93 + 6, 186),
      ], gaps: [[0, 2], [12, 20], [60, 63], [99, 100]], sharedEnds: [40, 87], isNested: false),
    Published(
      name: "ipcc-ar6", edition: "2021",
      bands: [
        ("exceptionally unlikely", 0, 1, 1), ("extremely unlikely", 0, 5, 5), ("very unlikely", 0, 10, 10),
        ("unlikely", 0, 33, 33), ("about as likely as not", 33, 66, 99),
        ("more likely than not", 50, 100, 150),
        ("likely", 66, 100, 166), ("very likely", 90, 100, 190), ("extremely likely", 95, 100, 195),
        ("virtually certain", 99, 100, 199),
      ], gaps: [], sharedEnds: [33, 66], isNested: true),
    Published(
      name: "ipcc-ar4-wg2", edition: "2007",
      bands: [
        ("exceptionally unlikely", 0, 1, 1), ("very unlikely", 1, 10, 11), ("unlikely", 10, 33, 43),
        ("about as likely as not", 33, 66, 99), ("likely", 66, 90, 156), ("very likely", 90, 99, 189),
        ("virtually certain", 99, 100, 199),
      ], gaps: [], sharedEnds: [1, 10, 33, 66, 90, 99], isNested: false),
  ]
}

@Suite struct `Lexicons` {
  @Test(arguments: Published.all)
  private func `have the bands that were published`(published: Published) throws {
    let lexicon = try #require(Lexicon.named(published.name))
    #expect(lexicon.edition == published.edition && !lexicon.source.isEmpty)
    #expect(lexicon.bands.map(\.phrase) == published.bands.map(\.0))
    for (phrase, low, high, twice) in published.bands {
      let read = try Probability(parsing: phrase, lexicon: lexicon)
      let bounds = Double(low) / 100...Double(high) / 100
      #expect(
        read
          == Probability(
            stated: phrase, point: Double(twice) / 200, bounds: bounds, phrase: phrase,
            lexicon: published.name, edition: published.edition))
    }
    #expect(lexicon.gaps == published.gaps.map { Double($0[0]) / 100...Double($0[1]) / 100 })
    #expect(lexicon.sharedEnds == published.sharedEnds.map { Double($0) / 100 })
    #expect(lexicon.isNested == published.isNested)
  }

  @Test func `are all of them published, and named once`() {
    #expect(Lexicon.all.map(\.name) == Published.all.map(\.name))
  }

  @Test(arguments: Lexicon.all) func `are written as they are read`(lexicon: Lexicon) throws {
    #expect(try Lexicon(parsing: lexicon.plainText) == lexicon)
    let typed = lexicon.plainText.replacing("\n", with: "\r\n").replacing(": ", with: ":")
    #expect(try Lexicon(parsing: "\u{FEFF}" + typed) == lexicon)
  }

  @Test func `say which other holds an unknown phrase`() throws {
    let own = try Lexicon(parsing: "edition: 1\nsource: x\n가능성이 높다: 70-85", named: "지면")
    var kent = Lexicon.kent1964
    kent.others = [own]
    do { _ = try kent.band(of: "Very  likely") } catch {
      #expect(error.message == "'Very  likely' is not a probability or a phrase of Kent 1964")
      #expect(
        error.hint?.hasPrefix(
          "it stands in icd-203 (80-95%), ipcc-ar6 (90-100%), ipcc-ar4-wg2 (90-99%): 'set lexicon NAME'")
          == true)
      #expect(error.hint?.contains("probable 63-87%") == true)
    }
    do { _ = try kent.band(of: "가능성이 높다") } catch {
      #expect(error.hint?.hasPrefix("it stands in 지면 (70-85%)") == true)
    }
  }
}

@Suite struct `A lexicon of one's own` {
  private func read(_ bands: String) throws -> Lexicon {
    try Lexicon(parsing: "edition: 2017\nsource: style book\n" + bands, named: "House")
  }

  @Test(arguments: [
    ("가능성이 높다:70-85", "가능성이 높다", 0.7, 0.85), ("likely : 55 - 80 %", "likely", 0.55, 0.8),
    ("rare: 0.5-2", "rare", 0.005, 0.02), ("sure: 99%..100%", "sure", 0.99, 1),
    ("even: 50", "even", 0.5, 0.5),
    ("Rather\u{A0} Likely: 60–65", "rather likely", 0.6, 0.65), ("never: 0-0.0000001", "never", 0, 1e-9),
  ])
  func `has bands in percent`(line: String, phrase: String, low: Double, high: Double) throws {
    let lexicon = try read(line)
    #expect(lexicon.bands == [Lexicon.Band(phrase, low...high)])
    #expect(lexicon.name == "house" && lexicon.title == "house" && lexicon.note == nil)
    #expect(lexicon.holds(phrase.uppercased()))
    #expect(try Lexicon(parsing: lexicon.plainText) == lexicon)
  }

  @Test func `gives synonyms one band, and keeps remarks out`() throws {
    let lexicon = try read("# remark: 10-20\n\nlikely, 유력하다, probable: 70-85\nrare: 1-5\nodd: 1-5\n")
    #expect(lexicon.groups.map(\.phrases) == [["likely", "유력하다", "probable"], ["rare", "odd"]])
    #expect(lexicon.bands.allSatisfy { $0.bounds.contains($0.point) })
  }

  @Test(arguments: [
    ("likely 55-80", "line 3: 'likely 55-80' has no colon"),
    ("a: 1-2\nlikely: 80-55", "line 4: '80-55' is no band in percent"),
    ("likely: 55-180", "line 3: '55-180' is no band in percent"),
    ("likely: -5-80", "line 3: '-5-80' is no band in percent"),
    ("likely: 5-80-90", "line 3: '5-80-90' is no band in percent"),
    ("likely: 0,5-2", "line 3: '0,5-2' is no band in percent"),
    ("likely: ", "line 3: '' is no band in percent"),
    ("likely: about even", "line 3: 'about even' is no band in percent"),
    ("likely, Likely: 55-80", "line 3: 'likely' stands twice"), (",likely: 55-80", "line 3: '' is no phrase"),
    ("70%: 55-80", "line 3: '70%' is no phrase"), ("+likely: 55-80", "line 3: '+likely' is no phrase"),
    ("source: y\nlikely: 1-2", "line 3: the source stands twice"),
    ("title:\na: 1-2", "line 3: the title is empty"),
    ("a\u{7}: 1-2", "line 3: this is no line of text"), ("", "no phrase stands here"),
    ("name: two words\na: 1-2", "'two words' cannot name a lexicon"),
  ])
  func `is refused with the place of what is wrong`(bands: String, message: String) {
    do {
      _ = try read(bands)
      Issue.record("was read")
    } catch {
      let error = error as? FactError
      #expect(
        error?.code == "E-LEXICON" && error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
    }
  }

  @Test func `needs an edition and a source`() {
    for text in ["source: x\na: 1-2", "edition: x\na: 1-2"] {
      #expect(throws: FactError.self) { try Lexicon(parsing: text, named: "house") }
    }
  }
}
