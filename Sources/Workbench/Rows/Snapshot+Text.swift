import Facts
import Storage

extension Snapshot {
  /// The words by which a row is known.
  func text(of row: Identifier) throws -> String? {
    switch row.kind {
    case .document: try document(row.number)?.title
    case .mention: try mention(row.number)?.selector.exact
    case .claim: try claim(row.number)?.statement
    case .prediction: try prediction(row.number)?.current.statement
    case .evidence: try evidence(row.number)?.text
    case .note: try note(row.number)?.text
    case .link: try link(row.number).map { "\($0.from) \($0.relation.rawValue) \($0.to)" }
    case .verdict: try verdict(row.number).map { "c\($0.claim) \($0.standing.rawValue)" }
    case .forecast:
      try forecast(row.number).map {
        "p\($0.prediction) \($0.forecaster) \($0.estimate?.display ?? "withdrawn")"
      }
    case .resolution: try resolution(row.number).map { "p\($0.prediction) \($0.outcome?.word ?? "open")" }
    case .operation: try operation(row.number)?.label
    }
  }
}
