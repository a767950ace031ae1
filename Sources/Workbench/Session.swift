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
  private var opened: FactStore?
  /// Whether what is open stands in memory for a file that a dry run must not make.
  private var isStandIn = false
  /// The operation that a running script is part of.
  var running: (change: Change, step: Int, author: Handle)?
  private var files: [WaitingFile] = []

  package init(workspace: Workspace, environment: Environment) {
    self.workspace = workspace
    self.environment = environment
  }

  /// Carries out one statement; a failure leaves facts and sitting as they were.
  package mutating func execute(_ statement: Statement, _ output: Output) throws(Failure) {
    guard let verb = statement.words.first else { return }
    let before = sitting
    defer { leaveStandIn() }
    do throws(Failure) {
      var (command, arguments) = try bind(verb, statement)
      do {
        try apply(arguments.options)
        try arguments.readText(text(of:))
        var output = output
        output.format = sitting.format
        try perform(command, arguments, output)
        for option in arguments.options {
          SittingOption.all.first { $0.syntax.name == option.name }?.end(&sitting, before)
        }
      } catch {
        throw Failure(explaining: error, in: statement).placed(at: verb.range, of: statement)
      }
    } catch {
      sitting = before
      throw error
    }
  }

  private func text(of path: String?) throws -> String {
    try environment.text(of: path.map(sitting.path), named: path ?? "-")
  }

  private func bind(_ verb: Word, _ statement: Statement) throws(Failure) -> (Command, Arguments) {
    do {
      let command = try Command.named(verb, allowsAbbreviations: sitting.allowsAbbreviations)
      return (command, try command.syntax.bind(statement, options: SittingOption.syntaxes))
    } catch {
      throw Failure(error, in: statement, exit: .usage)
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

  private mutating func perform(_ command: Command, _ arguments: Arguments, _ output: Output) throws {
    switch command.action {
    case .reads(let body):
      _ = try store()
      let session = self
      let (page, notices) = try read { snapshot in
        var call = Call(arguments, session, snapshot)
        return (try body(&call), call.notices)
      }
      notices.forEach(output.notice)
      output.page(page)
    case .changes(let body):
      let (page, newest, notices) = try change(arguments, body)
      notices.forEach(output.notice)
      // Within a script that is played for nothing, `last` must still mean what it would.
      if running != nil || !sitting.isDryRun { sitting.newest = newest }
      output.page(sitting.isDryRun ? page.marked() : page)
    case .steers(let body):
      try body(arguments, &self, output)
    }
  }

  /// A read sees what the running script has done so far.
  package mutating func read<Value>(_ query: (Snapshot) throws -> Value) throws -> Value {
    if let running { return try query(running.change.snapshot) }
    return try store().read(query)
  }

  private mutating func change(
    _ arguments: Arguments, _ body: (inout Call, Change) throws -> Reply
  ) throws -> (page: Page, newest: [Identifier], notices: [String]) {
    if let running {
      let step = running.step + 1
      self.running?.step = step
      return try self.step(step, of: running.change, arguments, body)
    }
    let store = try store()
    let operation = operation(.command, label: arguments.statement.text)
    return try store.write(operation, dryRun: sitting.isDryRun) { change in
      try step(1, of: change, arguments, body)
    }.value
  }

  /// One numbered step of an operation, kept in the log by its canonical line.
  private func step(
    _ number: Int, of change: Change, _ arguments: Arguments, _ body: (inout Call, Change) throws -> Reply
  ) throws -> (page: Page, newest: [Identifier], notices: [String]) {
    try change.step(number)
    var call = Call(arguments, self, change.snapshot)
    if let keyed = try call.keyed() {
      if !call.repeats(keyed) { try rehearse(arguments, change, body, as: keyed) }
      call.sitting.note(keyed.row)
      return (.unchanged(keyed.row), call.sitting.newest, call.notices)
    }
    let reply = try body(&call, change)
    try call.name(reply.rows.first, change)
    for row in reply.rows.reversed() { call.sitting.note(row) }
    if let running, running.author != sitting.author {
      call.canonical.imply("--author", sitting.author.description)
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

  func operation(_ kind: NewOperation.Kind, label: String) -> NewOperation {
    NewOperation(
      kind: kind, author: sitting.author.name, label: label,
      recorded: Timestamp.text(milliseconds: environment.now()),
      ulid: environment.ulid())
  }

  // MARK: Files that reports write

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
        output.notice("would write \(file.name)")
        continue
      }
      try environment.write(file.text, file.path)
      output.notice("wrote \(file.name)")
    }
  }

  // MARK: The file

  package mutating func store() throws -> FactStore {
    if let opened { return opened }
    let (store, isStandIn) = try workspace.open(isDryRun: sitting.isDryRun)
    (opened, self.isStandIn) = (store, isStandIn)
    return store
  }

  /// The path of the workspace, once it is open.
  package var path: String? { opened?.path }

  package mutating func use(_ store: FactStore) throws {
    try close()
    opened = store
  }

  /// Forgets a stand-in once its dry run is over: what comes next is meant for the file.
  private mutating func leaveStandIn() {
    guard isStandIn, !sitting.isDryRun, running == nil else { return }
    (opened, isStandIn) = (nil, false)
  }

  package mutating func close() throws {
    try opened?.close()
    (opened, isStandIn) = (nil, false)
  }
}

/// Ends a rehearsal, so that everything in it is rolled back.
private struct Rehearsed: Error {}

/// A file that a report asked for.
struct WaitingFile: Sendable {
  let name: String
  let path: String
  let text: String
}

extension Page {
  /// The page of a dry run: the same lines, marked as what would have happened.
  func marked() -> Page {
    let blocks = blocks.map { block in
      if case .line(let line) = block { Block.line(Phrase("would: ", .dim) + line) } else { block }
    }
    guard case .object(let members) = json else { return Page(blocks, json: json) }
    return Page(blocks, json: .object(members + [.init("dry_run", true)]))
  }
}
