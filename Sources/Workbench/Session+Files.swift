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
    self.init(name: name, path: path) { _, part in try part(text) }
  }

  init(name: String, path: String, lines: @escaping Lines) {
    self.init(name: name, path: path) { session in
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

  /// What a file is read for, if it is.
  private mutating func use(of path: String, reading inputs: [String]) throws -> String? {
    let plain = Self.plain(path)
    if inputs.contains(where: { Self.plain($0) == plain }) { return "is what this command reads" }
    if sitting.scripts.contains(where: { Self.plain($0) == plain }) { return "is a script that runs" }
    guard opened != nil else { return nil }
    let name = plain.split(separator: "/").last.map(String.init) ?? plain
    let origin = try read { try $0.origins(endingIn: name) }
      .first { Self.plain(sitting.path($0.file)) == plain }
    return origin.map { "holds the text of d\($0.document)" }
  }

  /// The path without what leads nowhere, such as `./` and `a/../`.
  private static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private func isDatabase(_ path: String) throws -> Bool {
    try environment.open(path).next()?.starts(with: "SQLite format 3".utf8) ?? false
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
