import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [RowReference] {
  static var rows: Parameter {
    Parameter("ids", .rows("IDS", Kind.allCases.filter { $0 != .operation }), "the rows")
  }
}

extension Parameter where Value == String {
  static var name: Parameter { Parameter("name", .text("NAME"), "the full name") }
  static var alias: Parameter { Parameter("alias", .text("NAME"), "another name found in texts") }
}

/// What a note is about: a row, or a place in a text.
enum NotedPlace: Sendable {
  case rows([RowReference])
  case address(TextAddress)
}

extension Parameter where Value == NotedPlace {
  static var noted: Parameter {
    let shape = Shape<NotedPlace>("ID|ADDRESS", suggests: .rows(Kind.notable)) { text throws(Diagnostic) in
      if let references = RowReference.list(parsing: text) { return .rows(references) }
      do throws(FactError) {
        if let address = try TextAddress.read(text) { return .address(address) }
      } catch { throw Diagnostic(error) }
      throw Diagnostic(
        "E-ID", "'\(text)' is neither an id nor an address", hint: "write c3, key:NAME or d1.s4")
    }
    return Parameter("about", shape, "the row, or the place in a text")
  }
}

extension Command {
  static let tag = Command(
    Syntax(
      "tag", "Adds tags to rows, or takes them away.",
      details: "At the prompt a change of more rows than `set confirm` allows is asked about first.",
      slots: [.optional(.rows.suggesting(.rows(Kind.taggable)))], tags: .addAndRemove, filter: .afterWhere,
      examples: ["tag c1,c2 +korea/election -draft", "tag +seoul where +korea/election @minxin-pei"])
  ) { call, change in
    let (added, removed) = try call.tags()
    guard !added.isEmpty || !removed.isEmpty else {
      throw call.wrong("E-MISSING", "'tag' needs a tag", hint: "add +TAG, or -TAG to take one away")
    }
    let rows = try call.meantRows(Kind.taggable)
    let tags = (added.map(\.description) + removed.map { "-\($0.path)" }).joined(separator: " ")
    guard call.agrees(that: rows, would: "tagged \(tags)") else { return Reply(.refused) }
    var changed: [Identifier] = []
    for row in rows {
      var hasChanged = false
      // Taken away first, so that one of an exclusive group can make room for another.
      for tag in removed where try change.remove(tag, from: row, coder: call.author) { hasChanged = true }
      for tag in added where try call.add(tag, to: row, change, isNew: false) { hasChanged = true }
      if hasChanged { changed.append(row) }
    }
    return Reply(.tagged(changed, of: rows, tags, isBulk: !call.arguments.filter.isEmpty))
  }

  static let note = Command(
    Syntax(
      "note", "Writes a remark on a row, or on a place in a text.",
      slots: [.required(.noted), .text(.words)], keywords: [Keyword(.key)],
      examples: [
        "note c1 \"compare the Korean edition\"", "note d1.s2 \"the source is not named\"",
        "note p1 -- the deadline is the day of the declaration",
      ])
  ) { call, change in
    let text = try call.required(.words)
    guard !text.onOneLine.isEmpty else {
      throw call.wrong(.words, "E-MISSING", "a note needs words", hint: "write some")
    }
    let subject = try call.notedRow(change)
    let coder = try call.snapshot.speaker(named: call.author)?.handle ?? call.author
    let note = Note(subject: subject, text: text, coder: coder)
    let standing = try call.snapshot.notes(on: subject).first { $0.text == text && $0.coder == coder }
    if let standing { return .unchanged(standing.identifier) }
    let id = Identifier(.note, try change.add(note))
    return Reply(
      .created([id], "\(subject): \(text)", json: [.init("subject", .string(subject.description))]),
      rows: [id])
  }

