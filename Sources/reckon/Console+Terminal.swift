import CommandLanguage
import Glibc
import Terminal
import Workbench

extension Console {
  /// The person at the machine's terminal.
  static let terminal = Console(
    ask: { question, answers in ask(question, answers) },
    edit: { _ in throw Diagnostic("E-EDIT", "no editor is known", hint: "set EDITOR") },
    progress: { show($0) },
    isInterrupted: { false })

  // Asked where errors go, since results may go to a file.
  private static func ask(_ question: String, _ answers: [Character]) -> Character? {
    guard Device.isTerminal(STDIN_FILENO), Device.isTerminal(STDERR_FILENO) else { return nil }
    let prompt = "\(question) [\(answers.map(String.init).joined(separator: "/"))] "
    while true {
      write(prompt)
      guard let line = readLine() else { return nil }
      if let answer = line.lowercased().first(where: { !$0.isWhitespace }), answers.contains(answer) {
        return answer
      }
    }
  }

  private static func show(_ progress: Progress?) {
    guard Device.isTerminal(STDERR_FILENO) else { return }
    guard let progress else { return write("\r\u{1B}[K") }
    let share = progress.share.map { ", \(Int($0 * 100)) %" } ?? ""
    write("\r\(progress.done) \(progress.unit)\(share)\u{1B}[K")
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
