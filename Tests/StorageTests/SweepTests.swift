import Facts
import GRDB
import Testing

@testable import Storage

@Suite struct `A sweep` {
  private let store: FactStore

  init() throws {
    store = try FactStore.create(at: .memory)
    for handle in ["voice", "Ende", "목소리"] {
      try store.execute("INSERT INTO speaker (handle) VALUES ('\(handle)')")
    }
  }

  @Test func `shows what a query shows, in the order of ids`() throws {
    try store.read { snapshot in
      let database = snapshot.database
      var swept: [String] = []
      try database.sweep("speaker", ["id", "handle", "name"]) { row in
        swept.append("\(try row.integer(0)) \(try row.text(1)) \(row.isNull(2))")
      }
      let asked = try database.map("SELECT id, handle, name FROM speaker ORDER BY id") { row in
        "\(try row.integer(0)) \(try row.text(1)) \(row.isNull(2))"
      }
      #expect(swept == asked)
      #expect(swept.count >= 3)
    }
  }

  @Test func `ends with the error of the one who takes the rows, and can be begun again`() throws {
    try store.read { snapshot in
      for _ in 1...2 {
        var count = 0
        #expect(throws: WorkspaceError.unreadableRow("unexpected \"voice\" in column 'handle'")) {
          try snapshot.database.sweep("speaker", ["handle"]) { row in
            count += 1
            _ = try row.text(0) == "voice" ? row.integer(0) : 0
          }
        }
        #expect(count >= 1)
      }
    }
  }

  @Test(arguments: ["sweep()", "sweep(1, id)", "sweep(NULL, id)", "sweep('csqlite_sweep', id)"])
  func `cannot be had in SQL`(call: String) throws {
    try store.read { snapshot -> Void in
      #expect(throws: DatabaseError.self) {
        _ = try snapshot.database.rows(SQL(stringLiteral: "SELECT \(call) FROM speaker"))
      }
    }
  }
}
