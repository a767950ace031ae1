/// How far a mean might have lain elsewhere, had other predictions of the same kind been drawn.
///
/// The percentile interval of Efron (The Annals of Statistics 7, 1979): the means of resamples drawn with
/// replacement, all from one stream of SplitMix64.
package struct Bootstrap: Sendable, Hashable {
  package let resamples: Int
  package let seed: UInt64
  /// The share of resampled means that the interval holds.
  package let level: Double

  /// The interval printed beside every headline number; 1950 is the year of Brier's paper.
  package static let standard = Bootstrap(resamples: 2_000, seed: 1950, level: 0.95)

  /// The interval of the mean; nil below two values, which show no spread.
  ///
  /// The values are sorted first, so that their order does not matter.
  package func interval(ofMeanOf values: [Double]) -> ClosedRange<Double>? {
    guard values.count >= 2 else { return nil }
    let sorted = ascending(values)
    let means = resampledMeans(of: sorted).sorted()
    let tail = (1 - level) / 2
    // Rounding must not carry an end beyond the values, least of all where all are the same.
    let span = { min(max($0, sorted[0]), sorted[sorted.count - 1]) }
    return span(quantile(tail, ofSorted: means))...span(quantile(1 - tail, ofSorted: means))
  }

  // Plain sums: their rounding is far below the noise of drawing, and they are the same on every run.
  private func resampledMeans(of values: [Double]) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<resamples).map { _ in
      var sum = 0.0
      for _ in values.indices { sum += values[random.index(below: values.count)] }
      return sum / Double(values.count)
    }
  }
}

/// The quantile by linear interpolation between order statistics, type 7 of Hyndman and Fan (1996).
func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
  let place = share * Double(values.count - 1)
  let below = Int(place)
  let (lower, upper) = (values[below], values[min(below + 1, values.count - 1)])
  let share = place - Double(below)
  // From minus infinity no finite number of steps leads away, and between two infinities there is nothing.
  return lower == upper || lower.isInfinite || share == 0 ? lower : lower + share * (upper - lower)
}

extension Bootstrap {
  /// Such as `95 % bootstrap by prediction, 2000 resamples, seed 1950`; the unit is what is drawn.
  package func caption(by unit: String) -> String {
    "\(Int((level * 100).rounded())) % bootstrap \(unit), \(resamples) resamples, seed \(seed)"
  }
}
