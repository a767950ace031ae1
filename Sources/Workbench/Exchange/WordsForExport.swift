import Facts
import Interchange
import Storage

/// The marked words of documents, as the formats of other programs hold them, and what none of these holds.
struct WordsForExport {
  struct Mark {
    let mention: Mention
    let fragments: Fragments
    let tags: [TagName]
    let attributes: [Attribute]
    let notes: [String]
    let claims: [Claim]
  }

  struct Text {
    let document: Document
    let version: Version
    /// In the order of their rows.
    let marks: [Mark]
  }

  private(set) var texts: [Text] = []
  private(set) var losses = LossReport()
  /// The tags of the claims that the marks carry.
  private(set) var claimTags: [Int: [TagName]] = [:]
  private(set) var links: [Link] = []

  /// - `format`: its name, for what is said of losses.
  init(_ filter: Filter, _ call: Call, for format: String) throws {
    let snapshot = call.snapshot
    try call.refuseUnheard(filter, of: [.mention, .claim, .document])
    var meant = try call.numbers(of: .mention, meeting: filter, isLenient: true)
    let claims = try call.numbers(of: .claim, meeting: filter, isLenient: true)
    for claim in claims { meant.formUnion(try snapshot.mentions(of: claim).map(\.id)) }
    // A document that is meant is meant with all that is marked in it.
    let documents = try call.numbers(of: .document, meeting: filter, isLenient: true)
    for id in documents {
      guard let version = try snapshot.version(of: id) else { continue }
      meant.formUnion(try snapshot.mentions(inVersion: version.id).map(\.id))
    }
    var byDocument: [Int: [Mention]] = [:]
    for id in documents { byDocument[id] = [] }
    for id in meant.sorted() {
      guard let mention = try snapshot.mention(id) else { continue }
      if let place = mention.place {
        byDocument[place.document, default: []].append(mention)
      } else {
        let reason =
          mention.whereabouts.map { "its words are lost: \($0)" } ?? "its words stand in no document"
        losses.entries.append(.init(.skipped, mention.identifier.description, because: reason))
      }
    }
    for (id, mentions) in byDocument.sorted(by: { $0.key < $1.key }) {
      guard let document = try snapshot.document(id), let version = try snapshot.version(of: id) else {
        continue
      }
      texts.append(
        Text(document: document, version: version, marks: try marks(mentions, in: version, snapshot)))
    }
    try takeLinks(snapshot)
    for claim in claims.sorted() where claimTags[claim] == nil {
      lose(Identifier(.claim, claim), "none of its words are written")
    }
    try losses.countOthers(filter, call, format)
  }

  private mutating func marks(
    _ mentions: [Mention], in version: Version, _ snapshot: Snapshot
  ) throws -> [Mark] {
    var marks: [Mark] = []
    for mention in mentions {
      guard let place = mention.place, place.versionRow == version.id else {
        losses.entries.append(
          .init(
            .skipped, mention.identifier.description,
            because: "it stands in an older version, and only the newest is written"))
        continue
      }
      let row = mention.identifier
      let claims = try snapshot.claims(of: mention.id).compactMap(snapshot.claim)
      for claim in claims { claimTags[claim.id] = try snapshot.tags(on: claim.identifier) }
      marks.append(
        Mark(
          mention: mention, fragments: place.fragments, tags: try snapshot.tags(on: row),
          attributes: try snapshot.attributes(of: row), notes: try snapshot.notes(on: row).map(\.text),
          claims: claims))
    }
    return marks
  }

  /// The links whose both ends are written.
  private mutating func takeLinks(_ snapshot: Snapshot) throws {
    var seen: Set<Int> = []
    for claim in claimTags.keys.sorted() {
      for link in try snapshot.links(touching: Identifier(.claim, claim)) where seen.insert(link.id).inserted
      {
        if link.to.kind == .claim, claimTags[link.from.number] != nil, claimTags[link.to.number] != nil {
          links.append(link)
        } else {
          lose(link.identifier, "only links between two claims that are written are written")
        }
      }
    }
    links.sort { $0.id < $1.id }
  }

  mutating func lose(_ row: Identifier, _ reason: String, _ fate: LossReport.Fate = .skipped) {
    losses.entries.append(.init(fate, row.description, because: reason))
  }
}

extension LossReport {
  /// Whole kinds of facts that no format of marked words holds.
  mutating func countOthers(_ filter: Filter, _ call: Call, _ format: String) throws {
    for kind in [Kind.evidence, .verdict, .prediction, .forecast, .resolution] {
      lose(try call.numbers(of: kind, meeting: filter, isLenient: true).count, kind, "\(format) holds none")
    }
  }

  /// Says once of some rows of a kind that they are not written.
  mutating func lose(_ count: Int, _ kind: Kind, _ reason: String) {
    guard count > 0 else { return }
    entries.append(.init(.skipped, "\(count) \(count == 1 ? kind.name : kind.plural)", because: reason))
  }
}
