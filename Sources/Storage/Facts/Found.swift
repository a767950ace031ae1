package import Facts
import GRDB

/// A row whose text holds the words looked for.
package struct Found: Sendable, Hashable {
  package let row: Identifier
  /// The version's row where the words stand in a document.
  package let version: Int?
  /// Code points of the text.
  package let ranges: [Range<Int>]
}

extension Snapshot {
  /// Hands over the rows whose texts hold what is looked for, documents first, until the body has enough.
  ///
  /// Of a document only the newest text counts.
  package func eachFound(
    _ query: TextQuery, in tables: Set<String>? = nil, examined: () throws -> Void = {},
    _ body: (Found) throws -> Bool
  ) throws {
    try eachHit(of: query, in: tables, examined: examined) { hit in
      guard let found = try found(hit) else { return true }
      return try body(found)
    }
  }

  private func found(_ hit: SearchHit) throws -> Found? {
    switch hit.row.table {
    case "version":
      let document: Int? = try database.value(
        """
        SELECT document FROM version WHERE id = \(hit.row.id) AND NOT EXISTS (
          SELECT 1 FROM version AS later
          WHERE later.document = version.document AND later.number > version.number)
        """)
      return document.map { Found(row: Identifier(.document, $0), version: hit.row.id, ranges: hit.ranges) }
    case "terms":
      let prediction: Int? = try database.value("SELECT prediction FROM terms WHERE id = \(hit.row.id)")
      return prediction.map { Found(row: Identifier(.prediction, $0), version: nil, ranges: hit.ranges) }
    default:
      return hit.row.identifier.map { Found(row: $0, version: nil, ranges: hit.ranges) }
    }
  }
}
