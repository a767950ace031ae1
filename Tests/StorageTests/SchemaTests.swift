import GRDB
import Testing

@testable import Storage

@Suite struct SchemaTests {
  @Test func `a new workspace is sound, and every table of facts is watched`() throws {
    let store = try FactStore.create(at: .memory)
    #expect(try store.check() == [])
    #expect(try store.dump() == [])
    let tables = try store.read { try FactTable.all(in: $0.database).map(\.name) }
    #expect(Set(["claim", "mention", "prediction", "forecast", "tagging", "row_key"]).isSubset(of: tables))
  }

  @Test func `every searchable column is there, under a code of its own`() throws {
    let store = try FactStore.create(at: .memory)
    for field in SearchField.all {
      let type = try store.read { snapshot in
        try String.fetchOne(
          snapshot.database, sql: "SELECT type FROM pragma_table_info(?) WHERE name = ?",
          arguments: [field.relation, field.column])
      }
      #expect(type == "TEXT", "\(field.relation).\(field.column)")
    }
    #expect(Set(SearchField.all.map(\.code)).count == SearchField.all.count)
    #expect(SearchField.all.allSatisfy { (1...127).contains($0.code) && $0.row(of: $0.id(of: 9)) == 9 })
  }
}
