package import Facts
import GRDB

extension Snapshot {
  package func claim(_ id: Int) throws -> Claim? {
    try database.row("SELECT id, statement, kind FROM claim WHERE id = \(id)").map {
      Claim(id: $0["id"], statement: $0["statement"], kind: $0["kind"])
    }
  }
}

extension Change {
  package func add(_ claim: Claim) throws -> Int {
    try database.insert("INSERT INTO claim (statement, kind) VALUES (\(claim.statement), \(claim.kind))")
  }
}
