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
    try exchange(arguments, output, noun: "import") { session, work, script in
      work.report = found.losses
      if let configuration = found.configuration { try session.takeScheme(configuration, &work.report) }
      for file in found.configurations { try session.keep(file, work) }
      for file in found.files {
        try session.take(file, script, work) { session in
          var part = try BratImport(file, arguments, &session, output)
          try part.carryOut(&session, &work.report)
        }
      }
    }
  }

  /// Keeps a configuration as it stands, so that an export writes it back.
  private mutating func keep(_ file: String, _ work: ExchangeWork) throws {
    let text: String
    do { text = try environment.text(of: sitting.path(file), named: "'\(file)'") } catch let error
      as Diagnostic
    {
      return work.lose(.skipped, file, error.message)
    }
    try work.run(
      .residue,
      [
        .text("document", "none"), .text("format", ImportFormat.brat.name), .text("file", file),
        .text("text", text),
      ], &self)
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
  /// The configuration of types that is read.
  private(set) var configuration: String?
  /// All that brat reads beside annotations.
  private(set) var configurations: [String] = []
  private(set) var losses = LossReport()

  init(_ source: String, in session: Session, isFolder: Bool) throws {
    let look = { (file: String) in session.environment.look(session.sitting.path(file)) }
    var others: [(path: String, reason: String)] = []
    if isFolder {
      let found = try FolderFiles(source, in: session.environment, at: { session.sitting.path($0) }) { _ in
        true
      }
      files = found.files.filter { $0.hasSuffix(".ann") }
      configurations = found.files.filter { $0.hasSuffix(".conf") }
      others = found.skipped
      others += found.files.filter { file in
        if file.hasSuffix(".txt") { return !files.contains(file.dropLast(4) + ".ann") }
        return !file.hasSuffix(".ann") && !file.hasSuffix(".conf")
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
    let folder = isFolder ? source : source.folder
    let beside = (folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/") + BratTypes.fileName
    if look(beside) == .file { configuration = beside }
    if !isFolder { configurations = configuration.map { [$0] } ?? [] }
    losses.entries = others.map { LossReport.Entry(.skipped, $0.path, because: $0.reason) }
  }
}
