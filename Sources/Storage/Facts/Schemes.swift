package import Facts
import GRDB

extension Snapshot {
  /// Every scheme, in the order in which they came.
  package func schemes() throws -> [Scheme] {
    let heads = try database.rows("SELECT id, name, description FROM scheme ORDER BY id")
    guard !heads.isEmpty else { return [] }
    let aliases = try self.aliases()
    return try heads.map { row in
      let id: Int = try row.required("id")
      return Scheme(
        name: try row.required("name"), description: try row.optional("description"),
        tags: try tagRules(of: id, aliases), links: try linkRules(of: id))
    }
  }

  /// The rules of all schemes; within an operation they are read once.
  package func tagRules() throws -> TagRules {
    if let rules = memory.tagRules { return rules }
    let rules = TagRules(try schemes())
    memory.tagRules = rules
    return rules
  }

  private func aliases() throws -> [String: [TagName]] {
    try database.rows(
      "SELECT tag.name AS tag, tag_alias.name FROM tag_alias JOIN tag ON tag.id = tag_alias.tag ORDER BY tag_alias.id"
    ).reduce(into: [:]) {
      $0[try $1.required("tag"), default: []].append(TagName(stored: try $1.required("name")))
    }
  }

  private func tagRules(of scheme: Int, _ aliases: [String: [TagName]]) throws -> [TagRule] {
    try database.rows(
      """
      SELECT tag.name, description, color, value, closed, abstract, most, targets, required
      FROM tag_rule JOIN tag ON tag.id = tag_rule.tag WHERE scheme = \(scheme) ORDER BY position
      """
    ).map { row in
      var rule = TagRule(TagName(stored: try row.required("name")))
      rule.description = try row.optional("description")
      rule.aliases = aliases[rule.tag.path] ?? []
      rule.color = try row.optionalColor("color")
      rule.value = try row.optional("value")
      rule.isClosed = try row.required("closed")
      rule.isAbstract = try row.required("abstract")
      rule.limit = try row.optional("most")
      rule.targets = try row.kinds("targets")
      rule.required = try row.kinds("required")
      return rule
    }
  }

  private func linkRules(of scheme: Int) throws -> [LinkRule] {
    try database.rows(
      "SELECT id, relation FROM link_rule WHERE scheme = \(scheme) ORDER BY position"
    ).map { row in
      let ends = try database.rows(
        """
        SELECT side, tag.name AS tag, kind FROM link_rule_end LEFT JOIN tag ON tag.id = link_rule_end.tag
        WHERE rule = \(try row.required("id") as Int) ORDER BY link_rule_end.id
        """
      ).map { end in
        let tag: String? = try end.optional("tag")
        let condition: LinkEnd =
          try tag.map { .tag(TagName(stored: $0)) } ?? .kind(end.required("kind"))
        return (side: try end.required("side") as String, end: condition)
      }
      return LinkRule(
        try row.word("relation"), from: ends.filter { $0.side == "from" }.map(\.end),
        to: ends.filter { $0.side == "to" }.map(\.end))
    }
  }
}

extension Row {
  fileprivate func optionalColor(_ name: String) throws -> TagColor? {
    guard let text: String = try optional(name) else { return nil }
    do { return try TagColor(parsing: text) } catch { throw unknown(text, in: name) }
  }

  fileprivate func kinds(_ name: String) throws -> [Kind] {
    guard let text: String = try optional(name) else { return [] }
    return try text.split(separator: ",").map { word in
      guard let kind = Kind.taggable.first(where: { $0.name == word }) else { throw unknown(word, in: name) }
      return kind
    }
  }
}

