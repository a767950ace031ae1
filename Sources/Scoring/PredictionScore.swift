package import Facts

/// How good one forecaster's forecasts of one prediction were by one rule, over the days on which they stood.
///
/// Each is scored by how the terms turned out for which it was made; terms that cannot be scored do not count,
/// and where none can, the reason is that of the newest.
package struct PredictionScore: Sendable {
  package let rule: ScoringRule
  /// The day-weighted mean over all standing forecasts; nil where it is undefined.
  package let mean: Double?
  /// The score of the first forecast alone.
  package let first: Double?
  /// The score of the last forecast alone.
  package let last: Double?
  /// The days on which some forecast stood and was scored.
  package let days: Int
  /// Why there is no score, where there is none.
  package let unscorable: Unscorable?
  private let scored: [ScoredDays]

  package init(_ parts: [SettledTerms], rule: ScoringRule) {
    self.rule = rule
    scored = parts.scored(by: rule)
    unscorable = scored.isEmpty ? parts.last.map { $0.obstacle(for: rule) } ?? .noForecast : nil
    var (mean, days) = (Mean(), 0)
    for part in scored {
      mean.add(part.score, weight: Double(part.segment.days))
      days += part.segment.days
    }
    (self.mean, self.days) = (mean.value, days)
    first = scored.first?.score
    last = scored.last?.score
  }

  package var segments: [ScoredSegment] {
    scored.map {
      ScoredSegment(segment: $0.segment, realization: $0.realization, score: $0.score, of: days)
    }
  }

  package init(_ standing: Standing, outcome: Outcome, rule: ScoringRule) {
    self.init([SettledTerms(standing: standing, outcome: outcome)], rule: rule)
  }

  /// What a constant would have scored on the same days; nil where it has no score on one of them.
  func mean(of constant: Distribution) -> Double? {
    var mean = Mean()
    for part in scored {
      guard let score = rule.score(constant, part.realization) else { return nil }
      mean.add(score, weight: Double(part.segment.days))
    }
    return mean.value
  }

  /// What the same chance for every answer would have scored on the same days; nil where answers have no number.
  var meanOfUniform: Double? {
    let scores = segments.map { scored in
      scored.segment.distribution.uniform.flatMap { rule.score($0, scored.realization) }
    }
    return scores.contains(nil)
      ? nil : Scoring.mean(scores.compactMap(\.self), weights: segments.map { Double($0.segment.days) })
  }

  /// The forecasts whose score is infinite: each was certain of what did not happen, or not wholly.
  package var infinite: [Int] { scored.filter { $0.score.isInfinite }.map(\.segment.forecast) }
}

/// What one standing forecast added to the score of its prediction.
package struct ScoredSegment: Sendable, Hashable {
  package let segment: Segment
  /// How the terms turned out for which the forecast was made.
  package let realization: Realization
  package let score: Double
  /// Its share of the days, above 0, at most 1.
  package let weight: Double
  /// The weight times the score; the contributions of a prediction add up to its mean.
  package let contribution: Double

  init(segment: Segment, realization: Realization, score: Double, of days: Int) {
    self.segment = segment
    self.realization = realization
    self.score = score
    weight = Double(segment.days) / Double(days)
    contribution = score * Double(segment.days) / Double(days)
  }
}
