import Facts
import Scoring

/// How the records are seen from one of two ends of time; what is read is read when it is asked for.
struct LedgerView {
  /// The records that the filter means at this end.
  let end: () throws -> LedgerEnd
  /// What is known at this end of predictions that the filter means at the other alone.
  let known: (_ predictions: Set<Int>) throws -> [Int: LedgerEnd.Known]
}

extension ScoreChanges {
  /// One for each kind of question, between two views; each end learns of the predictions that only the other means.
  static func each(
    _ clock: Clock, named ends: (from: String, to: String), from early: LedgerView, to late: LedgerView,
    rule: ScoringRule?
  ) throws -> [ScoreChanges] {
    var (after, before) = (try late.end(), try early.end())
    let (new, old) = (after.predictions, before.predictions)
    try before.learn(of: new.subtracting(old), from: early)
    try after.learn(of: old.subtracting(new), from: late)
    return each(clock, named: ends, from: before, to: after, rule: rule)
  }
}

extension LedgerEnd {
  fileprivate mutating func learn(of predictions: Set<Int>, from view: LedgerView) throws {
    guard !predictions.isEmpty else { return }
    try known.merge(view.known(predictions)) { known, _ in known }
  }
}
