package import Facts
import GRDB

extension Snapshot {
  /// The tags of a row, each once whoever gave it, by name.
  package func tags(on row: Identifier) throws -> [TagName] {
    let paths: [String] = try database.values(
      """
      SELECT DISTINCT tag.name FROM tagging JOIN tag ON tag.id = tagging.tag
      WHERE \(sql: row.kind.column) = \(row.number) ORDER BY tag.name
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
  /// Adds a tag in a coder's name; false where it stands there already.
  ///
  /// What a scheme forbids is a `SchemeBreach`. Every door leads here, so that none can be forgotten; an alias means its tag.
  package func add(_ tag: TagName, to row: Identifier, coder: Handle) throws -> Bool {
    let (rules, coder) = (try snapshot.tagRules(), try speakerRow(coder))
    let name = rules.meaning(of: tag) ?? tag
    let tag = try tagRow(name)
    let column = row.kind.column
    let standing: Int? = try database.value(
      "SELECT id FROM tagging WHERE \(sql: column) = \(row.number) AND tag = \(tag) AND coder = \(coder)")
    guard standing == nil else { return false }
    let breach = try rules.breach(of: name, on: row) { try snapshot.tags(on: row, byCoder: coder) }
    if let breach { throw breach }
    try database.run(
      "INSERT INTO tagging (tag, coder, \(sql: column)) VALUES (\(tag), \(coder), \(row.number))")
    return true
  }

  /// Takes a coder's tag away; false where there was none.
  package func remove(_ tag: TagName, from row: Identifier, coder: Handle) throws -> Bool {
    guard let coder = try snapshot.speakerRow(coder) else { return false }
    let tag = try snapshot.tagRules().meaning(of: tag) ?? tag
    let standing: Int? = try database.value(
      """
      SELECT tagging.id FROM tagging JOIN tag ON tag.id = tagging.tag
      WHERE \(sql: row.kind.column) = \(row.number) AND tag.name = \(tag.path) AND tagging.coder = \(coder)
      """)
    guard let standing else { return false }
    try database.run("DELETE FROM tagging WHERE id = \(standing)")
    return true
  }

  /// The row of a tag, made where there is none.
  func tagRow(_ tag: TagName) throws -> Int {
    if let id: Int = try database.value("SELECT id FROM tag WHERE name = \(tag.path)") { return id }
    return try database.insert("INSERT INTO tag (name) VALUES (\(tag.path))")
  }
}

extension Kind {
  /// The column that holds a row of this kind, in tables that may stand on several kinds.
  var column: String { name }
}
