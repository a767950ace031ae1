import CommandLanguage
import Facts
import Presentation
import Storage

/// How far to go back: a number of operations, or one by its id.
enum UndoExpression: Sendable {
  case newest(Int)
  case operation(Int)
}

extension Parameter where Value == UndoExpression {
  static var target: Parameter {
    let shape = Shape<UndoExpression>(
      "N|oN", fits: { UndoExpression(parsing: $0) != nil }, suggests: .rows([.operation])
    ) { text throws(Diagnostic) in
      guard let target = UndoExpression(parsing: text) else {
        throw Diagnostic(
          "E-UNDO", "'\(text)' is not an operation", hint: "write o12, or a number of operations")
      }
      return target
    }
    return Parameter("target", shape, "how many operations, or which one")
  }
}

extension UndoExpression {
  init?(parsing text: String) {
    if let id = Identifier(parsing: text), id.kind == .operation {
      self = .operation(id.number)
    } else if let count = Int(text), (1...1000).contains(count) {
      self = .newest(count)
    } else {
      return nil
    }
  }
}

extension Command {
  static let undo = Command(
    Syntax(
      "undo", "Takes back the newest operation of this author, or a named one.",
      details: """
        Of several, all are taken back or none. It is refused, with a list, when later operations touch the same
        rows. An undo can be redone.
        """,
      slots: [.optional(.target)], examples: ["undo", "undo 2", "undo o3"])
  ) { arguments, session, output in
    try session.refuseInScript("undo")
    try session.refuseChange()
    if case .operation(let id) = arguments[.target] { try session.refuseBlindUndo(of: id) }
    let outcome = try session.takingBack { session in
      try session.store().undo(
        session.target(arguments[.target] ?? .newest(1)), session.operation(.undo, label: "undo"),
        dryRun: session.sitting.isDryRun)
    }
    output.page(session.page("undone", outcome))
  }

  static let redo = Command(
    Syntax("redo", "Brings back what the newest undo took away.", examples: ["redo"])
  ) { arguments, session, output in
    try session.refuseInScript("redo")
    try session.refuseChange()
    let outcome = try session.takingBack { session in
      try session.store().redo(
        author: session.sitting.author.name, session.operation(.redo, label: "redo"),
        dryRun: session.sitting.isDryRun)
    }
    output.page(session.page("redone", outcome))
  }
}

extension Session {
  fileprivate func target(_ expression: UndoExpression) -> UndoTarget {
    switch expression {
    case .operation(let id): .operation(id)
    case .newest(let count): .newest(author: sitting.author.name, count: count)
    }
  }

  fileprivate func refuseInScript(_ verb: String) throws {
    guard running != nil else { return }
    throw Diagnostic(
      "E-UNDO", "a script is one operation and cannot \(verb) within itself", hint: "use \(verb) outside it")
  }
}

extension Session {
  /// A line for each operation that was taken or brought back.
  fileprivate func page(_ verb: String, _ outcome: UndoOutcome) -> Page {
    let lines = outcome.operations.map { operation in
      Block.line(
        Phrase("o\(operation.id)", .strong) + Phrase(" \(verb)  ")
          + Phrase(operation.label.shortened(to: 90), .dim))
    }
    let ids = outcome.operations.map { JSON.string("o\($0.id)") }
    let page = Page(
      lines,
      json: .object([
        .init("ok", true), .init("operations", .array(ids)), .init(verb, true),
        .init("changes", .integer(outcome.receipt.changes)),
      ]))
    return sitting.isDryRun ? page.marked() : page
  }
}
