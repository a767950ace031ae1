import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var newFile: Parameter {
    Parameter("to", .text("FILE", suggests: .files), "the new file; one that exists is never overwritten")
  }
}

extension Command {
  static let backup = Command(
    Syntax(
      "backup", "Writes the whole workspace, as it stands now, to a new file, and verifies it.",
      details: """
        Others may go on writing meanwhile; the copy holds one moment. It is read again and compared before it gets its
        name, so that FILE is there whole and sound, or not at all. FILE must be new: name the day, such as
        korea-2017-05-09.reckon. It is a workspace like any other, readable by its owner alone; to go back to it, copy
        it over the damaged one, without a -wal beside it. Copying the file by other means while somebody works in it
        may miss what its -wal holds. In a script the backup is made after the commit.
        """,
      keywords: [.required(.newFile)], examples: ["backup to korea-2017-05-09.reckon"])
  ) { arguments, session, output in
    let name = try arguments.required(.newFile)
    if let words = session.sitting.recordedWords {
      throw Diagnostic(
        "E-RECORDED", "the file is seen \(words), and a backup is of all of it",
        hint: "'set recorded none' comes back to now")
    }
    let path = session.sitting.path(name)
    do { try session.refuseTarget(path, named: name) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .newFile))
    }
    let file = WaitingFile(name: name, path: path) { session in
      try session.backup(to: path).page(named: name)
    }
    session.afterCommit(file)
    try session.writeFiles(output)
  }
}

extension Session {
  /// Refuses a name that is taken, or that SQLite would take for a part of another database.
  fileprivate mutating func refuseTarget(_ path: String, named name: String) throws {
    guard path != ":memory:", name != "-", !path.hasSuffix("/") else {
      throw Diagnostic("E-OUTPUT", "a backup cannot go to '\(name)'", hint: "name a new file")
    }
    if environment.look(path) != nil || files.contains(where: { $0.path == path }) {
      throw Diagnostic(
        "E-EXISTS", "'\(name)' exists already, and a backup replaces nothing",
        hint: "name a new file, with the day for instance")
    }
    try checkTarget(path, named: name)
  }

  fileprivate mutating func backup(to path: String) throws -> BackupReceipt {
    let (store, console) = (try store(), environment.console)
    defer { console.progress(nil) }
    return try store.backup(to: path) { share in
      console.progress(Progress(Int(share * 100), "percent", share: nil))
    }
  }
}

extension BackupReceipt {
  fileprivate func page(named name: String) -> Page {
    let through = newest.map { ", through o\($0.id) \($0.ulid)" } ?? ""
    return Page(
      [.line("backup \(name): \(facts) facts, \(operations) operations\(through); verified")],
      json: .object([
        .init("ok", true), .init("backup", .string(name)), .init("facts", .integer(facts)),
        .init("operations", .integer(operations)), .init("bytes", .integer(size)),
        .init("newest", .optional(newest.map { "o\($0.id)" })), .init("ulid", .optional(newest?.ulid)),
      ]))
  }
}
