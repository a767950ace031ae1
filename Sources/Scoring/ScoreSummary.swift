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
  /// Where the mean lies with 95 % confidence, by resampling events, each with all its predictions; nil below two.
  package let interval: ClosedRange<Double>?
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

  package init(
    of predictions: [SettledPrediction], rule: ScoringRule = .brier, baseline: Baseline = .binary(0.5),
    events: Events = Events()
  ) {
    let clusters = ScoreSummary.clusters(predictions, rule)
    let scored = clusters.map { (id: $0.id, scores: $0.scores.filter { $0.mean != nil }) }
      .filter { !$0.scores.isEmpty }
    let unscored = clusters.filter { $0.scores.allSatisfy { $0.mean == nil } }.map(\.scores)
    let means = scored.compactMap { Scoring.mean($0.scores.compactMap(\.mean)) }
    let eventOfEach = scored.map { events.event(of: $0.id) }
    self.rule = rule
    self.scored = means.count
    void = unscored.count { $0.contains { $0.unscorable == .void } }
    ambiguous = unscored.count {
      $0.contains { $0.unscorable == .ambiguous } && !$0.contains { $0.unscorable == .void }
    }
    unscorable = unscored.count - void - ambiguous
    mean = Scoring.mean(means)
    self.events = Set(eventOfEach).count
    interval =
      self.events == means.count
      ? Bootstrap.standard.interval(ofMeanOf: means)
      : Bootstrap.standard.interval(ofMeanOf: Clusters(means, groups: eventOfEach))
    first = Scoring.mean(scored.compactMap { Scoring.mean($0.scores.compactMap(\.first)) })
    last = Scoring.mean(scored.compactMap { Scoring.mean($0.scores.compactMap(\.last)) })
    (log, infinite) = ScoreSummary.surprise(of: predictions)
    againstBaseline = ScoreSummary.skill(scored, rule, baseline, events)
  }

  /// The scores of all forecasters' records, gathered by prediction in the order of first appearance.
  private static func clusters(
    _ predictions: [SettledPrediction], _ rule: ScoringRule
  ) -> [(id: Int, scores: [PredictionScore])] {
    var places: [Int: Int] = [:]
    var clusters: [(id: Int, scores: [PredictionScore])] = []
    for prediction in predictions {
      let score = PredictionScore(prediction.parts, rule: rule)
      if let place = places[prediction.id] {
        clusters[place].scores.append(score)
      } else {
        places[prediction.id] = clusters.count
        clusters.append((prediction.id, [score]))
      }
    }
    return clusters
  }

  private static func surprise(of predictions: [SettledPrediction]) -> (Double?, [InfiniteScore]) {
    let clusters = clusters(predictions, .logarithmic)
    let infinite = clusters.filter { $0.scores.contains { $0.mean == .infinity } }
      .map { InfiniteScore(prediction: $0.id, forecasts: $0.scores.flatMap(\.infinite)) }
    let mean = Scoring.mean(clusters.compactMap { Scoring.mean($0.scores.compactMap(\.mean)) })
    return (mean, infinite.sorted { $0.prediction < $1.prediction })
  }

  /// Where the baseline has no score of one of the predictions, there is no skill: nothing is left out for that.
  private static func skill(
    _ scored: [(id: Int, scores: [PredictionScore])], _ rule: ScoringRule, _ baseline: Baseline,
    _ events: Events
  ) -> SkillScore {
    if case .forecaster(let records) = baseline {
      let measured = [MeasuredPrediction](records, rule: rule)
      return SkillScore(measured, probability: nil, rule: rule, events: events)
    }
    var probability: Double?
    if case .constant(let constant) = baseline { probability = constant.probability }
    let measured = scored.compactMap { MeasuredPrediction(id: $0.id, $0.scores, baseline: baseline) }
    return SkillScore(
      measured.count == scored.count ? measured : [], probability: probability, rule: rule, events: events)
  }
}

/// A prediction whose logarithmic score is infinite, with the forecasts that made it so.
package struct InfiniteScore: Sendable, Hashable {
  package let prediction: Int
  package let forecasts: [Int]
}
