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
  /// The rows whose texts hold some words, documents first.
  package func found(_ words: String, limit: Int? = nil) throws -> [Found] {
    try search(words, limit: limit).compactMap { hit in
      switch hit.row.table {
      case "version":
        let document: Int? = try database.value("SELECT document FROM version WHERE id = \(hit.row.id)")
        return document.map { Found(row: Identifier(.document, $0), version: hit.row.id, ranges: hit.ranges) }
      case "terms":
        let prediction: Int? = try database.value("SELECT prediction FROM terms WHERE id = \(hit.row.id)")
        return prediction.map { Found(row: Identifier(.prediction, $0), version: nil, ranges: hit.ranges) }
      default:
        return hit.row.identifier.map { Found(row: $0, version: nil, ranges: hit.ranges) }
      }
    }
  }
}
