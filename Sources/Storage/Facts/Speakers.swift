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
      WHERE alias.folded = \(handle.name)
      """)
    return try row.map(speaker)
  }

  /// The handle of the speaker with this handle or alias, without anything else of the speaker.
  package func handle(named handle: Handle) throws -> Handle? {
    if let _: Int = try database.value("SELECT id FROM speaker WHERE handle = \(handle.name)") {
      return handle
    }
    let name: String? = try database.value(
      "SELECT handle FROM alias JOIN speaker ON speaker.id = alias.speaker WHERE folded = \(handle.name)")
    return name.map { Handle(stored: $0) }
  }

  /// The speaker with this alias, in whatever letter case and composition it is written.
  package func speaker(withAlias alias: String) throws -> Speaker? {
    try database.row(
      """
      SELECT speaker.id, handle, name, kind FROM alias JOIN speaker ON speaker.id = alias.speaker
      WHERE alias.folded = \(Name.folded(alias))
      """
    ).map(speaker)
  }

  /// The speakers with exactly this full name, two at most.
  package func speakers(withName name: String) throws -> [Handle] {
    let handles: [String] = try database.values(
      "SELECT handle FROM speaker WHERE name = \(name) ORDER BY id LIMIT 2")
    return handles.map(Handle.init(stored:))
  }

  package func speakers() throws -> [Speaker] {
    try database.rows("SELECT id, handle, name, kind FROM speaker ORDER BY handle").map(speaker)
  }

  /// The row of the speaker with this handle or alias.
  func speakerRow(_ handle: Handle) throws -> Int? {
    if let id: Int = try database.value("SELECT id FROM speaker WHERE handle = \(handle.name)") { return id }
    return try database.value("SELECT speaker FROM alias WHERE folded = \(handle.name)")
  }

  private func speaker(_ row: Row) throws -> Speaker {
    let id: Int = try row.required("id")
    return Speaker(
      id: id, handle: try row.handle("handle"), name: try row.optional("name"),
      kind: try row.optional("kind"),
      aliases: try database.values("SELECT alias FROM alias WHERE speaker = \(id) ORDER BY id"))
  }
}

extension Change {
  /// The row of a speaker, made on first use; an alias stands for its speaker.
  package func speakerRow(_ handle: Handle) throws -> Int {
    if let id = try snapshot.speakerRow(handle) { return id }
    try handle.checkIsFree()
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
    try Handle(stored: Name.folded(alias)).checkIsFree()
    try database.run(
      "INSERT INTO alias (speaker, alias, folded) VALUES (\(speaker), \(alias), \(Name.folded(alias)))")
  }
}
