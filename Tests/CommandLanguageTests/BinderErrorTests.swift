import CommandLanguage
import Testing

@Suite struct `Misplaced words` {
  private struct Expected: Sendable {
    let line, code, message: String
    /// What the caret stands under; empty for a place between words, which `at` gives.
    let covered: String
    var at: Int?
  }

  private func error(_ line: String) throws -> Diagnostic {
    do {
      let arguments = try bound(line)
      throw Diagnostic("E-TEST", "was bound: \(Meaning(arguments))")
    } catch let error as Diagnostic { return error }
  }

  private func check(_ cases: [Expected]) throws {
    for expected in cases {
      let error = try error(expected.line)
      #expect(error.code == expected.code, "\(expected.line)")
      #expect(error.message == expected.message, "\(expected.line)")
      let range = try #require(error.range, "\(expected.line)")
      #expect(part(expected.line, range) == expected.covered, "\(expected.line)")
      if let at = expected.at { #expect(range == at..<at, "\(expected.line)") }
    }
  }

  @Test func `that are missing are named, with their place`() throws {
    try check([
      .init(line: "weigh", code: "E-MISSING", message: "'weigh' needs ID: the claim", covered: "", at: 5),
      .init(
        line: "weigh c1", code: "E-MISSING", message: "'weigh' needs TEXT: what is said", covered: "", at: 8),
      .init(
        line: "weigh c1 \"사드\"", code: "E-MISSING",
        message: "'weigh' needs supports|contradicts: for or against", covered: "", at: 17),
      .init(
        line: "weigh c1 x supports", code: "E-MISSING", message: "'weigh' needs by DAY: the deadline",
        covered: "", at: 19),
      .init(line: "predict x by", code: "E-MISSING", message: "'by' needs a value: DAY", covered: "", at: 12),
      .init(
        line: "predict x --by", code: "E-MISSING", message: "'by' needs a value: DAY", covered: "", at: 14),
      .init(
        line: "predict by -- x", code: "E-MISSING", message: "'by' needs a value: DAY", covered: "", at: 10),
      .init(
        line: "list claims --as-of", code: "E-MISSING", message: "'--as-of' needs a value: DAY", covered: "",
        at: 19),
      .init(
        line: "list", code: "E-MISSING", message: "'list' needs claims|predictions|tags: what to list",
        covered: "", at: 4),
      .init(
        line: "tag c1 +a where", code: "E-MISSING", message: "'where' needs a filter", covered: "", at: 15),
    ])
  }

  @Test func `that are one too many stand under the caret`() throws {
    try check([
      .init(
        line: "predict it rains", code: "E-WORD", message: "'rains' has no place in 'predict'",
        covered: "rains"),
      .init(
        line: "predict rain \"사드 x\"", code: "E-WORD", message: "'사드 x' has no place in 'predict'",
        covered: "\"사드 x\""),
      .init(
        line: "predict 70% rain", code: "E-WORD", message: "'rain' has no place in 'predict'", covered: "rain"
      ),
      .init(
        line: "weigh c1 x supports +a", code: "E-WORD", message: "'+a' has no place in 'weigh'", covered: "+a"
      ),
      .init(
        line: "weigh c1 x supports @a", code: "E-WORD", message: "'@a' has no place in 'weigh'", covered: "@a"
      ),
      .init(
        line: "predict x y z -- text", code: "E-WORD", message: "'x' has no place in 'predict'", covered: "x"),
      .init(
        line: "predict x +a -b", code: "E-WORD", message: "'-b' has no place in 'predict'", covered: "-b"),
      .init(line: "tag c1 +a c2", code: "E-WORD", message: "'c2' has no place in 'tag'", covered: "c2"),
    ])
  }

  @Test func `that are repeated are refused`() throws {
    try check([
      .init(line: "predict x by fri by sat", code: "E-TWICE", message: "'by' is given twice", covered: "sat"),
      .init(
        line: "predict x by fri --by=sat", code: "E-TWICE", message: "'by' is given twice",
        covered: "--by=sat"),
      .init(
        line: "predict x quiet quiet", code: "E-TWICE", message: "'quiet' is given twice", covered: "quiet"),
      .init(line: "predict x @a @b", code: "E-TWICE", message: "a second speaker stands here", covered: "@b"),
    ])
  }

  @Test func `that are no options or have no text are refused`() throws {
    try check([
      .init(
        line: "list claims --jsn", code: "E-OPTION", message: "'list' has no option --jsn", covered: "--jsn"),
      .init(
        line: "list claims --json=1", code: "E-OPTION", message: "--json takes no value", covered: "--json=1"),
      .init(
        line: "predict x --quiet=1", code: "E-OPTION", message: "'quiet' takes no value", covered: "--quiet=1"
      ),
      .init(
        line: "list claims -- x", code: "E-DASHES", message: "'list' has no text for '--' to introduce",
        covered: "x"),
      .init(line: "predict --", code: "E-DASHES", message: "nothing stands after '--'", covered: "", at: 10),
    ])
  }

  @Test func `that cannot be read keep their own error and get its place`() throws {
    try check([
      .init(
        line: "weigh c1 x suports by fri", code: "E-CHOICE",
        message: "'suports' is not one of the words that can stand here", covered: "suports"),
      .init(
        line: "predict x limit many", code: "E-NUMBER", message: "'many' is not a number", covered: "many"),
      .init(
        line: "predict x --limit=\"a b\"", code: "E-NUMBER", message: "'a b' is not a number",
        covered: "--limit=\"a b\""),
      .init(line: "predict x%", code: "E-ODDS", message: "'x%' is not a percentage", covered: "x%"),
    ])
  }

  @Test(arguments: [
    ("predict rain becuase x", "did you mean 'because'? "), ("predict rain limt 3", "did you mean 'limit'? "),
    ("list claims --jsno", "did you mean --json? "), ("predict x --becuase y", "did you mean --because? "),
    ("weigh c1 x suports by fri", "did you mean 'supports'? "),
    ("predict it rains", "quote a text of several words, or put it last after --; "),
    ("tag c1 c2", "usage: "),
  ])
  func `are followed by the word that was probably meant`(line: String, beginning: String) throws {
    #expect(try error(line).hint?.hasPrefix(beginning) == true)
  }

  @Test func `are followed by the usage`() throws {
    let usage = "usage: predict [ID] [TEXT] [ODDS] [@who] [by DAY] [because TEXT] [limit N] [quiet] [+tag]"
    #expect(try error("predict x by").hint == usage)
    #expect(try error("predict it rains").hint?.hasSuffix(usage) == true)
    #expect(try error("weigh").hint == "usage: weigh ID TEXT supports|contradicts by DAY [because TEXT]")
    #expect(try error("tag c1 c2").hint == "usage: tag [ID] [quiet] [+tag] [-tag] [where FILTER]")
    #expect(try error("list").hint == "usage: list claims|predictions|tags [FILTER] [limit N] [quiet]")
    #expect(try error("expect").hint == "usage: expect claims|predictions|tags WORDS...")
  }

  @Test(arguments: ["the\nrain", " rain", "rain ", "rain\r", "\u{A0}rain"])
  func `after dashes are refused where no line can hold them`(text: String) throws {
    do {
      _ = try bound(Statement(arguments: ["predict", "--", text]))
      Issue.record("was bound")
    } catch let error as Diagnostic {
      #expect(error.code == "E-DASHES")
      #expect(error.range == 11..<(11 + text.utf8.count))
    }
  }

  @Test func `always have a place in their text`() throws {
    var refused = 0
    for seed in 1...4000 {
      var messy = MessyWords(seed: seed)
      let verb = messy.pick(Toy.all).name
      let tail = (0..<messy.below(8)).map { _ in messy.chance(40) ? messy.word() : messy.pick(Toys.words) }
      let made = Statement(arguments: [verb] + tail)
      do { _ = try bound(made) } catch let error as Diagnostic {
        refused += 1
        let range = try #require(error.range)
        #expect(part(made.text, range) != nil, "\(made.text)")
      }
    }
    #expect(refused > 1000)
  }
}

/// Words that mean something to one toy or another.
enum Toys {
  static let words = [
    "c3", "70%", "rain", "by", "because", "limit", "3", "quiet", "+a", "-b", "@moon", "where", "--by",
    "--by=fri", "--json",
    "--as-of", "--as-of=fri", "--limit", "claims", "tags", "supports", "--", "or", "--quiet", "--because=a b",
  ]
}
