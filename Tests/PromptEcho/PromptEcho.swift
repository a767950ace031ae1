import Foundation
import Terminal

/// The device alone, without commands: says of every line that it was received, so that the prompt tests see what
/// the line editor hands over.
@main
struct PromptEcho {
  static func main() {
    do { try echo() } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func echo() throws(TerminalError) {
    let editor = try LineEditor(program: "reckon", isComplete: isComplete)
    defer { editor.close() }
    var number = 1
    while true {
      switch try editor.read(prompt: "\(number) reckon> ") {
      case .line(let line):
        if !line.allSatisfy(\.isWhitespace) { editor.remember(line) }
        print("got: \(line.replacing("\n", with: "\\n"))")
        fflush(nil)
      case .interrupted: print("cancelled")
      case .end:
        print("bye")
        return
      }
      number += 1
    }
  }

  /// A statement goes on while a quotation mark is open.
  private static func isComplete(_ statement: String) -> Bool {
    statement.count { $0 == "\"" }.isMultiple(of: 2)
  }
}
