import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite(.serialized) struct `A line editor` {
  @Test func `says that it needs a terminal when standard input is none`() throws {
    let input = dup(0)
    let nothing = open("/dev/null", O_RDONLY)
    defer {
      dup2(input, 0)
      close(input)
      close(nothing)
    }
    try #require(dup2(nothing, 0) == 0)
    #expect(throws: TerminalError.noTerminal) {
      _ = try LineEditor(program: "test") { _ in true }
    }
  }

  @Test(arguments: [TerminalError.noTerminal, .noUnicodeLocale, .alreadyOpen, .closed, .outOfMemory])
  func `has a message for every error`(error: TerminalError) {
    #expect(!error.description.isEmpty)
    #expect(error.description.first?.isLowercase == true)
    #expect(error.description.last != ".")
  }
}
