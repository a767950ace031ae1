import CommandLanguage
import Presentation
import Storage

extension Parameter where Value == String {
  fileprivate static var deleting: Parameter {
    let shape = Shape.text(
      "delete", fits: { $0 == "delete" },
      suggests: .words([Choice("delete", "forget what is named or found")]))
    return Parameter("delete", shape, "forget what is named or found, instead of listing it")
  }
  fileprivate static var typed: Parameter {
    Parameter("typed", .text("WORD|N,N..M"), "what a statement holds; or, to delete, also numbers")
  }
}

extension Parameter where Value == Bool {
  fileprivate static var everywhere: Parameter { Parameter("all", .flag, "of all workspaces") }
}

extension Command {
  static let history = Command(
    Syntax(
      "history", "Lists what was typed at the prompt, the newest first; or finds or deletes it.",
      details: """
        It knows the statements of every sitting in this workspace, the newest 10,000; those of scripts, `-c` and pipes
        are not kept. 20 are listed unless `limit` says otherwise. A WORD is found in any letter case, within words
        too; `history -- delete` finds that word. Deleting cannot be undone, so at the prompt more than 5 are asked
        about first; what is deleted by a WORD includes the line that says so. A statement that begins with a space is
        not kept, nor is any while `set private on` holds; Up brings both back until the sitting ends.
        """,
      slots: [.optional(.deleting), .text(.typed, isRequired: false)],
      keywords: [Keyword(.limit), .flag(.everywhere)],
      examples: [
        "history claim", "history limit 5 all", "history delete 1,2..3", "history delete 사드",
      ])
  ) { arguments, session, output in
    let listing = HistoryListing(session, isEverywhere: arguments[.everywhere])
    if arguments[.deleting] != nil {
      output.page(try session.forget(arguments, listing))
    } else {
      output.page(listing.page(containing: arguments[.typed], limit: arguments[.limit] ?? 20))
    }
    let history = session.environment.history
    for notice in [history.complaint(), history.gap()] { notice.map(output.notice) }
  }
}

/// The statements that one command looks at.
private struct HistoryListing {
  let store: HistoryStore
  /// Nil is all.
  let workspace: String?
  let running: Int?

  init(_ session: Session, isEverywhere: Bool) {
    store = session.environment.history.store
    workspace = isEverywhere ? nil : session.typedFor
    running = session.typed
  }

  func entries(containing text: String?, limit: Int = .max) -> [HistoryEntry] {
    store.list(limit, containing: text, in: workspace, omitting: running)
  }

  func page(containing text: String?, limit: Int) -> Page {
    let entries = entries(containing: text, limit: limit)
    let isEverywhere = workspace == nil
    let rows = entries.map { entry in
      [
        Phrase(entry.number.map(String.init) ?? "–", .strong),
        Phrase(String(Timestamp.text(milliseconds: entry.at).prefix(16)).replacing("T", with: " ")),
        entry.mark,
      ] + (isEverywhere ? [Phrase(entry.workspace)] : []) + [Phrase(entry.statement.onOneLine)]
    }
    let columns =
      [Column("number", .right), Column("typed (UTC)"), Column("exit", .right)]
      + (isEverywhere ? [Column("workspace")] : []) + [Column("statement", maximum: 80)]
    let nothing = text.map { "no statement holds '\($0)'" } ?? "nothing was typed yet"
    return Page(
      rows.isEmpty ? [.line(Phrase(nothing))] : [.table(Table(columns, rows: rows))],
      json: .array(entries.map(\.json)))
  }
}

extension HistoryEntry {
  /// Nothing where it went well.
  fileprivate var mark: Phrase {
    switch exit {
    case .some(0): ""
    case .some(let code): Phrase(String(code), .bad)
    case nil: Phrase("–", .dim)
    }
  }

  fileprivate var json: JSON {
    .object([
      .init("number", number.map(JSON.integer) ?? .null),
      .init("typed", .string(Timestamp.text(milliseconds: at))),
      .init("exit", exit.map(JSON.integer) ?? .null), .init("workspace", .string(workspace)),
      .init("statement", .string(statement)),
    ])
  }
}

extension Session {
  /// More deletions than this are asked about, since no undo brings them back.
  private static let fewDeletions = 5

  fileprivate func forget(_ arguments: Arguments, _ listing: HistoryListing) throws -> Page {
    guard running == nil else {
      throw Diagnostic("E-HISTORY", "a script cannot delete what was typed", hint: "delete it at the prompt")
    }
    guard let typed = arguments[.typed], HistoryStore.canFind(typed) else {
      throw Diagnostic(
        "E-MISSING", "'history delete' needs numbers or a word", hint: "history delete 3,5..9, or a WORD",
        at: arguments.range(of: .typed) ?? arguments.verb.range)
    }
    let ranges: [ClosedRange<Int>]?
    do throws(Diagnostic) { ranges = try HistoryListing.numbers(typed) } catch {
      throw error.placed(at: arguments.range(of: .typed))
    }
    do {
      if let ranges { return try forget(ranges, listing, at: arguments.range(of: .typed)) }
      let count = listing.entries(containing: typed).count
      guard agrees(toForget: count) else { return .refused }
      if !sitting.isDryRun { try listing.store.delete(containing: typed, in: listing.workspace) }
      return .forgotten(count, sitting)
    } catch let error as HistoryError {
      throw Diagnostic("E-HISTORY", error.complaint, hint: error.remedy)
    }
  }

  private func forget(
    _ ranges: [ClosedRange<Int>], _ listing: HistoryListing, at place: Range<Int>?
  ) throws -> Page {
    let known = try listing.store.known(ranges)
    for range in ranges where !known.contains(where: range.contains) {
      let name = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)"
      throw Diagnostic("E-ID", "there is no statement \(name)", hint: "'history all' lists them", at: place)
    }
    guard agrees(toForget: known.count) else { return .refused }
    if !sitting.isDryRun { try listing.store.delete(known) }
    return .forgotten(known.count, sitting)
  }

  /// Asks a person at the prompt before many statements go; `set confirm never` asks nothing.
  private func agrees(toForget count: Int) -> Bool {
    guard let limit = sitting.confirm, sitting.isAtPrompt, !sitting.isDryRun,
      count > min(limit, Session.fewDeletions)
    else { return true }
    return environment.console.ask("\(count) statements would be deleted; go on?", ["y", "n"]) == "y"
  }
}

extension HistoryListing {
  /// The numbers that a word such as `3,5..9` lists; nil where it is any other word.
  static func numbers(_ word: String) throws(Diagnostic) -> [ClosedRange<Int>]? {
    guard word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E }) else { return nil }
    var ranges: [ClosedRange<Int>] = []
    for part in word.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
      guard bounds.count <= 2, let first = bounds[0], let last = bounds[bounds.count - 1], first <= last
      else {
        throw Diagnostic("E-NUMBER", "'\(part)' is no number of a statement", hint: "write 3, 5..9 or 3,5..9")
      }
      ranges.append(first...last)
    }
    return ranges
  }
}

extension Page {
  fileprivate static func forgotten(_ count: Int, _ sitting: Sitting) -> Page {
    let page = Page(
      [.line("\(count) statement\(count == 1 ? "" : "s") deleted")],
      json: .object([.init("ok", true), .init("deleted", .integer(count))]))
    return sitting.isDryRun ? page.marked() : page
  }
}
