import Foundation
import Terminal

/// The device alone, without commands: says of every line that it was received, so that the prompt tests see what
/// the line editor hands over.
///
/// Words of the command line, each a name and a file, give it something to say: `candidates`, `statements`,
/// `notices`, and, without a file, `prompts`.
@main
struct PromptEcho {
  static func main() {
    do { try echo() } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func echo() throws(TerminalError) {
    let assistance = Assistance(arguments: CommandLine.arguments)
    let editor = try LineEditor(
      program: "reckon", complete: assistance.complete, hint: assistance.hint,
      completeness: assistance.completeness)
    defer { editor.close() }
    if let file = assistance.file(named: "notices") { post(linesOf: file, to: editor.notices) }
    var number = 1
    while true {
      switch try editor.read(prompt: "\(number) reckon> ") {
      case .line(let line):
        if !line.allSatisfy(\.isWhitespace) { editor.remember(line) }
        print("got: \(line.replacing("\n", with: "\\n"))")
      case .interrupted: print("cancelled")
      case .end:
        print("bye")
        return
      }
      number += 1
    }
  }

  /// Posts every line as it is written to the file, which may be a pipe.
  private static func post(linesOf file: String, to notices: Notices) {
    Thread.detachNewThread {
      guard let stream = fopen(file, "r") else { return }
      var line: UnsafeMutablePointer<CChar>?
      var room = 0
      while getline(&line, &room, stream) > 0, let line {
        notices.post(String(cString: line).replacing("\n", with: "").replacing("\\n", with: "\n"))
      }
      free(line)
      fclose(stream)
    }
  }
}
