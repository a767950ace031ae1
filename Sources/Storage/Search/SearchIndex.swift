import Foundation
import GRDB

extension Database {
  /// Brings the index up to date with what an operation journaled, each row once.
  func feedSearch(_ entries: Range<Int>) throws {
    guard try isSearchCurrent() else { return try rebuildSearch() }
    let fields = Dictionary(grouping: SearchField.all, by: \.relation)
    let first = try cachedStatement(sql: Database.firstEntries)
    let cursor = try Row.fetchCursor(first, arguments: [entries.lowerBound, entries.upperBound - 1])
    while let entry = try cursor.next() {
      let (relation, start, through): (String, Int, Int) = (
        try entry.required(0), try entry.required(1), try entry.required(2)
      )
      let before = try Data.fromDatabaseValue(entry[3]).map { bytes in
        guard let image = BeforeImage(parsing: bytes) else {
          throw WorkspaceError.failed("the journal's entry for \(relation) \(start) cannot be read")
        }
        return image
      }
      for field in fields[relation, default: []] where start <= through {
        for row in start...through { try feed(field, row: row, before: before) }
      }
    }
  }

  /// Makes the index anew from the facts.
  func rebuildSearch() throws {
    try execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
    for field in try searchFields() {
      let rows = try Int.fetchCursor(self, sql: "SELECT id FROM \(field.relation) ORDER BY id")
      while let row = try rows.next() { try feed(field, row: row, before: nil) }
    }
    try execute(sql: "UPDATE search_state SET segmenter = ?", arguments: [SearchTokens.name])
  }

  /// Whether the index was made by the rule that this program follows.
  func isSearchCurrent() throws -> Bool {
    try String.fetchOne(cachedStatement(sql: "SELECT segmenter FROM search_state")) == SearchTokens.name
  }

  // The first entry of a row within the operation holds what the index knows; later ones are of no interest.
  private static let firstEntries = """
    SELECT relation, row, through, CAST(before AS BLOB) FROM journal AS entry
    WHERE id BETWEEN ?1 AND ?2
      AND relation IN (\(Set(SearchField.all.map { "'\($0.relation)'" }).sorted().joined(separator: ", ")))
      AND NOT EXISTS (
        SELECT 1 FROM journal AS earlier
        WHERE earlier.relation = entry.relation AND earlier.row = entry.row
          AND earlier.id >= ?1 AND earlier.id < entry.id)
      AND NOT EXISTS (
        SELECT 1 FROM journal AS earlier
        WHERE earlier.relation = entry.relation AND earlier.row < entry.row
          AND earlier.through >= entry.row AND earlier.through > earlier.row
          AND earlier.id >= ?1 AND earlier.id < entry.id)
    ORDER BY id
    """

  /// Replaces what the index holds of a field; a contentless index forgets only what it is told word for
  /// word.
  private func feed(_ field: SearchField, row: Int, before: BeforeImage?) throws {
    let old: String? = if case .text(let text)? = before?[field.column] { text } else { nil }
    let new = try text(of: field, row: row)
    guard old != new else { return }
    if let old {
      let terms = SearchTokens.terms(of: FoldedText(old).scalars)
      try run("INSERT INTO search (search, rowid, body) VALUES ('delete', \(field.id(of: row)), \(terms))")
    }
    if let new {
      let terms = SearchTokens.terms(of: FoldedText(new).scalars)
      try run("INSERT INTO search (rowid, body) VALUES (\(field.id(of: row)), \(terms))")
    }
  }
}
