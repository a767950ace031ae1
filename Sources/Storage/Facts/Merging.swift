package import Facts
import GRDB

/// What became of the rows that referred to a row which went into another.
package struct Redirection: Sendable, Hashable {
  /// Those that now refer to the other.
  package var moved = 0
  /// Those that said only what others said of it already.
  package var dropped = 0
  /// Those that gave way to others which say something else, in words.
  package var overruled: [String] = []

  package init() {}

  static func += (total: inout Redirection, more: Redirection) {
    total.moved += more.moved
    total.dropped += more.dropped
    total.overruled += more.overruled
  }
}

extension Change {
  /// Gives a speaker another handle; the old one stays as an alias, so that scripts mean the same person.
  package func rename(_ speaker: Speaker, to handle: Handle) throws {
    try handle.checkIsFree()
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
        redirection += try redirect(RowInTable(table: key.table, id: referrer), by: key.column, to: other)
      }
    }
    return redirection
  }

  private func redirect(_ referrer: RowInTable, by column: String, to other: Int) throws -> Redirection {
    var redirection = Redirection()
    var givesWay = false
    do {
      try savepoint {
        try database.run(
          "UPDATE \(sql: referrer.table) SET \(sql: column) = \(other) WHERE id = \(referrer.id)")
      }
      if let word = try wordAgainstGold(referrer) {
        (redirection.overruled, givesWay) = ([word], true)
      } else {
        redirection.moved = 1
      }
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      givesWay = true
      if let value = try valueGivingWay(referrer, column, to: other) {
        redirection.overruled = [value]
      } else {
        redirection.dropped = 1
      }
    }
    if givesWay { try database.run("DELETE FROM \(sql: referrer.table) WHERE id = \(referrer.id)") }
    return redirection
  }
}

// What gives way is said in words, before it goes.
extension Change {
  /// The word of a tagging or denial of gold's of which gold says the contrary on the same row already.
  private func wordAgainstGold(_ row: RowInTable) throws -> String? {
    let (contrary, sign) = row.table == "denial" ? ("tagging", "-") : ("denial", "+")
    guard ["tagging", "denial"].contains(row.table) else { return nil }
    let same = Kind.taggable.map { "one.\($0.column) IS other.\($0.column)" }.joined(separator: " AND ")
    let name: String? = try database.value(
      """
      SELECT tag.name FROM \(sql: row.table) AS one JOIN \(sql: contrary) AS other ON other.tag = one.tag
        JOIN tag ON tag.id = one.tag
      WHERE one.id = \(row.id) AND one.coder = \(Snapshot.goldRow) AND other.coder = one.coder AND \(sql: same)
      """)
    return name.map { "\(sign)\($0) of @gold" }
  }

  /// An attribute whose value is not the one that stands where it would go.
  private func valueGivingWay(_ row: RowInTable, _ column: String, to other: Int) throws -> String? {
    guard row.table == "attribute" else { return nil }
    let same = ["coder", "mention", "claim", "link"]
      .map { "other.\($0) IS " + ($0 == column ? String(other) : "one.\($0)") }.joined(separator: " AND ")
    let found = try database.rows(
      """
      SELECT one.name, one.value, handle FROM attribute AS one JOIN speaker ON speaker.id = one.coder
      WHERE one.id = \(row.id) AND NOT EXISTS (
        SELECT 1 FROM attribute AS other WHERE other.name = one.name AND other.value IS one.value
          AND \(sql: same))
      """)
    return try found.first.map {
      let attribute = Attribute(stored: try $0.required("name"), value: try $0.optional("value"))
      return "\(attribute) of @\(try $0.required("handle") as String)"
    }
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

  /// The rows that a coder tagged.
  package func rows(taggedBy coder: Int) throws -> [Identifier] {
    try Kind.taggable.flatMap { kind in
      let numbers: [Int] = try database.values(
        """
        SELECT DISTINCT \(sql: kind.column) FROM tagging
        WHERE coder = \(coder) AND \(sql: kind.column) IS NOT NULL ORDER BY 1
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
