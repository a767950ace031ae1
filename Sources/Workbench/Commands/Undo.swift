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
    let shape = Shape<UndoExpression>("N|oN", fits: { UndoExpression(parsing: $0) != nil }) {
      text throws(Diagnostic) in
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
      details:
        "It is refused, with a list, when later operations touch the same rows. An undo can be redone.",
      slots: [.optional(.target)], examples: ["undo", "undo 2", "undo o3"])
  ) { arguments, session, output in
    try session.refuseInScript("undo")
    for id in try session.operationsToUndo(arguments[.target] ?? .newest(1)) {
      let operation = session.operation(.undo, label: "undo o\(id)")
      let outcome = try session.store().undo(.operation(id), operation, dryRun: session.sitting.isDryRun)
      output.page(session.tookBack("undone", outcome.undone, outcome.receipt))
    }
  }

  static let redo = Command(
    Syntax("redo", "Brings back what the newest undo took away.", examples: ["redo"])
  ) { arguments, session, output in
    try session.refuseInScript("redo")
    let undone = try session.newestUndo()
    let operation = session.operation(.redo, label: undone.map { "redo o\($0.id)" } ?? "redo")
    let outcome = try session.store().redo(
      author: session.sitting.author.name, operation, dryRun: session.sitting.isDryRun)
    output.page(session.tookBack("redone", undone ?? outcome.undone, outcome.receipt))
  }
}

extension Session {
  /// The newest operations of this author that are in effect, or the one that is named.
  fileprivate mutating func operationsToUndo(_ target: UndoExpression) throws -> [Int] {
    let count: Int
    switch target {
    case .operation(let id): return [id]
    case .newest(let number): count = number
    }
    let author = sitting.author.name
    let mine = try read { snapshot in
      try snapshot.operations().filter {
        $0.isInEffect && $0.author == author && ($0.kind == .command || $0.kind == .run)
      }
    }
    guard mine.count >= count else {
      let found = mine.isEmpty ? "nothing" : "only \(mine.count)"
      throw Diagnostic("E-UNDO", "there is \(found) to undo by @\(author)", hint: "'log' lists what was done")
    }
    return mine.prefix(count).map(\.id)
  }

  /// What the newest undo of this author took away, and a redo would bring back.
  fileprivate mutating func newestUndo() throws -> LoggedOperation? {
    let author = sitting.author.name
    return try read { snapshot in
      let undo = try snapshot.operations().first { $0.isInEffect && $0.kind == .undo && $0.author == author }
      return try undo?.undoes.flatMap { try snapshot.operation($0) }
    }
  }

  fileprivate func refuseInScript(_ verb: String) throws {
    guard running != nil else { return }
    throw Diagnostic(
      "E-UNDO", "a script is one operation and cannot \(verb) within itself", hint: "use \(verb) outside it")
  }
}

extension Session {
  fileprivate func tookBack(_ verb: String, _ operation: LoggedOperation, _ receipt: OperationReceipt)
    -> Page
  {
    let id = "o\(operation.id)"
    let page = Page(
      [.line(Phrase(id, .strong) + Phrase(" \(verb)  ") + Phrase(operation.label.shortened(to: 90), .dim))],
      json: .object([
        .init("ok", true), .init("id", .string(id)), .init(verb, true),
        .init("changes", .integer(receipt.changes)),
      ]))
    return sitting.isDryRun ? page.marked() : page
  }
}
