import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Parameter where Value == ExportFormat {
  static var exportFormat: Parameter {
    Parameter("format", .one(of: ExportFormat.all, meaning: \.summary) { $0.name }, "in which form")
  }
}

extension Parameter where Value == Bool {
  static var strict: Parameter { Parameter("strict", .flag, "any loss is an error, and nothing is done") }
}

extension Command {
  static let export = Command(
    Syntax(
      "export",
      "Writes facts in a form that other programs read: \(ExportFormat.all.map(\.name).joined(separator: ", ")).",
      details: """
        Says what was written, and of everything that the form cannot hold, what and why; with `strict` any such loss is
        an error and nothing is written. Files are written whole or not at all, never over a workspace.
        """,
      slots: [.required(.exportFormat)], keywords: [Keyword(.to), .flag(.strict)], filter: .anywhere,
      examples: [
        "export brat to out", "export brat d1 to out", "export web-annotation d1 to marks.json",
        "export doccano", "export workspace to korea.jsonl", "export claimreview c1 to checks.json",
        "export forecasts to forecasts.csv", "export labelstudio d1 to tasks.json", "export conll d1",
        "export argdown",
      ])
  ) { arguments, session, output in
    let format = try arguments.required(.exportFormat)
    let copy = session
    let exported = try session.read { snapshot in
      let call = Call(arguments, copy, snapshot)
      return try format.export(call.filter(arguments.filter), call)
    }
    if arguments[.strict] { try exported.losses.refuse(at: arguments.range(of: .strict)) }
    try session.write(exported, as: format, arguments, output)
  }
}

extension Session {
  /// The files of an export, each whole or not at all; without `to` one file is printed.
  fileprivate mutating func write(
    _ exported: ExportFormat.Exported, as format: ExportFormat, _ arguments: Arguments, _ output: Output
  ) throws {
    guard let target = arguments[.to] else {
      guard !format.isFolder, let file = exported.files.first else {
        throw Diagnostic(
          "E-MISSING", "\(format.name) is not printed", hint: "add to \(format.isFolder ? "FOLDER" : "FILE")",
          at: arguments.verb.range)
      }
      var page = Page(file.text.split(separator: "\n").map { .line(Phrase(String($0))) })
      page.isExact = true
      output.page(page)
      // What is printed may be piped, so that what it does not hold is said beside it.
      if !exported.losses.entries.isEmpty {
        Renderer.text.render(.losses(exported.losses), RenderOptions()).split(separator: "\n")
          .forEach { output.notice(Notice(.report, String($0))) }
      }
      return
    }
    if let lines = format.lines {
      afterCommit(
        WaitingFile(name: target, path: try checkedPath(target, arguments), lines: lines))
    }
    for file in exported.files {
      let name = format.isFolder ? "\(target)/\(file.name)" : target
      let path = try checkedPath(name, arguments)
      afterCommit(
        WaitingFile(name: name, path: path, folder: format.isFolder ? sitting.path(target) : nil) { _, part in
          try part(file.text)
        })
    }
    try writeFiles(output)
    output.page(.losses(exported.losses))
  }

  private mutating func checkedPath(_ name: String, _ arguments: Arguments) throws -> String {
    let path = sitting.path(name)
    do { try checkTarget(path, named: name) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .to))
    }
    return path
  }
}
