import Facts
import Interchange
import Presentation
import Storage

extension Page {
  /// Schemes in the form in which 'scheme' reads them.
  static func plainText(of schemes: [Scheme]) -> Page {
    let lines = schemes.flatMap { $0.plainText.split(separator: "\n").map(String.init) }
    var page = Page(
      lines.isEmpty ? [.line(Phrase("# no scheme is in force", .dim))] : lines.map { .line(Phrase($0)) },
      json: .array(schemes.map(\.json)))
    page.isExact = !lines.isEmpty
    return page
  }

  /// What became of schemes.
  static func schemes(
    _ changes: [(name: String, change: SchemeChange)], breaches: Int, remarks: [SchemeRemark]
  ) -> Page {
    Page(
      changes.map { .line(Phrase($0.name, .strong) + Phrase("  " + $0.change.words)) },
      json: .object([
        .init("ok", true),
        .init("schemes", .array(changes.map { $0.change.json(of: $0.name) })),
        .init("breaches", .integer(breaches)),
        .init("remarks", .array(remarks.map { .string($0.description) })),
      ]))
  }
}

extension SchemeChange {
  /// Such as `+stance/new declared; +stance/old no longer`.
  fileprivate var words: String {
    guard !isEmpty else { return "unchanged" }
    var parts: [String] = []
    if !added.isEmpty { parts.append("\(SchemeChange.list(added)) declared") }
    if !changed.isEmpty { parts.append("\(SchemeChange.list(changed)) changed") }
    if !removed.isEmpty { parts.append("\(SchemeChange.list(removed)) no longer declared") }
    for link in addedLinks { parts.append("link \(link)") }
    for link in removedLinks { parts.append("no longer link \(link)") }
    return parts.isEmpty ? "order or description changed" : parts.joined(separator: "; ")
  }

  private static func list(_ tags: [TagName]) -> String {
    let few = 8
    let names = tags.prefix(few).map(\.description).joined(separator: " ")
    return tags.count > few ? "\(names) and \(tags.count - few) more" : names
  }

  fileprivate func json(of name: String) -> JSON {
    let tags = { (tags: [TagName]) in JSON.array(tags.map { .string($0.path) }) }
    return .object([
      .init("scheme", .string(name)), .init("unchanged", .bool(isEmpty)), .init("added", tags(added)),
      .init("changed", tags(changed)), .init("removed", tags(removed)),
      .init("links_added", .array(addedLinks.map { .string($0.description) })),
      .init("links_removed", .array(removedLinks.map { .string($0.description) })),
    ])
  }
}

extension Scheme {
  fileprivate var json: JSON {
    .object([
      .init("scheme", .string(name)), .init("description", .optional(description)),
      .init("tags", .array(tags.map(\.json))),
      .init("links", .array(links.map { .string($0.description) })), .init("text", .string(plainText)),
    ])
  }
}

extension TagRule {
  fileprivate var json: JSON {
    .object([
      .init("tag", .string(tag.path)), .init("description", .optional(description)),
      .init("aliases", .array(aliases.map { .string($0.path) })),
      .init("color", .optional(color?.description)), .init("value", value.map(JSON.number) ?? .null),
      .init("closed", .bool(isClosed)), .init("abstract", .bool(isAbstract)),
      .init("limit", limit.map(JSON.integer) ?? .null),
      .init("on", .array(targets.map { .string($0.name) })),
      .init("required", .array(required.map { .string($0.name) })),
    ])
  }
}

extension Call {
  /// Every scheme as a tree, with what its tags mean and how often they were given.
  func schemeTree() throws -> Page {
    let counts = Dictionary(uniqueKeysWithValues: try snapshot.tagCounts().map { ($0.tag, $0.count) })
    let schemes = try snapshot.schemes()
    let rules = try snapshot.tagRules()
    var blocks: [Block] = []
    for scheme in schemes {
      if !blocks.isEmpty { blocks.append(.gap) }
      blocks.append(
        .line(Phrase(scheme.name, .strong) + Phrase(scheme.description.map { "  " + $0.onOneLine } ?? "")))
      if !scheme.tags.isEmpty { blocks.append(.table(scheme.table(counts, rules))) }
      blocks += scheme.links.map { .line(Phrase("link \($0)", .dim)) }
    }
    if blocks.isEmpty { blocks = [.line(Phrase("no scheme is in force", .dim))] }
    let items = schemes.flatMap { scheme in
      scheme.tags.map { rule -> JSON in
        guard case .object(let members) = rule.json else { return rule.json }
        return .object(
          [.init("scheme", .string(scheme.name))] + members
            + [.init("rows", .integer(counts[rule.tag] ?? 0))])
      }
    }
    return Page(blocks, json: .array(items))
  }
}

extension Scheme {
  fileprivate func table(_ counts: [TagName: Int], _ rules: TagRules) -> Table {
    var open: [TagName] = []
    let rows = tags.map { rule -> [Phrase] in
      while let last = open.last, !rule.tag.isBelow(last) { open.removeLast() }
      let name = open.last.map { rule.tag.path.dropFirst($0.path.count + 1) } ?? rule.tag.path[...]
      let shown = String(repeating: "  ", count: open.count) + "+" + name
      open.append(rule.tag)
      let names = rule.aliases.map(\.description).joined(separator: ",")
      let aliases = names.isEmpty ? [] : ["alias " + names]
      return [
        Phrase(shown, .tinted(rules.color(of: rule.tag))), Phrase(String(counts[rule.tag] ?? 0)),
        Phrase(rule.description?.onOneLine ?? ""),
        Phrase((rule.ruleWords + aliases).joined(separator: "  "), .dim),
      ]
    }
    return Table(
      [Column("tag"), Column("rows", .right), Column("meaning", minimum: 20), Column("rules")], rows: rows)
  }
}

extension Phrase.Style {
  /// The style in which a tag of this colour is shown.
  static func tinted(_ color: TagColor?) -> Phrase.Style {
    color.flatMap { Phrase.Tint(rawValue: $0.tint.rawValue) }.map(Phrase.Style.tint) ?? .plain
  }
}

extension Call {
  /// The tags of a row side by side, each in its colour.
  func shown(_ tags: [TagName]) throws -> Phrase {
    let rules = try snapshot.tagRules()
    return tags.map { Phrase($0.description, .tinted(rules.color(of: $0))) }.joined(separator: " ")
  }
}
