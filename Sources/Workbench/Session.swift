package import CommandLanguage
import Facts
import Presentation
package import Storage

/// A person's or a script's work on one workspace: the commands run here, one after the other.
package struct Session {
  package let environment: Environment
  package var sitting = Sitting()
  /// Which file, and whether it may be made; it is opened when a command first needs it.
  package var workspace: Workspace
  private(set) var opened: FactStore?
  /// Whether what is open stands in memory for a file that a dry run must not make.
  private var isStandIn = false
  /// The operation that a running script is part of.
  var running: (change: Change, step: Int, author: Handle)?
  var files: [WaitingFile] = []
  /// The file as it stood after an operation, once a command has looked at it.
  var past: (operation: Int, store: FactStore)?
  /// The place, in this sitting's history, of the statement that was typed last and still runs.
  var typed: Int?
  /// How many predictions were due when the prompt last said so.
  var counted: DueCount?
  /// What was found when the file was opened.
  var finding: OpeningFinding?
  /// Whether no command has been given yet, so that the workspace may never be needed.
  var isBeginning = false

  package init(workspace: Workspace, environment: Environment) {
    self.workspace = workspace
    self.environment = environment
  }

  /// Carries out one statement; a failure leaves facts and sitting as they were.
  package mutating func execute(_ statement: Statement, _ output: Output) throws(Failure) {
    guard let verb = statement.words.first else { return }
    let (command, arguments) = try bind(verb, statement)
    try execute(command, arguments, output)
  }

  mutating func execute(_ command: Command, _ given: Arguments, _ output: Output) throws(Failure) {
    let (before, wasOpen) = (sitting, opened != nil)
    defer {
      if !wasOpen { settleAuthor() }
      remarkOnOpening(output)
      leaveStandIn()
    }
    do {
      var arguments = given
      try apply(arguments.options)
      try arguments.readText(of: command.syntax, text(of:))
      if sitting.printsCommands, !command.plays {
        output.serving(sitting).page(Page(json: command.json(of: arguments)), as: Renderer.jsonl.name)
      } else {
        let hints = try hints(on: arguments)
        try sitting.refuse(hints)
        hints.forEach(output.notice)
        try perform(command, arguments, output.serving(sitting))
      }
      for option in arguments.options {
        SittingOption.all.first { $0.syntax.name == option.name }?.end(&sitting, before)
      }
    } catch {
      sitting = before
      throw Failure(explaining: error, in: given.statement)
        .placed(at: given.verb.range, of: given.statement).hintingAtOptions()
    }
  }

  /// The text of a file, by its path from where a running script stands, or of standard input for nil.
  func text(of path: String?) throws -> String {
    guard path != nil || !sitting.isInputTaken else {
      throw Diagnostic(
        "E-FILE", "standard input holds the script itself", hint: "name a file, or write the text here")
    }
    return try environment.text(of: path.map(sitting.path), named: path ?? "-")
  }

  private func bind(_ verb: Word, _ statement: Statement) throws(Failure) -> (Command, Arguments) {
    do throws(Diagnostic) {
      let command = try Command.named(verb, allowsAbbreviations: sitting.allowsAbbreviations)
      return (command, try command.syntax.bind(statement, options: SittingOption.syntaxes))
    } catch {
      throw Failure(error, in: statement, exit: .usage).hintingAtOptions()
    }
  }

  func bind(_ command: Command, _ fielded: FieldedStatement) throws(Failure) -> Arguments {
    do throws(Diagnostic) {
      return try command.syntax.bind(fielded, options: SittingOption.syntaxes)
    } catch {
      throw Failure(error, in: fielded.statement, exit: .usage)
    }
  }

  private mutating func apply(_ options: [Option]) throws {
    for option in options {
      guard let known = SittingOption.all.first(where: { $0.syntax.name == option.name }) else { continue }
      do {
        try known.apply(option.value?.text ?? "", &self)
      } catch {
        throw Failure(explaining: error).diagnostic.placed(at: option.value?.range ?? option.range)
      }
    }
  }

  mutating func perform(_ command: Command, _ arguments: Arguments, _ output: Output) throws {
    try sitting.refuseBlind(command)
    switch command.action {
    case .reads(let body):
      _ = try store()
      let session = self
      let (page, notices) = try read { snapshot in
        var call = Call(arguments, session, snapshot)
        let page = try body(&call)
        try call.recordReader.confirm()
        return (page, call.notices)
      }
      try sitting.refuse(notices)
      notices.forEach(output.notice)
      output.page(page)
    case .changes(let body):
      try perform(arguments, output, changing: body)
    case .steers(let body):
      try body(arguments, &self, output)
    }
  }

  /// A read sees what the running script has done so far.
  package mutating func read<Value>(_ query: (Snapshot) throws -> Value) throws -> Value {
    let blindfold = try blindfold()
    if let operation = sitting.recorded {
      return try store(recorded: operation).read(wearing: blindfold, query)
    }
    if let running {
      return try running.change.wearing(blindfold) { try query(running.change.snapshot) }
    }
    return try store().read(wearing: blindfold, query)
  }

  mutating func change(
    _ arguments: Arguments, _ body: (inout Call, Change) throws -> Reply
  ) throws -> (page: Page, newest: [Identifier], notices: [Notice]) {
    try refuseChange()
    if let running {
      let step = running.step + 1
      self.running?.step = step
      return try running.change.wearing(blindfold()) {
        try self.step(step, of: running.change, arguments, body)
      }
    }
    let store = try store()
    let (operation, blindfold) = (operation(.command, label: arguments.statement.text), try blindfold())
    return try store.write(operation, dryRun: sitting.isDryRun) { change in
      try change.wearing(blindfold) { try step(1, of: change, arguments, body) }
    }.value
  }

  /// One numbered step of an operation, kept in the log by its canonical line.
  private func step(
    _ number: Int, of change: Change, _ arguments: Arguments, _ body: (inout Call, Change) throws -> Reply
  ) throws -> (page: Page, newest: [Identifier], notices: [Notice]) {
    try change.step(number)
    var call = Call(arguments, self, change.snapshot)
    if let keyed = try call.keyed() {
      if !call.repeats(keyed) { try rehearse(arguments, change, body, as: keyed) }
      try sitting.refuse(call.notices)
      call.sitting.note(keyed.row)
      return (.unchanged(keyed.row), call.sitting.newest, call.notices)
    }
    let reply = try body(&call, change)
    try sitting.refuse(call.notices)
    try call.name(reply.rows.first, change)
    for row in reply.rows.reversed() { call.sitting.note(row) }
    if let running, running.author != sitting.author {
      call.canonical.imply("--author", sitting.author.description)
    }
    if let asOf = sitting.asOf, try asOf > call.realToday() {
      // What lies after the as-of day is refused, so the line needs that day wherever it is run again.
      call.canonical.imply("--as-of", asOf.description)
    }
    let line = call.canonical.line(of: arguments)
    try change.keep(line, ofStep: number)
    if running == nil { try change.label(line) }
    return (reply.page, call.sitting.newest, call.notices)
  }

  /// Carries a command out for nothing, to see whether it means what made the keyed row.
  private func rehearse(
    _ arguments: Arguments, _ change: Change, _ body: (inout Call, Change) throws -> Reply, as keyed: KeyedRow
  ) throws {
    var call = Call(arguments, self, change.snapshot)
    do {
      try change.savepoint {
        _ = try body(&call, change)
        throw Rehearsed()
      }
    } catch is Rehearsed {}
    guard call.meaning == keyed.meaning else { throw call.otherMeaning(than: keyed) }
  }

  // MARK: The file

  package mutating func store() throws -> FactStore {
    if let opened { return opened }
    let beside = workspace.beside
    let (store, isStandIn) = try workspace.open(isDryRun: sitting.isDryRun, console: environment.console)
    finding = try environment.finding(in: store, beside: beside)
    (opened, self.isStandIn) = (store, isStandIn)
    settleAuthor()
    return store
  }

  /// Puts a speaker in the place of an alias that was given before the workspace was open.
  private mutating func settleAuthor() {
    guard let opened, running == nil else { return }
    let speaker = try? opened.read { try $0.speaker(named: sitting.author) }
    if let speaker { sitting.author = speaker.handle }
  }

  /// The path of the workspace, once it is open.
  package var path: String? { opened?.path }

  package mutating func use(_ store: FactStore) throws {
    try close()
    opened = store
    settleAuthor()
  }

  /// Forgets a stand-in once its dry run is over: what comes next is meant for the file.
  private mutating func leaveStandIn() {
    guard isStandIn, !sitting.isDryRun, running == nil else { return }
    (opened, isStandIn) = (nil, false)
  }

  package mutating func close() throws {
    if let opened {
      bearWitness(of: opened)
      try opened.close()
    }
    (opened, isStandIn, past, finding) = (nil, false, nil, nil)
  }
}

/// Ends a rehearsal, so that everything in it is rolled back.
private struct Rehearsed: Error {}
