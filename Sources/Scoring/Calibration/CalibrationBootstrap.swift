/// How far measures of calibration might have lain elsewhere, had other predictions of the same kind been drawn.
///
/// Whole events, or predictions linked to no other, are drawn with replacement, with all their forecasts, from one stream of SplitMix64; the interval
/// is that of the percentiles, as for the headline score. Source: Efron, The Annals of Statistics 7 (1979).
package struct CalibrationBootstrap: Sendable, Hashable {
  package let resamples: Int
  package let seed: UInt64
  package let level: Double

  package init(resamples: Int, seed: UInt64 = 1950, level: Double = 0.95) {
    self.resamples = resamples
    self.seed = seed
    self.level = level
  }

  /// A thousand draws, or two hundred of more than ten thousand forecasts.
  package static func standard(for count: Int) -> CalibrationBootstrap {
    CalibrationBootstrap(resamples: count > 10_000 ? 200 : 1_000)
  }

  /// Fits on the logit scale are drawn anew only up to this many distinct probabilities, as each takes several passes.
  package static let mostFitted = 10_000

  /// One interval of each measure; nil where more than one draw in twenty leaves the measure undefined.
  func intervals(
    _ forecasts: VerifiedForecasts, of measures: [@Sendable (Levels) -> [Double?]]
  ) -> [ClosedRange<Double>?] {
    guard forecasts.eventCount >= 2, resamples > 0 else { return [] }
    var draw = LevelsDraw(forecasts)
    var random = SplitMix64(seed: seed)
    var values: [[Double]] = []
    for _ in 0..<resamples {
      let levels = draw.redraw(&random)
      for (place, value) in measures.flatMap({ $0(levels) }).enumerated() {
        if place == values.count { values.append([]) }
        if let value { values[place].append(value) }
      }
    }
    let tail = (1 - level) / 2
    return values.map { values in
      guard values.count * 20 >= resamples * 19 else { return nil }
      let sorted = values.sorted()
      return quantile(tail, ofSorted: sorted)...quantile(1 - tail, ofSorted: sorted)
    }
  }
}

/// Draws of whole predictions, as the levels of what was drawn.
private struct LevelsDraw {
  private let all: Levels
  private let forecasts: VerifiedForecasts
  private var timesDrawn: [Int32]
  private var counts: [Double]
  private var sums: [Double]

  init(_ forecasts: VerifiedForecasts) {
    all = Levels(forecasts)
    self.forecasts = forecasts
    timesDrawn = Array(repeating: 0, count: forecasts.eventCount)
    counts = Array(repeating: 0, count: all.counts.count)
    sums = counts
  }

  mutating func redraw(_ random: inout SplitMix64) -> Levels {
    for row in timesDrawn.indices { timesDrawn[row] = 0 }
    for _ in timesDrawn.indices { timesDrawn[random.index(below: timesDrawn.count)] += 1 }
    for level in counts.indices { (counts[level], sums[level]) = (0, 0) }
    let (probabilities, shares, weighting) = (forecasts.probabilities, forecasts.shares, forecasts.weighting)
    var level = 0
    for row in probabilities.indices {
      if row > 0, probabilities[row] != probabilities[row - 1] { level += 1 }
      let times = Double(timesDrawn[weighting?.events[row] ?? row])
      let weight = times * (weighting?.weights[row] ?? 1)
      counts[level] += weight
      sums[level] += weight * shares[row]
    }
    return Levels(all, counts: counts, sums: sums)
  }
}
