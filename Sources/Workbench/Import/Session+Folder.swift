import CommandLanguage
import Facts
import Presentation
import Storage

extension Session {
  func isFolder(_ arguments: Arguments) throws -> Bool {
    let file = try arguments.required(.source)
    return file != "-" && arguments[.itself] == nil && environment.look(sitting.path(file)) == .folder
  }

  /// Imports every file of a folder as one operation, a step for each.
  mutating func importFolder(_ arguments: Arguments, _ output: Output) throws {
    try arguments.refuseWhatIsOfOneDocument()
    let folder = try arguments.required(.source)
    let (place, isScripted) = (sitting.folder, sitting.isScripted)
    let found: FolderFiles
    do {
      found = try FolderFiles(folder, in: environment, at: { sitting.path($0) }) { name in
        arguments[.format] != nil || DocumentFormat.ofFile(named: name) != nil
      }
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .source))
    }
    try checkInterruption()
    try check(arguments)
    let keepsGoing = arguments[.keepGoing]
    // Every file in a savepoint of its own, so that all that fail are found in one go.
    let script = Script(file: folder, keepsGoing: true, verb: arguments.verb.text, noun: "folder")
    try play(script, output) { session in
      (session.sitting.folder, session.sitting.isScripted) = (place, isScripted)
      let tally = try session.importFiles(found, script, arguments, output)
      guard tally.failures.isEmpty || keepsGoing else { throw tally.refusal(arguments) }
      session.sitting.failures += tally.failures.count
      tally.show(found, output)
    }
  }

  /// Finds what is wrong with the words of the command before any file is looked at.
  private mutating func check(_ arguments: Arguments) throws {
    _ = try store()
    let session = self
    try read { snapshot in
      var call = Call(arguments, session, snapshot)
      (_, _, _) = (try call.tags(), try call.speaker(), try call.pastDay(.on))
    }
  }

  private mutating func importFiles(
    _ found: FolderFiles, _ script: Script, _ arguments: Arguments, _ output: Output
  ) throws -> FolderTally {
    let tally = FolderTally(output)
    for (done, file) in found.files.enumerated() {
      try checkInterruption()
      if sitting.depth == 1, done % 16 == 0 {
        environment.console.progress(Progress(done, "files", share: Double(done) / Double(found.files.count)))
      }
      do {
        try attempt(script) { session in
          let one = try arguments.about(.source, file, without: [Parameter.keepGoing.name])
          try session.execute(.importFile, one, tally.output)
        }
      } catch {
        let failure = Failure(explaining: error)
        guard failure.exit != .interrupted, failure.exit != .unusable else { throw failure }
        tally.failures.append((file, failure.diagnostic))
      }
    }
    return tally
  }
}

extension Arguments {
  /// What belongs to one document cannot be said of a whole folder.
  fileprivate func refuseWhatIsOfOneDocument() throws {
    let ranges = [
      ("title", range(of: Parameter.title)), ("url", range(of: Parameter.url)),
      ("key", range(of: Parameter.key)), ("revises", range(of: Parameter.revises)),
      ("boilerplate", range(of: Parameter.passages)),
    ]
    guard let (name, range) = ranges.first(where: { $0.1 != nil }) else { return }
    throw Diagnostic(
      "E-IMPORT", "'\(name)' belongs to one document, and this is a folder",
      hint: "import its files one by one",
      at: range)
  }
}

/// What became of the files of a folder.
private final class FolderTally {
  private let outer: Output
  private(set) var read = 0
  private(set) var unchanged = 0
  /// Remarks beyond the first ones, which would be the same once more for another file.
  private var remarks = 0
  private static let mostRemarks = 20
  var failures: [(file: String, diagnostic: Diagnostic)] = []

  init(_ outer: Output) {
    self.outer = outer
  }

  /// Where the single documents are shown, and counted.
  var output: Output {
    var output = Output(
      show: { page, _ in
        if page.json?["unchanged"] == nil { self.read += 1 } else { self.unchanged += 1 }
        self.outer.page(page)
      },
      notice: { notice in
        self.remarks += 1
        if self.remarks <= FolderTally.mostRemarks { self.outer.notice(notice) }
      })
    output.isAnswering = true
    return output
  }

  func refusal(_ arguments: Arguments) -> Diagnostic {
    let shown = failures.prefix(20).map(words)
    let more = failures.count > 20 ? ["and \(failures.count - 20) more"] : []
    let rest = read + unchanged
    return Diagnostic(
      "E-IMPORT", "\(failures.count) of \(failures.count + rest) files cannot be read",
      hint: (shown + more + ["'keep-going' keeps those that can"]).joined(separator: "\n"),
      at: arguments.range(of: .source))
  }

  /// What is wrong with a file, which most messages name.
  private func words(_ file: String, _ diagnostic: Diagnostic) -> String {
    diagnostic.message.contains("'\(file)'") ? diagnostic.message : "'\(file)': \(diagnostic.message)"
  }

  /// The failures and what was left out as remarks, then one line that sums up.
  func show(_ found: FolderFiles, _ output: Output) {
    if remarks > FolderTally.mostRemarks {
      let more = remarks - FolderTally.mostRemarks
      output.notice(Notice(.note, "\(more) more remarks like these; 'import FILE' makes those of one file"))
    }
    for (file, diagnostic) in failures {
      output.notice(Notice(.report, "failed: \(words(file, diagnostic)) [\(diagnostic.code)]"))
    }
    for (path, reason) in found.skipped.prefix(20) {
      output.notice(Notice(.report, "skipped: \(path): \(reason)"))
    }
    if found.skipped.count > 20 {
      output.notice(Notice(.report, "skipped: \(found.skipped.count - 20) more"))
    }
    let counts = [
      ("read", read), ("unchanged", unchanged), ("failed", failures.count), ("skipped", found.skipped.count),
    ]
    let words = counts.filter { $0.0 == "read" || $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    output.page(
      Page(
        [.line(Phrase("\(found.files.count) files: \(words)", .dim))],
        json: .object(counts.map { .init($0.0, .integer($0.1)) })))
  }
}
