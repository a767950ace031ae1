import Glibc
import Presentation

/// The terminal's screen, and what fits on it.
enum Screen {
  /// Rows, or nil when the descriptor is no terminal or the terminal does not know its size.
  static func rows(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
    return Int(size.ws_row)
  }

  /// Columns of a line, in which colours take none.
  static func width(of line: Substring) -> Int {
    let parts = line.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    let colored = parts.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }
    return (parts.prefix(1) + colored).reduce(0) { $0 + DisplayWidth.of(String($1)) }
  }
}
