import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let claim = Command(
    Syntax(
      "claim", "Records what somebody says, by quoting it, as a claim.",
      details: """
        With `in`, or with `use`, the words must stand in the document, white space and typographic quotes apart; a
        long passage is given by its ends, "first ... last". The speaker defaults to the document's author, the
        said-day to its day of publication. Without a document the words are taken as they are.
        """,
      slots: [.text(.passage)],
      keywords: [
        Keyword(.in), Keyword(.as),
        Keyword(.on("the day it was said; else the document's day of publication")), Keyword(.via),
        Keyword(.hedge), Keyword(.kind), Keyword(.attributes), Keyword(.key),
      ],
      tags: .add, speaker: "speaker",
      examples: [
        "claim \"wins the special election\" in d1 as \"Moon wins the election\" kind forecast +korea/election",
        "claim d1.s1 @park-jihoon hedge \"is expected to\"",
        "claim in none @moon on 2017-04-23 -- The launchers were brought in without our consent",
      ])
  ) { call, change in
    let quotation = try call.quotation(.passage)
    let statement = call[.as] ?? quotation.selector.exact.onOneLine
    let mention = try call.mention(of: quotation, change)
    let claim = try change.add(Claim(statement: statement, kind: call[.kind]))
    try change.join(mention: mention.id, to: claim)
    try call.addTags(to: Identifier(.claim, claim), change)
    try call.set(call[.attributes], on: Identifier(.claim, claim), change)
    let rows = [Identifier(.claim, claim), mention.identifier]
    return Reply(call.created(rows, statement, about: mention), rows: rows)
  }

  static let mention = Command(
    Syntax(
      "mention", "Adds another place where a claim is made, by quoting it.",
      slots: [.required(.claim), .text(.passage)],
      keywords: [
        Keyword(.in), Keyword(.on("the day it was said; else the document's day of publication")),
        Keyword(.via), Keyword(.hedge), Keyword(.attributes), Keyword(.key),
      ],
      tags: .add, speaker: "speaker",
      examples: ["mention c1 \"문재인 후보가 당선될 것으로\" in d2"])
  ) { call, change in
    let claim = try call.requiredRow(.claim, .claim)
    let quotation = try call.quotation(.passage)
    if let standing = try call.standingMention(of: quotation, claim: claim.number) {
      try call.noteTagsLeftOut(of: standing.identifier)
      return .unchanged(standing.identifier)
    }
    let mention = try call.mention(of: quotation, change)
    try change.join(mention: mention.id, to: claim.number)
    try call.addTags(to: mention.identifier, change)
    try call.set(call[.attributes], on: mention.identifier, change)
    let rows = [mention.identifier]
    return Reply(call.created(rows, "\(claim) \(mention.selector.exact)", about: mention), rows: rows)
  }
}

extension Call {
  /// Stores the mention of a quotation, unless it is one already, with its speaker and day or their defaults.
  mutating func mention(of quotation: Quotation, _ change: Change) throws -> Mention {
    var mention = try newMention(of: quotation)
    if mention.id == 0 { mention.id = try change.add(mention) }
    return mention
  }

  /// What the arguments say of a quotation; its id is 0 unless it is a mention already.
  private mutating func newMention(of quotation: Quotation) throws -> Mention {
    if let id = quotation.mention, let mention = try snapshot.mention(id) {
      try refuseParticulars(of: mention)
      return mention
    }
    let document = try quotation.place.flatMap { try snapshot.document($0.document) }
    return Mention(
      speaker: try speaker() ?? document?.author, via: try reporters(),
      said: try pastDay(.on) ?? document?.published, hedge: self[.hedge], selector: quotation.selector,
      place: quotation.place, coder: try snapshot.handle(named: author) ?? author)
  }

  /// A mention that is there already keeps its speaker and day: others given with it would be dropped.
  private func refuseParticulars(of mention: Mention) throws {
    let given = [
      arguments.speaker?.range, arguments.range(of: .on), arguments.range(of: .via),
      arguments.range(of: .hedge),
    ]
    guard let first = given.compactMap({ $0 }).first else { return }
    throw Diagnostic(
      "E-MENTION", "\(mention.identifier) has a speaker and a day of its own",
      hint: "'edit \(mention.identifier) speaker|on|via|hedge ...' changes them", at: first)
  }

  /// The mention by which a claim quotes the same place already, with the same speaker, day and hedge.
  fileprivate mutating func standingMention(of quotation: Quotation, claim: Int) throws -> Mention? {
    let new = try newMention(of: quotation)
    return try snapshot.mentions(of: claim).first { $0.id == quotation.mention || $0.hasContent(of: new) }
  }

  /// A mark of the same place that bears the same tags and attributes already.
  mutating func standingMark(of quotation: Quotation, tags: [TagName]) throws -> Mention? {
    guard let place = quotation.place else { return nil }
    let new = try newMention(of: quotation)
    return try snapshot.mentions(at: place).first { mention in
      try mention.hasContent(of: new) && snapshot.claims(of: mention.id).isEmpty
        && Set(snapshot.tags(on: mention.identifier)).isSuperset(of: tags)
        && Set(snapshot.attributes(of: mention.identifier)).isSuperset(of: self[.attributes] ?? [])
    }
  }

  /// Gives a new row the attributes that came with it.
  func set(_ attributes: [Attribute]?, on row: Identifier, _ change: Change) throws {
    for attribute in attributes ?? [] { _ = try change.set(attribute, on: row, coder: author) }
  }

  /// What a quoting command says: ids, words, who said them when, and where they stand.
  func created(_ rows: [Identifier], _ words: String, about mention: Mention) -> Page {
    var details: [String] = []
    if let attribution = mention.attribution { details.append(attribution) }
    if let said = mention.said { details.append("on \(said.display)") }
    if let place = mention.place { details.append(place.address) }
    return .created(
      rows, words, details: details,
      json: [
        .init("quote", .string(mention.selector.exact)),
        .init("speaker", .optional(mention.speaker)), .init("said", .optional(mention.said)),
        .init("address", .optional(mention.place?.address)),
      ])
  }
}

extension Mention {
  /// Whether another says the same of the same place, whatever its row.
  fileprivate func hasContent(of other: Mention) -> Bool {
    var same = other
    (same.id, same.state) = (id, state)
    return place != nil && self == same
  }
}
