import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var exportedFile: Parameter {
    Parameter("file", .text("FILE", suggests: .files), "what 'export workspace' wrote; - is standard input")
  }
  static var newWorkspace: Parameter {
    Parameter("to", .text("WORKSPACE", suggests: .files), "the new file; :memory: makes none")
  }
}

extension Command {
  static let rebuild = Command(
    Syntax(
      "rebuild", "Makes a new workspace of one that was exported, and works on it.",
      details: """
        The new workspace holds the same facts with the same ids and the same history: who did what and when, and
        'undo' goes on from there. 'apply' cannot do this, for all that it does is one new operation. A file that was
        cut off, changed, or written by a newer reckon is refused with its line, and nothing is made. In the shell:
        reckon rebuild korea.jsonl to korea.reckon
        """,
      slots: [.required(.exportedFile)], keywords: [.required(.newWorkspace)],
      examples: ["rebuild korea.jsonl to :memory:"])
  ) { arguments, session, output in
    let (file, name) = (try arguments.required(.exportedFile), try arguments.required(.newWorkspace))
    guard session.running == nil else {
      throw Diagnostic(
        "E-INIT", "a script cannot change its workspace", hint: "rebuild it first, then name it with -w")
    }
    try session.refuseChange()
    let path = session.sitting.path(name)
    let isDryRun = session.sitting.isDryRun
    if name != ":memory:", session.environment.look(path) != nil { throw WorkspaceError.exists(path) }
    let reader = WorkspaceReader(
      name: file, stream: try session.environment.open(file == "-" ? nil : session.sitting.path(file)),
      console: session.environment.console)
    let store = try reader.rebuild(at: isDryRun || name == ":memory:" ? .memory : .file(path))
    let size = try store.read { try $0.size() }
    let page = Page(
      [.line("new workspace \(name): \(size.facts) facts, \(size.operations) operations")],
      json: .object([
        .init("ok", true), .init("workspace", .string(name)), .init("facts", .integer(size.facts)),
        .init("operations", .integer(size.operations)),
      ]))
    guard !isDryRun else { return output.page(page.marked()) }
    try session.use(store)
    output.page(page)
  }
}
