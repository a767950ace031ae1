package import Facts
import GRDB

extension Snapshot {
  package func exists(_ row: Identifier) throws -> Bool {
    try database.value("SELECT 1 FROM \(sql: row.kind.table) WHERE id = \(row.number)") ?? false
  }

  /// What stands in a column that `edit` may change, nil where nothing does.
  package func value(of column: Change.Column, in row: Identifier) throws -> String? {
    try database.value("SELECT \(sql: column.name) FROM \(sql: row.kind.table) WHERE id = \(row.number)")
  }

  package func count(_ kind: Kind) throws -> Int {
    try database.value("SELECT count(*) FROM \(sql: kind.table)") ?? 0
  }

  /// The numbers of all rows of a kind, in order.
  package func numbers(of kind: Kind) throws -> [Int] {
    try database.values("SELECT id FROM \(sql: kind.table) ORDER BY id")
  }

  /// The rows of a kind whose numbers lie in a range.
  package func rows(_ kind: Kind, in numbers: ClosedRange<Int>) throws -> [Identifier] {
    let found: [Int] = try database.values(
      """
      SELECT id FROM \(sql: kind.table)
      WHERE id BETWEEN \(numbers.lowerBound) AND \(numbers.upperBound) ORDER BY id
      """)
    return found.map { Identifier(kind, $0) }
  }

  /// The rows, named or not, that refer to a row and would be left without it, nearest first.
  ///
  /// Found through the schema's own foreign keys, so that a new table needs no line here.
  package func referrers(of row: Identifier) throws -> [RowInTable] {
    var (found, seen): ([RowInTable], Set<RowInTable>) = ([], [])
    var pending = [RowInTable(table: row.kind.table, id: row.number)]
    let keys = try database.foreignKeys()
    while let next = pending.popLast() {
      for key in keys where key.target == next.table {
        for referrer in try referrers(of: next, by: key) where seen.insert(referrer).inserted {
          found.append(referrer)
          pending.append(referrer)
        }
      }
    }
    return found
  }

  private func referrers(
    of row: RowInTable, by key: ForeignKey
  ) throws -> [RowInTable] {
    // Terms are no terms without their antecedent, and a prediction is none without all of its terms.
    let isCondition = (key.table, key.column) == ("terms", "antecedent")
    let (table, id) = isCondition ? ("prediction", "prediction") : (key.table, "id")
    let ids: [Int] = try database.values(
      """
      SELECT DISTINCT \(sql: id) FROM \(sql: key.table) WHERE \(sql: key.column) = \(row.id)
      ORDER BY \(sql: id)
      """)
    return ids.map { RowInTable(table: table, id: $0) }
  }
}

/// A row by the table that holds it, for those that people have no name for.
package struct RowInTable: Sendable, Hashable {
  package let table: String
  package let id: Int

  package init(table: String, id: Int) {
    (self.table, self.id) = (table, id)
  }

  /// Its name, where people have one for rows of its table.
  package var identifier: Identifier? {
    Kind.allCases.first { $0.table == table }.map { Identifier($0, id) }
  }
}

extension Change {
  /// Deletes rows and the keys that name them; whatever refers to them must be among them.
  package func remove(_ rows: [RowInTable]) throws {
    // A forecast refers to its prediction and to the terms of the same: no simple order of deleting suits both.
    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
    for row in rows.reversed() {
      try database.run("DELETE FROM \(sql: row.table) WHERE id = \(row.id)")
      guard let named = row.identifier else { continue }
      try database.run("DELETE FROM row_key WHERE kind = \(named.kind.rawValue) AND row = \(named.number)")
    }
    // Asked before the deferring ends, which forgets what was broken.
    let isBroken = database.breaksForeignKeys()
    try database.execute(sql: "PRAGMA defer_foreign_keys = OFF")
    guard !isBroken else {
      throw WorkspaceError.refused("other rows refer to what was removed")
    }
  }

  /// Gives one column of a row another value.
  package func set(_ column: Column, of row: Identifier, to value: String?) throws {
    try database.run(
      """
      UPDATE \(sql: row.kind.table) SET \(sql: column.name) = \(value)
      WHERE id = \(row.number) AND \(sql: column.name) IS NOT \(value)
      """)
  }

  /// A column that `edit` may change, named in our own code and never by what was typed.
  package struct Column: Sendable {
    let name: String

    package static let title = Column(name: "title")
    package static let publisher = Column(name: "publisher")
    package static let url = Column(name: "url")
    package static let published = Column(name: "published")
    package static let language = Column(name: "language")
    package static let author = Column(name: "author")
    package static let statement = Column(name: "statement")
    package static let kind = Column(name: "kind")
    package static let said = Column(name: "said")
    package static let hedge = Column(name: "hedge")
    package static let speaker = Column(name: "speaker")
    package static let text = Column(name: "text")
    package static let because = Column(name: "because")
  }
}

extension Kind {
  /// The table that holds rows of this kind.
  var table: String { name }
}

extension RowInTable {
  package init(_ row: Identifier) {
    self.init(table: row.kind.table, id: row.number)
  }
}

extension Change {
  package func set(_ column: Column, of row: Identifier, toSpeaker speaker: Int?) throws {
    try database.run(
      """
      UPDATE \(sql: row.kind.table) SET \(sql: column.name) = \(speaker)
      WHERE id = \(row.number) AND \(sql: column.name) IS NOT \(speaker)
      """)
  }
}
