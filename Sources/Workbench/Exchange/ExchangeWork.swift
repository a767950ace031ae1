import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

/// What becomes of a file of another program: every part of it is the commands that a person would have typed.
final class ExchangeWork {
  let file: String
  /// Which of several files is being read, where the command names their folder.
  var part: String?
  var report = LossReport()
  /// Labels that were read as another tag, each said once.
  private var labels: Set<String> = []
  private var left: [(name: String, count: Int)] = []

  init(file: String) {
    self.file = file
  }

  /// Runs one command, and gives the row that it made or found.
  ///
  /// - `line`: where in the file it comes from, for errors.
  @discardableResult
  func run(
    _ command: Command, _ fields: [CommandFields.Field?], line: Int? = nil, _ session: inout Session
  ) throws -> Identifier? {
    let fielded = FieldedStatement(
      CommandFields(verb: command.syntax.name, fields.compactMap(\.self)), of: command.syntax, options: [],
      source: part ?? file, line: line ?? 0)
    var output = Output(show: { _, _ in }, notice: { _ in })
    output.isAnswering = true
    do {
      try session.execute(command, session.bind(command, fielded), output)
    } catch {
      guard ![.interrupted, .unusable].contains(error.exit) else { throw error }
      let diagnostic = Diagnostic(
        error.diagnostic.code, error.diagnostic.message, hint: error.diagnostic.hint)
      let statement = line.map { Statement(words: [], text: "", source: part ?? file, line: $0) }
      throw Failure(diagnostic, in: statement)
    }
    return session.sitting.newest.last
  }

  func lose(_ fate: LossReport.Fate, _ subject: String, line: Int? = nil, _ reason: String) {
    report.entries.append(.init(fate, subject, file: line == nil ? nil : part, line: line, because: reason))
  }

  /// A foreign label as a tag; nil, and said, where no tag is like it.
  func tag(_ label: String, _ subject: String, line: Int? = nil) -> TagName? {
    guard let tag = TagName(label: label) else {
      lose(.skipped, subject, line: line, "no tag is like its label '\(label.shortened(to: 40))'")
      return nil
    }
    if tag.path != label, labels.insert(label).inserted {
      lose(.changed, "'\(label.shortened(to: 40))'", line: line, "is the tag \(tag)")
    }
    return tag
  }

  /// Counts what no fact holds by its name, to be said once.
  func leave(_ name: String, _ count: Int = 1) {
    if let place = left.firstIndex(where: { $0.name == name }) {
      left[place].count += count
    } else {
      left.append((name, count))
    }
  }

  /// Everything, with what was counted.
  func settle() -> LossReport {
    for (name, count) in left {
      lose(
        .skipped, "'\(name.shortened(to: 40))'", "\(count == 1 ? "once" : "\(count) times"); no fact holds it"
      )
    }
    left = []
    return report
  }
}

extension LossReport {
  /// Makes an error of any loss.
  func refuse(at range: Range<Int>?) throws(Diagnostic) {
    let losses = entries.filter { $0.fate != .residue }
    guard let first = losses.first else { return }
    let count = losses.count == 1 ? "1 loss," : "\(losses.count) losses, first"
    throw Diagnostic(
      "E-LOSS", "\(count) \(first.subject): \(first.reason)", hint: "without 'strict' they are listed",
      at: range)
  }
}

extension CommandFields.Field {
  /// Nil where there is no text.
  static func text(_ name: String, _ text: String?) -> CommandFields.Field? {
    text.map { CommandFields.Field(name, .text($0)) }
  }

  static func tags(_ tags: [TagName]) -> CommandFields.Field? {
    tags.isEmpty ? nil : CommandFields.Field("tags", .list(tags.map(\.path)))
  }
}

extension Session {
  /// Plays the lines of a file of another program; what fails outside of any line is the fault of the command.
  mutating func playExchange(
    _ script: Script, _ arguments: Arguments, _ output: Output, _ lines: (inout Session) throws -> Void
  ) throws {
    do { try play(script, output, lines) } catch let failure as Failure
      where failure.statement == nil && failure.exit == .failed
    {
      throw failure.diagnostic.placed(at: arguments.range(of: .source))
    }
  }

  /// Plays a file of another program as one operation; what was kept, changed and left out is its result.
  mutating func exchange(
    _ arguments: Arguments, _ output: Output, noun: String = "file",
    _ body: (inout Session, ExchangeWork, Script) throws -> Void
  ) throws {
    let work = ExchangeWork(file: try arguments.required(.source))
    let script = Script(
      file: work.file, keepsGoing: arguments[.keepGoing], verb: arguments.verb.text, noun: noun)
    let (place, isScripted) = (sitting.folder, sitting.isScripted)
    _ = try store()
    try playExchange(script, arguments, output) { session in
      (session.sitting.folder, session.sitting.isScripted) = (place, isScripted)
      try body(&session, work, script)
      let report = work.settle()
      if arguments[.strict] { try report.refuse(at: arguments.range(of: .strict)) }
      output.page(.losses(report))
    }
  }

  /// Does one part of a file; where the command keeps going, one that fails is listed and left out.
  mutating func take(
    _ subject: String, line: Int? = nil, _ script: Script, _ work: ExchangeWork,
    _ part: (inout Session) throws -> Void
  ) throws {
    let before = work.report
    do {
      try attempt(script, part)
    } catch {
      let failure = Failure(explaining: error)
      guard script.keepsGoing, failure.exit != .interrupted, failure.exit != .unusable else {
        throw line.map { failure.inLine($0, of: script.file) } ?? failure
      }
      work.report = before
      work.lose(.skipped, subject, line: line ?? failure.statement?.line, failure.diagnostic.message)
      sitting.failures += 1
    }
    try checkInterruption()
  }
}
