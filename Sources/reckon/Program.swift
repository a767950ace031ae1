import CommandLanguage
import Foundation
import Presentation
import Terminal
import Workbench

/// One run of the program: its doors are the prompt, `-c`, the shell's words, and a script at a pipe.
struct Program {
  let options: Reckon
  let chosen: [ChosenOption]
  let words: [String]
  let streams: StandardStreams

  func run() -> ExitCode {
    var session = Session(workspace: workspace, environment: .system)
    do { try begin(&session) } catch { return report(error, session) }
    let code = door(&session)
    do {
      try session.finish(streams.output)
      try session.close()
    } catch { return report(Failure(explaining: error), session) }
    return code
  }

  private func door(_ session: inout Session) -> ExitCode {
    if !options.lines.isEmpty {
      guard words.isEmpty else {
        return report(
          Failure(
            Diagnostic(
              "E-USAGE", "both -c LINE and a verb are given",
              hint: "put the verb's words into one more -c LINE"), exit: .usage), session)
      }
      var failed = false
      for line in options.lines {
        let code = run(line, &session)
        if code != .done, options.keepGoing, code == .failed || code == .usage {
          failed = true
        } else if code != .done {
          return code
        }
      }
      return failed ? .partlyDone : .done
    }
    if words.isEmpty {
      if Device.isTerminal(STDIN_FILENO) { return Prompt(streams: streams).run(&session) }
      return execute(Statement(arguments: ["run", "-"] + runOptions), &session)
    }
    return execute(
      Statement(arguments: words + (["run", "apply"].contains(words[0]) ? runOptions : [])), &session)
  }

  private var runOptions: [String] { options.keepGoing ? ["keep-going"] : [] }

  /// The statements of a `-c` line.
  private func run(_ line: String, _ session: inout Session) -> ExitCode {
    var lexer = Lexer(line, source: "-c", quotesSpanLines: true)
    do {
      while let statement = try lexer.next() {
        let code = execute(statement, &session)
        guard code == .done else { return code }
      }
      return .done
    } catch {
      return report(Failure(error.diagnostic, in: error.statement, exit: .usage), session)
    }
  }

  private func execute(_ statement: Statement, _ session: inout Session) -> ExitCode {
    do throws(Failure) {
      try session.execute(statement, streams.output)
    } catch {
      return report(error, session)
    }
    return session.sitting.failures > 0 ? .partlyDone : session.sitting.exit ?? .done
  }

  private func report(_ failure: Failure, _ session: Session) -> ExitCode {
    var appearance = session.sitting.appearance
    if failure.asksForJSON { appearance.format = Renderer.json.name }
    streams.show(failure, as: appearance)
    return failure.exit
  }

  // MARK: Before the first command

  /// What the startup file says, and then what the options before the verb say.
  private func begin(_ session: inout Session) throws(Failure) {
    if !options.noInit, let file = StartupFile(environment: Environment.variables) {
      let text: String?
      do { text = try file.text() } catch {
        throw Failure(Failure(explaining: error).diagnostic, exit: .usage)
      }
      let quiet = Output(show: { _, _ in }, notice: streams.notice)
      if let text { try session.begin(with: text, named: file.path, quiet) }
    }
    // As typed, so that the last one counts; but what is looked up in the workspace depends on all the others.
    let late = Session.lookedUp
    for given in chosen.filter({ !late.contains($0.name) }) + chosen.filter({ late.contains($0.name) }) {
      guard let option = Session.options.first(where: { $0.name == given.name }) else { continue }
      do { try session.choose(option, given.value) } catch {
        let failure = Failure(explaining: error)
        throw Failure(failure.diagnostic, exit: failure.exit == .unusable ? .unusable : .usage)
      }
    }
  }

  /// `-w`, else RECKON_WORKSPACE, else the only workspace in the folder.
  var workspace: Workspace {
    let named =
      options.workspace ?? Environment.variables["RECKON_WORKSPACE"].flatMap { $0.isEmpty ? nil : $0 }
    if let named {
      return Workspace(named == ":memory:" ? .memory : .file(named), mayCreate: options.create)
    }
    let here = (try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? []
    let found = here.filter { $0.hasSuffix(".reckon") }.sorted()
    return Workspace(found.count == 1 ? .file(found[0]) : .undecided(found))
  }
}
