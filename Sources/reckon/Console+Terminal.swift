import CommandLanguage
import Presentation
import Terminal
import Workbench

extension Console {
  /// The line of progress of this process, which has one terminal.
  static let progressLine = ProgressLine()

  /// The person at the machine's terminal.
  static let terminal = Console(
    isPresent: { Keyboard.isThere },
    ask: { question, answers in ask(question, answers) },
    key: { question, keys in Keyboard.key(question, keys) },
    line: { question, usual in Keyboard.line(question, usual) },
    edit: { try edit($0) },
    progress: { progressLine.show($0) },
    isInterrupted: { Interrupts.isPending },
    waits: { reason in
      progressLine.show(nil)
      Keyboard.write(TerminalText(sanitizing: reason).string + "\n")
    })

  // Asked where errors go, since results may go to a file.
  private static func ask(_ question: String, _ answers: [Character]) -> Character? {
    guard Keyboard.isThere else { return nil }
    let prompt = "\(question) [\(answers.map(String.init).joined(separator: "/"))] "
    while true {
      Keyboard.write(prompt)
      guard let bytes = Keyboard.bytesOfLine() else { return nil }
      let line = String(decoding: bytes, as: UTF8.self)
      if let answer = line.lowercased().first(where: { !$0.isWhitespace }), answers.contains(answer) {
        return answer
      }
    }
  }

  private static func edit(_ text: String) throws -> String {
    guard Keyboard.isThere else {
      throw Diagnostic(
        "E-EDIT", "there is no terminal to open an editor on", hint: "name the field: edit ID FIELD VALUE")
    }
    do {
      return try TextEditor(environment: Environment.variables).edit(text)
    } catch let error as TextEditor.Problem {
      throw Diagnostic("E-EDIT", error.message, hint: error.hint)
    }
  }
}
