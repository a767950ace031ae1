import CommandLanguage
import Presentation
import Storage

/// A file that a report asked for.
struct WaitingFile: Sendable {
  /// Hands out the lines of a file that is too large to be kept, once it may be written.
  typealias Lines = @Sendable (_ session: inout Session, _ line: (String) throws -> Void) throws -> Void

  let name: String
  let path: String
  private let make: @Sendable (_ session: inout Session) throws -> Page?

  init(name: String, path: String, text: String) {
    self.init(name: name, path: path, parts: [text])
  }

  init(name: String, path: String, parts: [String]) {
    self.init(name: name, path: path) { _, part in try parts.forEach(part) }
  }

  /// - `folder`: is made for the file, unless it is there.
  init(name: String, path: String, folder: String? = nil, lines: @escaping Lines) {
    self.init(name: name, path: path) { session in
      if let folder, session.environment.look(folder) == nil { try session.environment.makeFolder(folder) }
      try session.environment.writeParts(path) { part in try lines(&session, part) }
      return nil
    }
  }

  /// A file that its own closure makes, which may say more of it than that it was written.
  init(
    name: String, path: String, make: @escaping @Sendable (_ session: inout Session) throws -> Page?
  ) {
    (self.name, self.path, self.make) = (name, path, make)
  }

  fileprivate func write(_ session: inout Session) throws -> Page? { try make(&session) }
}

extension Session {
  /// Refuses to write results over what is no file of results: a folder, a pipe, a database, the workspace first, a
  /// script that runs, the text of a document, or what else the command reads.
  mutating func checkTarget(_ path: String, named name: String, reading inputs: [String] = []) throws {
    let refusal: String? =
      switch environment.look(path) {
      case .folder: "is a folder"
      case .other: "is no file"
      case .file: try isDatabase(path) ? "is a database" : use(of: path, reading: inputs)
      case nil: nil
      }
    let beside = ["-wal", "-shm", "-journal"].first { path.hasSuffix($0) }.map {
      String(path.dropLast($0.count))
    }
    if refusal == nil, let beside, environment.look(beside) == .file, try isDatabase(beside) {
      throw Diagnostic("E-OUTPUT", "'\(name)' belongs to a database", hint: "name a file of its own")
    }
    guard let refusal else { return }
    throw Diagnostic("E-OUTPUT", "'\(name)' \(refusal)", hint: "name a file of its own")
  }

  /// What a file is read for, if it is, under whatever name.
  private mutating func use(of path: String, reading inputs: [String]) throws -> String? {
    let identity = environment.identity
    guard let file = identity(path) else { return nil }
    if inputs.contains(where: { identity($0) == file }) { return "is what this command reads" }
    if sitting.scripts.contains(where: { identity($0) == file }) { return "is a script that runs" }
    // Where there is no workspace there are no texts.
    guard (try? store()) != nil else { return nil }
    let here = sitting
    let document = try read { try $0.document(from: { identity(here.path($0)) == file }) }
    return document.map { "holds the text of d\($0)" }
  }

  private func isDatabase(_ path: String) throws -> Bool {
    try environment.open(path).next()?.starts(with: "SQLite format 3".utf8) ?? false
  }

  /// Takes one part of a file after the other.
  typealias Part = (String) throws -> Void

  /// Writes what a command makes to the file that its `to` names, whole or not at all, and never over an input.
  ///
  /// Outside a script it is written while it is made; a script's file is kept, as it is now, until the commit.
  mutating func send(
    to arguments: Arguments, _ output: Output,
    _ make: @escaping (_ session: inout Session, _ file: String, _ part: Part) throws -> Void
  ) throws {
    let file = try arguments.required(.to)
    let path = sitting.path(file)
    let inputs = arguments[.template].map { [sitting.path($0)] } ?? []
    do { try checkTarget(path, named: file, reading: inputs) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .to))
    }
    guard running == nil, !sitting.isDryRun else {
      var parts: [String] = []
      try make(&self, file) { parts.append($0) }
      afterCommit(WaitingFile(name: file, path: path, parts: parts))
      return try writeFiles(output)
    }
    try environment.writeParts(path) { part in try make(&self, file, part) }
    output.notice(Notice(.report, "wrote \(file)"))
  }

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
      if let page = try file.write(&self) {
        output.page(page)
      } else {
        output.notice(Notice(.report, "wrote \(file.name)"))
      }
    }
  }
}
