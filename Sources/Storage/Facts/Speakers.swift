package import Facts
import GRDB

extension Snapshot {
  package func speaker(_ handle: Handle) throws -> Speaker? {
    try database.row("SELECT id, handle, name, kind FROM speaker WHERE handle = \(handle.name)").map(speaker)
  }

  /// The speaker with this handle, or with this alias.
  package func speaker(named handle: Handle) throws -> Speaker? {
    if let speaker = try speaker(handle) { return speaker }
    let row = try database.row(
      """
      SELECT speaker.id, handle, name, kind FROM alias JOIN speaker ON speaker.id = alias.speaker
      WHERE lower(alias.alias) = \(handle.name)
      """)
    return try row.map(speaker)
  }

  package func speaker(withAlias alias: String) throws -> Speaker? {
    try database.row(
      """
      SELECT speaker.id, handle, name, kind FROM alias JOIN speaker ON speaker.id = alias.speaker
      WHERE alias.alias = \(alias)
      """
    ).map(speaker)
  }

  package func speakers() throws -> [Speaker] {
    try database.rows("SELECT id, handle, name, kind FROM speaker ORDER BY handle").map(speaker)
  }

  private func speaker(_ row: Row) throws -> Speaker {
    let id: Int = row["id"]
    return Speaker(
      id: id, handle: Handle(stored: row["handle"]), name: row["name"], kind: row["kind"],
      aliases: try database.values("SELECT alias FROM alias WHERE speaker = \(id) ORDER BY id"))
  }
}

extension Change {
  /// The row of a speaker, made on first use.
  package func speakerRow(_ handle: Handle) throws -> Int {
    if let id: Int = try database.value("SELECT id FROM speaker WHERE handle = \(handle.name)") { return id }
    return try database.insert("INSERT INTO speaker (handle) VALUES (\(handle.name))")
  }

  func speakerRow(_ handle: Handle?) throws -> Int? {
    guard let handle else { return nil }
    return try speakerRow(handle)
  }

  package func update(_ speaker: Int, name: String?, kind: String?) throws {
    try database.run(
      """
      UPDATE speaker SET name = coalesce(\(name), name), kind = coalesce(\(kind), kind)
      WHERE id = \(speaker) AND (name IS NOT coalesce(\(name), name) OR kind IS NOT coalesce(\(kind), kind))
      """)
  }

  package func add(alias: String, of speaker: Int) throws {
    try database.run("INSERT INTO alias (speaker, alias) VALUES (\(speaker), \(alias))")
  }
}