extension Change {
  /// Makes a scheme what is said here; an empty one is removed.
  ///
  /// What stood there before and stays is not touched.
  package func set(_ scheme: Scheme) throws -> SchemeChange {
    let schemes = try snapshot.schemes()
    try scheme.check(beside: schemes.filter { $0.name != scheme.name })
    let old = schemes.first { $0.name == scheme.name }
    let change = SchemeChange(from: old, to: scheme)
    guard !change.isEmpty, old != nil || !scheme.isEmpty else { return change }
    for alias in scheme.tags.flatMap(\.aliases) { try checkFree(alias) }
    let id = try row(of: scheme, old)
    let kept = try clear(id, old, for: scheme)
    for (position, rule) in scheme.tags.enumerated() where !kept.contains(position) {
      try insert(rule, at: position, of: id)
    }
    if old?.links != scheme.links {
      for (position, rule) in scheme.links.enumerated() { try insert(rule, at: position, of: id) }
    }
    if scheme.isEmpty { try database.run("DELETE FROM scheme WHERE id = \(id)") }
    memory.tagRules = nil
    return change
  }

  private func checkFree(_ alias: TagName) throws {
    guard try snapshot.taggings(of: alias.path, andBelow: false, limit: 1) == 0,
      try snapshot.taggings(of: alias.path, andBelow: true, limit: 1) == 0
    else {
      throw FactError(
        "E-SCHEME", "\(alias) is a tag that rows bear, so it cannot be another name of one",
        hint: "'rename' or 'merge' it with the tag first")
    }
  }

  private func row(of scheme: Scheme, _ old: Scheme?) throws -> Int {
    if old != nil, let id: Int = try database.value("SELECT id FROM scheme WHERE name = \(scheme.name)") {
      if old?.description != scheme.description {
        try database.run("UPDATE scheme SET description = \(scheme.description) WHERE id = \(id)")
      }
      return id
    }
    return try database.insert(
      "INSERT INTO scheme (name, description) VALUES (\(scheme.name), \(scheme.description))")
  }

  /// Takes away what is not the same in the new scheme, and returns the positions of the rules that are.
  private func clear(_ id: Int, _ old: Scheme?, for new: Scheme) throws -> Set<Int> {
    guard let old else { return [] }
    var kept: Set<Int> = []
    for (position, rule) in old.tags.enumerated() {
      if position < new.tags.count, new.tags[position] == rule {
        kept.insert(position)
      } else {
        let tag = try tagRow(rule.tag)
        try database.run("DELETE FROM tag_alias WHERE tag = \(tag)")
        try database.run("DELETE FROM tag_rule WHERE tag = \(tag)")
      }
    }
    if old.links != new.links {
      try database.run(
        "DELETE FROM link_rule_end WHERE rule IN (SELECT id FROM link_rule WHERE scheme = \(id))")
      try database.run("DELETE FROM link_rule WHERE scheme = \(id)")
    }
    return kept
  }

  private func insert(_ rule: TagRule, at position: Int, of scheme: Int) throws {
    let tag = try tagRow(rule.tag)
    try database.run(
      """
      INSERT INTO tag_rule (scheme, position, tag, description, color, value, closed, abstract, most, targets,
        required)
      VALUES (\(scheme), \(position), \(tag), \(rule.description), \(rule.color?.description), \(rule.value),
        \(rule.isClosed), \(rule.isAbstract), \(rule.limit), \(rule.targets.words), \(rule.required.words))
      """)
    for alias in rule.aliases {
      try database.run("INSERT INTO tag_alias (tag, name) VALUES (\(tag), \(alias.path))")
    }
  }

  private func insert(_ rule: LinkRule, at position: Int, of scheme: Int) throws {
    let id = try database.insert(
      """
      INSERT INTO link_rule (scheme, position, relation)
      VALUES (\(scheme), \(position), \(rule.relation.rawValue))
      """)
    for (side, ends) in [("from", rule.from), ("to", rule.to)] {
      for end in ends {
        let (tag, kind): (Int?, String?) =
          switch end {
          case .tag(let tag): (try tagRow(tag), nil)
          case .kind(let kind): (nil, kind)
          }
        try database.run(
          "INSERT INTO link_rule_end (rule, side, tag, kind) VALUES (\(id), \(side), \(tag), \(kind))")
      }
    }
  }
}

extension [Kind] {
  fileprivate var words: String? { isEmpty ? nil : map(\.name).joined(separator: ",") }
}
