/// A file that a report asked for.
struct WaitingFile: Sendable {
  let name: String
  let path: String
  let text: String
}

extension Session {
  /// Keeps a file to be written until the running script has been committed.
  mutating func afterCommit(_ file: WaitingFile) {
    files.append(file)
  }

  mutating func dropFiles() { files = [] }

  /// Writes the files that wait, unless a script still runs or this is a dry run.
  mutating func writeFiles(_ output: Output) throws {
    guard running == nil else { return }
    let waiting = files
    files = []
    for file in waiting {
      guard !sitting.isDryRun else {
        output.notice(Notice(.report, "would write \(file.name)"))
        continue
      }
      try environment.write(file.text, file.path)
      output.notice(Notice(.report, "wrote \(file.name)"))
    }
  }
}
