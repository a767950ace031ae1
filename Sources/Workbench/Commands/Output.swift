import CommandLanguage
import Presentation
import Storage

extension Command {
  static let output = Command(
    Syntax(
      "output", "Sends the results that follow to a file; alone, back to the terminal.",
      details: """
        The file is written whole, at the next `output` or at the end of the sitting; in a script after its commit, and
        not at all if it fails. What was in the file before is replaced. Notes and errors still go to the terminal.
        """,
      slots: [.optional(.file)], examples: ["output claims.txt"])
  ) { arguments, session, output in
    try session.endResults(output)
    guard let file = arguments[.file] else {
      return output.notice(Notice(.report, "results go to the terminal"))
    }
    do {
      try session.sendResults(to: file, output)
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .file))
    }
  }
}

extension Session {
  fileprivate mutating func sendResults(to file: String, _ output: Output) throws {
    let path = sitting.path(file)
    guard file != "-" else {
      throw Diagnostic("E-OUTPUT", "results cannot go to '\(file)'", hint: "name a file of its own")
    }
    try checkTarget(path, named: file)
    let exists = environment.look(path) != nil
    sitting.results = ResultsFile(name: file, path: path, depth: sitting.depth)
    output.notice(Notice(.report, "results go to \(file)" + (exists ? ", which will be replaced" : "")))
  }
}
