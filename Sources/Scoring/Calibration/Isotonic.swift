/// The non-decreasing curve nearest to some values, by least squares: what forecasts should have said.
///
/// Values at one place are pooled first, as de Leeuw's secondary treatment of ties.
package struct IsotonicFit: Sendable, Hashable {
  /// The distinct places in ascending order.
  package let places: [Double]
  /// The fitted value at each place.
  package let values: [Double]

  /// Nil unless all columns are of one length, the numbers finite and the weights above 0.
  package init?(places: [Double], values: [Double], weights: [Double]? = nil) {
    let weights = weights ?? Array(repeating: 1, count: values.count)
    guard places.count == values.count, weights.count == values.count,
      (places + values + weights).allSatisfy(\.isFinite), weights.allSatisfy({ $0 > 0 })
    else { return nil }
    var (distinct, sums, totals): ([Double], [Double], [Double]) = ([], [], [])
    for row in places.indices.sorted(by: { (places[$0], values[$0]) < (places[$1], values[$1]) }) {
      if distinct.last == places[row] {
        sums[sums.count - 1] += values[row] * weights[row]
        totals[totals.count - 1] += weights[row]
      } else {
        distinct.append(places[row])
        sums.append(values[row] * weights[row])
        totals.append(weights[row])
      }
    }
    var pools = Pools(capacity: distinct.count)
    pools.fill(sums: sums, weights: totals)
    self.places = distinct
    self.values = pools.values
  }

  init(_ levels: Levels) {
    var pools = Pools(capacity: levels.probabilities.count)
    pools.fill(sums: levels.sums, weights: levels.counts)
    places = levels.probabilities
    values = pools.values
  }

  /// The fitted value at one of the places.
  package func value(at place: Double) -> Double? {
    var (lower, upper) = (0, places.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if places[middle] < place { lower = middle + 1 } else { upper = middle }
    }
    return lower < places.count && places[lower] == place ? values[lower] : nil
  }
}

/// The pools of the algorithm that pools adjacent violators, in time linear in the number of places.
///
/// A pool takes in the next place, and then its predecessors as long as they lie above it. Source: Ayer,
/// Brunk, Ewing, Reid and Silverman, The Annals of Mathematical Statistics 26 (1955). The buffers are kept from one
/// filling to the next, for resampling.
struct Pools: Sendable {
  private(set) var sums: [Double]
  private(set) var weights: [Double]
  /// The place after the last one of each pool.
  private(set) var ends: [Int]
  /// How many pools there are; the buffers are longer.
  private(set) var count = 0

  init(capacity: Int) {
    sums = Array(repeating: 0, count: capacity)
    weights = sums
    ends = Array(repeating: 0, count: capacity)
  }

  /// Pools sums of weighted values in the order of their places; a place of weight 0 joins its neighbour.
  mutating func fill(sums newSums: [Double], weights newWeights: [Double]) {
    count = 0
    for place in newSums.indices {
      var (sum, weight) = (newSums[place], newWeights[place])
      if weight == 0, count > 0 {
        ends[count - 1] = place + 1
        continue
      }
      // Sums are compared as products, which for counts are exact, not as quotients.
      while count > 0, weights[count - 1] == 0 || sums[count - 1] * weight > sum * weights[count - 1] {
        count -= 1
        sum += sums[count]
        weight += weights[count]
      }
      sums[count] = sum
      weights[count] = weight
      ends[count] = place + 1
      count += 1
    }
  }

  /// The value of a pool.
  func value(of pool: Int) -> Double { sums[pool] / weights[pool] }

  /// The value at each place.
  var values: [Double] {
    var values: [Double] = []
    values.reserveCapacity(count > 0 ? ends[count - 1] : 0)
    for pool in 0..<count {
      let value = value(of: pool)
      for _ in values.count..<ends[pool] { values.append(value) }
    }
    return values
  }
}
