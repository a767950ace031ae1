package import Facts
import GRDB

extension Snapshot {
  /// What files in a format said of a document's versions, in the order in which they came.
  package func residues(of document: Int, format: String) throws -> [Residue] {
    try database.rows(
      """
      SELECT residue.version AS version, residue.format, residue.origin, residue.text, names, speaker.handle AS coder
      FROM residue JOIN version ON version.id = residue.version JOIN speaker ON speaker.id = residue.coder
      WHERE version.document = \(document) AND residue.format = \(format) ORDER BY residue.id
      """
    ).map(Residue.init(row:))
  }

  /// The files in a format that speak of no one text, in the order in which they came.
  package func residuesOfNoText(format: String) throws -> [Residue] {
    try database.rows(
      """
      SELECT version, format, origin, text, names, speaker.handle AS coder
      FROM residue JOIN speaker ON speaker.id = residue.coder
      WHERE version IS NULL AND format = \(format) ORDER BY residue.id
      """
    ).map(Residue.init(row:))
  }
}

extension Change {
  /// Keeps what a file said, in place of what a file of that name said before; false where it is the same.
  package func set(_ residue: Residue) throws -> Bool {
    let coder = try speakerRow(residue.coder)
    let standing: Int? = try database.value(
      """
      SELECT id FROM residue WHERE version IS \(residue.version) AND format = \(residue.format)
        AND origin = \(residue.origin) AND coder = \(coder)
      """)
    guard let standing else {
      try database.run(
        """
        INSERT INTO residue (version, coder, format, origin, text, names)
        VALUES (\(residue.version), \(coder), \(residue.format), \(residue.origin), \(residue.text),
          \(residue.names.description))
        """)
      return true
    }
    try database.run(
      """
      UPDATE residue SET text = \(residue.text), names = \(residue.names.description)
      WHERE id = \(standing) AND (text IS NOT \(residue.text) OR names IS NOT \(residue.names.description))
      """)
    return database.changesCount > 0
  }
}

extension Residue {
  fileprivate init(row: Row) throws {
    let names: String = try row.required("names")
    do {
      self.init(
        version: row["version"], format: try row.required("format"),
        origin: try row.required("origin"), text: try row.required("text"),
        names: try ForeignNames(parsing: names), coder: try row.handle("coder"))
    } catch is FactError { throw row.unknown(names.prefix(40), in: "names") }
  }
}
