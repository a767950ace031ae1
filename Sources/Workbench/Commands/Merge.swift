import CommandLanguage
import Facts
import Presentation
import Storage

/// A speaker or a tag, as a word names it.
enum NamedThing: Sendable {
  case speaker(Handle)
  case tag(TagName)
}

extension Parameter where Value == NamedThing {
  static var oldName: Parameter { Parameter("from", .named, "the speaker or the tag") }
  static var newName: Parameter { Parameter("to", .named, "the other name") }
}

extension Shape where Value == NamedThing {
  static var named: Shape {
    Shape("@who|+tag", fits: { $0.hasPrefix("@") || $0.hasPrefix("+") }) { text throws(Diagnostic) in
      do throws(FactError) {
        switch text.first {
        case "@": return .speaker(try Handle(parsing: text))
        case "+": return .tag(try TagName(parsing: String(text.dropFirst())))
        default:
          throw FactError(
            "E-NAME", "'\(text)' is neither a speaker nor a tag", hint: "write @\(text) or +\(text)")
        }
      } catch { throw Diagnostic(error) }
    }
  }
}

extension Command {
  static let rename = Command(
    Syntax(
      "rename", "Gives a speaker or a tag another name.",
      details: """
        The tags below a tag, and what schemes say of them, go with it; --dry-run lists the rows. A speaker's old name
        stays as an alias, so that a script which uses it means the same person. Where the other name is taken, 'merge'
        joins the two. @gold keeps its name.
        """,
      slots: [.required(.oldName), .required(.newName)],
      examples: ["rename @minxin-pei @pei", "rename +korea/thaad +korea/missiles"])
  ) { call, change in
    switch (try call.required(.oldName), try call.required(.newName)) {
    case (.speaker(let old), .speaker(let new)):
      let speaker = try call.known(old, .oldName)
      if let other = try call.snapshot.speaker(named: new), other.id != speaker.id {
        throw call.taken(new.description, "merge \(speaker.handle) \(other.handle)")
      }
      guard speaker.handle != new else { return Reply(.renamed(old.description, new.description, .init())) }
      try call.keepGold(speaker)
      try call.placed(.newName) { () throws(FactError) in try new.checkIsFree() }
      try change.rename(speaker, to: new)
      call.canonical.replace("from", with: speaker.handle.description)
      return Reply(.renamed(speaker.handle.description, new.description, .init()))
    case (.tag(let typed), .tag(let new)):
      let old = try call.unaliased(typed)
      guard old != new else { throw call.same(new.description) }
      try call.check(old, new)
      if try call.meant(by: new) != new {
        throw call.taken("\(new)", "merge \(old) \(try call.meant(by: new))")
      }
      guard try !call.snapshot.isKnown(new) else {
        throw call.taken("\(new)", "merge \(old) \(new)")
      }
      return try call.retag(old, as: new, change)
    default: throw call.mixed()
    }
  }

  static let merge = Command(
    Syntax(
      "merge", "Puts everything of a speaker, or a tag, under another.",
      details: """
        What both say of the same row is said once; where they differ, the word of the second holds. The first speaker's names become aliases of the second; the tags
        below the first tag go below the second, where schemes allow it. --dry-run lists the rows; 'undo' takes it back.
        """,
      slots: [.required(.oldName), .required(.newName)],
      examples: ["merge @박지훈 @minxin-pei", "merge +draft +seen"])
  ) { call, change in
    switch (try call.required(.oldName), try call.required(.newName)) {
    case (.speaker(let one), .speaker(let other)):
      let (speaker, target) = (try call.known(one, .oldName), try call.known(other, .newName))
      guard speaker.id != target.id else { throw call.same(target.handle.description) }
      call.canonical.replace("from", with: speaker.handle.description)
      call.canonical.replace("to", with: target.handle.description)
      try call.keepGold(speaker)
      let rows = try call.snapshot.rows(naming: speaker.id)
      guard call.agrees(that: rows, would: "put under \(target.handle)") else { return Reply(.refused) }
      let tagged = try call.snapshot.rows(taggedBy: speaker.id)
      let before = try call.tagBreaches(of: tagged)
      let redirection = try change.merge(speaker, into: target)
      try call.refuseNewBreaches(of: tagged, since: before, .newName)
      call.note(redirection)
      return Reply(
        .renamed(speaker.handle.description, target.handle.description, redirection, call.preview(rows)))
    case (.tag(let one), .tag(let two)):
      let (one, other) = (try call.unaliased(one), try call.meant(by: two))
      if other != two { call.canonical.replace("to", with: other.description) }
      guard one != other else { throw call.same(one.description) }
      try call.check(one, other)
      guard try call.snapshot.isKnown(other) else {
        throw try call.unknown(other, .newName, "'rename' gives a new name")
      }
      return try call.retag(one, as: other, change)
    default: throw call.mixed()
    }
  }

