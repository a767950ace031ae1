import GRDB
import Testing

@testable import Storage

@Suite struct QueryTests {
  private let store: FactStore

  init() throws {
    store = try FactStore.create(at: .memory)
    try store.execute("INSERT INTO claim (statement) VALUES ('하나'), ('two'), ('three')")
  }

  private func query(_ sql: String, rows: Int? = nil, stop: @escaping () -> QueryError? = { nil }) throws
    -> QueryResult
  {
    try store.read { try $0.query(sql, within: QueryBounds(rows: rows, memory: 24 << 20, stop: stop)) }
  }

  private func error(of sql: String) -> QueryError? {
    do {
      _ = try query(sql)
      return nil
    } catch { return error as? QueryError }
  }

  @Test func `values come as they are kept`() throws {
    let result = try query(
      "SELECT NULL AS a, 1 AS b, 0.1 AS c, '하나' AS d, x'00ff' AS e, 'a' || char(0) || 'b' AS f")
    #expect(result.columns == ["a", "b", "c", "d", "e", "f"])
    #expect(
      result.rows == [[.null, .integer(1), .real(0.1), .text("하나"), .blob([0, 255]), .text("a\u{0}b")]])
    #expect(try query("SELECT CAST(x'ff' AS TEXT) AS a").rows == [[.blob([255])]])
  }

  @Test(arguments: [
    "SELECT id FROM claims ORDER BY number", "  select id from claims ;  -- so much\n ;",
    "WITH c AS (SELECT * FROM claims) SELECT id FROM c", "SELECT id FROM main.claims",
    "VALUES ('c1'), ('c2'), ('c3')", "SELECT 'c' || value AS id FROM json_each('[1,2,3]')",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT 'c' || i AS id FROM n",
  ])
  func `what reads the views is answered`(sql: String) throws {
    #expect(try query(sql).rows == [[.text("c1")], [.text("c2")], [.text("c3")]])
  }

  @Test(arguments: [
    "DELETE FROM claims", "DELETE FROM claim", "INSERT INTO claim (statement) VALUES ('x')",
    "UPDATE claim SET statement = 'x'",
    "WITH x AS (SELECT 1) INSERT INTO claim (statement) SELECT 'x' FROM x",
    "WITH x AS (SELECT 1) DELETE FROM claim RETURNING id", "CREATE TABLE x (y)",
    "CREATE TEMP VIEW x AS SELECT 1",
    "DROP TABLE claim", "DROP VIEW claims", "ALTER TABLE claim ADD COLUMN x", "PRAGMA writable_schema = ON",
    "PRAGMA query_only = OFF", "PRAGMA table_info(claim)", "SELECT * FROM pragma_table_info('claim')",
    "ATTACH 'x.db' AS x", "DETACH main", "VACUUM", "VACUUM INTO 'x.db'", "REINDEX", "ANALYZE", "BEGIN",
    "COMMIT",
    "ROLLBACK", "SAVEPOINT x", "RELEASE x", "EXPLAIN SELECT 1", "EXPLAIN QUERY PLAN SELECT 1",
    "SELECT * FROM claim", "SELECT * FROM main.claim", "SELECT * FROM journal", "SELECT * FROM running",
    "SELECT * FROM sqlite_master", "SELECT * FROM sqlite_schema", "SELECT * FROM sqlite_sequence",
    "SELECT * FROM temp.sqlite_master", "SELECT * FROM search", "SELECT * FROM search WHERE search MATCH 'x'",
    "SELECT * FROM search_data", "SELECT * FROM dbstat", "SELECT * FROM sqlite_stmt",
    "WITH claims AS (SELECT * FROM claim) SELECT * FROM claims", "SELECT (SELECT count(*) FROM claim)",
    "SELECT * FROM claims UNION ALL SELECT * FROM claim", "SELECT load_extension('x')",
    "SELECT count(*) FROM sqlite_master", "SELECT 1 FROM pragma_table_list",
    "SELECT fts3_tokenizer('x')", "SELECT 1; DELETE FROM claim", "SELECT 1; SELECT 2", "SELECT ?",
    "SELECT :x",
    "", " ", ";", "-- only a remark", "SELECT", "SELECT FROM claims", "SELECT nothing FROM claims",
    "SELECT \"x\"",
    "SELECT 1\u{0}; DELETE FROM claim", "SELECT 1 AS a, 2 AS a", "SELECT readfile('/etc/passwd')",
  ])
  func `everything else is refused and changes nothing`(sql: String) throws {
    let before = try store.everything()
    let found = error(of: sql)
    #expect(found != nil)
    if case .failed(let words) = found { Issue.record("refused only when it ran: \(words)") }
    #expect(try store.everything() == before)
    #expect(try query("SELECT count(*) AS n FROM claims").rows == [[.integer(3)]])
  }

  @Test func `what is refused is named, and errors have their place`() {
    #expect(error(of: "SELECT * FROM sqlite_master") == .refused("reading from 'sqlite_master'"))
    #expect(error(of: "PRAGMA writable_schema = ON") == .refused("PRAGMA writable_schema"))
    #expect(error(of: "SELECT load_extension('x')") == .refused("the function load_extension()"))
    #expect(error(of: "SELECT 1; SELECT 2") == .several(offset: 9))
    #expect(error(of: "SELECT '하나', absent FROM claims") == .unreadable("no such column: absent", offset: 17))
    #expect(error(of: "SELECT 1 AS a, 2 AS a") == .twice("a"))
  }

  @Test func `a query without end is stopped, and the workspace works on`() throws {
    let bomb = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n"
    var asked = 0
    #expect(throws: QueryError.slow(10)) {
      try query(bomb) {
        asked += 1
        return asked > 50 ? .slow(10) : nil
      }
    }
    #expect(try store.execute("INSERT INTO claim (statement) VALUES ('four')") != nil)
    #expect(try query("SELECT count(*) AS n FROM claims").rows == [[.integer(4)]])
  }

  @Test(arguments: [
    "SELECT randomblob(1000000000) AS x", "SELECT replace(hex(zeroblob(9000000)), '0', '1234567890') AS x",
    "SELECT group_concat(hex(zeroblob(1000000))) AS x FROM (SELECT value FROM json_each('[1,2,3,4,5,6,7,8,9]')), claims a, claims b",
    """
    WITH RECURSIVE n(x) AS (SELECT randomblob(1000000) UNION ALL SELECT randomblob(1000000) FROM n)
    SELECT count(DISTINCT x) AS x FROM n
    """,
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT randomblob(10000000) AS x FROM n",
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
  ])
  func `what would fill the memory ends in an error`(sql: String) throws {
    #expect(error(of: sql) != nil)
    #expect(try query("SELECT count(*) AS n FROM claims").rows == [[.integer(3)]])
  }

  @Test func `a number of rows cuts and says so`() throws {
    let cut = try query("SELECT id FROM claims ORDER BY number", rows: 2)
    #expect(cut.rows == [[.text("c1")], [.text("c2")]] && cut.isCut)
    #expect(try !query("SELECT id FROM claims", rows: 3).isCut)
  }

  @Test func `inside an operation it sees what was done, and a stopped query takes nothing back`() throws {
    _ = try store.write(.made()) { change in
      try change.database.execute(sql: "INSERT INTO claim (statement) VALUES ('four')")
      #expect(throws: QueryError.interrupted) {
        try change.snapshot.query(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n",
          within: QueryBounds(stop: { .interrupted }))
      }
      let found = try change.snapshot.query("SELECT count(*) AS n FROM claims", within: QueryBounds())
      #expect(found.rows == [[.integer(4)]])
    }
    #expect(try query("SELECT count(*) AS n FROM claims").rows == [[.integer(4)]])
    #expect(try store.check() == [])
  }
}
