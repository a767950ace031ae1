import CommandLanguage
import Presentation
import Terminal
import Workbench

/// The prompt: reads a statement, runs it, and goes on until the person leaves.
struct Prompt {
  let streams: StandardStreams

  func run(_ session: inout Session) -> ExitCode {
    let editor: LineEditor
    do { editor = try LineEditor(program: "reckon", isComplete: Lexer.isComplete) } catch {
      streams.show(
        Failure(Diagnostic("E-TERMINAL", error.description), exit: .failed), as: session.sitting.appearance)
      return .failed
    }
    defer { editor.close() }
    session.sitting.allowsAbbreviations = true
    var number = 1
    while !session.sitting.wantsToQuit {
      do {
        switch try editor.read(prompt: prompt(number, &session)) {
        case .end: return .done
        case .interrupted: break
        case .line(let text):
          if text.contains(where: { !$0.isWhitespace }) { editor.remember(text) }
          execute(text, number, &session)
        }
      } catch {
        streams.show(Failure(Diagnostic("E-TERMINAL", error.description)), as: session.sitting.appearance)
        return .failed
      }
      number += 1
    }
    return .done
  }

  /// What stands before the line: the sitting in a few words, or, for tests, a number that they wait for.
  private func prompt(_ number: Int, _ session: inout Session) -> String {
    guard Environment.variables["RECKON_TEST_PROMPT"] == "1" else { return session.promptText + "> " }
    return "\(number) \(session.viewText)reckon> "
  }

  private func execute(_ text: String, _ number: Int, _ session: inout Session) {
    var lexer = Lexer(text, source: "prompt", line: number, quotesSpanLines: true)
    Interrupts.clear()
    do {
      while let statement = try lexer.next() {
        do throws(Failure) {
          try session.execute(statement, streams.output)
        } catch {
          streams.show(error, as: session.sitting.appearance)
          guard error.exit != .interrupted else { break }
        }
      }
    } catch {
      streams.show(Failure(error.diagnostic, in: error.statement), as: session.sitting.appearance)
    }
    streams.flush()
  }
}
