import Foundation

/// The probability whose log odds are the weighted mean of the others' log odds, times a power.
///
/// Above 1 the power makes it more extreme. A probability of 0 or 1 with any weight decides; nil where both
/// occur, or the weights are not as many, negative or all 0.
package func logOddsMean(_ probabilities: [Double], weights: [Double]? = nil, power: Double = 1) -> Double? {
  let weights = weights ?? Array(repeating: 1, count: probabilities.count)
  guard isWeighting(weights, of: probabilities), probabilities.allSatisfy((0...1).contains) else {
    return nil
  }
  var (sum, total) = (Sum(), Sum())
  // A weight of 0 must not meet infinite odds: zero times infinity is not a number.
  for (probability, weight) in zip(probabilities, weights) where weight > 0 {
    sum.add(weight * (log(probability) - log1p(-probability)))
    total.add(weight)
  }
  let odds = power * sum.value / total.value
  return odds.isNaN ? nil : 1 / (1 + exp(-odds))
}

/// The geometric mean of each option's probabilities, scaled so that they add up to 1.
///
/// Each list holds one forecaster's probabilities of the same options. Nil where they are not as many, or every
/// option has somebody who excludes it.
package func normalizedGeometricMean(_ forecasts: [[Double]]) -> [Double]? {
  guard let first = forecasts.first, !first.isEmpty,
    forecasts.allSatisfy({ $0.count == first.count && $0.allSatisfy((0...1).contains) })
  else { return nil }
  let means = first.indices.map { option in
    exp(forecasts.reduce(0) { $0 + log($1[option]) } / Double(forecasts.count))
  }
  let total = means.reduce(0, +)
  return total > 0 ? means.map { $0 / total } : nil
}

/// The value with half of the weight on either side; where a half ends exactly, the mean of the two beside it.
///
/// Nil where there are no values, or the weights are not as many, negative or all 0.
package func weightedMedian(_ values: [Double], weights: [Double]) -> Double? {
  guard isWeighting(weights, of: values), !values.contains(where: \.isNaN) else { return nil }
  let ordered = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
  let half = ordered.reduce(0) { $0 + $1.1 } / 2
  var below = 0.0
  for (item, next) in zip(ordered, ordered.dropFirst()) {
    below += item.1
    // Weights such as 0.1 do not add up exactly.
    if abs(below - half) <= 1e-12 * half { return (item.0 + next.0) / 2 }
    if below > half { return item.0 }
  }
  return ordered.last?.0
}

/// How much each of n forecasts counts, the oldest first: exp(√i - √n), and equally below three.
///
/// Source: Metaculus, recency-weighted aggregation.
package func recencyWeights(_ count: Int) -> [Double] {
  guard count > 2 else { return Array(repeating: 1, count: count) }
  return (1...count).map { exp(Double($0).squareRoot() - Double(count).squareRoot()) }
}

private func isWeighting(_ weights: [Double], of values: [Double]) -> Bool {
  weights.count == values.count && weights.allSatisfy { $0 >= 0 && $0.isFinite }
    && weights.contains { $0 > 0 }
}

/// One number for each option from several lists of probabilities, scaled so that they add up to 1.
///
/// Medians of options need not add up to 1 by themselves. Nil where the lists are not as long as each other.
func perOption(_ forecasts: [[Double]], _ combine: ([Double]) -> Double?) -> [Double]? {
  guard let first = forecasts.first, forecasts.allSatisfy({ $0.count == first.count }) else { return nil }
  let values = first.indices.compactMap { option in combine(forecasts.map { $0[option] }) }
  let total = values.reduce(0, +)
  return values.count == first.count && total > 0 ? values.map { $0 / total } : nil
}
