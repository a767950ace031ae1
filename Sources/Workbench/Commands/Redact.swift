import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let redact = Command(
    Syntax(
      "redact", "Takes the text of rows away for good; seals stay valid.",
      details: """
        A note, mention or piece of evidence loses its words; a claim its statement, and its mentions outside texts their
        words; a prediction the statement and criteria of its terms; a forecast, resolution, verdict or link its reason; a document its title, every version of its text and
        all quotes from it. Days, numbers, speakers and tags stay. The text goes from the rows, from earlier states of
        them, from the commands in the log, from the search index and from unused pages of the file; rows that were
        removed can be redacted too. No undo brings it back: at the prompt it asks first, unless 'set confirm never'.
        Within a script it is refused. Copies of the file, exports, and what was typed ('history forget TEXT') are not reached.
        """,
      slots: [.required(.rows)], keywords: [Keyword(.because)],
      examples: ["redact n1", "redact c2,p2 because \"asked by the source\""])
  ) { arguments, session, output in
    try session.refuseChange()
    let copy = session
    let (rows, line, isNeeded) = try session.read { snapshot in
      var call = Call(arguments, copy, snapshot)
      let rows = try call.rowsToRedact()
      return (rows, call.canonical.line(of: arguments), try snapshot.canRedact(rows))
    }
    guard isNeeded else { return output.page(.notRedacted(rows)) }
    guard session.running == nil else {
      throw Diagnostic(
        "E-REDACT", "a script is one operation, and a redaction stands alone", hint: "'redact' after it",
        at: arguments.verb.range)
    }
    guard session.agreesToRedact(rows) else { return output.page(.refused) }
    let outcome = try session.store().redact(
      rows, session.operation(.redaction, label: line), dryRun: session.sitting.isDryRun,
      spelled: Quoting.quoted)
    guard let outcome else { return output.page(.notRedacted(rows)) }
    session.past = nil
    outcome.notices.forEach { output.notice(Notice(.warning, $0)) }
    let page = outcome.page(of: rows)
    output.page(session.sitting.isDryRun ? page.marked() : page)
  }
}

extension Session {
  /// Whether a person at the prompt agrees to what cannot be undone; elsewhere nobody is asked.
  fileprivate func agreesToRedact(_ rows: [Identifier]) -> Bool {
    guard sitting.confirm != nil, sitting.isAtPrompt, !sitting.isDryRun else { return true }
    let question = "the text of \(rows.shortened) will be gone for good; go on?"
    return environment.console.ask(question, ["y", "n"]) == "y"
  }
}

extension Call {
  /// The rows that are named, those that were removed among them.
  fileprivate mutating func rowsToRedact() throws -> [Identifier] {
    let kinds = Kind.allCases.filter { $0 != .operation }
    var rows: [Identifier] = []
    for reference in try required(.rows) {
      if case .id(let id) = reference, kinds.contains(id.kind), try snapshot.wasEverThere(id) {
        rows.append(id)
      } else {
        do { rows += try resolve(reference, kinds) } catch let error as FactError {
          throw Diagnostic(error, at: arguments.range(of: .rows))
        }
      }
    }
    for row in rows where row.kind == .mention { try refuseQuote(row, amid: rows) }
    canonical.replace(Parameter.rows.name, with: rows.asReferences)
    return rows
  }

  /// Words that stand in a text can only go with the text.
  private func refuseQuote(_ row: Identifier, amid rows: [Identifier]) throws {
    guard let place = try snapshot.mention(row.number)?.place,
      !rows.contains(Identifier(.document, place.document))
    else { return }
    throw wrong(
      .rows, "E-REDACT", "the words of \(row) stand in the text of d\(place.document) too",
      hint: "'redact d\(place.document)' takes the text with all quotes from it")
  }
}

extension RedactionOutcome {
  fileprivate var notices: [String] {
    let names = leftovers.prefix(12).map(\.sealedName).joined(separator: ", ")
    let more = leftovers.count > 12 ? " and \(leftovers.count - 12) more" : ""
    return [
      leftovers.isEmpty ? nil : "the same words still stand in \(names)\(more)",
      isClean
        ? nil : "another program holds the file open, so that its log may keep the text until it closes it",
    ].compactMap { $0 }
  }

  fileprivate func page(of rows: [Identifier]) -> Page {
    let counts = [
      self.rows.counted("row"), lines.counted("line") + " of the log",
      leaves == 0 ? nil : leaves.counted("sealed record") + " kept as a hash",
    ].compactMap { $0 }
    return Page(
      [
        .line(
          Phrase(rows.shortened, .strong) + " redacted for good"
            + Phrase("  \(counts.joined(separator: ", "))", .dim))
      ],
      json: .object([
        .init("ok", true), .init("redacted", .array(rows.map { .string($0.description) })),
        .init("operation", .string("o\(operation)")), .init("rows", .integer(self.rows)),
        .init("lines", .integer(lines)), .init("sealed_leaves", .integer(leaves)),
        .init("leftovers", .array(leftovers.map { .string($0.sealedName) })), .init("clean", .bool(isClean)),
      ]))
  }
}

extension Page {
  fileprivate static func notRedacted(_ rows: [Identifier]) -> Page {
    Page(
      [.line(Phrase(rows.shortened, .strong) + " unchanged" + Phrase("  no text is left there", .dim))],
      json: .object([
        .init("ok", true), .init("redacted", .array([])), .init("unchanged", true),
      ]))
  }
}
