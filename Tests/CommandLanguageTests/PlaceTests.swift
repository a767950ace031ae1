import Testing

@testable import CommandLanguage

@Suite struct `Places in a text` {
  private static let text = Parameter("text", .text(), "the text")
  private static let syntax = Syntax("note", "", slots: [.text(text)], examples: [])

  /// What was typed for the word X of a text.
  private func typed(_ line: String) throws -> String? {
    var lexer = Lexer(line, source: "test", quotesSpanLines: true)
    let statement = try #require(try lexer.next())
    let arguments = try Self.syntax.bind(statement)
    let bytes = Array(try #require(arguments[Self.text]).utf8)
    let start = try #require(bytes.firstIndex(of: UInt8(ascii: "X")))
    return arguments.place(of: start..<start + 2, in: Self.text).map {
      String(decoding: Array(line.utf8)[$0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    "note Xy", "note \"a Xy b\"", "note 'a Xy'", "note “사드 Xy 한”", "note -- 사드 Xy '한",
    "note \"사드 \\\"한\\\" \\\\ Xy\"",
    "note \"a\\n\\t'b' Xy\"", "note \"\"\"\na \\\" b\n Xy\n\"\"\"", "note \"a\n  Xy\"",
  ])
  func `are those of the bytes that were typed`(line: String) throws {
    #expect(try typed(line) == "Xy")
  }

  @Test func `are unknown where the text was typed by number or comes from a file`() throws {
    #expect(try typed("note \"\\u{e9} Xy\"") == nil)
    var lexer = Lexer("note file:x.txt", source: "test")
    var arguments = try Self.syntax.bind(try #require(try lexer.next()))
    try arguments.readText(of: Self.syntax) { _ in "a Xy" }
    #expect(arguments.place(of: 2..<4, in: Self.text) == nil)
  }
}
