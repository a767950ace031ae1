import CommandLanguage
import Glibc
import Terminal
import Workbench

extension Console {
  /// The line of progress of this process, which has one terminal.
  static let progressLine = ProgressLine()

  /// The person at the machine's terminal.
  static let terminal = Console(
    ask: { question, answers in ask(question, answers) },
    edit: { try edit($0) },
    progress: { progressLine.show($0) },
    isInterrupted: { Interrupts.isPending })

  // Asked where errors go, since results may go to a file.
  private static func ask(_ question: String, _ answers: [Character]) -> Character? {
    guard Device.isTerminal(STDIN_FILENO), Device.isTerminal(STDERR_FILENO) else { return nil }
    let prompt = "\(question) [\(answers.map(String.init).joined(separator: "/"))] "
    while true {
      write(prompt)
      guard let line = line() else { return nil }
      if let answer = line.lowercased().first(where: { !$0.isWhitespace }), answers.contains(answer) {
        return answer
      }
    }
  }

  /// A line from the terminal, read past the C library's buffer, which the line editor does not know; nil at its end
  /// and after Ctrl-C.
  private static func line() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      // Unlike a read, this ends with every signal.
      if poll(&waiting, 1, -1) < 0 {
        guard errno == EINTR, !Interrupts.isPending else { return nil }
        continue
      }
      guard read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
      if byte == 10 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  private static func edit(_ text: String) throws -> String {
    guard Device.isTerminal(STDIN_FILENO), Device.isTerminal(STDERR_FILENO) else {
      throw Diagnostic(
        "E-EDIT", "there is no terminal to open an editor on", hint: "name the field: edit ID FIELD VALUE")
    }
    do {
      return try TextEditor(environment: Environment.variables).edit(text)
    } catch let error as TextEditor.Problem {
      throw Diagnostic("E-EDIT", error.message, hint: error.hint)
    }
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
