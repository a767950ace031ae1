package import Facts
import GRDB

extension Snapshot {
  /// The rows that rest on this one without belonging to it: verdicts and resolutions on evidence, claims on a mention.
  package func rowsResting(on row: Identifier) throws -> [Identifier] {
    switch row.kind {
    case .evidence:
      let verdicts: [Int] = try database.values(
        "SELECT verdict FROM verdict_evidence WHERE evidence = \(row.number) ORDER BY verdict")
      let resolutions: [Int] = try database.values(
        "SELECT resolution FROM resolution_evidence WHERE evidence = \(row.number) ORDER BY resolution")
      return verdicts.map { Identifier(.verdict, $0) } + resolutions.map { Identifier(.resolution, $0) }
    case .mention: return try claims(of: row.number).map { Identifier(.claim, $0) }
    default: return []
    }
  }
}
