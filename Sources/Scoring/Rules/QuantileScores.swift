import Facts

extension ScoringRule {
  /// Twice the mean pinball loss of the quantiles that were stated, and of nothing between them.
  ///
  /// Forecasts are comparable where they state the same levels. A level of 0 or 1 makes it undefined: a quantile
  /// far away would cost nothing there and thin out the others.
  package static let pinball = ScoringRule(
    name: "pinball",
    summary: "Quantiles: twice the mean pinball loss of those stated, in the unit of the number, from 0.",
    formula: "mean over the quantiles q at level τ of 2 ([y ≤ q] - τ)(q - y)",
    source: "Koenker and Machado, Journal of the American Statistical Association 94 (1999)",
    range: 0...Double.infinity,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    distribution.quantiles(by: realization).map { quantileScore($0.quantiles, at: $0.value) }
  }

  /// The interval score of the intervals that were stated, averaged; usually it is one.
  package static let interval = ScoringRule(
    name: "interval",
    summary: "Intervals: width plus a penalty for what lies outside, in the unit of the number, from 0.",
    formula: "width + 2/α × the distance outside, averaged over the intervals of level 1 - α",
    source: "Gneiting and Raftery, Journal of the American Statistical Association 102 (2007)",
    range: 0...Double.infinity,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    distribution.quantiles(by: realization).flatMap { quantiles, value in
      mean(quantiles.intervals.map { intervalScore($0, at: value) })
    }
  }

  /// The weighted interval score of a median and the intervals around it; undefined if a quantile has no partner.
  ///
  /// It equals the mean pinball loss, doubled, of the same quantiles.
  package static let weightedInterval = ScoringRule(
    name: "wis",
    summary: "A median and intervals around it: weighted interval score, in the unit of the number, from 0.",
    formula: "(½ |y - m| + Σ α/2 × interval score) / (K + ½), over K intervals around the median m",
    source: "Bracher, Ray, Gneiting and Reich, PLOS Computational Biology 17 (2021)",
    range: 0...Double.infinity,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    guard let (quantiles, value) = distribution.quantiles(by: realization), let median = quantiles.median,
      quantiles.knots.count == 2 * quantiles.intervals.count + 1
    else { return nil }
    return weightedIntervalScore(median: median, quantiles.intervals, at: value)
  }
}

/// What a quantile costs: its distance from the value, times the level above it and the rest below.
///
/// A level of 0 or 1 costs nothing while the value is on its right side.
package func pinballLoss(_ quantile: Double, level: Double, at value: Double) -> Double {
  max(level * (value - quantile), (level - 1) * (value - quantile))
}

/// Twice the mean pinball loss; with ever more, evenly spaced levels it nears the ranked probability score.
package func quantileScore(_ quantiles: Quantiles, at value: Double) -> Double {
  let losses = quantiles.knots.map { pinballLoss($0.value, level: $0.level, at: value) }
  return 2 * losses.reduce(0, +) / Double(losses.count)
}

/// The width of an interval, and 2/α times the distance by which the value lies outside of it.
package func intervalScore(_ interval: CentralInterval, at value: Double) -> Double {
  let missed = max(interval.lower - value, 0) + max(value - interval.upper, 0)
  return interval.upper - interval.lower + (missed == 0 ? 0 : 2 / interval.outside * missed)
}

/// Half the distance of the median and α/2 times each interval score, over the number of intervals and a half.
package func weightedIntervalScore(median: Double, _ intervals: [CentralInterval], at value: Double) -> Double
{
  let sum = intervals.reduce(abs(value - median) / 2) {
    $0 + $1.outside / 2 * intervalScore($1, at: value)
  }
  return sum / (Double(intervals.count) + 0.5)
}

extension Distribution {
  /// The quantiles and the value that came, where they are coherent and none claims to be an end.
  fileprivate func quantiles(by realization: Realization) -> (quantiles: Quantiles, value: Double)? {
    guard case .quantiles(let quantiles) = self, case .value(let value) = realization, value.isFinite,
      quantiles.isCoherent, quantiles.knots.allSatisfy({ $0.level > 0 && $0.level < 1 })
    else { return nil }
    return (quantiles, value)
  }
}
