@testable import Scoring

extension ReferenceKind {
  /// Several forecasters, or several people's readings of a word.
  static let aggregation: [ReferenceKind] = [
    single("aggregate_mean") { Aggregator.mean.combine($0["p"].numbers) },
    single("aggregate_median_even") { Aggregator.median.combine($0["p"].numbers) },
    single("aggregate_geometric_mean_of_odds") { Aggregator.oddsMean.combine($0["p"].numbers) },
    single("aggregate_geometric_mean_of_probabilities_renormalised") {
      Aggregator.normalizedMean.combine($0["p"].numbers)
    },
    single("aggregate_extremized_2_5") { input in
      input["a"].number.flatMap { logOddsMean(input["p"].numbers, power: $0) }
    },
    single("aggregate_logodds_weighted") { logOddsMean($0["p"].numbers, weights: $0["w"].numbers) },
    list("recency_weights_metaculus") { recencyWeights(Int($0["n"].number ?? 0)) },
    single("recency_weighted_median_metaculus") { Aggregator.recencyMedian.combine($0["p"].numbers) },
    single("weighted_median_exact_half") { weightedMedian($0["p"].numbers, weights: $0["w"].numbers) },
    list("words_survey_quantiles_unlikely") { input in
      let sorted = input["v"].numbers.sorted()
      return [0.1, 0.25, 0.5, 0.75, 0.9].map { quantile($0, ofSorted: sorted) }
    },
    single("words_icd203_midpoint_likely") { VagueScore.middle(of: range($0["range"])) },
    ReferenceKind(prefixes: ["words_range_brier_bounds"]) { input in
      let ends = ReferenceValue.list([input["lo"], input["hi"]])
      let score = VagueScore(range(ends), outcome: outcome(input["y"].number ?? .nan), rule: .brier)
      return ["best": score?.best, "mid": score?.point, "worst": score?.worst]
    },
  ]

  /// An answer of several numbers.
  static func list(
    _ prefix: String, values: @escaping @Sendable (ReferenceValue) -> [Double?]
  ) -> ReferenceKind {
    ReferenceKind(prefixes: [prefix]) { input in
      Dictionary(uniqueKeysWithValues: values(input).enumerated().map { ("value.\($0)", $1) })
    }
  }
}

private func range(_ ends: ReferenceValue) -> ClosedRange<Double> {
  (ends[0].number ?? 0)...(ends[1].number ?? .infinity)
}
