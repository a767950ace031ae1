import CSQLite
import GRDB

/// What a seal says of an operation beside its leaves: who did it, and when.
package struct SealedOperation: Sendable, Hashable {
  package let id: Int
  package let ulid: String
  package let kind: String
  package let author: String?
  package let recorded: String
  /// Its entries in the journal are first to last.
  package let first: Int
  package let last: Int
  /// What an undo or redo takes back, in ascending order.
  package let undoes: [Int]

  package init(
    id: Int, ulid: String, kind: String, author: String?, recorded: String, first: Int, last: Int,
    undoes: [Int]
  ) {
    (self.id, self.ulid, self.kind, self.author, self.recorded) = (id, ulid, kind, author, recorded)
    (self.first, self.last, self.undoes) = (first, last, undoes)
  }

  func canonical(leaves: Int) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(id)
    bytes.add(ulid)
    bytes.add(kind)
    bytes.add(author)
    bytes.add(recorded)
    for number in [first, last, leaves] + undoes { bytes.add(number) }
    return bytes.bytes
  }
}

extension Database {
  /// The operations of a range that are whole, in order.
  func forEachSealable(_ ids: ClosedRange<Int>, _ body: (SealedOperation) throws -> Void) throws {
    try forEach(
      """
      SELECT id, ulid, kind, author, recorded, first, last FROM main.operation
      WHERE id BETWEEN \(ids.lowerBound) AND \(ids.upperBound) AND last IS NOT NULL ORDER BY id
      """
    ) { row in
      let id = try row.integer(0)
      let undoes: [Int] = try values("SELECT target FROM main.undone WHERE operation = \(id) ORDER BY target")
      try body(
        SealedOperation(
          id: id, ulid: row.exactText(1), kind: row.exactText(2),
          author: row.isNull(3) ? nil : row.exactText(3), recorded: row.exactText(4),
          first: row.isNull(5) ? 0 : row.integer(5), last: row.integer(6), undoes: undoes))
    }
  }
}

extension ColumnRow {
  /// A text; what is no UTF-8 is spelled out, since otherwise two texts could be read as one.
  fileprivate func exactText(_ column: Int32) throws -> String {
    guard type(column) == SQLITE_TEXT else { return "not a text" }
    let bytes = bytes(column).map { [UInt8]($0) } ?? []
    return String(validating: bytes, as: UTF8.self) ?? "not UTF-8: \(bytes.hexadecimal)"
  }
}