  static let unify = Command(
    Syntax(
      "unify", "Makes one claim of two that say the same.",
      details: """
        Mentions, predictions, evidence, verdicts, links, tags, notes and keys of the second go to the first, which keeps
        its statement, kind and attributes; the second is removed. Links between the two go, and links that both had to a third are
        one, with all that speaks of them. Both keep their verdicts: the latest by its day is in force. 'undo' takes it
        back.
        """,
      slots: [.required(.claim), .required(.otherClaim)], examples: ["unify c1 c2"])
  ) { call, change in
    let (kept, gone) = (try call.requiredRow(.claim, .claim), try call.requiredRow(.otherClaim, .claim))
    guard kept != gone else { throw call.same(kept.description) }
    let joining = try call.snapshot.links(between: kept.number, and: gone.number)
    let blocking = try joining.flatMap { try call.snapshot.referrers(of: $0).compactMap(\.identifier) }
    guard blocking.isEmpty else {
      let list = blocking.map(\.description).joined(separator: ", ")
      throw call.wrong(
        .otherClaim, "E-DEPENDANTS", "\(list) is about a link between \(kept) and \(gone), which would go",
        hint: "rm \(list) first")
    }
    let words = try call.card(of: gone).text
    try change.remove(try joining.flatMap { try [RowInTable($0)] + call.snapshot.referrers(of: $0) })
    let before = try call.tagBreaches(of: [kept, gone])
    let redirection = try change.unify(gone.number, into: kept.number)
    try call.refuseNewBreaches(of: [kept], since: before, .otherClaim)
    call.note(redirection)
    try call.remarkOnCircles(through: kept)
    let lost = joining.isEmpty ? "" : ", \(joining.map(\.description).joined(separator: " ")) removed"
    return Reply(
      Page(
        [
          .line(
            Phrase("\(kept)", .strong) + " holds \(gone) too: \(redirection.words)\(lost)  "
              + Phrase(words.shortened(to: 60), .dim))
        ],
        json: .object(
          [
            .init("ok", true), .init("id", .string(kept.description)),
            .init("unified", .string(gone.description)),
          ]
            + redirection.members)),
      rows: [kept])
  }
}

extension Parameter where Value == [RowReference] {
  static var otherClaim: Parameter {
    Parameter("other", .rows("c2", [.claim]), "the claim that goes into the first")
  }
}

extension Call {
  /// The speaker whom an argument names, who must be there.
  fileprivate func known(_ handle: Handle, _ parameter: Parameter<NamedThing>) throws -> Speaker {
    if let speaker = try snapshot.speaker(named: handle) { return speaker }
    let nearest = Spelling.nearest(to: handle.name, among: try snapshot.speakers().map(\.handle.name))
    throw wrong(
      parameter, "E-SPEAKER", "there is no speaker \(handle)",
      hint: nearest.map { "did you mean @\($0)?" } ?? "'list speakers' shows who there is")
  }

  /// A tag must be there, and cannot go below itself.
  fileprivate func check(_ tag: TagName, _ other: TagName) throws {
    guard try snapshot.isKnown(tag) else {
      throw try unknown(tag, .oldName, "'list tags' shows what there is")
    }
    let filters = try SavedFilter.naming(tag, self)
    guard filters.isEmpty else {
      throw wrong(
        Parameter<NamedThing>.oldName, "E-FILTER", "\(filters.joined(separator: ", ")) speaks of \(tag)",
        hint: "say there what it shall be called first: set \(filters[0]) \"...\"")
    }
    guard !other.path.hasPrefix(tag.path + "/") else {
      throw wrong(
        Parameter<NamedThing>.newName, "E-TAG", "\(tag) cannot go below itself",
        hint: "choose a name outside it")
    }
  }

  fileprivate func unknown(
    _ tag: TagName, _ parameter: Parameter<NamedThing>, _ hint: String
  ) throws -> Diagnostic {
    let nearest = Spelling.nearest(to: tag.path, among: try snapshot.tagCounts().map(\.tag.path))
    return wrong(
      parameter, "E-TAG", "there is no tag \(tag)",
      hint: (nearest.map { "did you mean +\($0)? " } ?? "") + hint)
  }

  fileprivate func taken(_ name: String, _ merging: String) -> Diagnostic {
    wrong(
      Parameter<NamedThing>.newName, "E-NAME", "\(name) is there already", hint: "'\(merging)' joins the two")
  }

  fileprivate func same(_ name: String) -> Diagnostic {
    wrong("E-NAME", "both are \(name)", hint: "name two that differ")
  }

  fileprivate func mixed() -> Diagnostic {
    wrong(
      Parameter<NamedThing>.newName, "E-NAME", "a speaker and a tag are not one thing",
      hint: "name two of a kind")
  }
}

extension Call {
  /// Gold is known by its name: what adjudication found would be one opinion of many under another.
  fileprivate func keepGold(_ speaker: Speaker) throws {
    guard speaker.handle == .gold else { return }
    throw wrong(
      Parameter<NamedThing>.oldName, "E-NAME", "\(speaker.handle) is the coder of what adjudication finds",
      hint: "it keeps its name; 'help coders'")
  }
}
