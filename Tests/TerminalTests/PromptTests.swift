import Testing

@testable import Terminal

@Suite struct `A prompt` {
  @Test(arguments: ["reckon> ", "3 reckon> ", "사드.reckon> ", " ", "", "no space"])
  func `shows the same text with and without colour`(text: String) {
    let parts = Prompt(text: text).encoded(inColor: true).split(
      separator: "\u{1}", omittingEmptySubsequences: false)
    #expect(parts.count % 2 == 1)
    let shown = stride(from: 0, to: parts.count, by: 2).map { String(parts[$0]) }.joined()
    #expect(shown == text)
    #expect(Prompt(text: text).encoded(inColor: false) == text)
  }

  @Test func `ends the colour before the final space, which libedit needs`() {
    let encoded = Prompt(text: "reckon> ").encoded(inColor: true)
    #expect(encoded.hasSuffix("\u{1B}[0m\u{1} "))
  }

  @Test func `lets no control character through`() {
    let encoded = Prompt(text: "a\u{1B}[31m\u{1}b\u{9B}\n\0> ").encoded(inColor: false)
    #expect(encoded == "a\u{FFFD}[31m\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}> ")
  }
}
