package import Facts
import GRDB

/// What became of the rows that referred to a row which went into another.
package struct Redirection: Sendable, Hashable {
  /// Those that now refer to the other.
  package var moved = 0
  /// Those that said only what others said of it already.
  package var dropped = 0

  package init() {}

  static func += (total: inout Redirection, more: Redirection) {
    total.moved += more.moved
    total.dropped += more.dropped
  }
}

extension Change {
  /// Gives a speaker another handle; the old one stays as an alias, so that scripts mean the same person.
  package func rename(_ speaker: Speaker, to handle: Handle) throws {
    try database.run("DELETE FROM alias WHERE speaker = \(speaker.id) AND folded = \(handle.name)")
    try database.run("UPDATE speaker SET handle = \(handle.name) WHERE id = \(speaker.id)")
    try add(alias: speaker.handle.name, of: speaker.id)
  }

  /// Puts everything that a speaker said and judged under another, whose alias the handle becomes.
  package func merge(_ speaker: Speaker, into other: Speaker) throws -> Redirection {
    let redirection = try redirect(RowInTable(table: "speaker", id: speaker.id), to: other.id)
    try database.run("DELETE FROM speaker WHERE id = \(speaker.id)")
    try add(alias: speaker.handle.name, of: other.id)
    return redirection
  }

  /// Puts everything that refers to a claim, its keys too, under another, and removes it.
  package func unify(_ claim: Int, into other: Int) throws -> Redirection {
    var redirection = try redirect(RowInTable(table: "claim", id: claim), to: other)
    redirection += try joinEqualLinks(of: other)
    try database.run(
      "UPDATE row_key SET row = \(other) WHERE kind = \(Kind.claim.rawValue) AND row = \(claim)")
    try database.run("DELETE FROM claim WHERE id = \(claim)")
    return redirection
  }

  /// Makes one of links that say the same, the oldest; what speaks of the others speaks of it.
  private func joinEqualLinks(of claim: Int) throws -> Redirection {
    var redirection = Redirection()
    var kept: [Link: Link] = [:]
    for link in try snapshot.links(touching: Identifier(.claim, claim)) {
      var content = link
      content.id = 0
      if link.relation.isSymmetric, link.to < link.from { (content.from, content.to) = (link.to, link.from) }
      guard let standing = kept[content] else {
        kept[content] = link
        continue
      }
      redirection += try redirect(RowInTable(link.identifier), to: standing.id)
      try database.run(
        "UPDATE row_key SET row = \(standing.id) WHERE kind = \(Kind.link.rawValue) AND row = \(link.id)")
      try database.run("DELETE FROM link WHERE id = \(link.id)")
      (redirection.moved, redirection.dropped) = (redirection.moved - 1, redirection.dropped + 1)
    }
    return redirection
  }

  /// Gives a tag and those below it another name; where the other is there already, it takes over the rows.
  package func rename(_ tag: TagName, to other: TagName) throws -> Redirection {
    var redirection = Redirection()
    for (id, path) in try snapshot.subtree(of: tag) {
      let name = other.path + path.dropFirst(tag.path.count)
      if let standing: Int = try database.value("SELECT id FROM tag WHERE name = \(name)") {
        try moveRules(of: id, to: standing)
        redirection += try redirect(RowInTable(table: "tag", id: id), to: standing)
        try database.run("DELETE FROM tag WHERE id = \(id)")
      } else {
        redirection.moved += try database.value("SELECT count(*) FROM tagging WHERE tag = \(id)") ?? 0
        try database.run("UPDATE tag SET name = \(name) WHERE id = \(id)")
      }
    }
    memory.tagRules = nil
    return redirection
  }

  /// Hands what schemes say of a tag to another, which keeps its own rule where it has one.
  private func moveRules(of tag: Int, to other: Int) throws {
    try database.run("UPDATE tag_alias SET tag = \(other) WHERE tag = \(tag)")
    try database.run("UPDATE link_rule_end SET tag = \(other) WHERE tag = \(tag)")
    let standing: Int? = try database.value("SELECT id FROM tag_rule WHERE tag = \(other)")
    if standing == nil {
      try database.run("UPDATE tag_rule SET tag = \(other) WHERE tag = \(tag)")
    } else {
      try database.run("DELETE FROM tag_rule WHERE tag = \(tag)")
    }
  }

  /// Makes what refers to a row refer to another of its table; where that would say a thing twice, it is said once.
  private func redirect(_ row: RowInTable, to other: Int) throws -> Redirection {
    var redirection = Redirection()
    for key in try database.foreignKeys() where key.target == row.table {
      let referrers: [Int] = try database.values(
        "SELECT id FROM \(sql: key.table) WHERE \(sql: key.column) = \(row.id) ORDER BY id")
      for referrer in referrers {
        do {
          try savepoint {
            try database.run(
              "UPDATE \(sql: key.table) SET \(sql: key.column) = \(other) WHERE id = \(referrer)")
          }
          redirection.moved += 1
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
          try database.run("DELETE FROM \(sql: key.table) WHERE id = \(referrer)")
          redirection.dropped += 1
        }
      }
    }
    return redirection
  }
}

extension Snapshot {
  /// A tag and all below it, by name.
  func subtree(of tag: TagName) throws -> [(id: Int, path: String)] {
    try database.rows(
      """
      SELECT id, name FROM tag
      WHERE name = \(tag.path) OR (name > \(tag.path + "/") AND name < \(tag.path + "0")) ORDER BY name
      """
    ).map { (try $0.required("id"), try $0.required("name")) }
  }

  /// The rows that bear a tag, or one below it, whoever gave it.
  package func bearers(of tag: TagName) throws -> [Identifier] {
    try Kind.taggable.flatMap { kind in
      let numbers: [Int] = try database.values(
        """
        SELECT DISTINCT \(sql: kind.column) FROM tag JOIN tagging ON tagging.tag = tag.id
        WHERE (tag.name = \(tag.path) OR (tag.name > \(tag.path + "/") AND tag.name < \(tag.path + "0")))
          AND \(sql: kind.column) IS NOT NULL ORDER BY 1
        """)
      return numbers.map { Identifier(kind, $0) }
    }
  }

  /// The rows that name a speaker as who said, reported, forecast or coded something.
  package func rows(naming speaker: Int) throws -> [Identifier] {
    let keys = try database.foreignKeys().filter { $0.target == "speaker" }
    return try Kind.allCases.flatMap { kind in
      let columns = keys.filter { $0.table == kind.table }.map(\.column)
      let numbers = try columns.flatMap { column in
        try database.values("SELECT id FROM \(sql: kind.table) WHERE \(sql: column) = \(speaker)") as [Int]
      }
      return Set(numbers).sorted().map { Identifier(kind, $0) }
    }
  }

  /// Whether a tag, or one below it, is known.
  package func isKnown(_ tag: TagName) throws -> Bool { try !subtree(of: tag).isEmpty }

  /// The links that join two claims directly.
  package func links(between one: Int, and other: Int) throws -> [Identifier] {
    let ids: [Int] = try database.values(
      """
      SELECT id FROM link WHERE (from_claim = \(one) AND to_claim = \(other))
        OR (from_claim = \(other) AND to_claim = \(one)) ORDER BY id
      """)
    return ids.map { Identifier(.link, $0) }
  }
}
