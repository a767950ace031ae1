import GRDB

/// A column whose text can be found.
struct SearchField: Sendable, Hashable {
  let relation: String
  let column: String
  /// Its place among the results and in the ids of the index, 1 to 127; never given to another column.
  let code: Int

  static let all = [
    SearchField(relation: "version", column: "text", code: 1),
    SearchField(relation: "claim", column: "statement", code: 2),
    SearchField(relation: "mention", column: "exact", code: 3),
    SearchField(relation: "terms", column: "statement", code: 4),
    SearchField(relation: "evidence", column: "text", code: 5),
    SearchField(relation: "note", column: "text", code: 6),
  ]

  /// Ids of the index hold the code above 56 bits of row id, so that each field is one range of them.
  private static let bits = 56

  var ids: ClosedRange<Int> { code << SearchField.bits...(code + 1) << SearchField.bits - 1 }

  func id(of row: Int) -> Int { code << SearchField.bits | row }

  func row(of id: Int) -> Int { id & (1 << SearchField.bits - 1) }
}

extension Database {
  /// The searchable fields of this schema.
  func searchFields() throws -> [SearchField] {
    let tables = Set(try String.fetchAll(self, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
    return SearchField.all.filter { tables.contains($0.relation) }
  }

  /// The text that a field holds now, or nil where there is none.
  func text(of field: SearchField, row: Int) throws -> String? {
    try text("SELECT \(sql: field.column) FROM \(sql: field.relation) WHERE id = \(row)")
  }
}
