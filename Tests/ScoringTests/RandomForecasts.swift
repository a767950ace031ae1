import Testing

@testable import Scoring

/// Forecasts made up from a seed, so that a failure can be seen again.
struct RandomForecasts {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Probabilities on a grid of so many steps, so that some are equal; outcomes plain, or in part of quarters.
  mutating func columns(
    count: Int, steps: Int = 20, partial: Bool = false, inside: Bool = false
  ) -> (probabilities: [Double], shares: [Double]) {
    let (low, high) = inside ? (1, steps - 1) : (0, steps)
    let probabilities = (0..<count).map { _ in
      Double(low + random.index(below: high - low + 1)) / Double(steps)
    }
    let shares = probabilities.map { probability in
      partial ? Double(random.index(below: 5)) / 4 : random.unit() < probability ? 1 : 0
    }
    return (probabilities, shares)
  }

  mutating func forecasts(
    count: Int, steps: Int = 20, partial: Bool = false, inside: Bool = false
  ) -> VerifiedForecasts {
    let columns = columns(count: count, steps: steps, partial: partial, inside: inside)
    return VerifiedForecasts(probabilities: columns.probabilities, shares: columns.shares)
      ?? VerifiedForecasts([])
  }

  mutating func shuffled<Element>(_ values: [Element]) -> [Element] {
    var values = values
    for place in values.indices.dropFirst().reversed() {
      values.swapAt(place, random.index(below: place + 1))
    }
    return values
  }
}

func close(_ one: Double, _ other: Double, _ tolerance: Double = 1e-12) -> Bool {
  one == other || abs(one - other) <= tolerance
}

func verified(_ probabilities: [Double], _ shares: [Double]) throws -> VerifiedForecasts {
  try #require(VerifiedForecasts(probabilities: probabilities, shares: shares))
}
