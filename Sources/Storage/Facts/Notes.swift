package import Facts
import GRDB

extension Kind {
  /// The kinds of row that a note may stand on.
  package static let notable: [Kind] = [
    .document, .mention, .claim, .link, .evidence, .verdict, .prediction, .forecast, .resolution,
  ]
}

extension Snapshot {
  package func note(_ id: Int) throws -> Note? {
    try notes("WHERE note.id = \(id)").first
  }

  package func notes(on subject: Identifier) throws -> [Note] {
    guard Kind.notable.contains(subject.kind) else { return [] }
    return try notes("WHERE \(sql: subject.kind.column) = \(subject.number)")
  }

  private func notes(_ condition: SQL) throws -> [Note] {
    try database.rows(
      """
      SELECT note.*, speaker.handle AS coder_handle FROM note JOIN speaker ON speaker.id = note.coder
      \(condition) ORDER BY note.id
      """
    ).map(Note.init(row:))
  }
}

extension Change {
  package func add(_ note: Note) throws -> Int {
    let coder = try speakerRow(note.coder)
    return try database.insert(
      """
      INSERT INTO note (text, coder, \(sql: note.subject.kind.column))
      VALUES (\(note.text), \(coder), \(note.subject.number))
      """)
  }
}

extension Note {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.required("id"), subject: try Identifier(row: row, kinds: Kind.notable),
      text: try row.required("text"), coder: try row.handle("coder_handle"))
  }
}
