import Facts

extension ScoringRule {
  /// Brier's score of every split of ordered options into lower and higher ones, averaged.
  ///
  /// Of yes and no, which have one split, it is the usual Brier score.
  package static let rankedProbability = ScoringRule(
    name: "rps",
    summary:
      "Ordered options: mean Brier score over the splits into lower and higher, from 0 (perfect) to 1.",
    formula: "mean over the K - 1 splits of (Pₖ - Yₖ)², where P and Y add up the first k options",
    source: "Epstein, Journal of Applied Meteorology 8 (1969), and Murphy 10 (1971), divided by the splits",
    range: 0...1,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    distribution.splits(by: realization).map { $0.sum / $0.count }
  }

  /// The same, summed over the splits: with K options it is at most K - 1.
  package static let rankedProbabilitySum = ScoringRule(
    name: "rps-sum",
    summary:
      "Ordered options: Brier scores of the splits summed, from 0 (perfect) to one less than the options.",
    formula: "Σ (Pₖ - Yₖ)² over the K - 1 splits, where P and Y add up the first k options",
    source: "Epstein, Journal of Applied Meteorology 8 (1969), as Murphy 10 (1971) wrote it",
    range: 0...Double.infinity,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    distribution.splits(by: realization)?.sum
  }

  /// The same with Brier's own sum over both categories of a split: 2 / (K - 1) of the sum.
  package static let rankedProbabilityTwoCategory = ScoringRule(
    name: "rps-2",
    summary: "Ordered options as Good Judgment scores them: mean two-category Brier score, from 0 to 2.",
    formula: "mean over the K - 1 splits of 2 (Pₖ - Yₖ)², where P and Y add up the first k options",
    source: "Good Judgment Project, Ordered Categorical Scoring Rule",
    range: 0...2,
    orientation: .lowerIsBetter
  ) { distribution, realization in
    distribution.splits(by: realization).map { 2 * $0.sum / $0.count }
  }
}

extension Distribution {
  /// The squared distances of the probability of the lower part from what happened, over all splits.
  fileprivate func splits(by realization: Realization) -> (sum: Double, count: Double)? {
    if let (probability, share) = paired(with: realization) {
      return ((probability - share) * (probability - share), 1)
    }
    guard let (options, place) = chosen(by: realization), options.isOrdered else { return nil }
    let distances = options.cumulative.enumerated().map { split, probability in
      split < place ? probability : 1 - probability
    }
    return (distances.reduce(0) { $0 + $1 * $1 }, Double(distances.count))
  }
}
