import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let run = Command(
    Syntax(
      "run", "Runs a script as one operation: all of it, or nothing.",
      details: """
        Paths in the script start from its folder. A failing line leaves nothing behind, unless `keep-going` says to go
        on; then the lines that worked are kept and the exit code is 3.
        """,
      slots: [.required(.file)], keywords: [.flag(.keepGoing)],
      examples: ["run build.rk", "run build.rk keep-going", "run - --dry-run"])
  ) { arguments, session, output in
    let file = try arguments.required(.file)
    let script = try session.script(file, arguments)
    try session.run(script, named: file, keepsGoing: arguments[.keepGoing], output)
  }
}

extension Session {
  fileprivate func script(_ file: String, _ arguments: Arguments) throws -> String {
    do {
      return try environment.text(of: file == "-" ? nil : sitting.path(file), named: file)
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .file))
    }
  }

  fileprivate mutating func run(
    _ script: String, named file: String, keepsGoing: Bool, _ output: Output
  ) throws {
    let before = sitting
    // Looked at before the script's transaction begins, in which no copy can be made.
    if running == nil, let operation = sitting.recorded { _ = try store(recorded: operation) }
    guard sitting.depth < 16 else {
      throw Diagnostic("E-RUN", "scripts run each other 16 deep", hint: "does '\(file)' run itself?")
    }
    sitting.depth += 1
    let path = sitting.path(file)
    if file != "-" { sitting.folder = path.lastIndex(of: "/").map { String(path[..<$0]) } }
    (sitting.isScripted, sitting.allowsAbbreviations) = (true, false)
    do {
      try play(script, named: file, keepsGoing: keepsGoing, output)
      leaveScript(for: before)
    } catch {
      sitting = before
      throw error
    }
  }

  /// What a script set for itself ends with it; the rows that it made can still be `last`.
  private mutating func leaveScript(for before: Sitting) {
    let (newest, failures, exit) = (sitting.newest, sitting.failures, sitting.exit)
    sitting = before
    if !before.isDryRun { sitting.newest = newest }
    (sitting.failures, sitting.exit) = (failures, exit)
  }

  private mutating func play(_ script: String, named file: String, keepsGoing: Bool, _ output: Output) throws
  {
    // A script within a script is part of the same operation.
    guard running == nil else { return try lines(of: script, named: file, keepsGoing: keepsGoing, output) }
    let operation = operation(.run, label: "run \(Quoting.quoted(file))")
    do {
      let receipt = try store().write(operation, dryRun: sitting.isDryRun) { change in
        running = (change, 0, sitting.author)
        defer { running = nil }
        try lines(of: script, named: file, keepsGoing: keepsGoing, output)
      }.receipt
      // The facts are kept by now, whatever becomes of the files.
      output.notice(Notice(.report, summary(receipt, sitting.isDryRun)))
      try writeFiles(output)
    } catch {
      dropFiles()
      throw error
    }
  }

  private func summary(_ receipt: OperationReceipt?, _ dryRun: Bool) -> String {
    guard let receipt else { return "nothing changed" }
    let rows = receipt.changes == 1 ? "1 change" : "\(receipt.changes) changes"
    return dryRun ? "would be one operation of \(rows); nothing was kept" : "o\(receipt.operation): \(rows)"
  }

  private mutating func lines(
    of script: String, named file: String, keepsGoing: Bool, _ output: Output
  ) throws {
    var lexer = Lexer(script, source: file)
    let size = Double(script.utf8.count)
    var failed = 0
    defer { if sitting.depth == 1 { environment.console.progress(nil) } }
    while true {
      guard !environment.console.isInterrupted() else { throw WorkspaceError.interrupted }
      // Only the outermost script is counted, whose end is the end of the work.
      if sitting.depth == 1 {
        environment.console.progress(
          Progress(lexer.line - 1, "lines", share: Double(lexer.position) / size))
      }
      do {
        guard let statement = try lexer.next() else { break }
        try line(statement, keepsGoing: keepsGoing, output)
      } catch {
        let failure =
          (error as? FaultyStatement).map { Failure($0.diagnostic, in: $0.statement) }
          ?? Failure(explaining: error)
        guard keepsGoing, failure.exit != .interrupted else {
          throw sitting.depth > 1 ? failure : failure.scripted()
        }
        failed += 1
        failure.lines(RenderOptions()).forEach { output.notice(Notice(.report, $0)) }
      }
      if sitting.wantsToQuit { break }
    }
    sitting.wantsToQuit = false
    try endResults(output)
    if failed > 0 { sitting.failures += failed }
  }

  private mutating func line(_ statement: Statement, keepsGoing: Bool, _ output: Output) throws {
    guard keepsGoing, let change = running?.change else { return try execute(statement, output) }
    let step = running?.step ?? 0
    do {
      try change.savepoint { try execute(statement, output) }
    } catch {
      running?.step = step
      throw error
    }
  }
}

extension Failure {
  /// A failing line of a script is a failed command, whatever was wrong with it; what it left is said.
  fileprivate func scripted() -> Failure {
    var diagnostic = diagnostic
    diagnostic.hint = [diagnostic.hint, "nothing of this script was kept"].compactMap { $0 }.joined(
      separator: "\n")
    return Failure(
      diagnostic, in: statement, exit: [.unusable, .interrupted].contains(exit) ? exit : .failed)
  }
}
