package import Facts
import GRDB

extension Snapshot {
  /// The tags of a row, each once whoever gave it, by name; those that gold took away are none.
  package func tags(on row: Identifier) throws -> [TagName] {
    let paths: [String] = try database.values(
      """
      SELECT DISTINCT tag.name FROM tagging JOIN tag ON tag.id = tagging.tag
      WHERE \(sql: row.kind.column) = \(row.number) AND \(Snapshot.tagStands(on: row.kind))
      ORDER BY tag.name
      """)
    return paths.map { TagName(stored: $0) }
  }

  fileprivate func tags(on row: Identifier, byCoder coder: Int) throws -> [TagName] {
    let paths: [String] = try database.values(
      """
      SELECT tag.name FROM tagging JOIN tag ON tag.id = tagging.tag
      WHERE \(sql: row.kind.column) = \(row.number) AND coder = \(coder) ORDER BY tag.name
      """)
    return paths.map { TagName(stored: $0) }
  }

  /// Every tag that rows bear or a scheme declares, with how often it was given.
  package func tagCounts() throws -> [(tag: TagName, count: Int)] {
    try database.rows(
      """
      SELECT tag.name, count(tagging.id) AS count FROM tag LEFT JOIN tagging ON tagging.tag = tag.id
      GROUP BY tag.id HAVING count > 0 OR EXISTS (SELECT 1 FROM tag_rule WHERE tag_rule.tag = tag.id)
      ORDER BY tag.name
      """
    ).map { (TagName(stored: try $0.required("name")), try $0.required("count")) }
  }
}

extension Change {
  /// Adds a tag in a coder's name; false where it stands there already, as that coder's and for that reason.
  ///
  /// What a scheme forbids is a `SchemeBreach`. Every door leads here, so that none can be forgotten; an alias means
  /// its tag.
  package func add(
    _ tag: TagName, to row: Identifier, coder: Handle, because reason: String? = nil
  ) throws -> Bool {
    let rules = try snapshot.tagRules()
    let name = rules.meaning(of: tag) ?? tag
    let wasDenied = coder == .gold ? try takeBackDenial(of: name, on: row) : false
    let (coder, tag) = (try speakerRow(coder), try tagRow(name))
    let standing: Int? = try database.value(
      """
      SELECT id FROM tagging
      WHERE \(sql: row.kind.column) = \(row.number) AND tag = \(tag) AND coder = \(coder)
      """)
    if let standing {
      guard let reason else { return wasDenied }
      try database.run(
        "UPDATE tagging SET because = \(reason) WHERE id = \(standing) AND because IS NOT \(reason)")
      return wasDenied || database.changesCount > 0
    }
    let breach = try rules.breach(of: name, on: row) { try snapshot.tags(on: row, byCoder: coder) }
    if let breach { throw breach }
    try database.run(
      """
      INSERT INTO tagging (tag, coder, \(sql: row.kind.column), because)
      VALUES (\(tag), \(coder), \(row.number), \(reason))
      """)
    return true
  }

  /// Takes a coder's tag away, and as gold also what others gave; false where there was none.
  package func remove(
    _ tag: TagName, from row: Identifier, coder: Handle, because reason: String? = nil
  ) throws -> Bool {
    let tag = try snapshot.tagRules().meaning(of: tag) ?? tag
    let standing = try tagging(tag, on: row, coder: coder)
    if let standing { try database.run("DELETE FROM tagging WHERE id = \(standing)") }
    guard coder == .gold else { return standing != nil }
    return try deny(tag, on: row, because: reason) || standing != nil
  }

  /// Says in gold's name that a row does not bear a tag which somebody gave it; false where nobody did.
  private func deny(_ tag: TagName, on row: Identifier, because reason: String?) throws -> Bool {
    let (column, gold) = (row.kind.column, try speakerRow(.gold))
    let given: Int? = try database.value(
      """
      SELECT tag.id FROM tag JOIN tagging ON tagging.tag = tag.id
      WHERE tag.name = \(tag.path) AND tagging.\(sql: column) = \(row.number)
      """)
    let denied: Int? = try denial(of: tag, on: row)
    if let denied {
      guard let reason else { return false }
      try database.run(
        "UPDATE denial SET because = \(reason) WHERE id = \(denied) AND because IS NOT \(reason)")
      return database.changesCount > 0
    }
    guard let given else { return false }
    try database.run(
      """
      INSERT INTO denial (tag, coder, \(sql: column), because)
      VALUES (\(given), \(gold), \(row.number), \(reason))
      """)
    return true
  }

  private func takeBackDenial(of tag: TagName, on row: Identifier) throws -> Bool {
    guard let denied = try denial(of: tag, on: row) else { return false }
    try database.run("DELETE FROM denial WHERE id = \(denied)")
    return true
  }

  private func denial(of tag: TagName, on row: Identifier) throws -> Int? {
    try database.value(
      """
      SELECT denial.id FROM denial JOIN tag ON tag.id = denial.tag
      WHERE tag.name = \(tag.path) AND denial.\(sql: row.kind.column) = \(row.number)
      """)
  }

  private func tagging(_ tag: TagName, on row: Identifier, coder: Handle) throws -> Int? {
    guard let coder = try snapshot.speakerRow(coder) else { return nil }
    return try database.value(
      """
      SELECT tagging.id FROM tagging JOIN tag ON tag.id = tagging.tag
      WHERE \(sql: row.kind.column) = \(row.number) AND tag.name = \(tag.path) AND tagging.coder = \(coder)
      """)
  }

  /// The row of a tag, made where there is none.
  func tagRow(_ tag: TagName) throws -> Int {
    if let id: Int = try database.value("SELECT id FROM main.tag WHERE name = \(tag.path)") { return id }
    return try database.insert("INSERT INTO tag (name) VALUES (\(tag.path))")
  }
}

extension Kind {
  /// The column that holds a row of this kind, in tables that may stand on several kinds.
  var column: String { name }
}
