package import Facts

/// Probabilities of yes beside the share that came true, in two columns: what calibration is measured on.
///
/// Without weights each row counts once and is taken as a prediction of its own. With them the forecasts of one
/// event are known to share its outcome, and intervals and tests take whole events as independent. The rows
/// stand in ascending order of probability, then share, so that nothing computed from them depends on the order given.
package struct VerifiedForecasts: Sendable, Hashable {
  package let probabilities: [Double]
  /// What came true: 1, 0, or for a partial outcome something between.
  package let shares: [Double]
  /// Nil where every forecast counts once and is of another prediction.
  let weighting: Weighting?

  /// Nil unless both columns are of one length and hold numbers from 0 to 1 only.
  package init?(probabilities: [Double], shares: [Double]) {
    guard probabilities.count == shares.count, probabilities.allSatisfy((0...1).contains),
      shares.allSatisfy((0...1).contains)
    else { return nil }
    self.init(sorted: Row.sorted(zip(probabilities, shares).map { Row(probability: $0, share: $1) }))
  }

  /// The points that have a place: with a probability, and an outcome of which some share came true.
  package init(_ points: [(forecast: Distribution, outcome: Outcome)]) {
    let rows = points.lazy.compactMap { $0.forecast.paired(with: $0.outcome) }
    self.init(sorted: Row.sorted(rows.map { Row(probability: $0.probability, share: $0.share) }))
  }

  init(sorted rows: [Row], weighting: Weighting? = nil) {
    probabilities = rows.map(\.probability)
    shares = rows.map(\.share)
    self.weighting = weighting
  }

  package var count: Int { probabilities.count }

  package var isEmpty: Bool { probabilities.isEmpty }

  /// Whether every outcome is a plain yes or no.
  package var isBinary: Bool { shares.allSatisfy { $0 == 0 || $0 == 1 } }

  package var meanForecast: Double? { ratio(weightedSum { probability, _ in probability }, totalWeight) }

  /// The share that came true, the base rate.
  package var observed: Double? { ratio(weightedSum { _, share in share }, totalWeight) }
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
  /// How many forecasts said so, or what they weigh.
  private(set) var counts: [Double] = []
  /// How many of them came true, partial outcomes in part.
  private(set) var sums: [Double] = []

  /// Levels with what was drawn at each, without those at which nothing was.
  init(_ all: Levels, counts: [Double], sums: [Double]) {
    for level in all.indices where counts[level] > 0 {
      probabilities.append(all.probabilities[level])
      self.counts.append(counts[level])
      self.sums.append(sums[level])
    }
  }

  init(_ forecasts: VerifiedForecasts) {
    if let weights = forecasts.weighting?.weights {
      for row in forecasts.probabilities.indices {
        add(forecasts.probabilities[row], forecasts.shares[row] * weights[row], of: weights[row])
      }
      return
    }
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

  private mutating func add(_ probability: Double, _ came: Double, of weight: Double) {
    if probabilities.last == probability {
      counts[counts.count - 1] += weight
      sums[sums.count - 1] += came
    } else {
      probabilities.append(probability)
      counts.append(weight)
      sums.append(came)
    }
  }

  var indices: Range<Int> { probabilities.indices }
}
