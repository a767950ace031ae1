import Facts
import Scoring
import Storage

extension Call {
  func audit(_ filter: Filter) throws -> AuditReport {
    let records = try assessments(filter)
    let claims = try meantClaims(filter)
    let named = filter.terms.compactMap { term -> Handle? in
      if case .speaker(let handle) = term { handle } else { nil }
    }
    let evidenced = try snapshot.resolutionsWithEvidence(knownBy: sitting.asOf)
    let today = try today()
    func group(_ key: String, _ claims: [SaidClaim], _ records: [Assessment]) throws -> AuditReport.Group {
      AuditReport.group(
        key,
        AuditReport.Material(
          claims: claims.statements, records: records, resolutions: try resolutions(behind: records),
          evidenced: evidenced, asOf: today))
    }
    let recordsOf = Dictionary(grouping: records, by: \.forecaster)
    let claimsOf = Dictionary(grouping: claims ?? []) { $0.speaker }
    let speakers = Set(recordsOf.keys).union(claimsOf.keys.compactMap(\.self))
      .filter { named.isEmpty || named.contains($0) || recordsOf[$0] != nil }.sorted { $0.name < $1.name }
    let groups = try speakers.map { try group($0.description, claimsOf[$0] ?? [], recordsOf[$0] ?? []) }
    let isOne = groups.count == 1 && !named.isEmpty
    let all = try isOne ? [] : [group("all", claims ?? [], records)]
    return AuditReport(asOf: today, groups: all + groups, isWithoutClaims: claims == nil)
  }

  /// The claims that a filter means, for each of their speakers; nil where it says nothing of claims.
  private func meantClaims(_ filter: Filter) throws -> [SaidClaim]? {
    guard let selection = try selection(of: .claim, meeting: filter, isLenient: true) else { return nil }
    let meant = Set(try snapshot.numbers(selection))
    return try snapshot.saidClaims(knownBy: sitting.asOf).filter { meant.contains($0.claim) }
  }

  /// The resolutions that settle records, as they were entered, with who made forecasts of the same predictions.
  private func resolutions(
    behind records: [Assessment]
  ) throws -> [(resolution: Resolution, deadline: Day, forecasters: Set<Handle>)] {
    var forecasters: [Int: Set<Handle>] = [:]
    var found: Set<Int> = []
    for record in records { forecasters[record.prediction.id, default: []].insert(record.forecaster) }
    for part in records.flatMap(\.parts) {
      switch part.settlement {
      case .resolved(let resolution), .unanswered(let resolution, _): found.insert(resolution.id)
      case .open, .pending, .voided: break
      }
    }
    return try forecasters.keys.sorted().flatMap { id in
      guard let (prediction, resolutions) = try predictions.prediction(id, in: snapshot) else {
        return [(resolution: Resolution, deadline: Day, forecasters: Set<Handle>)]()
      }
      return resolutions.filter { found.contains($0.id) }.map { resolution in
        let terms = prediction.terms.first { $0.id == resolution.terms } ?? prediction.current
        return (resolution, terms.deadline.last, forecasters[id] ?? [])
      }
    }
  }
}

extension [SaidClaim] {
  /// Each claim once, whoever said it; hedged if anybody hedged.
  fileprivate var statements: [AuditReport.SaidStatement] {
    var places: [Int: Int] = [:]
    var statements: [AuditReport.SaidStatement] = []
    for said in self {
      if let place = places[said.claim] {
        statements[place].isHedged = statements[place].isHedged || said.isHedged
      } else {
        places[said.claim] = statements.count
        statements.append(
          .init(
            claim: said.claim, kind: said.kind, isHedged: said.isHedged, predictions: said.predictions))
      }
    }
    return statements
  }
}
