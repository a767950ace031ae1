import Facts

extension ScoringRule {
  /// The squared distance of the probability from what happened: half of Brier's own sum over yes and no.
  ///
  /// With a partial outcome y it is (p - y)²: least, and 0, at p = y.
  package static let brier = ScoringRule(
    name: "brier",
    summary: "Squared distance of the probability from what happened, from 0 (perfect) to 1.",
    source: "Brier, Monthly Weather Review 78 (1950), halved for two categories",
    range: 0...1,
    orientation: .lowerIsBetter
  ) { distribution, outcome in
    distribution.paired(with: outcome).map { squaredDistance($0.probability, $0.share) }
  }

  /// Brier's own sum over both categories, (p - y)² + ((1 - p) - (1 - y))² = 2 (p - y)².
  package static let brierTwoCategory = ScoringRule(
    name: "brier-2",
    summary: "Brier's sum over yes and no, twice the usual score, from 0 (perfect) to 2.",
    source: "Brier, Monthly Weather Review 78 (1950)",
    range: 0...2,
    orientation: .lowerIsBetter
  ) { distribution, outcome in
    distribution.paired(with: outcome).map { 2 * squaredDistance($0.probability, $0.share) }
  }
}

private func squaredDistance(_ probability: Double, _ share: Double) -> Double {
  (probability - share) * (probability - share)
}
