import Foundation

extension NumberFamily {
  /// The continuous ranked probability score, in closed form; nil where the parameters describe nothing.
  ///
  /// Source: Jordan, Krüger and Lerch, Journal of Statistical Software 90 (2019), appendix A.
  package func rankedProbabilityScore(at value: Double) -> Double? {
    guard isCoherent else { return nil }
    switch self {
    case .normal(let mean, let deviation):
      return distance(value - mean, deviation) - deviation / Double.pi.squareRoot()
    case .uniform(let from, let through):
      return Quantiles([.init(0, from), .init(1, through)]).rankedProbabilityScore(at: value)
    case .logistic(let location, let scale):
      let z = abs(value - location) / scale
      return scale * (z + 2 * log1p(exp(-z)) - 1)
    case .logNormal(let mean, let deviation):
      let z = value > 0 ? (log(value) - mean) / deviation : -.infinity
      let below =
        standardNormalProbability(z - deviation) - standardNormalProbability(-deviation / 2.0.squareRoot())
      let expected = exp(mean + deviation * deviation / 2)
      return value * (2 * standardNormalProbability(z) - 1) - 2 * expected * below
    case .mixture(let components):
      return NumberFamily.mixtureScore(components, at: value)
    }
  }

  /// The surprise in nats of what happened, by the density: smaller is better, and there is no best.
  ///
  /// It depends on the unit and may be below 0, so that it is no rule of the list. Infinite where the density
  /// is 0; nil where the parameters describe nothing. Source: Good (1952).
  package func surprise(at value: Double) -> Double? {
    guard isCoherent else { return nil }
    switch self {
    case .normal(let mean, let deviation):
      return normalSurprise((value - mean) / deviation) + log(deviation)
    case .uniform(let from, let through):
      return (from...through).contains(value) ? log(through - from) : .infinity
    case .logistic(let location, let scale):
      let z = abs(value - location) / scale
      return z + 2 * log1p(exp(-z)) + log(scale)
    case .logNormal(let mean, let deviation):
      guard value > 0 else { return .infinity }
      return normalSurprise((log(value) - mean) / deviation) + log(deviation) + log(value)
    case .mixture(let components):
      let densities = components.map {
        $0.weight * standardNormalDensity((value - $0.mean) / $0.deviation) / $0.deviation
      }
      return -log(densities.reduce(0, +))
    }
  }

  private static func mixtureScore(_ components: [Component], at value: Double) -> Double {
    let apart = components.reduce(0) { $0 + $1.weight * distance(value - $1.mean, $1.deviation) }
    let spread = components.reduce(0) { sum, one in
      components.reduce(sum) { sum, other in
        let deviation = (one.deviation * one.deviation + other.deviation * other.deviation).squareRoot()
        return sum + one.weight * other.weight * distance(one.mean - other.mean, deviation)
      }
    }
    return apart - spread / 2
  }
}

/// The mean distance from 0 of a normal number.
private func distance(_ mean: Double, _ deviation: Double) -> Double {
  let z = mean / deviation
  return 2 * deviation * standardNormalDensity(z) + mean * (2 * standardNormalProbability(z) - 1)
}

private func normalSurprise(_ z: Double) -> Double { (log(2 * Double.pi) + z * z) / 2 }
