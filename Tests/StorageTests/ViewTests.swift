import GRDB
import Testing

@testable import Storage

@Suite struct ViewTests {
  private let store: FactStore

  init() throws { store = try FactStore.create(at: .memory) }

  private func names(_ sql: String) throws -> [String] {
    try store.read { try $0.database.values("\(sql: sql)") }
  }

  @Test func `the file has the documented views and columns, and no others`() throws {
    #expect(try names("SELECT name FROM sqlite_master WHERE type = 'view'") == View.all.map(\.name))
    for view in View.all {
      let columns = try names("SELECT name FROM pragma_table_info('\(view.name)') ORDER BY cid")
      #expect(columns == view.columns.map(\.name), "\(view.name)")
    }
  }

  @Test func `names are no table's, summaries are there, and no column is named twice`() throws {
    let tables = try names("SELECT name FROM sqlite_master WHERE type = 'table'")
    #expect(Set(tables).isDisjoint(with: View.all.map(\.name)))
    #expect(Set(View.all.map(\.name)).count == View.all.count)
    for view in View.all {
      #expect(!view.summary.isEmpty && view.columns.allSatisfy { !$0.summary.isEmpty })
      #expect(Set(view.columns.map(\.name)).count == view.columns.count, "\(view.name)")
    }
  }

  @Test(arguments: View.all.map(\.name))
  func `every view can be read, empty or full`(name: String) throws {
    let sql = "SELECT * FROM \(name)"
    #expect(try store.read { try $0.query(sql, within: QueryBounds()) }.rows.isEmpty)
    try store.execute(SchemaTests.rows)
    let rows = try store.read { try $0.query(sql, within: QueryBounds()) }.rows
    #expect(rows.isEmpty == ["scores", "steps"].contains(name) || !rows.isEmpty)
  }

  @Test func `the views say what stands in the tables`() throws {
    try store.execute(SchemaTests.rows)
    #expect(
      try first("SELECT id, statement, speakers, said_first, documents, verdict, tags FROM claims") == [
        .text("c1"), .text("No THAAD"), .text("@moon"), .text("2017-05-10"), .text("d1"), .text("refuted"),
        .text("korea/thaad"),
      ])
    #expect(
      try first("SELECT published, published_first, published_last FROM documents") == [
        .text("2017-05"), .text("2017-05-01"), .text("2017-05-31"),
      ])
    #expect(
      try first("SELECT id, state, outcome, value, resolution, known_first FROM predictions") == [
        .text("p1"), .text("resolved"), .text("no"), .real(0), .text("r1"), .text("2017-07-01"),
      ])
    // 2017-05-10 through 2017-06-30 are 22 + 30 days.
    let score = try first("SELECT forecaster, brier, days, stood_first, stood_last FROM scores")
    #expect(
      score == [
        .text("@moon"), .real(0.7 * 0.7), .integer(52), .text("2017-05-10"), .text("2017-06-30"),
      ])
  }

  private func first(_ sql: String) throws -> [StoredValue]? {
    try store.read { try $0.query(sql, within: QueryBounds()) }.rows.first
  }
}
