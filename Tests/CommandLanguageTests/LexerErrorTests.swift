import CommandLanguage
import Testing

@Suite struct `Faulty lines` {
  private func fault(_ text: String) throws -> FaultyStatement {
    guard case .failure(let fault) = lexed(text).first else {
      throw Diagnostic("E-TEST", "no fault in \(text)")
    }
    return fault
  }

  @Test(arguments: [
    ("note \"a", "E-QUOTE", "\""), ("note 'a", "E-QUOTE", "'"), ("note “a\"", "E-QUOTE", "“"),
    ("note \"\"\"a\"\"", "E-QUOTE", "\"\"\""), ("list text:\"a", "E-QUOTE", "\""),
    ("note \"a\\", "E-ESCAPE", "\\"),
    ("note \"a\"b", "E-QUOTE", "b"), ("note 'a'사드 c", "E-QUOTE", "사"), ("note \"a\"\"b\"", "E-QUOTE", "\""),
    ("note “a”👍 b", "E-QUOTE", "👍"), ("note \"\"\"\na\n\"\"\"b", "E-QUOTE", "b"),
    ("note \"a\\qb\"", "E-ESCAPE", "\\q"), ("note \"a\\한\"", "E-ESCAPE", "\\한"),
    ("note \"a\\\nb\"", "E-ESCAPE", "\\"),
    ("note \"a\\\r\nb\"", "E-ESCAPE", "\\"), ("note \"\\u{}\"", "E-ESCAPE", "\\u"),
    ("note \"\\u41\"", "E-ESCAPE", "\\u"),
    ("note \"\\u{110000}\"", "E-ESCAPE", "\\u"), ("note \"\\u{D800}\"", "E-ESCAPE", "\\u"),
    ("note \"\\u{0}\"", "E-ESCAPE", "\\u"), ("note \"\\u{+41}\"", "E-ESCAPE", "\\u"),
    ("note \"\\u{41\"", "E-ESCAPE", "\\u"),
    ("note \"\\u{000000041}\"", "E-ESCAPE", "\\u"), ("note a\u{1}b", "E-CHAR", "\u{1}"),
    ("note \u{7F}", "E-CHAR", "\u{7F}"),
    ("note a\0", "E-CHAR", "\0"), ("note \"a\0\"", "E-CHAR", "\0"), ("note 'a\0'", "E-CHAR", "\0"),
    ("note c1 -- a\0b", "E-CHAR", "\0"), ("사드 \"배치\\q\"", "E-ESCAPE", "\\q"),
    ("note \"\"\"\na\n\"\"\" \"\\q\"", "E-ESCAPE", "\\q"),
  ])
  func `say what is wrong and where`(text: String, code: String, covered: String) throws {
    let fault = try fault(text)
    let range = try #require(fault.diagnostic.range)
    #expect(fault.diagnostic.code == code)
    #expect(part(fault.statement.text, range) == covered)
    #expect(fault.diagnostic.hint != nil)
  }

  @Test func `say how a quote is closed`() throws {
    for (text, hint) in [("note \"", "\""), ("note '", "'"), ("note “", "”"), ("note \"\"\"", "\"\"\"")] {
      let diagnostic = try fault(text).diagnostic
      #expect(diagnostic.message == "the quote that opens here is never closed")
      #expect(diagnostic.hint == "close it with \(hint)")
      #expect(diagnostic.isUnfinished)
    }
  }

  @Test(arguments: ["note \"a\"b", "note \"\\q", "note a\u{1}", "note 'a\0"])
  func `of other kinds are not waiting for more`(text: String) throws {
    #expect(try !fault(text).diagnostic.isUnfinished)
    #expect(Lexer.isComplete(text))
  }

  @Test func `stand where the caret can find them`() throws {
    let fault = try fault("# one\nnote \"\"\"\ntwo\n\"\"\" 사드 \"\\q\" more\nstatus").statement
    #expect(fault.line == 2)
    #expect(fault.text == "note \"\"\"\ntwo\n\"\"\" 사드 \"\\q\" more")
  }
}

extension `Faulty lines` {
  private func outline(_ text: String) -> [String] {
    lexed(text).map { result in
      switch result {
      case .success(let statement): "\(statement.line) \(statement.words[0].text)"
      case .failure(let fault): "\(fault.statement.line) \(fault.diagnostic.code)"
      }
    }
  }

  @Test(arguments: ["\n", "\r\n"]) func `are passed over with their line`(lineBreak: String) {
    let lines = ["one", "two \"x\"y z", "three", "four \"\\q\"", "five", "six \"open", "seven"]
    #expect(
      outline(lines.joined(separator: lineBreak))
        == ["1 one", "2 E-QUOTE", "3 three", "4 E-ESCAPE", "5 five", "6 E-QUOTE", "7 seven"])
  }

  @Test func `do not turn the lines of their blocks into commands`() {
    #expect(outline("note \"\"\"\nrm c1\n\"\"\" \"a\"b\nstatus") == ["1 E-QUOTE", "4 status"])
    #expect(outline("note \"\"\"\nrm c1\n\"\"\" \"a b\nstatus") == ["1 E-QUOTE", "4 status"])
  }
}
