package import Facts

/// How often what was given a probability came true: ten bins of stated probability, 0-10 % to 90-100 %.
///
/// Feed it one forecast of each prediction: the intervals assume that the points are independent.
package struct CalibrationTable: Sendable, Hashable {
  /// Always ten, in order; an empty one says so by its count.
  package let bins: [CalibrationBin]
  /// The points without a place: no share came true (void, ambiguous) or no probability was given.
  package let leftOut: Int

  package init(_ points: [(forecast: Distribution, outcome: Outcome)]) {
    let pairs = points.compactMap { $0.forecast.paired(with: $0.outcome) }
    let groups = Dictionary(grouping: pairs) { CalibrationBin.place(of: $0.probability) }
    bins = (0..<10).map { CalibrationBin(place: $0, groups[$0] ?? []) }
    leftOut = points.count - pairs.count
  }
}

/// The forecasts between two probabilities, the lower end included, the upper excluded except in the last bin.
package struct CalibrationBin: Sendable, Hashable {
  /// The lower end in per cent.
  package let lower: Int
  /// The upper end in per cent.
  package let upper: Int
  package let count: Int
  package let meanForecast: Double?
  /// The share that came true.
  package let observed: Double?
  /// Where that share lies with 95 % confidence, after Wilson.
  package let interval: ClosedRange<Double>?

  init(place: Int, _ pairs: [(probability: Double, share: Double)]) {
    let shares = pairs.map(\.share)
    lower = place * 10
    upper = place * 10 + 10
    count = pairs.count
    meanForecast = mean(pairs.map(\.probability))
    observed = mean(shares)
    interval = observed.flatMap { wilsonInterval(successes: $0 * Double(shares.count), trials: shares.count) }
  }

  // In whole billionths: 0.3 and 0.1 + 0.2 fall into the same bin, and 0.2999 stays below them.
  static func place(of probability: Double) -> Int {
    min(Int((probability * 1e9).rounded()) / 100_000_000, 9)
  }
}
