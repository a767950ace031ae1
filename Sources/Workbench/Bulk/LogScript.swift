import CommandLanguage
import Facts
import Presentation
import Storage

/// The form in which the log can be run again.
enum LogForm: String, CaseIterable, Sendable {
  case script, jsonl
}

/// Writes operations as commands that make the same facts, with the same ids, in an empty workspace.
///
/// Each step's canonical line is already free of what only its sitting knew. Added are the author of each operation,
/// the texts that were imported, and `skip` where rows that are gone used up ids.
struct LogScript {
  let form: LogForm
  let snapshot: Snapshot
  let output: Output
  private var author: String?
  private var newest: [Kind: Int] = [:]
  private var lines: [String] = []

  init(_ form: LogForm, _ snapshot: Snapshot, _ output: Output) {
    self.form = form
    self.snapshot = snapshot
    self.output = output
  }

  /// Everything that is in effect, from the first operation on.
  mutating func write() throws {
    for operation in try snapshot.operations().reversed() { try write(operation, skips: true) }
    for kind in Kind.allCases where kind != .operation {
      try skip(to: snapshot.newestNumber(of: kind), of: kind)
    }
    try flush()
  }

  /// Only some operations, as they are, whatever came between.
  mutating func write(_ operations: [LoggedOperation]) throws {
    for operation in operations { try write(operation, skips: false) }
    try flush()
  }

  private mutating func write(_ operation: LoggedOperation, skips: Bool) throws {
    // What a redaction took away is not in the lines any more, so that they make the rows as it left them.
    guard operation.isInEffect, operation.undoes.isEmpty, operation.kind != .redaction else { return }
    let snapshot = snapshot
    try snapshot.work(of: operation) { work in
      if operation.author != author, let name = operation.author {
        try add("set author @\(name)")
        author = name
      }
      if skips {
        for made in work.made {
          try skip(to: made.lowerBound.number - 1, of: made.lowerBound.kind)
          newest[made.upperBound.kind] = made.upperBound.number
        }
      }
      // The texts that 'combine' took stand in the other workspace.
      let text = work.line.hasPrefix("combine ") ? nil : work.text
      try add(work.line + (text.map { " text " + Quoting.quoted($0) } ?? ""))
    }
  }

  private mutating func skip(to number: Int, of kind: Kind) throws {
    guard newest[kind, default: 0] < number else { return }
    newest[kind] = number
    try add("skip \(Identifier(kind, number))")
  }

  private mutating func add(_ line: String) throws {
    lines.append(line)
    if lines.count >= 1000 { try flush() }
  }

  private mutating func flush() throws {
    guard !lines.isEmpty else { return }
    switch form {
    case .script:
      var page = Page(lines.map { .line(Phrase($0)) })
      page.isExact = true
      output.page(page)
    case .jsonl: output.page(Page(json: .array(try lines.map(json))), as: Renderer.jsonl.name)
    }
    lines = []
  }

  private func json(of line: String) throws -> JSON {
    var lexer = Lexer(line, source: "log")
    guard let statement = try lexer.next(), let verb = statement.words.first else {
      throw Diagnostic("E-INTERNAL", "the log holds a line without words")
    }
    let command = try Command.named(verb, allowsAbbreviations: false)
    return command.json(of: try command.syntax.bind(statement, options: SittingOption.syntaxes))
  }
}
