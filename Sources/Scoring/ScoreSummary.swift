package import Facts

/// A resolved prediction: what stood, and how it turned out.
package struct SettledPrediction: Sendable, Hashable {
  package let id: Int
  package let standing: Standing
  package let outcome: Outcome

  package init(id: Int, standing: Standing, outcome: Outcome) {
    self.id = id
    self.standing = standing
    self.outcome = outcome
  }
}

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
    let clusters = ScoreSummary.clusters(predictions) {
      PredictionScore($0.standing, outcome: $0.outcome, rule: rule)
    }
    let means = clusters.compactMap { Scoring.mean($0.compactMap(\.mean)) }
    self.rule = rule
    scored = means.count
    void = clusters.count { $0.contains { $0.unscorable == .void } }
    ambiguous = clusters.count { $0.contains { $0.unscorable == .ambiguous } }
    unscorable = clusters.count - means.count - void - ambiguous
    mean = Scoring.mean(means)
    interval = Bootstrap.standard.interval(ofMeanOf: means)
    first = Scoring.mean(clusters.compactMap { Scoring.mean($0.compactMap(\.first)) })
    last = Scoring.mean(clusters.compactMap { Scoring.mean($0.compactMap(\.last)) })
    let settled = predictions.filter {
      PredictionScore($0.standing, outcome: $0.outcome, rule: rule).mean != nil
    }
    (log, infinite) = ScoreSummary.surprise(of: settled)
    self.baseline = baseline
    baselineMean = ScoreSummary.mean(of: baseline, over: settled, rule: rule)
    skill = Scoring.skill(of: mean, against: baselineMean, rule: rule)
  }

  /// What is computed of each forecaster's record, gathered by prediction in the order of first appearance.
  private static func clusters<Value>(
    _ predictions: [SettledPrediction], _ value: (SettledPrediction) -> Value
  ) -> [[Value]] {
    var places: [Int: Int] = [:]
    var clusters: [[Value]] = []
    for prediction in predictions {
      if let place = places[prediction.id] {
        clusters[place].append(value(prediction))
      } else {
        places[prediction.id] = clusters.count
        clusters.append([value(prediction)])
      }
    }
    return clusters
  }

  private static func surprise(of settled: [SettledPrediction]) -> (Double?, [InfiniteScore]) {
    let scores = clusters(settled) {
      ($0.id, PredictionScore($0.standing, outcome: $0.outcome, rule: .logarithmic))
    }
    let infinite = scores.filter { $0.contains { $0.1.mean == .infinity } }
      .map { InfiniteScore(prediction: $0[0].0, forecasts: $0.flatMap(\.1.infinite)) }
    let mean = Scoring.mean(scores.compactMap { Scoring.mean($0.compactMap(\.1.mean)) })
    return (mean, infinite.sorted { $0.prediction < $1.prediction })
  }

  // A constant scores the same on every day, so its mean over any window is its score.
  private static func mean(
    of baseline: Distribution, over settled: [SettledPrediction], rule: ScoringRule
  ) -> Double? {
    let scores = clusters(settled) { rule.score(baseline, $0.outcome) }.map { $0[0] }
    return scores.contains(nil) ? nil : Scoring.mean(scores.compactMap(\.self))
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
