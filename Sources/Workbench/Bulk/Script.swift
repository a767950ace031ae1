import CommandLanguage
import Presentation
import Storage

/// A file of commands that is played as one operation.
struct Script: Sendable {
  let file: String
  /// Whether a failing line is left out, and those that work are kept.
  let keepsGoing: Bool
  /// The verb that plays it.
  let verb: String
  /// What it is called where nothing of it was kept.
  var noun = "script"
}

extension Session {
  /// Plays a script as one operation, or as part of the one that runs already; it leaves the sitting as it was.
  mutating func play(
    _ script: Script, _ output: Output, _ lines: (inout Session) throws -> Void
  ) throws {
    let before = sitting
    // Looked at before the script's transaction begins, in which no copy can be made.
    if running == nil, let operation = sitting.recorded { _ = try store(recorded: operation) }
    guard sitting.depth < 16 else {
      throw Diagnostic("E-RUN", "scripts run each other 16 deep", hint: "does '\(script.file)' run itself?")
    }
    enter(script)
    defer { if before.depth == 0 { environment.console.progress(nil) } }
    do {
      try operate(script, output, lines)
      leaveScript(for: before)
    } catch {
      sitting = before
      throw error
    }
  }

  private mutating func enter(_ script: Script) {
    sitting.depth += 1
    if script.file == "-" {
      sitting.isInputTaken = true
    } else {
      sitting.scripts.append(sitting.path(script.file))
      sitting.folder = sitting.path(script.file).lastIndex(of: "/").map {
        String(sitting.path(script.file)[..<$0])
      }
    }
    (sitting.isScripted, sitting.allowsAbbreviations) = (true, false)
  }

  /// What a script set for itself ends with it; the rows that it made can still be `last`.
  private mutating func leaveScript(for before: Sitting) {
    let (newest, failures, exit) = (sitting.newest, sitting.failures, sitting.exit)
    sitting = before
    if !before.isDryRun { sitting.newest = newest }
    (sitting.failures, sitting.exit) = (failures, exit)
  }

  private mutating func operate(
    _ script: Script, _ output: Output, _ lines: (inout Session) throws -> Void
  ) throws {
    // A script within a script is part of the same operation, and one that is only shown is none.
    guard running == nil, !sitting.printsCommands else {
      try lines(&self)
      return try endResults(output)
    }
    let operation = operation(.run, label: "\(script.verb) \(Quoting.quoted(script.file))")
    do {
      let receipt = try store().write(operation, dryRun: sitting.isDryRun) { change in
        running = (change, 0, sitting.author)
        defer { running = nil }
        do {
          try lines(&self)
          try endResults(output)
        } catch {
          throw sitting.depth > 1 ? error : Failure(explaining: error).scripted(script)
        }
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

  /// Carries out one line of a script; where the script keeps going, a line that fails leaves nothing.
  mutating func attempt(_ script: Script, _ line: (inout Session) throws -> Void) throws {
    guard script.keepsGoing, let change = running?.change else { return try line(&self) }
    let step = running?.step ?? 0
    do {
      try change.savepoint { try line(&self) }
    } catch {
      running?.step = step
      throw error
    }
  }

  /// Stops a script that somebody wants to end.
  func checkInterruption() throws {
    if environment.console.isInterrupted() { throw WorkspaceError.interrupted }
  }

  /// Shows how far the outermost script has come, whose end is the end of the work.
  func showProgress(_ done: Int, share: Double?) {
    if sitting.depth == 1 { environment.console.progress(Progress(done, "lines", share: share)) }
  }
}

extension Failure {
  /// A failing line of a script is a failed command, whatever was wrong with it; what it left is said.
  fileprivate func scripted(_ script: Script) -> Failure {
    var failure = self
    let loss = "nothing of this \(script.noun) was kept"
    failure.diagnostic.hint = [diagnostic.hint, loss].compactMap(\.self).joined(separator: "\n")
    if ![.unusable, .interrupted].contains(exit) { failure.exit = .failed }
    return failure
  }
}
