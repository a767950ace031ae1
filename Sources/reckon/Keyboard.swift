import Glibc
import Terminal

/// Single keys and whole lines from the terminal, while no line is edited.
enum Keyboard {
  /// One of the keys, without Enter; nil where there is no terminal, at its end, and after Ctrl-C.
  ///
  /// The terminal is as it was found whenever we stop, end or return: signals that would do so wait meanwhile.
  static func key(_ question: String, _ keys: [Character]) -> Character? {
    guard isThere else { return nil }
    guard let key = pressed(keys, "\(question)[\(keys.map(String.init).joined())] ") else {
      write("\n")
      return nil
    }
    write("\(key)\n")
    return key
  }

  /// A line, where an empty one is what is usual.
  ///
  /// One with control characters, such as arrow keys send, is asked for again.
  static func line(_ question: String, _ usual: String) -> String? {
    guard isThere else { return nil }
    while true {
      write(usual.isEmpty ? "\(question): " : "\(question) [\(usual)]: ")
      guard let bytes = bytesOfLine() else {
        write("\n")
        return nil
      }
      guard let text = String(validating: bytes, as: UTF8.self),
        !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else {
        write("only letters, please\n")
        continue
      }
      let first = text.drop(while: \.isWhitespace)
      let trimmed = String(first.reversed().drop(while: \.isWhitespace).reversed())
      return trimmed.isEmpty ? usual : trimmed
    }
  }

  /// Milliseconds after which a signal is noticed that came just before we waited.
  fileprivate static let moment: Int32 = 100

  static var isThere: Bool { Device.isTerminal(STDIN_FILENO) && Device.isTerminal(STDERR_FILENO) }

  /// The bytes of a line, read past the C library's buffer, which the line editor does not know.
  static func bytesOfLine() -> [UInt8]? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      // Unlike a read, this ends with every signal, except for one that came a moment before.
      let count = poll(&waiting, 1, moment)
      guard !Interrupts.isPending, count >= 0 || errno == EINTR else { return nil }
      guard count > 0 else { continue }
      guard read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
      if byte == 10 { return bytes }
      bytes.append(byte)
    }
  }

  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Asks anew after the program was stopped and went on.
  private static func pressed(_ keys: [Character], _ question: String) -> Character? {
    while let terminal = RawTerminal() {
      defer { terminal.restore() }
      write(question)
      while !terminal.mustYield {
        guard let byte = terminal.byte() else { return nil }
        // Whole escape sequences, as arrow keys send, are no keys of ours.
        guard byte != 27 else {
          terminal.skipSequence()
          continue
        }
        // Ctrl-D.
        guard byte != 4 else { return keys.first { $0 == "q" } }
        let key = Character(Unicode.Scalar(byte)).lowercased()
        if byte != 0, let known = keys.first(where: { String($0) == key }) { return known }
      }
    }
    return nil
  }
}

/// The terminal without lines and echo, and the signals that must find it otherwise.
private struct RawTerminal {
  private let before: termios
  private let mask: sigset_t
  private static let held = [SIGTERM, SIGHUP, SIGTSTP]

  init?() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    before = settings
    var (waiting, mask) = (sigset_t(), sigset_t())
    sigemptyset(&waiting)
    for signal in RawTerminal.held { sigaddset(&waiting, signal) }
    pthread_sigmask(SIG_BLOCK, &waiting, &mask)
    self.mask = mask
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }

  /// Whether a signal waits that ends or stops us, for which the terminal must be restored first.
  var mustYield: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return RawTerminal.held.contains { sigismember(&pending, $0) == 1 }
  }

  /// The next byte, 0 where none came for a moment; nil at the end and after Ctrl-C.
  func byte() -> UInt8? {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let count = poll(&waiting, 1, Keyboard.moment)
    guard !Interrupts.isPending, count >= 0 || errno == EINTR else { return nil }
    guard count > 0 else { return 0 }
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
  }

  /// Reads the rest of an escape sequence, and nothing of what was typed after it.
  func skipSequence() {
    switch byte() {
    case UInt8(ascii: "["): while let next = byte(), next != 0, !(0x40...0x7E).contains(next) {}
    case UInt8(ascii: "O"): _ = byte()
    default: break
    }
  }

  func restore() {
    var (before, mask) = (before, mask)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}
