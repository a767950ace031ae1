import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `A device` {
  @Test func `knows neither terminal nor width of a pipe`() {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    #expect(!Device.isTerminal(ends[1]))
    #expect(Device.width(of: ends[1]) == nil)
    #expect(!Device.allowsColor(environment: ["TERM": "xterm"], descriptor: ends[1]))
  }

  @Test func `knows nothing of a descriptor that is not open`() {
    #expect(!Device.isTerminal(-1))
    #expect(Device.width(of: -1) == nil)
  }

  @Test func `takes the width that a terminal was given, and 0 as unknown`() throws {
    let terminal = try PseudoTerminal()
    #expect(Device.isTerminal(terminal.descriptor))
    terminal.resize(columns: 123)
    #expect(Device.width(of: terminal.descriptor) == 123)
    terminal.resize(columns: 0)
    #expect(Device.width(of: terminal.descriptor) == nil)
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], true),
    (["TERM": "xterm-256color", "NO_COLOR": ""], true),
    (["TERM": "xterm-256color", "NO_COLOR": "1"], false),
    (["TERM": "xterm-256color", "NO_COLOR": "0"], false),
    (["TERM": "dumb"], false),
    (["TERM": ""], false),
    ([:], false),
  ])
  func `allows colour on a terminal unless the environment forbids it`(
    environment: [String: String], allowed: Bool,
  ) throws {
    let terminal = try PseudoTerminal()
    #expect(Device.allowsColor(environment: environment, descriptor: terminal.descriptor) == allowed)
  }
}

/// A terminal that nobody looks at.
private final class PseudoTerminal {
  let descriptor: Int32
  private let controller: Int32

  init() throws {
    var ends: (Int32, Int32) = (-1, -1)
    try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
    (controller, descriptor) = ends
  }

  func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  deinit {
    close(descriptor)
    close(controller)
  }
}
