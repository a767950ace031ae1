/// What tells a scheme from an earlier one of its name.
package struct SchemeChange: Sendable, Hashable {
  package let added: [TagName]
  package let changed: [TagName]
  package let removed: [TagName]
  package let addedLinks: [LinkRule]
  package let removedLinks: [LinkRule]
  /// Whether the description or the order is another.
  package let isRearranged: Bool

  package init(from old: Scheme?, to new: Scheme) {
    let before = Dictionary((old?.tags ?? []).map { ($0.tag, $0) }) { first, _ in first }
    let after = Set(new.tags.map(\.tag))
    added = new.tags.map(\.tag).filter { before[$0] == nil }
    changed = new.tags.filter { rule in before[rule.tag].map { $0 != rule } ?? false }.map(\.tag)
    removed = (old?.tags ?? []).map(\.tag).filter { !after.contains($0) }
    addedLinks = new.links.filter { old?.links.contains($0) != true }
    removedLinks = (old?.links ?? []).filter { !new.links.contains($0) }
    isRearranged = old != new
  }

  package var isEmpty: Bool { !isRearranged }
}

extension Scheme {
  /// Refuses a scheme that says two things of one tag, by itself or beside others.
  package func check(beside others: [Scheme]) throws(FactError) {
    var owners: [String: String] = [:]
    for other in others {
      for rule in other.tags {
        for name in [rule.tag] + rule.aliases { owners[name.path] = other.name }
      }
    }
    let aliases = Set((tags + others.flatMap(\.tags)).flatMap(\.aliases).map(\.path))
    var declared: Set<String> = []
    for rule in tags {
      if let alias = rule.tag.lineage.dropLast().first(where: aliases.contains) {
        throw FactError(
          "E-SCHEME", "\(rule.tag) stands below +\(alias), which is another name of a tag",
          hint: "declare it below that tag")
      }
      for name in [rule.tag] + rule.aliases {
        if let owner = owners[name.path] {
          throw FactError(
            "E-SCHEME", "\(name) stands in the scheme '\(owner)' already",
            hint: "leave it to one of the two; 'scheme drop \(owner)' takes the other away")
        }
        guard declared.insert(name.path).inserted else {
          throw FactError(
            "E-SCHEME", "\(name) is declared twice in the scheme '\(self.name)'",
            hint: "say everything about a tag in one line; an alias means one tag")
        }
      }
    }
    for case .tag(let tag) in links.flatMap({ $0.from + $0.to }) where aliases.contains(tag.path) {
      throw FactError(
        "E-SCHEME", "\(tag), which a rule for links names, is another name of a tag",
        hint: "name the tag itself")
    }
  }
}
