import Facts

extension ScoringRule {
  /// The squared distance of the probability from what happened: half of Brier's own sum over all categories.
  ///
  /// With a partial outcome y it is (p - y)²: least, and 0, at p = y.
  package static let brier = ScoringRule(
    name: "brier",
    summary: "Squared distance of the probability from what happened, from 0 (perfect) to 1.",
    formula: "(p - y)²; over options ½ Σ (pᵢ - yᵢ)²",
    source: "Brier, Monthly Weather Review 78 (1950), halved for two categories",
    range: 0...1,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    distribution.paired(with: realization).map { squaredDistance($0.probability, $0.share) }
      ?? distribution.chosen(by: realization).map { squaredDistances($0.options, $0.place) / 2 }
  }

  /// Brier's own sum over all categories; over yes and no (p - y)² + ((1 - p) - (1 - y))² = 2 (p - y)².
  package static let brierTwoCategory = ScoringRule(
    name: "brier-2",
    summary: "Brier's sum over yes and no, twice the usual score, from 0 (perfect) to 2.",
    formula: "2 (p - y)²; over options Σ (pᵢ - yᵢ)²",
    source: "Brier, Monthly Weather Review 78 (1950)",
    range: 0...2,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    distribution.paired(with: realization).map { 2 * squaredDistance($0.probability, $0.share) }
      ?? distribution.chosen(by: realization).map { squaredDistances($0.options, $0.place) }
  }
}

private func squaredDistance(_ probability: Double, _ share: Double) -> Double {
  (probability - share) * (probability - share)
}

private func squaredDistances(_ options: Options, _ place: Int) -> Double {
  options.probabilities.enumerated().reduce(0) {
    $0 + squaredDistance($1.element, $1.offset == place ? 1 : 0)
  }
}
