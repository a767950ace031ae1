package import Facts
import GRDB

extension Snapshot {
  /// Every kind that some claim is of.
  package func claimKinds() throws -> [String] {
    try database.values("SELECT DISTINCT kind FROM claim WHERE kind IS NOT NULL ORDER BY kind")
  }

  package func claim(_ id: Int) throws -> Claim? {
    try database.row("SELECT id, statement, kind FROM claim WHERE id = \(id)").map {
      Claim(
        id: try $0.required("id"), statement: try $0.required("statement"), kind: try $0.optional("kind"))
    }
  }
}

extension Change {
  package func add(_ claim: Claim) throws -> Int {
    try database.insert("INSERT INTO claim (statement, kind) VALUES (\(claim.statement), \(claim.kind))")
  }
}
