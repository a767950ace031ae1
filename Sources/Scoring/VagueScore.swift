package import Facts

/// The score of a forecast in words, whose probability is known only as a range.
///
/// For words such as "likely" one number would claim a precision that nobody stated.
package struct VagueScore: Sendable, Hashable {
  /// The score of the reading that is kindest to the forecaster.
  package let best: Double
  /// The score at the point taken for the word.
  package let point: Double
  package let worst: Double

  /// Nil where the rule is undefined anywhere in the range.
  ///
  /// The point is the middle of the range unless given; it may lie outside.
  package init?(
    _ range: ClosedRange<Double>, point: Double? = nil, outcome: Outcome, rule: ScoringRule
  ) {
    let point = point ?? VagueScore.middle(of: range)
    // A partial outcome scores best at its share, which may lie between the ends.
    let inside = outcome.value.map { min(max($0, range.lowerBound), range.upperBound) } ?? point
    let scores = [range.lowerBound, inside, range.upperBound, point].map { rule.score(.binary($0), outcome) }
    let known = scores.compactMap(\.self)
    guard known.count == scores.count, let least = known.min(), let greatest = known.max() else { return nil }
    let isPenalty = rule.orientation == .lowerIsBetter
    best = isPenalty ? least : greatest
    worst = isPenalty ? greatest : least
    self.point = known[3]
  }

  private init(best: Double, point: Double, worst: Double) {
    self.best = best
    self.point = point
    self.worst = worst
  }

  /// The point of a range that has no other.
  package static func middle(of range: ClosedRange<Double>) -> Double {
    (range.lowerBound + range.upperBound) / 2
  }

  /// The mean over several: the best of all readings at once, the points, the worst; nil where there are none.
  package static func mean(_ scores: [VagueScore]) -> VagueScore? {
    guard let best = Scoring.mean(scores.map(\.best)), let point = Scoring.mean(scores.map(\.point)),
      let worst = Scoring.mean(scores.map(\.worst))
    else { return nil }
    return VagueScore(best: best, point: point, worst: worst)
  }

  /// Whether some reading of the words would turn round, or even out, who of two is better.
  package func couldTrade(placesWith other: VagueScore) -> Bool {
    let own = min(best, worst)...max(best, worst)
    return own.overlaps(min(other.best, other.worst)...max(other.best, other.worst))
  }
}
