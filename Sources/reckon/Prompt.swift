import CommandLanguage
import Presentation
import Terminal
import Workbench

/// The prompt: reads a statement, runs it, and goes on until the person leaves.
struct Prompt {
  let streams: StandardStreams

  func run(_ session: inout Session) -> ExitCode {
    let (assistant, recall) = (Assistant(session), RecallSource(session.recall))
    let editor: LineEditor
    do { editor = try self.editor(assistant, recall) } catch {
      streams.show(
        Failure(Diagnostic("E-TERMINAL", error.description), exit: .failed), as: session.sitting.appearance)
      return .failed
    }
    defer {
      editor.close()
      session.environment.history.close().map(streams.notice)
    }
    session.sitting.allowsAbbreviations = true
    tell(session)
    var number = 1
    while !session.sitting.wantsToQuit {
      do {
        let prompt = prompt(number, &session)
        assistant.follow(session)
        recall.follow(session.recall)
        switch try editor.read(prompt: prompt) {
        case .end: return .done
        case .interrupted: break
        case .line(let text):
          session.begin(typed: text)
          tell(session)
          session.end(typed: execute(text, number, &session))
        }
      } catch {
        streams.show(Failure(Diagnostic("E-TERMINAL", error.description)), as: session.sitting.appearance)
        return .failed
      }
      number += 1
    }
    return .done
  }

  private func editor(
    _ assistant: Assistant, _ recall: RecallSource
  ) throws(TerminalError) -> LineEditor {
    try LineEditor(
      program: "reckon", environment: Environment.variables, history: recall.source,
      complete: assistant.completion,
      hint: assistant.hint, completeness: Assistant.completeness)
  }

  /// Says once where what is typed is not kept.
  private func tell(_ session: Session) {
    session.environment.history.complaint().map(streams.notice)
  }

  /// What stands before the line: the sitting in a few words, or, for tests, a number that they wait for.
  private func prompt(_ number: Int, _ session: inout Session) -> String {
    guard Environment.variables["RECKON_TEST_PROMPT"] == "1" else { return session.promptText + "> " }
    return "\(number) \(session.viewText)reckon> "
  }

  /// Carries out the statements of a text; the code is that of the last one that failed.
  private func execute(_ text: String, _ number: Int, _ session: inout Session) -> ExitCode {
    var lexer = Lexer(text, source: "prompt", line: number, quotesSpanLines: true)
    var code = ExitCode.done
    Interrupts.clear()
    do {
      while let statement = try lexer.next() {
        do throws(Failure) {
          try session.execute(statement, streams.output)
        } catch {
          streams.show(error, as: session.sitting.appearance)
          code = error.exit
          guard error.exit != .interrupted else { break }
        }
      }
    } catch {
      streams.show(Failure(error.diagnostic, in: error.statement), as: session.sitting.appearance)
      code = .usage
    }
    streams.flush()
    return code
  }
}
