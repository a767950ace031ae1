import Facts
import Presentation
import Storage

// How rows of the claim graph, and what joins them, are put into words.

extension Step {
  /// What the row at which the step begins does to the other, such as `supports`, or `is supported by`.
  var verb: String {
    if isForward { return bearing.relation.rawValue }
    return switch bearing.relation {
    case .supports: "is supported by"
    case .causes: "is caused by"
    case .implies: "is implied by"
    case .undercuts: "is undercut by"
    case .contradicts, .rephrases, .excludes, .sameEvent: bearing.relation.rawValue
    }
  }

  /// Such as `c5 supports c3 (l2)`; evidence is its own reason.
  var words: String { "\(from) \(verb) \(to)" + (bearing.row.kind == .link ? " (\(bearing.row))" : "") }

  var json: JSON {
    .object([
      .init("row", .string(bearing.row.description)), .init("relation", .string(bearing.relation.rawValue)),
      .init("from", .string(bearing.from.description)), .init("to", .string(bearing.to.description)),
    ])
  }
}

extension [Step] {
  /// Such as `c1 supports c2 (l1), c2 contradicts c3 (l4)`.
  var words: String { map(\.words).joined(separator: ", ") }
  var json: JSON { .array(map(\.json)) }
}

extension Stance {
  /// Such as `for`, in the colour of what it says.
  static func phrase(_ stance: Stance?) -> Phrase {
    switch stance {
    case .supports: Phrase("for", .good)
    case .contradicts: Phrase("against", .bad)
    case nil: Phrase("cause", .dim)
    }
  }
}

extension Call {
  /// The mentions of a claim that were known on the as-of day, oldest first.
  func knownMentions(of claim: Int) throws -> [Mention] {
    try snapshot.mentions(of: claim).filter { try isKnown($0.identifier) }
  }

  /// A row of the graph in a few words: a statement, or a piece of evidence with its grade, day and source.
  func words(of row: Identifier) throws -> Phrase {
    guard row.kind == .evidence, let evidence = try snapshot.evidence(row.number) else {
      return Phrase((try snapshot.text(of: row) ?? "").shortened(to: 80))
    }
    let details = [
      evidence.grade?.description, evidence.published?.display, evidence.mention.map { "m\($0)" },
      evidence.url,
    ].compactMap { $0 }
    return Phrase("“\(evidence.text.shortened(to: 80))”", .quote)
      + Phrase(details.isEmpty ? "" : "  " + details.joined(separator: "  "), .dim)
  }

  /// Who said a claim, when, where and in which words; nil for other rows, and for claims that nobody made.
  func voice(of row: Identifier) throws -> Phrase? {
    guard row.kind == .claim else { return nil }
    let mentions = try knownMentions(of: row.number)
    guard let first = mentions.first else { return nil }
    let more = mentions.count == 1 ? "" : "  and \(mentions.count - 1) more"
    return first.line + Phrase(more, .dim)
  }

  /// What a link gives as its reason, with the words before it.
  func reason(of row: Identifier) throws -> String {
    guard row.kind == .link, let because = try snapshot.link(row.number)?.because else { return "" }
    return ", because " + because.shortened(to: 60)
  }

  /// What programs get of a row of the graph.
  func graphMembers(of row: Identifier) throws -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("id", .string(row.description)), .init("text", .string(try snapshot.text(of: row) ?? "")),
    ]
    if row.kind == .claim {
      members.append(.init("mentions", .array(try knownMentions(of: row.number).map(\.json))))
    }
    if row.kind == .evidence, let evidence = try snapshot.evidence(row.number) {
      members += [
        .init("grade", .optional(evidence.grade)), .init("published", .optional(evidence.published)),
        .init("url", .optional(evidence.url)),
      ]
    }
    return members
  }
}

extension Mention {
  /// Such as `@kim via @yonhap  2017-03-20 Mon  m4  d2:10-44  “…”`.
  var line: Phrase {
    let particulars = [attribution, said?.display, identifier.description, place?.address].compactMap { $0 }
    return Phrase(particulars.joined(separator: "  ") + "  ", .dim)
      + Phrase("“\(selector.exact.shortened(to: 60))”", .quote)
  }

  var json: JSON {
    .object([
      .init("id", .string(identifier.description)), .init("speaker", .optional(speaker)),
      .init("via", .array(via.map { .string($0.description) })), .init("said", .optional(said)),
      .init("address", .optional(place?.address)), .init("quote", .string(selector.exact)),
    ])
  }
}

/// Lines of a tree: each belongs to the one that its index names, or to none.
struct TreeLines {
  private var lines: [(phrase: Phrase, children: [Int])] = []
  private var roots: [Int] = []

  @discardableResult
  mutating func add(_ phrase: Phrase, below parent: Int?) -> Int {
    lines.append((phrase, []))
    let place = lines.count - 1
    if let parent { lines[parent].children.append(place) } else { roots.append(place) }
    return place
  }

  /// From the top down, each with the strokes that lead to it.
  var blocks: [Block] {
    var blocks: [Block] = []
    var open = [(siblings: roots[...], strokes: "")]
    while let (last, strokes) = open.popLast() {
      var siblings = last
      guard let place = siblings.popFirst() else { continue }
      let isLast = siblings.isEmpty
      blocks.append(.line(Phrase(strokes + (isLast ? "└─ " : "├─ "), .dim) + lines[place].phrase))
      open.append((siblings, strokes))
      open.append((lines[place].children[...], strokes + (isLast ? "   " : "│  ")))
    }
    return blocks
  }
}
