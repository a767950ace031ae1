import CommandLanguage
import Facts
import Presentation
import Storage

/// One verb: its language and what it does.
struct Command: Sendable {
  enum Action: Sendable {
    /// Looks at the facts.
    case reads(@Sendable (inout Call) throws -> Page)
    /// Changes facts, within the operation that runs.
    case changes(@Sendable (inout Call, Change) throws -> Reply)
    /// Changes the sitting, opens files, or runs other commands.
    case steers(@Sendable (Arguments, inout Session, Output) throws -> Void)
  }

  let syntax: Syntax
  let action: Action
  /// Whether it runs other commands, which a file holds.
  let plays: Bool

  init(_ syntax: Syntax, reads: @escaping @Sendable (inout Call) throws -> Page) {
    self.syntax = syntax
    (action, plays) = (.reads(reads), false)
  }

  init(_ syntax: Syntax, changes: @escaping @Sendable (inout Call, Change) throws -> Reply) {
    self.syntax = syntax
    (action, plays) = (.changes(changes), false)
  }

  init(
    _ syntax: Syntax, plays: Bool = false,
    steers: @escaping @Sendable (Arguments, inout Session, Output) throws -> Void
  ) {
    self.syntax = syntax
    (action, self.plays) = (.steers(steers), plays)
  }

  static let all: [Command] = CommandGroup.all.flatMap(\.commands)

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.syntax.name, $0) })

  /// The command that a verb names; at a terminal its beginning will do, if only one command begins so.
  static func named(_ verb: Word, allowsAbbreviations: Bool) throws(Diagnostic) -> Command {
    if verb.text == "?" { return .help }
    if let command = byName[verb.text] { return command }
    let names = all.map(\.syntax.name)
    if allowsAbbreviations, !verb.text.isEmpty {
      let candidates = all.filter { $0.syntax.name.hasPrefix(verb.text) }
      if candidates.count == 1 { return candidates[0] }
      if candidates.count > 1 {
        throw Diagnostic(
          "E-VERB", "'\(verb.text)' could be more than one command",
          hint: "one of: " + candidates.map(\.syntax.name).joined(separator: ", "), at: verb.range)
      }
    }
    let nearest = Spelling.nearest(to: verb.text, among: names).map { "did you mean '\($0)'? " } ?? ""
    throw Diagnostic(
      "E-VERB", "there is no command '\(verb.text)'", hint: nearest + "'help' lists the commands",
      at: verb.range)
  }
}

/// The commands for one kind of work, under the title that `help` gives them.
struct CommandGroup: Sendable {
  let title: String
  let commands: [Command]

  static let all: [CommandGroup] = [
    CommandGroup(
      title: "setting up",
      commands: [.initialize, .use, .set, .output, .run, .apply, .help, .completion, .quit]),
    CommandGroup(
      title: "reading", commands: [.import, .read, .find, .suggest, .boilerplate, .diff, .orphans, .reanchor]),
    CommandGroup(
      title: "annotating",
      commands: [
        .claim, .mention, .mark, .speaker, .tag, .link, .note, .evidence, .verdict, .coded, .scheme,
        .attribute, .lexicon,
      ]),
    CommandGroup(
      title: "predicting", commands: [.predict, .forecast, .withdraw, .resolve, .reopen, .due, .next]),
    CommandGroup(title: "looking", commands: [.status, .show, .list, .log, .sql, .history]),
    CommandGroup(title: "weighing", commands: [.why, .contradictions, .cycles, .timeline]),
    CommandGroup(
      title: "scoring",
      commands: [
        .score, .calibration, .compare, .conventions, .explain, .changes, .words, .audit, .coherence, .report,
        .chart, .expect,
      ]),
    CommandGroup(title: "comparing coders", commands: [.agree, .adjudicate]),
    CommandGroup(
      title: "keeping",
      commands: [
        .edit, .rename, .merge, .unify, .remove, .undo, .redo, .skip, .check, .doctor, .backup,
      ]),
    CommandGroup(title: "exchanging", commands: [.export, .rebuild, .combine, .residue]),
    CommandGroup(title: "proving", commands: [.seal, .verify, .prove, .redact]),
  ]
}

/// What a change did: the page to show, and the rows it made, the one that a key may name first.
struct Reply {
  var page: Page
  var rows: [Identifier]

  init(_ page: Page, rows: [Identifier] = []) {
    self.page = page
    self.rows = rows
  }

  /// What a command says when the facts are already as it would make them; a key may still name the row.
  static func unchanged(_ row: Identifier, because remark: String = "") -> Reply {
    Reply(.unchanged(row, because: remark), rows: [row])
  }
}
