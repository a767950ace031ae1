/// The range of probabilities that somebody allows: others are moved to its ends, so that no surprise is infinite.
///
/// Our own scores never clip, for where the ends lie decides who is ahead; these are for comparing with others.
package struct Clipping: Sendable, Hashable {
  package let name: String
  package let limits: ClosedRange<Double>
  package let source: String

  package static let all: [Clipping] = [.scikitLearn, .metaculus, .fatebook]

  package static let scikitLearn = Clipping(
    name: "scikit-learn", limits: Double.ulpOfOne...(1 - Double.ulpOfOne),
    source: "scikit-learn, log_loss: the machine epsilon of the numbers")

  package static let metaculus = Clipping(
    name: "metaculus", limits: 0.001...0.999, source: "Metaculus: what its forms accept")

  package static let fatebook = Clipping(
    name: "fatebook", limits: 0.0001...0.9999,
    source: "Fatebook: 0 and 1 before it averages odds; other probabilities stay")

  package func callAsFunction(_ probability: Double) -> Double {
    min(max(probability, limits.lowerBound), limits.upperBound)
  }
}
