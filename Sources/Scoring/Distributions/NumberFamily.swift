import Foundation

/// A distribution of a number that has a formula.
package enum NumberFamily: Sendable, Hashable {
  case normal(mean: Double, deviation: Double)
  case uniform(from: Double, through: Double)
  case logistic(location: Double, scale: Double)
  /// The logarithm is normal with this mean and deviation.
  case logNormal(mean: Double, deviation: Double)
  case mixture([Component])

  /// A normal distribution and how much of the whole it is.
  package struct Component: Sendable, Hashable {
    package let mean: Double
    package let deviation: Double
    package let weight: Double

    package init(mean: Double, deviation: Double, weight: Double) {
      self.mean = mean
      self.deviation = deviation
      self.weight = weight
    }
  }

  /// Whether the parameters describe a distribution.
  package var isCoherent: Bool {
    switch self {
    case .normal(let mean, let deviation), .logNormal(let mean, let deviation),
      .logistic(let mean, let deviation):
      mean.isFinite && deviation > 0 && deviation.isFinite
    case .uniform(let from, let through): from.isFinite && through.isFinite && from < through
    case .mixture(let components):
      abs(components.reduce(0) { $0 + $1.weight } - 1) <= 1e-9
        && components.allSatisfy {
          $0.weight >= 0 && $0.mean.isFinite && $0.deviation > 0 && $0.deviation.isFinite
        }
    }
  }
}

/// The density of the standard normal distribution.
func standardNormalDensity(_ z: Double) -> Double { exp(-z * z / 2) / (2 * Double.pi).squareRoot() }

/// The probability that a standard normal number is at most z.
func standardNormalProbability(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }
