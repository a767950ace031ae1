import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [RowReference] {
  static var logged: Parameter {
    Parameter("id", .rows("ID", Kind.allCases), "an operation, or a row whose history to show")
  }
}

extension Parameter where Value == LogForm {
  static var logForm: Parameter { Parameter("as", .choice(), "commands that make the same facts elsewhere") }
}

extension Command {
  static let log = Command(
    Syntax(
      "log", "Shows what was done, the newest first; or one operation's lines; or what touched a row.",
      details: """
        `as script` writes what is in effect as a script that 'run' plays into an empty workspace, `as jsonl` as lines
        for 'apply'; both make the same facts with the same ids, imported texts included.
        """,
      slots: [.optional(.logged)], keywords: [Keyword(.limit), Keyword(.logForm)],
      examples: ["log", "log o1", "log c1", "log limit 5", "log as script", "log o2 as jsonl"])
  ) { arguments, session, output in
    let copy = session
    try session.read { snapshot in
      var call = Call(arguments, copy, snapshot)
      guard let form = arguments[.logForm] else { return output.page(try call.log()) }
      var script = LogScript(form, snapshot, output)
      guard let row = try call.row(.logged, Kind.allCases) else { return try script.write() }
      try script.write(call.operations(of: row).reversed())
    }
  }
}

extension Call {
  /// The operation itself, or all that touched a row, the newest first.
  fileprivate func operations(of row: Identifier) throws -> [LoggedOperation] {
    guard row.kind == .operation else { return try snapshot.operations(touching: RowInTable(row)) }
    return try snapshot.operation(row.number).map { [$0] } ?? []
  }

  fileprivate mutating func log() throws -> Page {
    guard let row = try row(.logged, Kind.allCases) else {
      return .log(try snapshot.operations(limit: self[.limit]))
    }
    guard row.kind == .operation else {
      return .log(try snapshot.operations(touching: RowInTable(row)))
    }
    guard let operation = try snapshot.operation(row.number) else {
      throw wrong(.logged, "E-ID", "there is no \(row)", hint: "'log' lists the operations")
    }
    let steps = try snapshot.steps(of: row.number)
    let changes = try snapshot.changes(of: operation)
    var blocks: [Block] = [
      .record([
        Field("operation", Phrase(row.description, .strong)), Field("recorded", Phrase(operation.recorded)),
        Field("author", Phrase(operation.author.map { "@\($0)" } ?? "–")),
        Field("ulid", Phrase(operation.ulid)),
        Field("in effect", operation.isInEffect ? "yes" : "no"),
        Field("changes", Phrase(String(changes.count))),
      ]), .gap,
    ]
    blocks += steps.map { .line(Phrase("\($0.number)  ", .dim) + Phrase($0.line)) }
    return Page(
      blocks,
      json: .object([
        .init("id", .string(row.description)), .init("ulid", .string(operation.ulid)),
        .init("recorded", .string(operation.recorded)),
        .init(
          "steps",
          .array(
            steps.map { .object([.init("step", .integer($0.number)), .init("line", .string($0.line))]) })),
      ]))
  }
}

extension Page {
  fileprivate static func log(_ operations: [LoggedOperation]) -> Page {
    let rows = operations.map { operation in
      [
        Phrase("o\(operation.id)", .strong),
        Phrase(String(operation.recorded.prefix(16)).replacing("T", with: " ")),
        Phrase(operation.author.map { "@\($0)" } ?? ""),
        Phrase(operation.label.shortened(to: 400), operation.isInEffect ? .plain : .dim),
        Phrase(operation.isInEffect ? "" : "undone", .dim),
      ]
    }
    let table = Table(
      [
        Column("id"), Column("recorded (UTC)"), Column("author"), Column("command", maximum: 80),
        Column("state"),
      ],
      rows: rows)
    return Page(
      rows.isEmpty ? [.line("nothing was done yet")] : [.table(table)],
      json: .array(
        operations.map {
          .object([
            .init("id", .string("o\($0.id)")), .init("ulid", .string($0.ulid)),
            .init("recorded", .string($0.recorded)),
            .init("author", .optional($0.author)), .init("command", .string($0.label)),
            .init("in_effect", .bool($0.isInEffect)),
          ])
        }))
  }
}
