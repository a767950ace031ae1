import Facts

extension ScoringRule {
  /// The squared distance between the cumulative distribution and the step at what happened, integrated.
  ///
  /// It is in the unit of the number, of a day in days; for a single value it is the distance.
  package static let continuousRankedProbability = ScoringRule(
    name: "crps",
    summary:
      "Numbers and days: distance of the distribution from what happened, in their unit, from 0 (perfect).",
    formula: "∫ (F(x) - [x ≥ y])² dx, F straight between quantiles, what lies outside them on the outermost",
    source: "Matheson and Winkler, Management Science 22 (1976)",
    range: 0...Double.infinity,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    guard case .value(let value) = realization, value.isFinite else { return nil }
    return switch distribution {
    case .quantiles(let quantiles): quantiles.rankedProbabilityScore(at: value)
    case .ensemble(let members): ensembleScore(members, at: value)
    case .family(let family): family.rankedProbabilityScore(at: value)
    case .binary, .options: nil
    }
  }
}

extension Quantiles {
  /// The score of the cumulative distribution that is straight between the quantiles; exact.
  package func rankedProbabilityScore(at value: Double) -> Double? {
    guard isCoherent, let first = knots.first, let last = knots.last else { return nil }
    let pieces = zip(knots, knots.dropFirst()).reduce(0) { $0 + area($1.0, $1.1, at: value) }
    return pieces + max(first.value - value, 0) + max(value - last.value, 0)
  }

  /// The integral over the piece between two quantiles, cut in two where the value lies inside.
  private func area(_ lower: Knot, _ upper: Knot, at value: Double) -> Double {
    let length = upper.value - lower.value
    if value >= upper.value { return area(length, lower.level, upper.level) }
    if value <= lower.value { return area(length, 1 - lower.level, 1 - upper.level) }
    let share = (value - lower.value) / length
    let level = lower.level + share * (upper.level - lower.level)
    return area(value - lower.value, lower.level, level)
      + area(upper.value - value, 1 - level, 1 - upper.level)
  }

  /// The integral of the square of what runs straight from one height to another.
  private func area(_ length: Double, _ from: Double, _ through: Double) -> Double {
    length * (from * from + from * through + through * through) / 3
  }
}

/// The score of an ensemble taken for the whole distribution: each member is as likely as its weight says.
///
/// That is the mean distance to the value less half the mean distance between members, themselves included.
/// Nil where there is no member, or a weight is negative or all are 0.
package func ensembleScore(_ members: [Double], weights: [Double]? = nil, at value: Double) -> Double? {
  guard let (distance, spread, total) = distances(members, weights: weights, at: value) else { return nil }
  return max(distance / total - spread / (total * total), 0)
}

/// The score of an ensemble taken for a sample of a distribution: it does not depend on how many there are.
///
/// The mean distance between members leaves out that of each to itself. Nil below two members. Source: Ferro,
/// Quarterly Journal of the Royal Meteorological Society 140 (2014).
package func fairEnsembleScore(_ members: [Double], at value: Double) -> Double? {
  guard members.count >= 2, let (distance, spread, n) = distances(members, weights: nil, at: value)
  else { return nil }
  return max(distance / n - spread / (n * (n - 1)), 0)
}

/// The weighted sums of the distances to the value and of those between all pairs, with the sum of the weights.
///
/// Members are taken relative to the value, so that days, which are large numbers, lose no digits.
private func distances(
  _ members: [Double], weights: [Double]?, at value: Double
) -> (distance: Double, spread: Double, total: Double)? {
  let weights = weights ?? Array(repeating: 1, count: members.count)
  guard weights.count == members.count, weights.allSatisfy({ $0 >= 0 && $0.isFinite }),
    members.allSatisfy(\.isFinite)
  else { return nil }
  var (distance, spread, total, reach) = (Sum(), Sum(), Sum(), Sum())
  let pairs = zip(members.map { $0 - value }, weights).sorted { $0.0 < $1.0 }
  for (member, weight) in pairs {
    distance.add(abs(member), times: weight)
    spread.add(weight * (member * total.value - reach.value))
    total.add(weight)
    reach.add(member, times: weight)
  }
  return total.value > 0 ? (distance.value, spread.value, total.value) : nil
}
