import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

/// Annotations at work: what each becomes, and which rows they became, for those that refer to them.
struct WebImport {
  let work: ExchangeWork
  let targets: WebTargets
  /// The claims that have been made or met, by their addresses.
  private var claims: [String: Identifier] = [:]
  /// The mentions by the addresses of their annotations.
  private var mentions: [String: Identifier] = [:]
  private var creators: [(name: String, count: Int)] = []
  /// The addresses of what links join, whose words are claims.
  private let linked: Set<String>

  init(work: ExchangeWork, targets: WebTargets, _ annotations: [WebAnnotation]) {
    (self.work, self.targets) = (work, targets)
    let ends = annotations.filter(\.isLink).flatMap(\.targets).map(\.source)
    linked = Set(ends.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 })
  }

  /// Says what the offsets of each document count, where it is not what ours do.
  func sayUnits() {
    for (document, unit) in targets.units.sorted(by: { $0.key < $1.key })
    where unit.name != OffsetUnit.codePoints.name {
      work.lose(.changed, "d\(document)", "its offsets count \(unit.summary), by the words quoted")
    }
  }

  // MARK: Words

  mutating func take(_ annotation: WebAnnotation, number: Int, _ session: inout Session) throws {
    let subject = annotation.subject(number)
    let author = session.sitting.author
    defer { session.sitting.author = author }
    try setCreator(annotation, &session)
    let bodies = Bodies(annotation, subject, work)
    var places: [(document: Int, ranges: [Range<Int>])] = []
    for target in annotation.targets {
      switch targets.find(target) {
      case .lost(let reason): work.lose(.skipped, subject, reason)
      case .whole(let document): try take(bodies, document: document, &session)
      case .words(let document, let range, let remark):
        if let remark { work.lose(.changed, subject, remark) }
        if let place = places.firstIndex(where: { $0.document == document }) {
          places[place].ranges.append(range)
        } else {
          places.append((document, [range]))
        }
      }
    }
    if places.count > 1 {
      work.lose(.changed, subject, "its words stand in several documents: a mark in each")
    }
    for place in places {
      guard let fragments = Fragments(place.ranges), let version = targets.version(of: place.document) else {
        continue
      }
      let address = "d\(place.document).v\(version.number):\(fragments)"
      let mention = try take(annotation, bodies, at: address, subject, &session)
      if let id = annotation.id { mentions[id] = mention }
      for note in bodies.notes {
        try work.run(.note, [.text("about", mention.description), .text("text", note)], &session)
      }
      work.report.keep("notes", bodies.notes.count)
    }
  }

  private func take(_ bodies: Bodies, document: Int, _ session: inout Session) throws {
    let row = "d\(document)"
    if !bodies.tags.isEmpty {
      try work.run(.tag, [.text("ids", row), .tags(bodies.tags)], &session)
      work.report.keep("tags of documents", bodies.tags.count)
    }
    for note in bodies.notes {
      try work.run(.note, [.text("about", row), .text("text", note)], &session)
      work.report.keep("notes")
    }
  }

  /// Makes the mark, or the claims that it carries.
  private mutating func take(
    _ annotation: WebAnnotation, _ bodies: Bodies, at address: String, _ subject: String,
    _ session: inout Session
  ) throws -> Identifier {
    let own = annotation.own ?? WebAnnotation.OwnFacts()
    let particulars: [CommandFields.Field?] = [
      .text("speaker", own.speaker), .text("on", own.said), .text("hedge", own.hedge),
      own.via.isEmpty ? nil : .text("via", own.via.joined(separator: ",")),
    ]
    guard let first = own.claims.first else {
      var tags = bodies.tags
      if tags.isEmpty, own.attributes.isEmpty {
        tags = [TagName(stored: bodies.motivation)]
        work.lose(.changed, subject, "it has no tag, and a mark needs one: \(tags[0])")
      }
      if annotation.id.map(linked.contains) ?? false,
        let standing = try standing(nil, at: address, tags: tags, &session)
      {
        return standing.mention
      }
      let with = own.attributes.isEmpty ? nil : own.attributes.joined(separator: ",")
      work.report.keep("marks")
      return try made(
        work.run(.mark, [.text("text", address), .tags(tags), .text("with", with)] + particulars, &session))
    }
    let mention = try take(first, at: address, particulars, &session)
    for claim in own.claims.dropFirst() { _ = try take(claim, at: mention.description, [], &session) }
    if !bodies.tags.isEmpty {
      try work.run(.tag, [.text("ids", mention.description), .tags(bodies.tags)], &session)
    }
    if !own.attributes.isEmpty {
      try work.run(
        .attribute,
        [.text("ids", mention.description), .text("attributes", own.attributes.joined(separator: ","))],
        &session)
    }
    return mention
  }

  /// The mention of a claim, which is made unless it is there: in the file, or at the same place.
  private mutating func take(
    _ claim: WebAnnotation.OwnFacts.OwnClaim, at address: String, _ particulars: [CommandFields.Field?],
    _ session: inout Session
  ) throws -> Identifier {
    if claims[claim.id] == nil, let standing = try standing(claim.statement, at: address, tags: [], &session)
    {
      claims[claim.id] = standing.claim
      return standing.mention
    }
    if let known = claims[claim.id] {
      work.report.keep("mentions")
      return try made(
        work.run(
          .mention, [.text("claim", known.description), .text("text", address)] + particulars, &session))
    }
    let tags = claim.tags.compactMap { try? TagName(parsing: $0) }
    let with = claim.attributes.isEmpty ? nil : claim.attributes.joined(separator: ",")
    let made = try made(
      work.run(
        .claim,
        [
          .text("text", address), .text("as", claim.statement), .text("kind", claim.kind), .tags(tags),
          .text("with", with),
        ] + particulars, &session))
    claims[claim.id] = made
    work.report.keep("claims")
    guard let mention = session.sitting.newest.last(where: { $0.kind == .mention }) else {
      throw FactError("E-IMPORT", "the claim has no words")
    }
    return mention
  }

  /// The claim with some statement, else with the words as they stand, that a mention of the place carries already.
  private func standing(
    _ statement: String?, at address: String, tags: [TagName], _ session: inout Session
  ) throws -> (claim: Identifier, mention: Identifier)? {
    try session.read { snapshot in
      guard let address = try TextAddress.read(address),
        let version = try snapshot.version(of: address.document, number: address.version)
      else { return nil }
      let fragments = try address.fragments(in: version.segmentation, text: version.text)
      let place = Mention.Place(
        document: address.document, version: version.number, versionRow: version.id, fragments: fragments)
      for mention in try snapshot.mentions(at: place)
      where try Set(snapshot.tags(on: mention.identifier)).isSuperset(of: tags) {
        let meant = statement ?? mention.selector.exact.onOneLine
        for id in try snapshot.claims(of: mention.id) where try snapshot.claim(id)?.statement == meant {
          return (Identifier(.claim, id), mention.identifier)
        }
      }
      return nil
    }
  }

  private func made(_ row: Identifier?) throws -> Identifier {
    guard let row else { throw FactError("E-IMPORT", "the annotation made no row") }
    return row
  }

  // MARK: Links

  /// A link between two claims, which annotations of ours name, or whose words carry one claim each.
  mutating func link(_ annotation: WebAnnotation, number: Int, _ session: inout Session) throws {
    let subject = annotation.subject(number)
    let label = annotation.bodies.lazy.compactMap { body -> String? in
      if case .text(let text, _) = body { text } else { nil }
    }.first
    guard let label, let relation = Link.Relation(rawValue: label.lowercased()),
      relation.ends == (.claim, .claim)
    else {
      let said = label.map { "'\($0.shortened(to: 30))'" } ?? "no word"
      return work.lose(.skipped, subject, "\(said) is no relation between claims: 'help links'")
    }
    try setCreator(annotation, &session)
    var ends: [Identifier] = []
    for target in annotation.targets { try end(target.source, &session).map { ends.append($0) } }
    guard ends.count == 2, ends[0] != ends[1] else {
      return work.lose(.skipped, subject, "it joins what is no claim here")
    }
    try work.run(
      .link,
      [
        .text("from", ends[0].description), .text("relation", relation.rawValue),
        .text("to", ends[1].description), .text("because", annotation.own?.because),
      ], &session)
    work.report.keep("links")
  }

  /// The claim that an address means; a mark becomes one, with its words as the statement.
  private mutating func end(_ address: String, _ session: inout Session) throws -> Identifier? {
    let name = address.hasPrefix("#") ? String(address.dropFirst()) : address
    if let claim = claims[name] ?? claims[address] { return claim }
    guard let mention = mentions[name] ?? mentions[address] else { return nil }
    let standing = try session.read { try $0.claims(of: mention.number) }
    if let first = standing.first { return Identifier(.claim, first) }
    let made = try made(work.run(.claim, [.text("text", mention.description)], &session))
    work.lose(.changed, name, "is linked, so its words are a claim: \(made)")
    claims[name] = made
    return made
  }

  // MARK: Creators

  /// Who made it, where that is a name of ours; others are counted.
  private mutating func setCreator(_ annotation: WebAnnotation, _ session: inout Session) throws {
    guard let creator = annotation.creator else { return }
    if creator.hasPrefix("@"), let handle = try? Handle(parsing: creator) {
      session.sitting.author = handle
    } else if let place = creators.firstIndex(where: { $0.name == creator }) {
      creators[place].count += 1
    } else {
      creators.append((creator, 1))
    }
  }

  func sayCreators(_ author: Handle) {
    for (name, count) in creators {
      work.lose(
        .changed, name.shortened(to: 40),
        "\(count.counted("annotation")) of this creator, recorded as by \(author)")
    }
  }
}
