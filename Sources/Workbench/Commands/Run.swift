import CommandLanguage
import Facts
import Presentation

extension Command {
  static let run = Command(
    Syntax(
      "run", "Runs a script as one operation: all of it, or nothing.",
      details: """
        Paths in the script start from its folder. A failing line leaves nothing behind, unless `keep-going` says to go
        on; then the lines that worked are kept and the exit code is 3.
        """,
      slots: [.required(.file)], keywords: [.flag(.keepGoing)],
      examples: ["run build.rk", "run build.rk keep-going", "run - --dry-run"]), plays: true,
    steers: { arguments, session, output in
      let script = Script(
        file: try arguments.required(.file), keepsGoing: arguments[.keepGoing], verb: arguments.verb.text)
      let text = try session.text(of: script, arguments)
      try session.play(script, output) { session in try session.lines(of: text, script, output) }
    })
}

extension Session {
  fileprivate func text(of script: Script, _ arguments: Arguments) throws -> String {
    do {
      return try text(of: script.file == "-" ? nil : script.file)
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .file))
    }
  }

  fileprivate mutating func lines(of text: String, _ script: Script, _ output: Output) throws {
    var lexer = Lexer(text, source: script.file)
    let size = Double(text.utf8.count)
    while !sitting.wantsToQuit {
      try checkInterruption()
      showProgress(lexer.line - 1, share: Double(lexer.position) / size)
      do {
        guard let statement = try lexer.next() else { break }
        try attempt(script) { session in try session.execute(statement, output) }
      } catch {
        let failure =
          (error as? FaultyStatement).map { Failure($0.diagnostic, in: $0.statement) }
          ?? Failure(explaining: error)
        guard script.keepsGoing, failure.exit != .interrupted else { throw failure }
        sitting.failures += 1
        failure.lines(RenderOptions()).forEach { output.notice(Notice(.report, $0)) }
      }
    }
    sitting.wantsToQuit = false
  }
}
