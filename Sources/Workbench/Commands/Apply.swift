import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == BulkForm {
  static var form: Parameter {
    Parameter("as", .choice(), "the form of the file, where its name does not tell")
  }
}

extension Parameter where Value == String {
  static var verb: Parameter { Parameter("verb", .text("VERB"), "the command of every line that names none") }
}

extension Parameter where Value == Bool {
  static var exported: Parameter {
    Parameter("exported", .flag, "the table was written by reckon: take its guards and escapes back")
  }
}

extension Command {
  static let apply = Command(
    Syntax(
      "apply", "Runs commands from JSON Lines, CSV or TSV as one operation: all of them, or nothing.",
      details: """
        A line of JSON is an object: `op` names the verb, the other members are its arguments by name, as 'help VERB'
        and --as-jsonl show them; a table names them in its first line, and an empty cell is left out. A text is always
        the text itself. Each line is answered by a line of JSON. A failing line leaves nothing behind, unless
        `keep-going` says to go on; then the lines that worked are kept and the exit code is 3.
        """,
      slots: [.required(.file)],
      keywords: [Keyword(.form), Keyword(.verb), .flag(.exported), .flag(.keepGoing)],
      examples: [
        "apply claims.jsonl", "apply claims.csv verb claim",
        "apply claims.csv verb claim keep-going --dry-run",
      ]), plays: true,
    steers: { arguments, session, output in
      let script = Script(
        file: try arguments.required(.file), keepsGoing: arguments[.keepGoing], verb: arguments.verb.text)
      let stream = try session.stream(script.file, arguments)
      let form = try arguments.form(of: script.file)
      let bulk = try BulkReader(
        form, named: script.file, verb: arguments[.verb], isExported: arguments[.exported], stream.next)
      try session.play(script, output) { session in try session.apply(bulk, of: stream.size, script, output) }
    })
}

extension Arguments {
  fileprivate func form(of file: String) throws(Diagnostic) -> BulkForm {
    if let form = self[.form] ?? BulkForm(fileNamed: file) { return form }
    throw Diagnostic(
      "E-FORM", "the name '\(file)' does not tell whether it holds JSON Lines or a table",
      hint: "say it: apply \(file) as \(BulkForm.allCases.map(\.rawValue).joined(separator: "|"))",
      at: range(of: .file))
  }
}

extension Session {
  fileprivate func stream(_ file: String, _ arguments: Arguments) throws -> ByteStream {
    do {
      return try environment.open(file == "-" ? nil : sitting.path(file))
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .file))
    }
  }

  fileprivate mutating func apply(_ bulk: BulkReader, of size: Int?, _ script: Script, _ output: Output)
    throws
  {
    var (bulk, done) = (bulk, 0)
    while !sitting.wantsToQuit {
      do {
        guard let command = try bulk.next() else { break }
        try attempt(script) { session in
          try session.apply(command, at: bulk.line, of: script.file, output)
        }
      } catch {
        let failure = Failure(explaining: error).inLine(bulk.line, of: script.file)
        output.reply(failure, line: bulk.line)
        guard script.keepsGoing, failure.exit != .interrupted else { throw failure }
        sitting.failures += 1
      }
      done += 1
      try checkInterruption()
      if done % 64 == 0 { showProgress(done, share: size.map { Double(bulk.consumed) / Double(max($0, 1)) }) }
    }
  }

  private mutating func apply(_ fields: CommandFields, at line: Int, of file: String, _ output: Output) throws
  {
    let (command, fielded) = try read(fields, at: line, of: file)
    let answer = Answer(to: line, through: output)
    do throws(Failure) {
      try execute(command, bind(command, fielded), command.plays ? output : answer.output)
      if !command.plays { answer.finish() }
    } catch {
      throw error.inField(fielded.field(at: error.diagnostic.range))
    }
  }

  private func read(
    _ fields: CommandFields, at line: Int, of file: String
  ) throws(Failure) -> (Command, FieldedStatement) {
    do throws(Diagnostic) {
      let command = try Command.named(Word(fields.verb, at: 0..<0), allowsAbbreviations: false)
      guard command.syntax.name != Command.output.syntax.name else {
        throw Diagnostic(
          "E-APPLY", "'output' has no place in 'apply', whose answers are its results",
          hint: "use it before or after 'apply'")
      }
      let options = SittingOption.syntaxes
      return (
        command, FieldedStatement(fields, of: command.syntax, options: options, source: file, line: line)
      )
    } catch {
      let verb = Statement(words: [], text: fields.verb, source: file, line: line)
      let place = 0..<fields.verb.utf8.count
      throw Failure(Diagnostic(error.code, error.message, hint: error.hint, at: place), in: verb).inField(
        "op")
    }
  }
}

/// The answer to one line: a line of JSON for each page, or one that says that all is well.
private final class Answer {
  private let line: Int
  private let outer: Output
  private var isGiven = false

  init(to line: Int, through outer: Output) {
    self.line = line
    self.outer = outer
  }

  var output: Output {
    var output = Output(
      show: { page, _ in self.give(page) },
      notice: { self.outer.notice(Notice($0.severity, "line \(self.line): \($0.message)")) })
    output.isAnswering = true
    return output
  }

  func finish() {
    if !isGiven { give(Page(json: ["ok": true])) }
  }

  private func give(_ page: Page) {
    isGiven = true
    let data = page.data(RenderOptions())
    var members: [JSON.Member] = [.init("line", .integer(line))]
    if case .object(let given) = data, given.first?.key == "ok" {
      members += given
    } else {
      members += [.init("ok", true), .init("result", data)]
    }
    outer.page(Page(json: .object(members)), as: Renderer.jsonl.name)
  }
}

extension Output {
  fileprivate func reply(_ failure: Failure, line: Int) {
    guard case .object(let members) = failure.json else { return }
    let said = members.filter { !["source", "line", "column"].contains($0.key) }
    page(Page(json: .object([.init("line", .integer(line))] + said)), as: Renderer.jsonl.name)
  }
}
