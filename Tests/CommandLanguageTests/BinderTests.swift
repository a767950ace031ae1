import CommandLanguage
import Testing

@Suite struct `Slots` {
  @Test(arguments: [
    ("predict c3 \"it rains\" 70%", "c3", "it rains", 70), ("predict \"it rains\" 70%", nil, "it rains", 70),
    ("predict c3 70%", "c3", nil, 70), ("predict c3", "c3", nil, nil), ("predict 70%", nil, nil, 70),
    ("predict rain", nil, "rain", nil), ("predict", nil, nil, nil), ("predict c3x", nil, "c3x", nil),
    ("predict 70% by fri", nil, nil, 70), ("predict by fri", nil, nil, nil),
    ("predict c3 -- 70%", "c3", "70%", nil),
    ("predict 70% -- c3", nil, "c3", 70), ("predict -- by", nil, "by", nil),
    ("predict \"+tag and more\"", nil, "+tag and more", nil),
  ])
  func `are taken by the shape of the word`(line: String, claim: String?, words: String?, odds: Int?) throws {
    let arguments = try bound(line)
    #expect(arguments[Toy.claim] == claim)
    #expect(arguments[Toy.words] == words)
    #expect(arguments[Toy.odds] == odds)
  }

  @Test(arguments: [
    "predict rain 70%", "predict 'rain' '70%'", "predict “rain” \"70%\"", "predict 70% -- rain",
  ])
  func `do not ask whether a word was quoted`(line: String) throws {
    #expect(try Meaning(line) == Meaning("predict \"rain\" 70%"))
  }

  @Test(
    arguments: [
      "weigh c1 \"the polls\" supports by fri", "weigh c1 supports by fri -- the polls",
      "weigh --by fri c1 supports -- the polls",
      "weigh c1 supports --by=fri --  the polls  ",
    ])
  func `give the text after dashes to the one text`(line: String) throws {
    #expect(try Meaning(line) == Meaning("weigh c1 \"the polls\" supports by fri"))
  }

  @Test(arguments: ["by", "because", "where", "quiet"]) func `that must be filled take any word`(word: String)
    throws
  {
    #expect(try bound("weigh c1 \(word) supports by fri")[Toy.words] == word)
  }

  @Test func `for a speaker take the speaker`() throws {
    let arguments = try bound("speaker @moon by fri")
    #expect(arguments[Toy.who] == "@moon")
    #expect(arguments.speaker == nil)
  }

  @Test func `remember where their words stand`() throws {
    let arguments = try bound("predict c3 \"it rains\" by fri")
    #expect(arguments.range(of: Toy.claim) == 8..<10)
    #expect(arguments.range(of: Toy.words) == 11..<21)
    #expect(arguments.range(of: Toy.by) == 25..<28)
    #expect(arguments.range(of: Toy.odds) == nil)
  }
}

@Suite struct `Words after the slots` {
  private static let tail = ["by fri", "because \"a b\"", "limit 3", "quiet", "+korea", "@moon"]

  @Test func `may come in any order`() throws {
    let expected = try Meaning("predict c3 rain 70% " + `Words after the slots`.tail.joined(separator: " "))
    for seed in 1...200 {
      var messy = MessyWords(seed: seed)
      var tail = `Words after the slots`.tail
      for index in tail.indices { tail.swapAt(index, messy.below(tail.count)) }
      #expect(try Meaning("predict c3 rain 70% " + tail.joined(separator: " ")) == expected)
    }
  }

  @Test(arguments: [
    "predict rain --by fri", "predict rain --by=fri", "predict rain --by='fri'", "predict --by fri rain",
    "predict --by=fri rain", "predict rain by \"fri\"",
  ])
  func `may have dashes before them`(line: String) throws {
    #expect(try Meaning(line) == Meaning("predict rain by fri"))
  }

  @Test(arguments: [
    ("predict x --because=a=b", "a=b"), ("predict x --because=", ""),
    ("predict x --because=\"the rain it raineth\"", "the rain it raineth"),
    ("predict x because by", "by"), ("predict x because +tag", "+tag"), ("predict x because @who", "@who"),
    ("predict x because --json", "--json"), ("predict x because \"\"", ""), ("predict x because 사드", "사드"),
  ])
  func `have any value`(line: String, value: String) throws {
    #expect(try bound(line)[Toy.because] == value)
  }

  @Test func `are typed`() throws {
    let arguments = try bound("predict rain limit 12 quiet")
    #expect(arguments[Toy.limit] == 12)
    #expect(arguments[Toy.quiet])
    #expect(try !bound("predict rain")[Toy.quiet])
    #expect(try bound("predict rain --quiet")[Toy.quiet])
  }

  @Test func `may be tags and a speaker`() throws {
    let arguments = try bound("predict rain +korea/thaad @moon +a-b")
    #expect(arguments.tags.map(\.name) == ["korea/thaad", "a-b"])
    #expect(arguments.tags.map(\.word.range) == [13..<25, 32..<36])
    #expect(arguments.speaker == Word("@moon", at: 26..<31))
    let changed = try bound("tag c3 +a -b #c")
    #expect(changed.tags.map(\.name) == ["a", "b", "c"])
    #expect(changed.tags.map(\.isRemoved) == [false, true, false])
  }
}

@Suite struct `Options after a verb` {
  @Test(arguments: [
    "predict --as-of 2017-04-20 rain --json", "predict rain --as-of=2017-04-20 --json",
    "predict rain --as-of \"2017-04-20\" --json",
  ])
  func `stand anywhere, with or without a value`(line: String) throws {
    let arguments = try bound(line)
    #expect(arguments.options.map(\.name) == ["as-of", "json"])
    #expect(arguments.options.map(\.value?.text) == ["2017-04-20", nil])
    #expect(arguments[Toy.words] == "rain")
  }

  @Test func `are read in a filter and before the rest`() throws {
    #expect(try bound("list claims +a --json x").options.map(\.name) == ["json"])
    #expect(try bound("tag +a where +b --dry-run").options.map(\.name) == ["dry-run"])
    #expect(try bound("expect claims --json 12").options.map(\.name) == ["json"])
  }

  @Test func `are text after dashes, or with spaces in their name`() throws {
    #expect(try bound("predict -- --json")[Toy.words] == "--json")
    #expect(try bound("predict \"--json is text\"")[Toy.words] == "--json is text")
    #expect(try bound("predict \"--\n- text\"")[Toy.words] == "--\n- text")
  }
}

@Suite struct `Filters of a command` {
  @Test func `stand anywhere among keywords`() throws {
    let arguments = try bound("list claims +a limit 3 or ( -b ) quiet @moon c3,c4")
    #expect(arguments.filter.map(\.text) == ["+a", "or", "(", "-b", ")", "@moon", "c3,c4"])
    #expect(arguments[Toy.limit] == 3)
    #expect(arguments[Toy.quiet])
    #expect(arguments.tags.isEmpty && arguments.speaker == nil)
  }

  @Test func `stand after where, and take everything then`() throws {
    let arguments = try bound("tag +a -b quiet where +c @moon quiet c3 where")
    #expect(arguments.filter.map(\.text) == ["+c", "@moon", "quiet", "c3", "where"])
    #expect(arguments.tags.map(\.name) == ["a", "b"])
    #expect(arguments[Toy.claim] == nil)
  }

  @Test func `leave the rest to the command`() throws {
    let arguments = try bound("expect tags limit by 12 +a where")
    #expect(arguments.rest.map(\.text) == ["limit", "by", "12", "+a", "where"])
    #expect(arguments.filter.isEmpty && arguments.tags.isEmpty)
  }
}
