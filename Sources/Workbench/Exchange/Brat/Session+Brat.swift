import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension ImportFormat {
  /// Only said: an ending does not tell whose annotations a file holds.
  static let brat = ImportFormat(
    name: "brat", summary: "brat standoff: .ann files beside their .txt, with annotation.conf", document: nil,
    exchange: { session, arguments, output in try session.importBrat(arguments, output) })
}

extension Session {
  /// Imports a file of brat, or all of a folder, as one operation of the commands that a person would have typed.
  fileprivate mutating func importBrat(_ arguments: Arguments, _ output: Output) throws {
    let source = try arguments.required(.source)
    let found: BratFolder
    do { found = try BratFolder(source, in: self, isFolder: isFolder(arguments)) } catch let error
      as Diagnostic
    {
      throw error.placed(at: arguments.range(of: .source))
    }
    _ = try store()
    let (place, isScripted) = (sitting.folder, sitting.isScripted)
    let script = Script(file: source, keepsGoing: false, verb: arguments.verb.text, noun: "import")
    try playExchange(script, arguments, output) { session in
      (session.sitting.folder, session.sitting.isScripted) = (place, isScripted)
      var report = found.losses
      if let configuration = found.configuration { try session.takeScheme(configuration, &report) }
      for file in found.files {
        try session.checkInterruption()
        var work = try BratImport(file, arguments, &session, output)
        try work.carryOut(&session, &report)
      }
      let losses = report.entries.filter { $0.fate != .residue }
      if arguments[.strict], let first = losses.first {
        throw Diagnostic(
          "E-LOSS", "\(losses.count) losses, first \(first.subject): \(first.reason)",
          hint: "without 'strict' they are listed", at: arguments.range(of: .strict))
      }
      output.page(.losses(report))
    }
  }

  /// Reads annotation.conf as a scheme, so that its types mean their places in the tree.
  private mutating func takeScheme(_ file: String, _ report: inout LossReport) throws {
    let name = file.split(separator: "/").dropLast().last.map(String.init) ?? "brat"
    let scheme = Name.isWellFormed(name) ? name : "brat"
    var remarks: [String] = []
    var output = Output(show: { _, _ in }, notice: { remarks.append($0.message) })
    output.isAnswering = true
    try run(.scheme, [.init("file", .text(file)), .init("name", .text(scheme))], file, 0, output)
    report.keep("schemes")
    for remark in remarks {
      report.entries.append(LossReport.Entry(.skipped, "annotation.conf", file: file, because: remark))
    }
  }

  /// Runs one command that a line of a file stands for.
  mutating func run(
    _ command: Command, _ fields: [CommandFields.Field], _ file: String, _ line: Int, _ output: Output
  ) throws {
    let fielded = FieldedStatement(
      CommandFields(verb: command.syntax.name, fields), of: command.syntax, options: [], source: file,
      line: line)
    try execute(command, bind(command, fielded), output)
  }
}

/// Which files of brat a folder holds, or one file by itself.
struct BratFolder {
  private(set) var files: [String] = []
  private(set) var configuration: String?
  private(set) var losses = LossReport()

  init(_ source: String, in session: Session, isFolder: Bool) throws {
    let look = { (file: String) in session.environment.look(session.sitting.path(file)) }
    var others: [(path: String, reason: String)] = []
    if isFolder {
      let found = try FolderFiles(source, in: session.environment, at: { session.sitting.path($0) }) { _ in
        true
      }
      files = found.files.filter { $0.hasSuffix(".ann") }
      others = found.skipped
      others += found.files.filter { file in
        if file.hasSuffix(".txt") { return !files.contains(file.dropLast(4) + ".ann") }
        return !file.hasSuffix(".ann") && !file.hasSuffix("annotation.conf")
      }.map { ($0, $0.hasSuffix(".txt") ? "no .ann stands beside it" : "no annotations") }
    } else {
      guard source.hasSuffix(".ann") else {
        throw Diagnostic(
          "E-IMPORT", "'\(source)' does not end in .ann",
          hint: "name the .ann file, or the folder that holds it")
      }
      files = [source]
    }
    guard !files.isEmpty else {
      throw Diagnostic(
        "E-IMPORT", "'\(source)' holds no .ann file", hint: "check that this is the folder you mean")
    }
    let folder = isFolder ? source : source.split(separator: "/").dropLast().joined(separator: "/")
    let file = (folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/") + "annotation.conf"
    let beside = !isFolder && source.hasPrefix("/") ? "/" + file : file
    if look(beside) == .file { configuration = beside }
    losses.entries = others.map { LossReport.Entry(.skipped, $0.path, because: $0.reason) }
  }
}
