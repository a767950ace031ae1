import Facts
import Scoring

extension AuditReport {
  /// Where a prediction stands; each stands in one place, the first that fits any of its forecasters.
  enum Standing: String, CaseIterable {
    case scored, unscorable, ambiguous, void
    case voidByCondition = "void-by-condition"
    case pending, overdue, open

    var words: String {
      switch self {
      case .scored: "scored"
      case .unscorable: "resolved, but no forecast can be scored"
      case .ambiguous: "ambiguous"
      case .void: "void"
      case .voidByCondition: "void because the condition failed"
      case .pending: "pending on the condition"
      case .overdue: "overdue: deadline passed, no answer"
      case .open: "open: deadline still to come"
      }
    }
  }
}

extension AuditReport.Material {
  /// Where the predictions stand, which adds up, and what their terms rest on.
  var predictionLines: [AuditReport.Line] {
    let predictions = Dictionary(grouping: records, by: \.prediction.id)
    let whole = (count: predictions.count, words: "predictions")
    let standings = predictions.mapValues { records in
      let all = Set(records.map { $0.standing(on: asOf) })
      return AuditReport.Standing.allCases.first(where: all.contains) ?? .open
    }
    let byStanding = Dictionary(grouping: standings.keys) { standings[$0] ?? .open }
    let withdrawn = records.filter(\.isWithdrawnBeforeEnd).map(\.prediction.id)
    let assigned = records.filter { $0.prediction.current.deadlineBasis == .assigned }.map(\.prediction.id)
    let withoutCriteria = records.filter { $0.prediction.current.criteria == nil }.map(\.prediction.id)
    return [
      AuditReport.Line("predictions", "predictions with a forecast", .prediction, Array(predictions.keys))
    ]
      + AuditReport.Standing.allCases.map { standing in
        AuditReport.Line(
          standing.rawValue, standing.words, .prediction, byStanding[standing] ?? [], of: whole)
      } + [
        AuditReport.Line(
          "withdrawn", "last forecast withdrawn before the end", .prediction, withdrawn, of: whole),
        AuditReport.Line(
          "assigned-deadlines", "deadline assigned by the coder", .prediction, assigned, of: whole),
        AuditReport.Line("without-criteria", "without criteria", .prediction, withoutCriteria, of: whole),
      ]
  }
}

extension AuditReport.Conditionals {
  /// The conditional ones that nobody resolved as void or ambiguous, each with its last forecast.
  init(of records: [Assessment]) {
    entries = records.compactMap { record in
      guard let part = record.parts.last, let condition = part.terms.condition,
        let probability = (part.standing.last?.distribution ?? part.standing.segments.last?.distribution)?
          .probability
      else { return nil }
      let antecedent: Bool? =
        switch part.settlement {
        case .pending: nil
        case .voided: false
        case .open, .resolved, .unanswered: true
        }
      if antecedent == true, let outcome = part.outcome, outcome.value == nil { return nil }
      return Entry(
        record: record, condition: condition,
        entry: .init(antecedent: antecedent, probability: probability, consequent: part.outcome?.value))
    }
  }
}

extension Assessment {
  fileprivate func standing(on today: Day) -> AuditReport.Standing {
    // Whether there is a score does not depend on the rule, only on whether it knows the question.
    if let score = score(.standard(for: terms.type)) {
      if score.mean != nil { return .scored }
      if case .voided = parts.last?.settlement, score.unscorable == .void { return .voidByCondition }
      switch score.unscorable {
      case .void: return .void
      case .ambiguous: return .ambiguous
      default: return .unscorable
      }
    }
    guard let waiting = parts.last(where: \.isWaiting) else { return .open }
    if case .pending = waiting.settlement { return .pending }
    return waiting.terms.deadline.last < today ? .overdue : .open
  }

  /// Whether the last forecast stood no longer when the outcome became known or the deadline came.
  fileprivate var isWithdrawnBeforeEnd: Bool {
    guard let part = parts.last, let last = part.standing.segments.last else {
      return parts.last?.standing.unscorable == .withdrawn
    }
    var known: Day?
    if case .resolved(let resolution) = part.settlement { known = resolution.known?.first }
    return last.through < ScoringWindow(deadline: part.terms.deadline.last, known: known).end
  }
}
