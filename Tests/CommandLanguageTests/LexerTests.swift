import Testing

@testable import CommandLanguage

@Suite struct `The lexer` {
  @Test(arguments: [
    ("note c1 word", ["note", "c1", "word"]),
    ("  note\tc1\u{A0}a\u{3000}b\u{202F}c  ", ["note", "c1", "a", "b", "c"]),
    (#"note "two words""#, ["note", "two words"]),
    (#"note "a\"b\\c\nd\te\u{1F600}\u{41}""#, ["note", "a\"b\\c\nd\te😀A"]),
    (#"note 'a\n"b" # c'"#, ["note", #"a\n"b" # c"#]),
    (#"note “a\n"b" 'c'”"#, ["note", #"a\n"b" 'c'"#]),
    (#"note "" '' “”"#, ["note", "", "", ""]),
    (#"list text:"two words" text='raw \' x=“y z”"#, ["list", "text:two words", #"text=raw \"#, "x=y z"]),
    ("claim it's O'Neil don’t a\"b x”", ["claim", "it's", "O'Neil", "don’t", "a\"b", "x”"]),
    ("note ‘a b’", ["note", "‘a", "b’"]),
    (#"note a\nb \"#, ["note", #"a\nb"#, #"\"#]),
    ("note \"two\nlines\"", ["note", "two\nlines"]),
    ("한국 \"사드 배치\" 👩‍👩‍👧", ["한국", "사드 배치", "👩‍👩‍👧"]),
    ("note \u{301}e", ["note", "\u{301}e"]),
  ])
  func `takes words apart`(line: String, expected: [String]) throws {
    #expect(try words(line).map(scalars) == expected.map(scalars))
  }

  @Test(arguments: [
    "# a comment", "#tag at the beginning is one too", "   # indented", "#", "", "  \t ", "\n\n", "\r\n",
    "# a\n# b",
    "\u{A0}# c", "# \" an open quote",
  ])
  func `finds nothing in comments and blank lines`(text: String) {
    #expect(lexed(text).isEmpty)
  }

  @Test(arguments: [
    ("tag c1 # why", ["tag", "c1"]), ("tag c1 #", ["tag", "c1"]), ("tag c1 #\u{A0}x", ["tag", "c1"]),
    ("tag c1 #\r", ["tag", "c1"]),
    ("tag c1 #korea", ["tag", "c1", "+korea"]), ("tag c1 #한국/사드", ["tag", "c1", "+한국/사드"]),
    ("tag c1 ##", ["tag", "c1", "+#"]), ("tag c#1 a#", ["tag", "c#1", "a#"]),
    (##"tag "#korea" '# x'"##, ["tag", "#korea", "# x"]), ("note c1 -- a # b", ["note", "c1", "a # b"]),
  ])
  func `tells comments from tags and letters`(line: String, expected: [String]) throws {
    #expect(try words(line) == expected)
  }

  @Test(arguments: [
    ("note c1 -- the rest", "the rest", 11..<19),
    ("note c1 --  \"as it\" 'is' \\n  ", "\"as it\" 'is' \\n", 12..<27),
    ("note c1 -- a -- b", "a -- b", 11..<17), ("note c1 --", "", 10..<10), ("note c1 --   ", "", 10..<10),
    ("note c1 -- 사드\r\n", "사드", 11..<17), ("note c1 -- \r\n", "", 10..<10),
    ("note c1 \"--\" x", "x", 13..<14),
    ("note c1 '--' x", "x", 13..<14), ("note c1 -- #tag", "#tag", 11..<15),
  ])
  func `leaves the rest of the line after dashes as it is`(line: String, rest: String, range: Range<Int>)
    throws
  {
    let last = try #require(try statement(line).words.last)
    #expect(last == Word(rest, at: range, followsDashes: true))
  }

  @Test(arguments: ["--by", "---", "-", "-- x".replacing(" ", with: "")])
  func `takes only two dashes alone for dashes`(word: String) throws {
    #expect(try statement("note \(word)").words.last == Word(word, at: 5..<(5 + word.utf8.count)))
  }

  @Test func `covers words with their quotes`() throws {
    let line = #"한국 "a b" text:'c d' #사드 “e”"#
    let covered = try statement(line).words.map { part(line, $0.range) }
    #expect(covered == ["한국", "\"a b\"", "text:'c d'", "#사드", "“e”"])
  }
}

@Suite struct `Blocks over lines` {
  @Test(arguments: [
    ("note \"\"\"\na\n  b\n\"\"\"", "a\n  b"), ("note \"\"\"a\nb\"\"\"", "a\nb"), ("note \"\"\"\n\"\"\"", ""),
    ("note \"\"\"\"\"\"", ""), ("note \"\"\"\n\na\n\n\"\"\"", "\na\n"),
    ("note \"\"\"\na \"b\" \\n # c\n\"\"\"", "a \"b\" \\n # c"),
    ("note \"\"\"\r\na\r\nb\r\n\"\"\"", "a\r\nb"), ("note \"\"\"\r\n\"\"\"", ""),
    ("note \"\"\"a\r\"\"\"", "a\r"),
  ])
  func `hold their lines without the line breaks at the quotes`(text: String, expected: String) throws {
    #expect(try words(text).map(scalars) == ["note", expected].map(scalars))
  }

  @Test func `may be followed by more words`() throws {
    #expect(try words("note \"\"\"\na\n\"\"\" key x") == ["note", "a", "key", "x"])
  }

  @Test(arguments: ["\n", "\r\n"]) func `keep the line numbers right`(lineBreak: String) throws {
    let lines = [
      "# one", "note c1 \"\"\"", "three", "four", "\"\"\" key x", "", "note c1 'a", "b'  # eight",
      "note c2 -- \"\"\"", "status",
    ]
    let statements = try lexed(lines.joined(separator: lineBreak)).map { try $0.get() }
    #expect(statements.map(\.line) == [2, 7, 9, 10])
    #expect(statements.map(\.words.count) == [5, 3, 3, 1])
    #expect(statements.last?.text == "status")
    #expect(statements[2].words.last?.text == "\"\"\"")
  }

  @Test func `show the line on which a place stands`() throws {
    let made = try statement("note c1 \"\"\"\none\ntwo\n\"\"\" 사드")
    let key = try #require(made.words.last)
    #expect(made.excerpt(at: key.range) == (4, "\"\"\" 사드", 4..<10))
    #expect(made.excerpt(at: 8..<23) == (1, "note c1 \"\"\"", 8..<11))
    #expect(made.excerpt(at: 13..<14) == (2, "one", 1..<2))
    let end = made.text.utf8.count
    #expect(made.excerpt(at: end..<end) == (4, "\"\"\" 사드", 10..<10))
  }

  @Test func `count lines from the number that the lexer was given`() throws {
    var lexer = Lexer("\nstatus\n", source: "prompt", line: 40)
    let only = try #require(try lexer.next())
    #expect(only == Statement(words: [Word("status", at: 0..<6)], text: "status", source: "prompt", line: 41))
    #expect(try lexer.next() == nil)
  }
}
