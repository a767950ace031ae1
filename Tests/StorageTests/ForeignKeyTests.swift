import GRDB
import Testing

@testable import Storage

@Suite struct ForeignKeyTests {
  private let store: FactStore

  init() throws { store = try FactStore.create(at: .memory) }

  @Test func `every column that refers to another row begins an index`() throws {
    try store.read { snapshot in
      let tables = Set(try FactTable.all(in: snapshot.database).map(\.name))
      let keys = try snapshot.database.foreignKeys().filter { tables.contains($0.table) }
      #expect(keys.count > 40)
      for key in keys {
        let first = try String.fetchAll(
          snapshot.database,
          sql: """
            SELECT info.name FROM pragma_index_list(?) AS list JOIN pragma_index_info(list.name) AS info
            WHERE info.seqno = 0
            """, arguments: [key.table])
        #expect(first.contains(key.column), "\(key.table).\(key.column)")
      }
    }
  }

  @Test func `deleting a row reads no other table from end to end`() throws {
    try store.read { snapshot in
      for table in try FactTable.all(in: snapshot.database) {
        let plan = try Row.fetchAll(
          snapshot.database, sql: "EXPLAIN QUERY PLAN DELETE FROM \(table.quoted) WHERE id = 1"
        ).map { try $0.required("detail") as String }
        #expect(plan.contains { $0.hasPrefix("SEARCH") })
        #expect(plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN running" } == [], "\(table.name)")
      }
    }
  }

  @Test func `what belongs to a row is known by its foreign keys`() throws {
    let owned = try store.read { try $0.database.foreignKeys().filter(\.isOwnership) }
    let parts = Dictionary(grouping: owned, by: \.target).mapValues { Set($0.map(\.table)) }
    #expect(parts["prediction"] == ["terms", "forecast", "resolution", "tagging", "denial"])
    #expect(parts["claim"] == ["mention_claim", "tagging", "attribute", "denial"])
    #expect(parts["mention"] == ["anchor", "mention_claim", "mention_via", "tagging", "attribute", "denial"])
    #expect(parts["document"] == ["version", "tagging", "denial", "coding"])
    #expect(parts["speaker"] == ["alias"])
  }
}
