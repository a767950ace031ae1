import CommandLanguage
import Facts
import Presentation
import Storage

extension Session {
  /// Lets the person change the fields of a row in their own editor, until the text is right or they give up.
  ///
  /// What they changed is one operation, whose steps are the commands that would have changed it.
  mutating func edit(_ arguments: Arguments, _ output: Output) throws {
    guard running == nil else {
      throw Diagnostic(
        "E-EDIT", "a script cannot open an editor", hint: "name the field: edit ID FIELD VALUE",
        at: arguments.verb.range)
    }
    try refuseChange()
    let original = try editedText(arguments)
    var text = original.text
    while true {
      text = try environment.console.edit(text)
      do { return try apply(original.changes(in: text), to: original.row, output) } catch {
        let failure = Failure(explaining: error)
        failure.lines(RenderOptions()).forEach { output.notice(Notice(.report, $0)) }
        guard failure.exit != .interrupted, environment.console.ask("edit again?", ["y", "n"]) == "y" else {
          throw Diagnostic(
            "E-EDIT", "\(original.row) was not changed, since the edited text has an error",
            at: arguments.verb.range)
        }
      }
    }
  }

  private mutating func editedText(_ arguments: Arguments) throws -> EditedText {
    let session = self
    return try read { snapshot in
      var call = Call(arguments, session, snapshot)
      let row = try call.requiredRow(.subject, Kind.allCases)
      let fields = EditableField.fields(of: row.kind)
      guard !fields.isEmpty else {
        throw call.wrong(
          .subject, "E-FIELD", "\(row.kind.indefinite) has no field to edit",
          hint: "supersede it by a new one instead")
      }
      return EditedText(row: row, values: try fields.map { ($0, try $0.current(row, call)) })
    }
  }

  private mutating func apply(_ statements: [Statement], to row: Identifier, _ output: Output) throws {
    guard !statements.isEmpty else { return output.page(.nothingChanged(row)) }
    let operation = operation(statements.count == 1 ? .command : .run, label: "edit \(row)")
    let quiet = Output(show: { _, _ in }, notice: output.notice)
    let receipt = try store().write(operation, dryRun: sitting.isDryRun) { change in
      running = (change, 0, sitting.author)
      defer { running = nil }
      for statement in statements { try execute(statement, quiet) }
      // One change is known by its line, as if it had been typed.
      if statements.count == 1, let line = try change.snapshot.steps(of: change.operation).first?.line {
        try change.label(line)
      }
    }.receipt
    guard receipt != nil else { return output.page(.nothingChanged(row)) }
    let fields = statements.map { ($0.words[2].text, $0.words[3].text) }
    let text = try read { try $0.text(of: row) } ?? ""
    let page = Page.created(
      [row], text, details: fields.map { "\($0.0) \($0.1.shortened(to: 60))" },
      json: [.init("fields", .object(fields.map { JSON.Member($0.0, .string($0.1)) }))])
    output.page(sitting.isDryRun ? page.marked() : page)
  }
}

extension Page {
  fileprivate static func nothingChanged(_ row: Identifier) -> Page {
    Page(
      [.line("nothing changed")],
      json: .object([.init("ok", true), .init("id", .string(row.description)), .init("unchanged", true)]))
  }
}
