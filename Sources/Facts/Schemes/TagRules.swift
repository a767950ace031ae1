/// The rules of all schemes of a workspace, found by tag.
package struct TagRules: Sendable {
  private struct Entry: Sendable {
    let rule: TagRule
    let scheme: String
  }

  private var entries: [String: Entry] = [:]
  private var aliases: [String: TagName] = [:]
  private var required: [Entry] = []
  /// The declared tags below each branch that rows may have, by name.
  private var declared: [String: [TagName]] = [:]
  private var links: [Link.Relation: [(scheme: String, rule: LinkRule)]] = [:]

  package init(_ schemes: [Scheme]) {
    for scheme in schemes {
      for rule in scheme.tags {
        let entry = Entry(rule: rule, scheme: scheme.name)
        entries[rule.tag.path] = entry
        for alias in rule.aliases { aliases[alias.path] = rule.tag }
        if !rule.required.isEmpty { required.append(entry) }
      }
      for rule in scheme.links { links[rule.relation, default: []].append((scheme.name, rule)) }
    }
    for path in entries.keys.sorted() where entries[path]?.rule.isAbstract == false {
      let tag = TagName(stored: path)
      for branch in tag.lineage.dropLast() { declared[branch, default: []].append(tag) }
    }
  }

  package var isEmpty: Bool { entries.isEmpty && links.isEmpty }

  package func rule(for tag: TagName) -> TagRule? { entries[tag.path]?.rule }

  /// What a name means: the tag that it, or what it stands below, is an alias of; nil where it is none.
  package func meaning(of name: TagName) -> TagName? {
    guard !aliases.isEmpty else { return nil }
    for beginning in name.lineage.reversed() {
      if let tag = aliases[beginning] {
        return TagName(stored: tag.path + name.path.dropFirst(beginning.count))
      }
    }
    return nil
  }

  /// The colour of a tag, or of the nearest branch above it that has one.
  package func color(of tag: TagName) -> TagColor? {
    guard !entries.isEmpty else { return nil }
    return tag.lineage.reversed().lazy.compactMap { entries[$0]?.rule.color }.first
  }
}

// MARK: Tags

extension TagRules {
  /// What a tag breaks on a row where a coder has given others; those are asked for only where it matters.
  package func breach(
    of tag: TagName, on row: Identifier, beside standing: () throws -> [TagName]
  ) rethrows -> SchemeBreach? {
    guard !entries.isEmpty else { return nil }
    let lineage = tag.lineage.compactMap { entries[$0] }
    if let breach = breach(of: tag, on: row, under: lineage) { return breach }
    let limited = lineage.filter { $0.rule.limit != nil && $0.rule.tag != tag }
    guard !limited.isEmpty else { return nil }
    let others = try standing()
    for entry in limited {
      let beside = others.filter { $0.isBelow(entry.rule.tag) && $0 != tag }
      if let limit = entry.rule.limit, beside.count >= limit {
        return SchemeBreach(
          scheme: entry.scheme, row: row, tag: tag, rule: .limit(entry.rule.tag, limit, standing: beside))
      }
    }
    return nil
  }

  /// What a tag breaks by itself, whatever else the row bears.
  private func breach(of tag: TagName, on row: Identifier, under lineage: [Entry]) -> SchemeBreach? {
    for entry in lineage {
      let branch = entry.rule.tag
      let broken: SchemeBreach.Rule? =
        if entry.rule.isClosed, branch != tag, entries[tag.path] == nil {
          .closed(branch, declared: declared[branch.path] ?? [])
        } else if entry.rule.isAbstract, branch == tag {
          .abstract(below: declared[branch.path] ?? [])
        } else if !entry.rule.targets.isEmpty, !entry.rule.targets.contains(row.kind) {
          .targets(branch, entry.rule.targets)
        } else {
          nil
        }
      if let broken { return SchemeBreach(scheme: entry.scheme, row: row, tag: tag, rule: broken) }
    }
    return nil
  }

  /// Everything that is wrong with the tags of a row, each of which a coder gave.
  package func breaches(of row: Identifier, tags: [(tag: TagName, coder: Handle)]) -> [SchemeBreach] {
    var breaches: [SchemeBreach] = []
    var (seen, given): (Set<TagName>, [Handle: [TagName]]) = ([], [:])
    for (tag, coder) in tags {
      let lineage = tag.lineage.compactMap { entries[$0] }
      if seen.insert(tag).inserted, let breach = breach(of: tag, on: row, under: lineage) {
        breaches.append(breach)
      } else if lineage.contains(where: { $0.rule.limit != nil }) {
        // Asked as at entry, tag by tag, so that both doors find the same.
        let before = given[coder, default: []]
        if let breach = self.breach(of: tag, on: row, beside: { before }), case .limit = breach.rule {
          breaches.append(breach)
        }
        given[coder, default: []].append(tag)
      }
    }
    for entry in required where entry.rule.required.contains(row.kind) {
      let branch = entry.rule.tag
      guard !tags.contains(where: { $0.tag == branch || $0.tag.isBelow(branch) }) else { continue }
      breaches.append(
        SchemeBreach(
          scheme: entry.scheme, row: row, tag: nil,
          rule: .required(branch, declared: declared[branch.path] ?? [])))
    }
    return breaches
  }

  package func needsTags(_ kind: Kind) -> Bool { required.contains { $0.rule.required.contains(kind) } }
}

// MARK: Links

/// A claim or a prediction as the end of a link.
package struct LinkedRow: Sendable {
  package let tags: [TagName]
  /// Of a claim.
  package let kind: String?

  package init(tags: [TagName], kind: String?) {
    self.tags = tags
    self.kind = kind
  }

  fileprivate func meets(_ ends: [LinkEnd]) -> Bool {
    ends.isEmpty
      || ends.contains { end in
        switch end {
        case .tag(let tag): tags.contains { $0 == tag || $0.isBelow(tag) }
        case .kind(let kind): self.kind == kind
        }
      }
  }
}

extension TagRules {
  package var hasLinkRules: Bool { !links.isEmpty }

  /// What a link breaks; its ends are looked at only where a rule speaks of its relation.
  package func breach(
    of link: Link, ends: () throws -> (from: LinkedRow, to: LinkedRow)
  ) rethrows -> SchemeBreach? {
    guard let rules = links[link.relation], let first = rules.first else { return nil }
    let (from, to) = try ends()
    guard !rules.contains(where: { from.meets($0.rule.from) && to.meets($0.rule.to) }) else { return nil }
    return SchemeBreach(
      scheme: first.scheme, row: link.identifier, tag: nil, rule: .ends(rules.map(\.rule)))
  }
}
