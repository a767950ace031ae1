package import Facts
import GRDB

extension Snapshot {
  /// Holds every row that may bear tags, and every link, against the schemes; returns how many it looked at.
  package func checkSchemes(_ found: (SchemeBreach) throws -> Void) throws -> Int {
    let rules = try tagRules()
    guard !rules.isEmpty else { return 0 }
    let names = try self.names(of: "tag", "name").mapValues { TagName(stored: $0) }
    let coders = try self.names(of: "speaker", "handle").mapValues { Handle(stored: $0) }
    var count = 0
    for kind in Kind.taggable {
      // Rows mostly bear one of a few sets of tags; what is known to break nothing is not asked about again.
      var sound: Set<[Int]> = []
      try eachTagged(kind, all: rules.needsTags(kind)) { number, taggings in
        count += 1
        guard !sound.contains(taggings) else { return }
        let given = stride(from: 0, to: taggings.count, by: 2).compactMap { place in
          names[taggings[place]].flatMap { tag in coders[taggings[place + 1]].map { (tag: tag, coder: $0) } }
        }
        let breaches = rules.breaches(of: Identifier(kind, number), tags: given)
        if breaches.isEmpty { sound.insert(taggings) }
        try breaches.forEach(found)
      }
    }
    guard rules.hasLinkRules else { return count }
    let links: [Int] = try database.values("SELECT id FROM link ORDER BY id")
    for id in links {
      guard let link = try link(id) else { continue }
      let breach = try rules.breach(of: link) { (try linked(link.from), try linked(link.to)) }
      if let breach { try found(breach) }
    }
    return count + links.count
  }

  /// What some rows break by the tags that they bear.
  package func schemeBreaches(of rows: [Identifier]) throws -> [SchemeBreach] {
    let rules = try tagRules()
    guard !rules.isEmpty else { return [] }
    return try rows.flatMap { row in
      let given = try database.rows(
        """
        SELECT tag.name, speaker.handle FROM tagging JOIN tag ON tag.id = tagging.tag
          JOIN speaker ON speaker.id = tagging.coder
        WHERE \(sql: row.kind.column) = \(row.number) ORDER BY tagging.id
        """
      ).map { (tag: TagName(stored: try $0.required("name")), coder: try $0.handle("handle")) }
      return rules.breaches(of: row, tags: given)
    }
  }

  package func schemeBreachCount() throws -> Int {
    var count = 0
    _ = try checkSchemes { _ in count += 1 }
    return count
  }

  private func names(of table: String, _ column: String) throws -> [Int: String] {
    try database.rows("SELECT id, \(sql: column) AS name FROM \(sql: table)").reduce(into: [:]) {
      $0[try $1.required("id")] = try $1.required("name") as String
    }
  }

  /// The rows of a kind with their taggings, tag and coder in turn; those that bear none are left out unless wanted.
  private func eachTagged(
    _ kind: Kind, all: Bool, _ body: (_ number: Int, _ taggings: [Int]) throws -> Void
  ) throws {
    let column = kind.column
    let from =
      all
      ? "\(kind.table) AS row LEFT JOIN tagging ON tagging.\(column) = row.id"
      : "tagging WHERE \(column) IS NOT NULL"
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT \(all ? "row.id" : column), tag, coder FROM \(from) ORDER BY 1, tagging.id")
    var (number, taggings): (Int?, [Int]) = (nil, [])
    while let row = try rows.next() {
      let next: Int = try row.required(0)
      if next != number {
        if let number { try body(number, taggings) }
        (number, taggings) = (next, [])
      }
      if let tag: Int = try row.optional(1) { taggings += [tag, try row.required(2)] }
    }
    if let number { try body(number, taggings) }
  }
}
