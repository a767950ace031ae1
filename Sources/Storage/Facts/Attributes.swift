package import Facts
import GRDB

extension Kind {
  /// The kinds of row that attributes may stand on.
  package static let attributable: [Kind] = [.mention, .claim, .link]
}

extension Snapshot {
  /// The attributes of a row by name; where coders differ, the one of `gold`, else the newest.
  package func attributes(of row: Identifier) throws -> [Attribute] {
    guard Kind.attributable.contains(row.kind) else { return [] }
    var seen: Set<String> = []
    return try database.rows(
      """
      SELECT attribute.name, value FROM attribute JOIN speaker ON speaker.id = attribute.coder
      WHERE \(sql: row.kind.column) = \(row.number)
      ORDER BY attribute.name, handle = 'gold' DESC, attribute.id DESC
      """
    ).map { Attribute(stored: try $0.required("name"), value: try $0.optional("value")) }
      .filter { seen.insert($0.name).inserted }
  }
}

extension Change {
  /// Gives a row an attribute in a coder's name, in the place of one of that name; false where it stands already.
  package func set(_ attribute: Attribute, on row: Identifier, coder: Handle) throws -> Bool {
    let coder = try speakerRow(coder)
    let same: Int? = try database.value(
      """
      SELECT id FROM attribute WHERE \(sql: row.kind.column) = \(row.number) AND name = \(attribute.name)
        AND coder = \(coder) AND value IS \(attribute.value)
      """)
    guard same == nil else { return false }
    _ = try removeAttribute(attribute.name, from: row, coder: coder)
    try database.run(
      """
      INSERT INTO attribute (name, value, coder, \(sql: row.kind.column))
      VALUES (\(attribute.name), \(attribute.value), \(coder), \(row.number))
      """)
    return true
  }

  /// Takes a coder's attribute away; false where there was none.
  package func removeAttribute(_ name: String, from row: Identifier, coder: Handle) throws -> Bool {
    guard let coder = try snapshot.speakerRow(coder) else { return false }
    return try removeAttribute(name, from: row, coder: coder)
  }

  private func removeAttribute(_ name: String, from row: Identifier, coder: Int) throws -> Bool {
    let standing: Int? = try database.value(
      """
      SELECT id FROM attribute WHERE \(sql: row.kind.column) = \(row.number) AND name = \(name)
        AND coder = \(coder)
      """)
    guard let standing else { return false }
    try database.run("DELETE FROM attribute WHERE id = \(standing)")
    return true
  }
}
