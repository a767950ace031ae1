import Facts
import Scoring
import Storage

/// The records that a filter means at one of two ends of time, and what they rest on.
struct LedgerEnd {
  /// One prediction as it was seen at this end.
  struct Known {
    let prediction: Prediction
    let records: [Assessment]
    /// Everything that was entered about how it turned out, oldest first.
    let resolutions: [Resolution]
    /// Where the prediction stands on which it depends; nil where it depends on none.
    let antecedent: Settlement?
  }

  let asOf: Day
  /// The groups that are compared, each with its records.
  var groups: [(key: String, records: [Assessment])]
  /// Also predictions that the filter means at the other end alone.
  var known: [Int: Known]
  /// Which predictions spoke of one event at this end.
  let events: Events

  var predictions: Set<Int> { Set(groups.flatMap(\.records).map(\.id)) }

  /// The same of the questions of one kind.
  func only(_ kind: QuestionKind) -> LedgerEnd {
    var end = self
    end.groups = groups.map { ($0.key, $0.records.only(kind)) }.filter { !$0.records.isEmpty }
    end.known = known.mapValues { known in
      Known(
        prediction: known.prediction, records: known.records.only(kind), resolutions: known.resolutions,
        antecedent: known.antecedent)
    }
    return end
  }
}

extension Call {
  func ledgerEnd(_ filter: Filter, per grouping: Grouping?) throws -> LedgerEnd {
    // They outlive the reading of this end, so that nothing of them may be left to read.
    let records = try assessments(filter).map(\.complete)
    try recordReader.confirm()
    var end = LedgerEnd(
      asOf: try today(), groups: try grouped(records, per: grouping), known: [:], events: try events())
    try end.known = known(records)
    return end
  }

  /// What is known of predictions that the filter means at the other end alone.
  func known(of predictions: Set<Int>) throws -> [Int: LedgerEnd.Known] {
    try predictions.sorted().reduce(into: [:]) { known, id in
      known[id] = try self.known(id, assessments(of: id))
    }
  }

  private func known(_ records: [Assessment]) throws -> [Int: LedgerEnd.Known] {
    try Dictionary(grouping: records, by: \.prediction.id).reduce(into: [:]) { known, entry in
      known[entry.key] = try self.known(entry.key, entry.value)
    }
  }

  private func known(_ id: Int, _ records: [Assessment]) throws -> LedgerEnd.Known? {
    guard let (prediction, resolutions) = try predictions.prediction(id, in: snapshot) else { return nil }
    let antecedent = try prediction.current.condition.map { try settlement(of: $0.antecedent) }
    return LedgerEnd.Known(
      prediction: prediction, records: records, resolutions: resolutions, antecedent: antecedent)
  }
}
