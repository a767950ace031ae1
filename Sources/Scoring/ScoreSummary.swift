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
  /// Where the mean lies with 95 % confidence, by resampling predictions; nil below two.
  package let interval: ClosedRange<Double>?
  package let first: Double?
  package let last: Double?
  /// The mean score in nats of the same predictions, infinite if any is.
  package let log: Double?
  /// The predictions whose score in nats is infinite, by id.
  package let infinite: [InfiniteScore]
  package let baseline: Distribution
  /// What the baseline, standing on the same days, would have scored.
  package let baselineMean: Double?
  /// The share of the way from the baseline to a perfect score: 1 is perfect, 0 as good as the baseline,
  /// below 0 worse; nil where the baseline is perfect or infinite itself.
  package let skill: Double?

  /// Below this number of scored predictions nothing can be concluded.
  package static let tooFew = 10

  package var isTooFew: Bool { scored < ScoreSummary.tooFew }

  package init(
    of predictions: [SettledPrediction], rule: ScoringRule = .brier, baseline: Distribution = .binary(0.5)
  ) {
    let clusters = ScoreSummary.clusters(predictions, rule)
    let scored = clusters.map { $0.scores.filter { $0.mean != nil } }.filter { !$0.isEmpty }
    let unscored = clusters.filter { $0.scores.allSatisfy { $0.mean == nil } }.map(\.scores)
    let means = scored.compactMap { Scoring.mean($0.compactMap(\.mean)) }
    self.rule = rule
    self.scored = means.count
    void = unscored.count { $0.contains { $0.unscorable == .void } }
    ambiguous = unscored.count {
      $0.contains { $0.unscorable == .ambiguous } && !$0.contains { $0.unscorable == .void }
    }
    unscorable = unscored.count - void - ambiguous
    mean = Scoring.mean(means)
    interval = Bootstrap.standard.interval(ofMeanOf: means)
    first = Scoring.mean(scored.compactMap { Scoring.mean($0.compactMap(\.first)) })
    last = Scoring.mean(scored.compactMap { Scoring.mean($0.compactMap(\.last)) })
    (log, infinite) = ScoreSummary.surprise(of: predictions)
    self.baseline = baseline
    baselineMean = ScoreSummary.mean(of: baseline, on: scored)
    skill = Scoring.skill(of: mean, against: baselineMean, rule: rule)
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

  private static func mean(of baseline: Distribution, on scored: [[PredictionScore]]) -> Double? {
    let means = scored.map { scores in
      let each = scores.map { $0.mean(of: baseline) }
      return each.contains(nil) ? nil : Scoring.mean(each.compactMap(\.self))
    }
    return means.contains(nil) ? nil : Scoring.mean(means.compactMap(\.self))
  }
}

/// A prediction whose logarithmic score is infinite, with the forecasts that made it so.
package struct InfiniteScore: Sendable, Hashable {
  package let prediction: Int
  package let forecasts: [Int]
}

/// The share of the way from a reference to a perfect score, which for a penalty is 1 - mean / reference.
///
/// Nil where either is missing, or the reference is perfect or infinite, so that there is no way to measure.
package func skill(of mean: Double?, against reference: Double?, rule: ScoringRule) -> Double? {
  guard let mean, let reference, reference.isFinite, reference != rule.best else { return nil }
  return 1 - (mean - rule.best) / (reference - rule.best)
}
