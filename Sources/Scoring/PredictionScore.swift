package import Facts

/// How good the forecasts of one prediction were by one rule, over the days on which they stood.
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
  package let segments: [ScoredSegment]
  /// Why there is no score, where there is none.
  package let unscorable: Unscorable?

  package init(_ standing: Standing, outcome: Outcome, rule: ScoringRule) {
    self.rule = rule
    let scores = standing.segments.compactMap { rule.score($0.distribution, outcome) }
    unscorable = PredictionScore.obstacle(standing, outcome, scored: scores.count)
    guard unscorable == nil else {
      (mean, first, last, days, segments) = (nil, nil, nil, 0, [])
      return
    }
    let total = standing.days
    mean = Scoring.mean(scores, weights: standing.segments.map { Double($0.days) })
    first = scores.first
    last = scores.last
    days = total
    segments = zip(standing.segments, scores).map { ScoredSegment(segment: $0, score: $1, of: total) }
  }

  /// The forecasts whose score is infinite: each was certain of what did not happen, or not wholly.
  package var infinite: [Int] { segments.filter { $0.score.isInfinite }.map(\.segment.forecast) }

  private static func obstacle(_ standing: Standing, _ outcome: Outcome, scored: Int) -> Unscorable? {
    switch outcome {
    case .void: .void
    case .ambiguous: .ambiguous
    case .yes, .no, .partial:
      standing.unscorable ?? (scored == standing.segments.count ? nil : .undefinedByRule)
    }
  }
}

/// What one standing forecast added to the score of its prediction.
package struct ScoredSegment: Sendable, Hashable {
  package let segment: Segment
  package let score: Double
  /// Its share of the days, above 0, at most 1.
  package let weight: Double
  /// The weight times the score; the contributions of a prediction add up to its mean.
  package let contribution: Double

  init(segment: Segment, score: Double, of days: Int) {
    self.segment = segment
    self.score = score
    weight = Double(segment.days) / Double(days)
    contribution = score * Double(segment.days) / Double(days)
  }
}
