import Facts

/// How good the forecasts of many predictions were; every scored prediction weighs the same.
///
/// Where several speakers forecast one prediction, it counts once, at the mean of their scores.
package struct ScoreSummary: Sendable {
  package let rule: ScoringRule
  /// The predictions with a score, the n of every mean here.
  package let scored: Int
  package let void: Int
  package let ambiguous: Int
  /// The predictions that are neither void nor ambiguous and yet have no score.
  package let unscorable: Int
  /// The mean of the predictions' day-weighted means.
  package let mean: Double?
  /// The events of which the scored predictions speak: as many as these, unless some were linked.
  package let events: Int
  package let first: Double?
  package let last: Double?
  /// The mean score in nats of the same predictions, infinite if any is.
  package let log: Double?
  /// The predictions whose score in nats is infinite, by id.
  package let infinite: [InfiniteScore]
  package let againstBaseline: SkillScore

  /// What the baseline scored, or would have, on the same predictions and days.
  package var baselineMean: Double? { againstBaseline.baselineMean }

  package var skill: Double? { againstBaseline.ratio }

  /// Below this number of scored predictions nothing can be concluded.
  package static let tooFew = 10

  package var isTooFew: Bool { scored < ScoreSummary.tooFew }

  private let means: [Double]
  /// The event of each of the means; empty where each speaks of its own.
  private let eventOfEach: [Int]

  package init(
    of predictions: some Collection<SettledPrediction>, rule: ScoringRule = .brier,
    baseline: Baseline = .binary(0.5), events: Events = Events()
  ) {
    let predictions = Array(predictions)
    self.init(ofEach: predictions.count, rule: rule, baseline: baseline, events: events) {
      .whole(predictions[$0])
    }
  }

  /// The same of records that are worked out one by one, of which only the numbers are kept.
  package init(
    ofEach count: Int, rule: ScoringRule = .brier, baseline: Baseline = .binary(0.5),
    events: Events = Events(), record: (_ place: Int) -> ScorableRecord?
  ) {
    let tally = ScoreTally(count, rule, baseline, record: record)
    let eventOfEach = events.isEmpty ? [] : tally.ids.map(events.event)
    self.rule = rule
    scored = tally.means.count
    (void, ambiguous, unscorable) = (tally.void, tally.ambiguous, tally.unscorable)
    mean = Scoring.mean(tally.means)
    first = Scoring.mean(tally.firsts)
    last = Scoring.mean(tally.lasts)
    log = Scoring.mean(tally.surprises)
    infinite = tally.infinite
    self.events = events.isEmpty ? scored : Set(eventOfEach).count
    self.eventOfEach = self.events == scored ? [] : eventOfEach
    means = tally.means
    againstBaseline = ScoreSummary.skill(tally, rule, baseline, events)
  }

  /// The headline alone, with nothing beside it.
  package static func mean(
    ofEach count: Int, rule: ScoringRule, record: (_ place: Int) -> ScorableRecord?
  ) -> Double? {
    Scoring.mean(ScoreTally(count, rule, nil, inNats: false, record: record).means)
  }

  /// Where the mean lies with 95 % confidence, by resampling events, each with all its predictions; nil below two.
  ///
  /// It is drawn anew each time.
  package var interval: ClosedRange<Double>? {
    eventOfEach.isEmpty
      ? Bootstrap.standard.interval(ofMeanOf: means)
      : Bootstrap.standard.interval(ofMeanOf: Clusters(means, groups: eventOfEach))
  }

  /// Where the baseline has no score of one of the predictions, there is no skill: nothing is left out for that.
  private static func skill(
    _ tally: ScoreTally, _ rule: ScoringRule, _ baseline: Baseline, _ events: Events
  ) -> SkillScore {
    if case .forecaster(let records) = baseline {
      let measured = [MeasuredPrediction](records, rule: rule)
      return SkillScore(measured, probability: nil, rule: rule, events: events)
    }
    var probability: Double?
    if case .constant(let constant) = baseline { probability = constant.probability }
    let measured = tally.measured.count == tally.means.count ? tally.measured : []
    return SkillScore(measured, probability: probability, rule: rule, events: events)
  }
}

/// A prediction whose logarithmic score is infinite, with the forecasts that made it so.
package struct InfiniteScore: Sendable, Hashable {
  package let prediction: Int
  package let forecasts: [Int]
}
