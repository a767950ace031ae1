package import Facts
import GRDB

/// A tag on a row as one coder gave it, or as gold took it away.
package struct CodedTag: Sendable, Hashable {
  package let tag: TagName
  package let coder: Handle
  /// False for what gold says the row does not bear.
  package let stands: Bool
  /// The reason given in adjudication.
  package let because: String?
}

/// A passage that somebody marked, in the newest version of its document.
package struct CodedMark: Sendable, Hashable {
  package let mention: Int
  package let document: Int
  package let coder: Handle
  package let fragments: Fragments
}

extension Snapshot {
  /// What each coder says of a row's tags, gold's denials last.
  package func taggings(on row: Identifier) throws -> [CodedTag] {
    guard Kind.taggable.contains(row.kind) else { return [] }
    return try codedTags("\(sql: row.kind.column) = \(row.number)", row.kind).flatMap(\.value)
  }

  /// The same of every row of a kind that bears tags, by its number.
  package func taggings(on kind: Kind) throws -> [Int: [CodedTag]] {
    try codedTags("\(sql: kind.column) IS NOT NULL", kind)
  }

  private func codedTags(_ condition: SQL, _ kind: Kind) throws -> [Int: [CodedTag]] {
    let rows = try database.rows(
      """
      SELECT \(sql: kind.column) AS subject, tag.name AS tag, speaker.handle AS coder, because, stands
      FROM (
        SELECT id, tag, coder, \(sql: kind.column), because, 1 AS stands FROM tagging WHERE \(condition)
        UNION ALL
        SELECT id, tag, coder, \(sql: kind.column), because, 0 FROM denial WHERE \(condition)
      ) AS given JOIN tag ON tag.id = given.tag JOIN speaker ON speaker.id = given.coder
      ORDER BY \(sql: kind.column), stands DESC, given.id
      """)
    var found: [Int: [CodedTag]] = [:]
    for row in rows {
      found[try row.required("subject"), default: []].append(
        CodedTag(
          tag: TagName(stored: try row.required("tag")), coder: try row.handle("coder"),
          stands: try row.required("stands") == 1, because: try row.optional("because")))
    }
    return found
  }

  /// Every mark that stands in the newest version of a document, by document and id.
  package func codedMarks() throws -> [CodedMark] {
    try database.rows(
      """
      SELECT mention.id, version.document, speaker.handle AS coder, anchor.fragments
      FROM version JOIN anchor ON anchor.version = version.id JOIN mention ON mention.id = anchor.mention
        JOIN speaker ON speaker.id = mention.coder
      WHERE anchor.fragments IS NOT NULL AND version.number = (
        SELECT max(number) FROM version AS newest WHERE newest.document = version.document)
      ORDER BY version.document, mention.id
      """
    ).map { row in
      let text: String = try row.required("fragments")
      guard let fragments = Fragments(parsing: text) else { throw row.unknown(text, in: "fragments") }
      return CodedMark(
        mention: try row.required("id"), document: try row.required("document"),
        coder: try row.handle("coder"), fragments: fragments)
    }
  }

  /// How long the newest version of each document is, in code points.
  package func lengths() throws -> [Int: Int] {
    let rows = try database.rows(
      """
      SELECT document, length(text) AS points FROM version
      WHERE number = (SELECT max(number) FROM version AS newest WHERE newest.document = version.document)
      """)
    return try rows.reduce(into: [:]) { $0[try $1.required("document")] = try $1.required("points") }
  }

  /// Who said that they have been through a document.
  package func coders(of document: Int) throws -> [Handle] {
    try codings()[document] ?? []
  }

  /// Who said so of which document.
  package func codings() throws -> [Int: [Handle]] {
    let rows = try database.rows(
      """
      SELECT document, speaker.handle AS coder FROM coding JOIN speaker ON speaker.id = coding.coder
      ORDER BY document, coding.id
      """)
    return try rows.reduce(into: [:]) {
      $0[try $1.required("document"), default: []].append(try $1.handle("coder"))
    }
  }

  /// Marks of which gold took every tag away, and which carry no claim.
  package func struckMarks() throws -> Set<Int> {
    Set(try database.values(Snapshot.struckMarks) as [Int])
  }
}

extension Change {
  /// Says that a coder has been through a document; false where they said so already.
  package func addCoding(of document: Int, by coder: Handle) throws -> Bool {
    guard try !snapshot.coders(of: document).contains(coder) else { return false }
    let row = try speakerRow(coder)
    try database.run("INSERT INTO coding (document, coder) VALUES (\(document), \(row))")
    return true
  }

  /// Takes that back; false where they had not said so.
  package func removeCoding(of document: Int, by coder: Handle) throws -> Bool {
    guard try snapshot.coders(of: document).contains(coder) else { return false }
    let row = try speakerRow(coder)
    try database.run("DELETE FROM coding WHERE document = \(document) AND coder = \(row)")
    return true
  }
}
