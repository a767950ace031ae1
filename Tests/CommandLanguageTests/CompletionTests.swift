import Testing

@testable import CommandLanguage

@Suite struct `A line that is being typed` {
  struct Typed: Sendable, CustomTestStringConvertible {
    let line: String
    let words: [String]
    let typed: String
    /// What the word at the cursor covers.
    let covers: String
    var testDescription: String { line }
  }

  static let all = [
    Typed(line: "", words: [], typed: "", covers: ""),
    Typed(line: "sh", words: [], typed: "sh", covers: "sh"),
    Typed(line: "show ", words: ["show"], typed: "", covers: ""),
    Typed(line: "claim “사드는", words: ["claim"], typed: "사드는", covers: "“사드는"),
    Typed(line: "note c1 \"두 말", words: ["note", "c1"], typed: "두 말", covers: "\"두 말"),
    Typed(line: "note c1 'it", words: ["note", "c1"], typed: "it", covers: "'it"),
    Typed(line: "note c1 \"\"\"한\n줄", words: ["note", "c1"], typed: "한\n줄", covers: "\"\"\"한\n줄"),
    Typed(line: "list text:\"사 드", words: ["list"], typed: "text:사 드", covers: "text:\"사 드"),
    Typed(line: "status\nshow #kor", words: ["show"], typed: "+kor", covers: "#kor"),
    Typed(line: "status\n", words: [], typed: "", covers: ""),
    Typed(line: "status --", words: ["status"], typed: "--", covers: "--"),
    Typed(line: "tag \u{3000}+한", words: ["tag"], typed: "+한", covers: "+한"),
  ]

  @Test(arguments: all)
  func `has whole words and one that begins`(_ typed: Typed) {
    // What follows the cursor is no part of it.
    let line = CompletionLine(typed.line + " rest", cursor: typed.line.utf8.count)
    #expect(line.words.map(\.text) == typed.words)
    #expect(line.typed == typed.typed)
    #expect(String(decoding: Array(typed.line.utf8)[line.range], as: UTF8.self) == typed.covers)
    #expect(line.takesWords)
  }

  @Test(arguments: ["# a rem", "show c1 # a", "note c1 -- the t", "note c1 -- ", "note \"\\q", "note \"a\"b"])
  func `takes no words where none would be read`(line: String) {
    #expect(!CompletionLine(line, cursor: line.utf8.count).takesWords)
  }

  @Test func `keeps the quote that was opened`() {
    let line = CompletionLine("forecast p1 \"very", cursor: 17)
    #expect(line.written("very likely", goesOn: false) == "\"very likely\"")
    #expect(line.written("likely", goesOn: true) == "\"likely")
    #expect(CompletionLine("x v", cursor: 3).written("very likely", goesOn: false) == "\"very likely\"")
  }

  @Test func `is the same in any number of cut letters`() {
    // A cursor within a letter or before the line must not end the program.
    let line = "claim \"사드\" in d1 +한국"
    for cursor in -2...line.utf8.count + 2 { _ = CompletionLine(line, cursor: cursor) }
  }
}

@Suite struct `What may stand at a place` {
  private func place(_ line: String) throws -> CompletionPlace {
    let typed = CompletionLine(line, cursor: line.utf8.count)
    let verb = try #require(typed.words.first).text
    let syntax = try #require(Toy.all.first { $0.name == verb })
    return syntax.place(after: typed.words, typing: typed.typed, options: Toy.options)
  }

  private func words(_ line: String) throws -> [String] {
    try place(line).expected.flatMap { expected in
      switch expected {
      case .word(let choice): [choice.word]
      case .value(.words(let choices), _): choices.map(\.word)
      case .value(_, let summary): ["<\(summary)>"]
      case .tag(let sign): [sign]
      case .speaker: ["@"]
      case .filterTerm: ["<term>"]
      }
    }
  }

  @Test func `follows from the syntax`() throws {
    #expect(
      try words("predict ")
        == ["<the claim>", "<what is said>", "<how likely>", "by", "because", "limit", "quiet", "@", "+"])
    #expect(try words("predict c1 ") == ["<what is said>", "<how likely>"] + words("predict c1 x 7% "))
    #expect(try words("predict c1 x 7% by ") == ["<the deadline>"])
    #expect(try words("predict c1 x 7% by fri @a +x ") == ["because", "limit", "quiet", "+"])
    #expect(try words("weigh c1 ") == ["<what is said>"])
    #expect(try words("weigh c1 text ") == ["supports", "contradicts"])
    #expect(try words("weigh c1 -- text") == [])
    #expect(try words("tag c1 where ") == ["<term>"])
    #expect(try words("tag c1 +a -") == ["quiet", "where", "+", "-", "--json", "--dry-run", "--as-of"])
    #expect(try words("list claims ") == ["limit", "quiet", "<term>"])
    #expect(try words("list claims --json --") == ["--dry-run", "--as-of"])
    #expect(try words("list claims --as-of ") == ["<the day to look from>"])
    #expect(try words("list claims --as-of=2") == ["<the day to look from>"])
    #expect(try words("expect claims a b ") == ["<WORDS...>"])
  }

  @Test func `is known after words that are wrong`() throws {
    #expect(try words("predict c1 x seventy% wrong by ") == ["<the deadline>"])
    #expect(try place("predict c1 x limit many by fri ").given["by"] == "fri")
  }

  @Test(arguments: Toy.all.map(\.name), ["", "c1 ", "claims ", "c1 x ", "c1 x supports by 1 ", "+a ", "@x "])
  func `is what the binder takes`(verb: String, rest: String) throws {
    let line = CompletionLine(verb + " " + rest, cursor: (verb + " " + rest).utf8.count)
    let syntax = try #require(Toy.all.first { $0.name == verb })
    guard syntax.refusal(of: line.words, options: Toy.options) == nil else { return }
    for word in try words(verb + " " + rest) where !word.hasPrefix("<") {
      let next = ["@", "+", "-"].contains(word) ? word + "a" : word
      let refusal = syntax.refusal(of: line.words + [Word(next, at: 0..<0)], options: Toy.options)
      #expect(refusal == nil, "\(verb) \(rest)\(next)")
    }
  }
}
