/// What tags mean and where they may stand, and what links may join, under one name.
package struct Scheme: Sendable, Hashable {
  package var name: String
  package var description: String?
  /// In written order.
  package var tags: [TagRule]
  package var links: [LinkRule]

  package init(
    name: String, description: String? = nil, tags: [TagRule] = [], links: [LinkRule] = []
  ) {
    self.name = name
    self.description = description
    self.tags = tags
    self.links = links
  }

  /// A scheme without rules; storing it removes one of its name.
  package var isEmpty: Bool { tags.isEmpty && links.isEmpty && description == nil }
}

extension Kind {
  /// The kinds of row that tags may stand on.
  package static let taggable: [Kind] = [.document, .mention, .claim, .prediction]
}

/// What a scheme says of one tag and of the branch below it.
package struct TagRule: Sendable, Hashable {
  package var tag: TagName
  package var description: String?
  /// Other names, which are never stored on a row: who types one means the tag.
  package var aliases: [TagName] = []
  package var color: TagColor?
  /// A number that the scheme ties to the tag; it is shown, never computed with.
  package var value: Double?
  /// Only declared tags may stand below it.
  package var isClosed = false
  /// A heading: it cannot be given itself.
  package var isAbstract = false
  /// How many tags of the branch below one coder may give one row.
  package var limit: Int?
  /// The kinds of row that the branch may stand on; empty for all.
  package var targets: [Kind] = []
  /// The kinds of row that need a tag of the branch.
  package var required: [Kind] = []

  package init(_ tag: TagName) {
    self.tag = tag
  }
}

/// Which claims or predictions links of a relation may join; of several rules for a relation one must be met.
package struct LinkRule: Sendable, Hashable {
  package var relation: Link.Relation
  /// Each end meets one of these; empty for any.
  package var from: [LinkEnd]
  package var to: [LinkEnd]

  package init(_ relation: Link.Relation, from: [LinkEnd], to: [LinkEnd]) {
    self.relation = relation
    self.from = from
    self.to = to
  }
}

/// One condition on the end of a link.
package enum LinkEnd: Sendable, Hashable, CustomStringConvertible {
  /// It bears the tag or one below it.
  case tag(TagName)
  /// It is a claim of this kind.
  case kind(String)

  package var description: String {
    switch self {
    case .tag(let tag): tag.description
    case .kind(let kind): "kind:\(kind)"
    }
  }
}

extension [LinkEnd] {
  /// Such as `+position|kind:fact`, or `any`.
  package var alternatives: String {
    isEmpty ? "any" : map(\.description).joined(separator: "|")
  }
}

extension LinkRule: CustomStringConvertible {
  package var description: String { "\(relation.rawValue) from \(from.alternatives) to \(to.alternatives)" }
}

extension TagName {
  /// Whether it stands below another.
  package func isBelow(_ other: TagName) -> Bool {
    path.utf8.count > other.path.utf8.count && path.hasPrefix(other.path + "/")
  }

  /// The name of its last level.
  package var leaf: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// From its root down to itself.
  package var lineage: [String] {
    var lineage: [String] = []
    for place in path.indices where path[place] == "/" { lineage.append(String(path[..<place])) }
    return lineage + [path]
  }
}
