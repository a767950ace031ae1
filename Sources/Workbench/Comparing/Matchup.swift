import Facts
import Scoring

/// Two forecasters on the predictions of yes or no that both were scored on.
struct Matchup {
  /// Over which days a prediction's scores are averaged.
  enum Days: String, CaseIterable, Sendable {
    /// Those on which both had a forecast standing under the same terms.
    case common
    /// Each forecaster's own, which may be easier or harder ones.
    case own
  }

  /// One prediction that both were scored on.
  struct Item {
    let prediction: Prediction
    let outcome: String
    /// The first day on which the outcome was public.
    let known: Day
    /// The least prediction of its event.
    let event: Int
    let first: PredictionScore
    let second: PredictionScore
    let firstMean: Double
    let secondMean: Double
    /// Where the forecast of yes stood for each on the last common day; nil without one.
    let last: (first: Double, second: Double, share: Double)?

    var difference: Double { firstMean - secondMean }
  }

  let first: Handle
  let second: Handle
  let rule: ScoringRule
  let days: Days
  /// In the order of becoming known.
  let items: [Item]
  /// Predictions scored for one of them alone, by number.
  let onlyFirst: [Int]
  let onlySecond: [Int]
  /// Scored for both, who never had a forecast standing on the same day under the same terms.
  let apart: [Int]
  /// Forecast by both, but no statements of yes or no.
  let otherTypes: [Int]
  /// Nil without items, and where a score is infinite.
  let comparison: PairedComparison?
  /// The first against the second as the baseline.
  let skill: SkillScore
  let skillInterval: ClosedRange<Double>?

  init(
    _ first: (speaker: Handle, records: [Assessment]), _ second: (speaker: Handle, records: [Assessment]),
    rule: ScoringRule, days: Days, events: Events
  ) {
    (self.first, self.second, self.rule, self.days) = (first.speaker, second.speaker, rule, days)
    let (firsts, seconds) = (
      first.records.only(.binary).scored(by: rule), second.records.only(.binary).scored(by: rule)
    )
    onlyFirst = firsts.keys.filter { seconds[$0] == nil }.sorted()
    onlySecond = seconds.keys.filter { firsts[$0] == nil }.sorted()
    otherTypes = first.records.ofOtherTypes.intersection(second.records.ofOtherTypes).sorted()
    var (items, apart) = ([Item](), [Int]())
    for (id, record) in firsts.sorted(by: { $0.key < $1.key }) {
      guard let other = seconds[id] else { continue }
      if let item = Item(record, other, rule, days, event: events.event(of: id)) {
        items.append(item)
      } else {
        apart.append(id)
      }
    }
    items.sort { ($0.known, $0.prediction.id) < ($1.known, $1.prediction.id) }
    (self.items, self.apart) = (items, apart)
    comparison = PairedComparison(
      items.map(\.firstMean), items.map(\.secondMean), events: items.map(\.event))
    skill = SkillScore(
      items.map { ($0.prediction.id, $0.firstMean, $0.secondMean) }, rule: rule, events: events)
    skillInterval = skill.interval()
  }

  /// Whether some of the items speak of one event.
  var isByEvent: Bool { comparison.map { $0.events < $0.count } ?? false }

  /// What is drawn, flipped and counted, such as `4 events`.
  var units: String { (comparison?.events ?? 0).counted(isByEvent ? "event" : "prediction") }

  /// Whether their scores are the same on every item.
  var isTie: Bool { items.allSatisfy { $0.difference == 0 } }

  /// Who scored better on the whole; nil where neither did.
  var better: Handle? {
    guard let difference = comparison?.meanDifference, difference != 0 else { return nil }
    return (difference < 0) == (rule.orientation == .lowerIsBetter) ? first : second
  }
}

extension Matchup.Item {
  /// Nil where the two have no score on the days that count.
  init?(
    _ record: Assessment, _ other: Assessment, _ rule: ScoringRule, _ days: Matchup.Days, event: Int
  ) {
    guard let common = record.common(with: other), let settled = record.settled, let others = other.settled
    else { return nil }
    let pair = days == .common ? common : CommonRecord(settled, others)
    let scores = (
      PredictionScore(pair.first.parts, rule: rule), PredictionScore(pair.second.parts, rule: rule)
    )
    guard let firstMean = scores.0.mean, let secondMean = scores.1.mean, let known = record.known else {
      return nil
    }
    prediction = record.prediction
    outcome = record.outcomes
    self.known = known
    self.event = event
    (first, second) = scores
    (self.firstMean, self.secondMean) = (firstMean, secondMean)
    last = Matchup.Item.last(of: common)
  }

  private static func last(of common: CommonRecord) -> (Double, Double, Double)? {
    guard let part = common.first.parts.last(where: \.isScorable),
      let other = common.second.parts.last(where: \.isScorable), part.realization == other.realization,
      case .share(let share) = part.realization, let p = part.standing.segments.last?.probability,
      let q = other.standing.segments.last?.probability
    else { return nil }
    return (p, q, share)
  }
}

extension Assessment {
  /// The first day on which the outcome under the newest terms that are settled was public.
  fileprivate var known: Day? {
    parts.compactMap { part in
      if case .resolved(let resolution) = part.settlement { resolution.known?.first } else { nil }
    }.last
  }
}

extension [Assessment] {
  /// The predictions of which no terms ask for yes or no, by number.
  fileprivate var ofOtherTypes: Set<Int> {
    Set(filter { !$0.kinds.contains(.binary) }.map(\.id))
  }

  /// Those with a score, by prediction.
  fileprivate func scored(by rule: ScoringRule) -> [Int: Assessment] {
    let scored = filter { $0.score(rule)?.mean != nil }
    return Dictionary(scored.map { ($0.prediction.id, $0) }) { first, _ in first }
  }
}
