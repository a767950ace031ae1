import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension ExportFormat {
  static let workspace = ExportFormat(
    name: "workspace", summary: "all facts with their history, for rebuild and for git", isFolder: false,
    export: { _, call in
      try call.refusePart()
      let size = try call.snapshot.size()
      var exported = Exported()
      exported.losses.keep(size.facts == 1 ? "fact" : "facts", size.facts)
      exported.losses.keep(size.operations == 1 ? "operation" : "operations", size.operations)
      return exported
    },
    lines: { session, write in
      var digest = LineDigest()
      try session.read { snapshot in
        try snapshot.export { line in
          let text = JSON(line).text()
          digest.add(text)
          try write(text + "\n")
        }
      }
      let end = WorkspaceLine([.init("end", .text(digest.text)), .init("lines", .integer(digest.lines))])
      try write(JSON(end).text() + "\n")
    })
}

extension Call {
  /// A workspace is exported whole: a part of it has no history of its own.
  fileprivate func refusePart() throws {
    if let term = arguments.filter.first {
      throw Diagnostic(
        "E-FILTER", "a workspace is exported whole", hint: "leave the filter out", at: term.range)
    }
    guard sitting.isBlind else { return }
    throw wrong(
      "E-BLIND", "a whole workspace holds what all coders did, and you work blind",
      hint: "'set blind off' ends that")
  }
}

extension JSON {
  init(_ line: WorkspaceLine) {
    self = .object(line.members.map { .init($0.name, JSON($0.value)) })
  }

  private init(_ value: WorkspaceLine.Value) {
    self =
      switch value {
      case .integer(let number): .integer(number)
      case .real(let number): .number(number)
      case .text(let text): .string(text)
      case .list(let numbers): .array(numbers.map(JSON.integer))
      }
  }
}
