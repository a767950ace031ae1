import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var file: Parameter {
    Parameter("file", .text("FILE", suggests: .files), "a file; - is standard input")
  }
  static var setting: Parameter {
    Parameter("setting", .text("KEY", suggests: .settings), "what to set")
  }
  static var value: Parameter {
    Parameter("value", .text("VALUE", suggests: .settingValues), "to what")
  }
  static var document: Parameter {
    let none = Choice("none", "quotes are looked for nowhere")
    return Parameter(
      "document", .text("d1|none", suggests: .rows([.document], also: [none])),
      "the document to look for quotes in")
  }
}

extension Parameter where Value == Bool {
  static var keepGoing: Parameter {
    Parameter("keep-going", .flag, "go on after a failing line, and keep what worked")
  }
}

extension Command {
  static let initialize = Command(
    Syntax(
      "init", "Makes a new workspace file and works on it.", slots: [.required(.file)],
      examples: ["init korea.reckon"])
  ) { arguments, session, output in
    let file = try arguments.required(.file)
    guard session.running == nil else {
      throw Diagnostic(
        "E-INIT", "a script cannot change its workspace", hint: "name it with -w FILE --create")
    }
    try session.refuseChange()
    let path = session.sitting.path(file)
    let page = Page(
      [.line("new workspace \(file)")], json: .object([.init("ok", true), .init("workspace", .string(file))]))
    guard !session.sitting.isDryRun else {
      if session.environment.look(path) != nil { throw WorkspaceError.exists(path) }
      return output.page(page.marked())
    }
    var options = FactStore.Options()
    options.isInterrupted = session.environment.console.isInterrupted
    try session.use(try FactStore.create(at: file == ":memory:" ? .memory : .file(path), options: options))
    output.page(page)
  }

  static let use = Command(
    Syntax(
      "use", "Chooses the document in which quotes are looked for; none chooses none.",
      slots: [.required(.document)],
      examples: ["use d1", "use none"])
  ) { arguments, session, output in
    let word = try arguments.required(.document)
    guard word != "none" else {
      session.sitting.use = nil
      return output.page(Page([.line("no document in use")], json: ["ok": true, "use": nil]))
    }
    let document: Document
    do { document = try session.document(named: word) } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .document))
    }
    session.sitting.use = document.id
    output.page(
      Page(
        [.line("using \(document.identifier)  \(document.title)")],
        json: .object([.init("ok", true), .init("use", .string(document.identifier.description))])))
  }

  static let set = Command(
    Syntax(
      "set", "Changes a setting of the workspace or of this sitting; alone, shows them all.",
      slots: [.optional(.setting), .optional(.value)],
      examples: ["set zone Asia/Seoul", "set as-of 2017-04-20", "set author @hana", "set"])
  ) { arguments, session, output in
    guard let name = arguments[.setting] else { return output.page(try session.settings()) }
    guard let value = arguments[.value] else {
      throw Diagnostic("E-MISSING", "'set \(name)' needs a value", hint: "set \(name) VALUE")
    }
    do {
      output.page(try session.set(try Setting.named(name), named: name, to: value, arguments))
    } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: error.code == "E-SETTING" ? .setting : .value))
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .value))
    }
  }

  static let quit = Command(Syntax("quit", "Leaves the prompt.", examples: ["quit"])) { _, session, _ in
    session.sitting.wantsToQuit = true
  }
}

extension Session {
  fileprivate mutating func set(
    _ setting: Setting, named name: String, to value: String, _ arguments: Arguments
  ) throws -> Page {
    let shown: String
    switch setting.scope {
    case .sitting(let option):
      try option.apply(value, &self)
      shown = option.current?(sitting) ?? value
    case .workspace(let check):
      let session = self
      let (before, checked) = try read { snapshot in
        (try snapshot.setting(setting.name), try check(value, Call(arguments, session, snapshot)))
      }
      guard before != checked else { return .set(setting.name, checked, isUnchanged: true) }
      try write(arguments, checked) { try $0.set(setting.name, to: checked) }
      shown = checked
    case .family(let check):
      let session = self
      let (before, checked) = try read { snapshot in
        let member = String(name.dropFirst(setting.name.count))
        return (
          try snapshot.setting(name),
          try check(member, value == "none" ? nil : value, Call(arguments, session, snapshot))
        )
      }
      shown = checked ?? "none"
      guard before != checked else { return .set(name, shown, isUnchanged: true) }
      try write(arguments, shown) { change in
        if let checked { try change.set(name, to: checked) } else { try change.unset(name) }
      }
    }
    let page = Page.set(name, shown, isUnchanged: false)
    if case .sitting = setting.scope { return page }
    return sitting.isDryRun ? page.marked() : page
  }

  /// One change outside the ordinary way of commands, as a step of the running script or an operation of its own.
  fileprivate mutating func write(
    _ arguments: Arguments, _ value: String, _ body: (Change) throws -> Void
  ) throws {
    try refuseChange()
    var canonical = Canonical()
    canonical.replace(Parameter.value.name, with: value)
    let line = canonical.line(of: arguments)
    if let running {
      self.running?.step += 1
      try running.change.step(running.step + 1, line: line)
      return try body(running.change)
    }
    let operation = operation(.command, label: line)
    _ = try store().write(operation, dryRun: sitting.isDryRun) { change in
      try change.step(1, line: line)
      try body(change)
    }
  }

  fileprivate mutating func settings() throws -> Page {
    let sitting = sitting
    let lines = try read { snapshot in
      try Setting.all.flatMap { setting in
        let own = (
          name: setting.name, value: try setting.current(sitting, snapshot), summary: setting.summary
        )
        guard setting.isFamily else { return [own] }
        return [own] + (try snapshot.settings(beginning: setting.name)).map { ($0.name, $0.value, "") }
      }
    }
    let rows = lines.map { [Phrase($0.name), Phrase($0.value), Phrase($0.summary, .dim)] }
    return Page(
      [.table(Table([Column("setting"), Column("value"), Column("meaning")], rows: rows))],
      json: .object(lines.map { JSON.Member($0.name, .string($0.value)) }))
  }
}

extension Page {
  fileprivate static func set(_ name: String, _ value: String, isUnchanged: Bool) -> Page {
    Page(
      [.line("\(name) \(value)\(isUnchanged ? "  unchanged" : "")")],
      json: .object([.init("ok", true), .init(name, .string(value))]))
  }
}
