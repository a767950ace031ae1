package import Facts

/// Probabilities of yes beside the share that came true, in two columns: what calibration is measured on.
///
/// Feed it one forecast of each prediction: intervals and tests assume that the rows are independent. The rows stand
/// in ascending order of probability, then share, so that nothing computed from them depends on the order given.
package struct VerifiedForecasts: Sendable, Hashable {
  package let probabilities: [Double]
  /// What came true: 1, 0, or for a partial outcome something between.
  package let shares: [Double]

  /// Nil unless both columns are of one length and hold numbers from 0 to 1 only.
  package init?(probabilities: [Double], shares: [Double]) {
    guard probabilities.count == shares.count, probabilities.allSatisfy((0...1).contains),
      shares.allSatisfy((0...1).contains)
    else { return nil }
    self.init(zip(probabilities, shares).map { Row(probability: $0, share: $1) })
  }

  /// The points that have a place: with a probability, and an outcome of which some share came true.
  package init(_ points: [(forecast: Distribution, outcome: Outcome)]) {
    let rows = points.lazy.compactMap { $0.forecast.paired(with: $0.outcome) }
    self.init(rows.map { Row(probability: $0.probability, share: $0.share) })
  }

  private init(_ rows: [Row]) {
    let sorted = Row.sorted(rows)
    probabilities = sorted.map(\.probability)
    shares = sorted.map(\.share)
  }

  package var count: Int { probabilities.count }

  package var isEmpty: Bool { probabilities.isEmpty }

  /// Whether every outcome is a plain yes or no.
  package var isBinary: Bool { shares.allSatisfy { $0 == 0 || $0 == 1 } }

  package var meanForecast: Double? { ratio(sum(of: probabilities), Double(count)) }

  /// The share that came true, the base rate.
  package var observed: Double? { ratio(sum(of: shares), Double(count)) }
}

/// The sum of a column.
func sum(of values: some Sequence<Double>) -> Double {
  var sum = Sum()
  for value in values { sum.add(value) }
  return sum.value
}

/// The quotient; nil where there is nothing to divide by.
func ratio(_ numerator: Double, _ denominator: Double) -> Double? {
  denominator > 0 ? numerator / denominator : nil
}

/// The distinct probabilities of some forecasts, in ascending order, with what was said and came true at each.
struct Levels: Sendable, Hashable {
  private(set) var probabilities: [Double] = []
  /// How many forecasts said so.
  private(set) var counts: [Double] = []
  /// How many of them came true, partial outcomes in part.
  private(set) var sums: [Double] = []

  init(_ forecasts: VerifiedForecasts) {
    probabilities.reserveCapacity(forecasts.count)
    counts.reserveCapacity(forecasts.count)
    sums.reserveCapacity(forecasts.count)
    var last = -1.0
    for (probability, share) in zip(forecasts.probabilities, forecasts.shares) {
      if probability == last {
        counts[counts.count - 1] += 1
        sums[sums.count - 1] += share
      } else {
        probabilities.append(probability)
        counts.append(1)
        sums.append(share)
        last = probability
      }
    }
  }

  var indices: Range<Int> { probabilities.indices }
}
