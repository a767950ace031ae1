import Testing

@testable import CommandLanguage

@Suite struct `Quoted words` {
  @Test func `are read back as the same scalars`() throws {
    for seed in 1...4000 {
      var messy = MessyWords(seed: seed)
      let word = messy.word()
      let read = try words(Quoting.quoted(word))
      #expect(read.map(scalars) == [scalars(word)], "seed \(seed)")
    }
  }

  @Test func `are read back for every scalar but NUL, first, alone and after a letter`() throws {
    for value in UInt32(1)...0x10FFFF {
      guard value < 0x3000 || value % 61 == 0, let scalar = Unicode.Scalar(value) else { continue }
      let character = String(Character(scalar))
      let typed = [character, "a" + character, character + "a"]
      let line = typed.map(Quoting.quoted).joined(separator: " ")
      let read = try words("x " + line).dropFirst()
      #expect(read.map(scalars) == typed.map(scalars), "U+\(String(value, radix: 16))")
    }
  }

  @Test func `show on one line everything they hold`() {
    for seed in 1...2000 {
      var messy = MessyWords(seed: seed)
      for scalar in Quoting.quoted(messy.word()).unicodeScalars {
        let category = scalar.properties.generalCategory
        let isVisible = ![.control, .lineSeparator, .paragraphSeparator, .privateUse].contains(category)
        #expect(isVisible && (category != .format || scalar == "\u{200D}"), "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    "c3", "c3,c5", "c3..c9", "+tag", "-tag", "@who", "70%", "60%..90%", "by:..2017-05", "사드", "문재인",
    "e\u{301}",
    "korea/thaad", "a_b", "key=x", "--by", "--by=2017",
  ])
  func `stand bare where shell and lexer let them`(word: String) {
    #expect(Quoting.quoted(word) == word)
  }

  @Test(arguments: [
    ("", #""""#), ("#tag", ##""#tag""##), ("it's", #""it's""#), ("a b", #""a b""#), ("$x", #""$x""#),
    ("a\"b\\c", #""a\"b\\c""#), ("a\nb\tc\r", #""a\nb\tc\u{d}""#), ("\u{202E}x", #""\u{202e}x""#),
    ("“x”", #""“x”""#), ("*", #""*""#), ("a;b", #""a;b""#), ("👩‍👧", #""👩‍👧""#), ("a\u{200B}", #""a\u{200b}""#),
  ])
  func `are quoted where they must be`(word: String, quoted: String) {
    #expect(Quoting.quoted(word) == quoted)
  }
}

@Suite struct `Statements from shell words` {
  @Test func `read the same when lexed, word by word`() throws {
    for seed in 1...2000 {
      var messy = MessyWords(seed: seed)
      var typed = (0...messy.below(5)).map { _ in messy.word() }
      let rest = (0..<messy.below(3)).map { _ in messy.line() }
      typed[0] = "verb"
      let made = Statement(arguments: typed + (rest.isEmpty ? [] : ["--"] + rest))
      let read = try statement(made.text)
      #expect(made.words.map(\.text).map(scalars) == read.words.map(\.text).map(scalars), "seed \(seed)")
      #expect(made.words.map(\.range) == read.words.map(\.range), "seed \(seed)")
      #expect(made.words.map(\.followsDashes) == read.words.map(\.followsDashes), "seed \(seed)")
    }
  }

  @Test func `cover every word with its range`() throws {
    for seed in 1...500 {
      var messy = MessyWords(seed: seed)
      let typed = (0...messy.below(5)).map { _ in messy.word() }
      let made = Statement(arguments: typed)
      for (word, typed) in zip(made.words, typed) {
        #expect(part(made.text, word.range) == Quoting.quoted(typed), "seed \(seed)")
      }
    }
  }

  @Test func `keep a hash, a tag and an apostrophe as letters`() {
    let made = Statement(arguments: ["note", "c1", "#5", "#", "it's"])
    #expect(made.words.map(\.text) == ["note", "c1", "#5", "#", "it's"])
    #expect(made.text == ##"note c1 "#5" "#" "it's""##)
  }

  @Test func `join what follows the dashes`() {
    let made = Statement(arguments: ["note", "p1", "--", "the", "+deadline", "--", "day"])
    #expect(made.words.map(\.text) == ["note", "p1", "the +deadline -- day"])
    #expect(made.words.map(\.followsDashes) == [false, false, true])
    #expect(made.text == "note p1 -- the +deadline -- day")
    #expect(made.words[2].range == 11..<31)
  }
}
