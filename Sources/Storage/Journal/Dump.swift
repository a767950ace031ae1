import GRDB

extension Snapshot {
  /// Every fact as one line of text, by table and id: two workspaces with equal dumps hold the same facts.
  ///
  /// A line is the table, the id and the stored columns as in the journal: `tag 7 name=t11:korea/thaad`.
  package func dump() throws -> [String] {
    try FactTable.all(in: database).flatMap { table in
      let image = BeforeImage.expression(of: table.columns, in: table.quoted)
      return try Text.fetchAll(
        database,
        sql: "SELECT CAST('\(table.name) ' || id || ' ' || \(image) AS BLOB) FROM \(table.quoted) ORDER BY id"
      ).map(\.string)
    }
  }
}
