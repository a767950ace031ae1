import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var lexiconName: Parameter {
    Parameter("name", .text("NAME"), "its name, where the file gives none; else the file's own")
  }
  static var lexiconText: Parameter {
    Parameter("text", .text(), "the lexicon itself, instead of the file's, which is only named")
  }
  static var lexiconShown: Parameter {
    Parameter("show", .text("NAME", suggests: .lexicons), "print one in the form in which it is read")
  }
  static var lexiconDropped: Parameter {
    Parameter("drop", .text("NAME", suggests: .lexicons), "take one of the workspace's own away")
  }
}

extension Command {
  private static let lexiconSyntax = Syntax(
    "lexicon", "Reads words of probability with their bands; alone, shows every lexicon.",
    details: """
      'set lexicon NAME' puts one in force: only its words are read then. A forecast keeps phrase, lexicon, edition, \
      band and point, so that no later change of a lexicon touches it. 'help lexicons' describes the file. The same \
      lexicon again is unchanged, another of its name takes its place.
      """,
    slots: [.optional(.file)],
    keywords: [
      Keyword(.lexiconText), Keyword(.lexiconName), Keyword(.lexiconShown), Keyword(.lexiconDropped),
    ],
    examples: [
      "lexicon", "lexicon house.lexicon", "lexicon show kent-1964", "lexicon drop desk",
      "lexicon 지면.lexicon text \"edition: 2017\\nsource: 편집국\\n가능성이 높다: 70-85\"",
    ])

  static let lexicon = Command(lexiconSyntax) { arguments, session, output in
    let isAsked =
      arguments[.file] == nil && arguments[.lexiconText] == nil && arguments[.lexiconDropped] == nil
    let action =
      isAsked
      ? Command(lexiconSyntax) { call in try call.shownLexicons() }
      : Command(lexiconSyntax) { call, change in
        call[.lexiconDropped] == nil ? try call.readLexicon(change) : try call.dropLexicon(change)
      }
    try session.perform(action, arguments, output)
  }
}

extension Call {
  fileprivate func shownLexicons() throws -> Page {
    guard let name = self[.lexiconShown] else {
      let inForce = try snapshot.setting("lexicon") ?? Lexicon.icd203.name
      return .lexicons(try lexicons(), inForce: inForce, own: try snapshot.lexicons().map(\.name))
    }
    do { return .plainText(of: try lexicon(named: name)) } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .lexiconShown))
    }
  }

  fileprivate mutating func dropLexicon(_ change: Change) throws -> Reply {
    guard self[.file] == nil, self[.lexiconText] == nil, self[.lexiconShown] == nil else {
      throw wrong(.lexiconDropped, "E-LEXICON", "'drop' stands alone", hint: "lexicon drop NAME")
    }
    let name = try required(.lexiconDropped)
    let names = try snapshot.lexicons().map(\.name)
    guard names.contains(name) else {
      let isBuiltIn = Lexicon.named(name) != nil
      throw wrong(
        .lexiconDropped, "E-LEXICON",
        isBuiltIn ? "'\(name)' belongs to the program" : "the workspace has no lexicon '\(name)'",
        hint: names.isEmpty ? "it has none of its own" : "it has " + names.joined(separator: ", "))
    }
    guard try snapshot.setting("lexicon") != name else {
      throw wrong(
        .lexiconDropped, "E-LEXICON", "'\(name)' is in force",
        hint: "'set lexicon \(Lexicon.icd203.name)' puts another in its place first")
    }
    try change.removeLexicon(named: name)
    return Reply(
      Page(
        [.line(Phrase(name, .strong) + Phrase("  taken away; forecasts keep the bands they had"))],
        json: .object([.init("ok", true), .init("lexicon", .string(name)), .init("dropped", true)])))
  }

  fileprivate mutating func readLexicon(_ change: Change) throws -> Reply {
    guard self[.lexiconShown] == nil else {
      throw wrong(.lexiconShown, "E-LEXICON", "'show' stands without a file", hint: "lexicon show NAME")
    }
    let lexicon = try readLexiconFile()
    guard Lexicon.named(lexicon.name) == nil else {
      throw wrong(
        .file, "E-LEXICON", "'\(lexicon.name)' is a lexicon of the program",
        hint: "give yours another name in its line 'name:', or with 'name NAME'")
    }
    // The log keeps the plain form, so that replay does not need the file.
    if self[.lexiconText] == nil {
      canonical.imply(Parameter.lexiconText.name, lexicon.plainText)
    } else {
      canonical.replace(Parameter.lexiconText.name, with: lexicon.plainText)
    }
    canonical.omit(Parameter.lexiconName.name)
    let old = try snapshot.lexicons().first { $0.name == lexicon.name }
    if old != lexicon { try change.set(lexicon) }
    try remark(on: lexicon, insteadOf: old)
    return Reply(.read(lexicon, insteadOf: old))
  }

  /// What changes for words that were used, and what does not.
  private mutating func remark(on lexicon: Lexicon, insteadOf old: Lexicon?) throws {
    guard let old, old.bands != lexicon.bands else { return }
    let count = try snapshot.forecastCount(inLexicon: lexicon.name)
    if count > 0 {
      let keep =
        count == 1 ? "one forecast keeps the band it had" : "\(count) forecasts keep the bands they had"
      note("\(keep), of edition \(old.edition)")
    }
    if old.edition == lexicon.edition {
      note("the bands differ, yet the edition is \(old.edition) as before; 'words' lists them apart")
    }
  }

  private func readLexiconFile() throws -> Lexicon {
    let file = self[.file] ?? "-"
    let place = arguments.range(of: .lexiconText) ?? arguments.range(of: .file)
    do {
      let text =
        try self[.lexiconText] ?? environment.text(of: file == "-" ? nil : sitting.path(file), named: file)
      return try Lexicon(parsing: text, named: self[.lexiconName] ?? file.baseName)
    } catch let error as Diagnostic {
      throw error.placed(at: place)
    } catch let error as FactError {
      throw Diagnostic(error, at: place)
    }
  }
}
