import Facts
import Foundation

extension ScoringRule {
  /// The surprise, in nats, of what happened: 0 is perfect, and a certainty that fails scores infinity.
  ///
  /// It is never clipped. With a partial outcome y it is -y ln p - (1 - y) ln(1 - p), where 0 ln 0 = 0: least at
  /// p = y, though not 0 there, and infinite for any certainty.
  package static let logarithmic = ScoringRule(
    name: "log",
    summary: "Surprise at what happened, in nats, from 0 (perfect) to infinity (a certainty that failed).",
    formula: "-ln p of what happened; of a share y, -y ln p - (1 - y) ln(1 - p)",
    source: "Good, Journal of the Royal Statistical Society B 14 (1952)",
    range: 0...Double.infinity,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    surprise(distribution, realization)
  }

  /// The same in bits: an even chance that comes true costs 1.
  package static let bits = ScoringRule(
    name: "bits",
    summary: "Surprise at what happened, in bits: an even chance costs 1; from 0 (perfect) to infinity.",
    formula: "-log₂ p of what happened",
    source: "Good, Journal of the Royal Statistical Society B 14 (1952), to the base 2",
    range: 0...Double.infinity,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    surprise(distribution, realization).map { $0 / log(2.0) }
  }
}

private func surprise(_ distribution: Distribution, _ realization: Realization) -> Double? {
  distribution.paired(with: realization).map { surprise($0.probability, $0.share) }
    ?? distribution.chosen(by: realization).map { 0 - log($0.options.probabilities[$0.place]) }
}

private func surprise(_ probability: Double, _ share: Double) -> Double {
  var nats = 0.0
  // A share of 0 must not meet ln 0: zero times infinity is not a number.
  if share > 0 { nats -= share * log(probability) }
  if share < 1 { nats -= (1 - share) * log1p(-probability) }
  return nats
}
