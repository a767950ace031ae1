import Facts
import Scoring

/// How scores moved from one end of time to another, and what moved them.
struct ScoreChanges {
  /// Which time is meant: that of the world, or that of this file.
  enum Clock: String, CaseIterable { case asOf = "as-of", recorded }

  /// One prediction at both ends.
  struct Item {
    let prediction: Prediction
    /// Its score at each end, over the forecasters of the group; nil where it has none.
    let before: Double?
    let after: Double?
    /// What it adds to the change of the mean; nil where that is undefined.
    let contribution: Double?
    let events: [LedgerEvent]
    let recordsBefore: [Assessment]
    let recordsAfter: [Assessment]

    var moves: Bool { before != after }
  }

  struct Group {
    let key: String
    let before: ScoreSummary
    let after: ScoreSummary
    let change: Double?
    /// All predictions that are scored at one end or changed in between, by id.
    let items: [Item]

    var moved: [Item] { items.filter(\.moves) }
    /// What changed and moved no score.
    var others: [Item] { items.filter { !$0.moves && !$0.events.isEmpty } }
  }

  let clock: Clock
  /// What the ends are called, such as `2017-05-01` or `o12`.
  let ends: (from: String, to: String)
  let asOf: (from: Day, to: Day)
  let kind: QuestionKind
  let rule: ScoringRule
  let groups: [Group]

  /// One for each kind of question that is scored, as `score` has a table for each; never empty.
  static func each(
    _ clock: Clock, named ends: (from: String, to: String), from old: LedgerEnd, to new: LedgerEnd,
    rule asked: ScoringRule?
  ) -> [ScoreChanges] {
    let kinds = (new.groups + old.groups).flatMap(\.records).kinds
    let known = kinds.filter { asked?.knows($0.type) ?? true }
    return (known.isEmpty ? [.binary] : known).map { kind in
      ScoreChanges(
        clock, named: ends, from: old.only(kind), to: new.only(kind), kind, rule: asked ?? kind.rule)
    }
  }

  private init(
    _ clock: Clock, named ends: (from: String, to: String), from old: LedgerEnd, to new: LedgerEnd,
    _ kind: QuestionKind, rule: ScoringRule
  ) {
    self.clock = clock
    self.ends = ends
    self.kind = kind
    self.rule = rule
    asOf = (old.asOf, new.asOf)
    let (before, after) = (
      Dictionary(old.groups.map { ($0.key, $0.records) }) { first, _ in first },
      Dictionary(new.groups.map { ($0.key, $0.records) }) { first, _ in first }
    )
    groups = Set(before.keys).union(after.keys).sorted().map { key in
      Group(key, before[key] ?? [], after[key] ?? [], old, new, rule)
    }
  }
}

extension ScoreChanges.Group {
  fileprivate init(
    _ key: String, _ before: [Assessment], _ after: [Assessment], _ old: LedgerEnd, _ new: LedgerEnd,
    _ rule: ScoringRule
  ) {
    self.key = key
    self.before = ScoreSummary(of: before.compactMap(\.settled), rule: rule, events: old.events)
    self.after = ScoreSummary(of: after.compactMap(\.settled), rule: rule, events: new.events)
    let (scoresBefore, scoresAfter) = (before.scores(rule), after.scores(rule))
    let change = MeanChange(from: scoresBefore, to: scoresAfter)
    self.change = change.change
    let records = (
      Dictionary(grouping: before, by: \.prediction.id), Dictionary(grouping: after, by: \.prediction.id)
    )
    items = Set(records.0.keys).union(records.1.keys).sorted().compactMap { id in
      let (was, now) = (records.0[id] ?? [], records.1[id] ?? [])
      guard let prediction = (now.first ?? was.first)?.prediction else { return nil }
      var events = LedgerEvent.between(
        old.known[id], new.known[id], of: Set((was + now).map(\.forecaster)), from: old.asOf, to: new.asOf)
      if events.isEmpty, was.isEmpty != now.isEmpty {
        let words = was.isEmpty ? "the filter means it now" : "the filter means it no more"
        events = [.init(.selection, prediction.identifier, words)]
      }
      return .init(
        prediction: prediction, before: scoresBefore[id], after: scoresAfter[id],
        contribution: change.contributions[id], events: events, recordsBefore: was, recordsAfter: now)
    }
  }
}

extension [Assessment] {
  /// The score of every prediction that has one, the mean over its forecasters.
  fileprivate func scores(_ rule: ScoringRule) -> [Int: Double] {
    Dictionary(grouping: self, by: \.prediction.id).compactMapValues { records in
      let scores = records.compactMap { $0.score(rule)?.mean }
      return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }
  }
}