  static let speaker = Command(
    Syntax(
      "speaker", "Makes a speaker known by name, alias and kind, or changes them.",
      slots: [.required(.who)],
      keywords: [Keyword(.name), Keyword(.alias), Keyword(.kind.suggesting(.speakerKinds))],
      examples: ["speaker @moon-jaein name \"Moon Jae-in\" alias 문재인 kind person"])
  ) { call, change in
    let typed = try call.required(.who)
    let before = try call.snapshot.speaker(named: typed)
    let handle = before?.handle ?? typed
    if handle != typed {
      call.note("\(typed) is an alias of \(handle)")
      call.canonical.replace(Parameter.who.name, with: handle.description)
    }
    try call.placed(.who) { () throws(FactError) in try handle.checkIsFree() }
    let row = try change.speakerRow(handle)
    try change.update(row, name: call[.name], kind: call[.kind])
    if let alias = call[.alias] { try call.add(alias, to: handle, row, change) }
    guard let after = try call.snapshot.speaker(handle), after != before else {
      return Reply(Page([.line("\(handle) unchanged")], json: ["ok": true, "unchanged": true]))
    }
    let known = [after.name, after.kind].compactMap { $0 }.joined(separator: ", ")
    let words = known.isEmpty ? "" : "  " + known
    let aliases = after.aliases.isEmpty ? "" : "  also " + after.aliases.joined(separator: ", ")
    return Reply(
      Page(
        [.line(Phrase(handle.description, .strong) + Phrase(words) + Phrase(aliases, .dim))],
        json: .object([
          .init("ok", true), .init("speaker", .string(handle.description)),
          .init("name", .optional(after.name)),
          .init("kind", .optional(after.kind)), .init("aliases", .array(after.aliases.map(JSON.string))),
        ])))
  }
}

extension Call {
  /// The row that a note is about; for a place in a text it is a mention, made where there is none.
  fileprivate mutating func notedRow(_ change: Change) throws -> Identifier {
    switch try required(.noted) {
    case .rows(let references):
      do {
        let rows = try references.flatMap { try resolve($0, Kind.notable) }
        guard rows.count == 1 else { throw FactError("E-ID", "a note is about one row", hint: "name one id") }
        canonical.replace(Parameter.noted.name, with: rows[0].description)
        return rows[0]
      } catch let error as FactError { throw Diagnostic(error, at: arguments.range(of: .noted)) }
    case .address(let address):
      let version = try version(of: address, .noted)
      let place = try place(of: fragments(of: address, .noted), in: version)
      canonical.replace(Parameter.noted.name, with: place.address)
      let standing = try snapshot.mentions(at: place).first { $0.place == place }
      if let standing { return standing.identifier }
      let quotation = Quotation(selector: .of(place.fragments, in: version.text), place: place, mention: nil)
      return try mention(of: quotation, change).identifier
    }
  }

  fileprivate func add(_ alias: String, to handle: Handle, _ row: Int, _ change: Change) throws {
    guard Name.folded(alias) != Handle.gold.name || handle == .gold else {
      throw wrong(
        .alias, "E-ALIAS", "\(Handle.gold) is the coder of what adjudication finds",
        hint: "choose another alias; 'help coders'")
    }
    try placed(.alias) { () throws(FactError) in try Handle(stored: Name.folded(alias)).checkIsFree() }
    let namesake = try snapshot.speaker(Handle(stored: Name.folded(alias)))
    guard namesake == nil || namesake?.handle == handle else {
      throw wrong(
        .alias, "E-ALIAS", "'\(alias)' is the handle of another speaker already", hint: "choose another")
    }
    guard let holder = try snapshot.speaker(withAlias: alias) else {
      return try change.add(alias: alias, of: row)
    }
    guard holder.handle == handle else {
      throw wrong(
        .alias, "E-ALIAS", "'\(alias)' is an alias of \(holder.handle) already", hint: "choose another")
    }
  }
}

extension Page {
  fileprivate static func tagged(
    _ changed: [Identifier], of rows: [Identifier], _ tags: String, isBulk: Bool
  ) -> Page {
    let shown = changed.isEmpty ? rows : changed
    var line =
      rows.isEmpty
      ? Phrase("no row is meant")
      : Phrase(shown.shortened, .strong) + Phrase(changed.isEmpty ? " unchanged" : "  " + tags)
    if isBulk, !rows.isEmpty {
      let standing = changed.isEmpty || changed.count == rows.count ? "" : " of \(rows.count) rows meant"
      line += Phrase("  " + shown.counted + standing, .dim)
    }
    return Page(
      [.line(line)],
      json: .object([
        .init("ok", true), .init("changed", .array(changed.map { .string($0.description) })),
        .init("rows", .integer(rows.count)),
      ]))
  }
}
