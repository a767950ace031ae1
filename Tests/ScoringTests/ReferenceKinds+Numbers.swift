import Facts

@testable import Scoring

extension ReferenceKind {
  /// Quantiles, intervals, ensembles and distributions of a number.
  static let numbers: [ReferenceKind] = [
    number("pinball_") { pinballLoss($0["q"].number ?? .nan, level: $0["a"].number ?? .nan, at: $1) },
    number("crps_quantile_inside") { input, value in
      let quantiles = Quantiles(levels: input["a"].numbers, values: input["q"].numbers)
      return ScoringRule.pinball.score(.quantiles(quantiles), .value(value))
    },
    number(
      "crps_ensemble_ecdf", "crps_ensemble_single_member", "crps_ensemble_all_equal", "crps_ensemble_ties_",
      "crps_ensemble_outside"
    ) {
      ScoringRule.continuousRankedProbability.score(.ensemble($0["x"].numbers), .value($1))
    },
    number("crps_ensemble_weighted") { ensembleScore($0["x"].numbers, weights: $0["w"].numbers, at: $1) },
    number("crps_normal_") { crps(.normal(mean: $0[number: "mu"], deviation: $0[number: "sigma"]), $1) },
    number("crps_uniform_") { crps(.uniform(from: $0[number: "min"], through: $0[number: "max"]), $1) },
    number("crps_logistic") { crps(.logistic(location: $0[number: "mu"], scale: $0[number: "s"]), $1) },
    number("crps_lognormal") {
      crps(.logNormal(mean: $0[number: "mulog"], deviation: $0[number: "sigmalog"]), $1)
    },
    number("crps_mixture_of_normals") { input, value in
      let parts = zip(zip(input["m"].numbers, input["s"].numbers), input["w"].numbers)
      return crps(.mixture(parts.map { .init(mean: $0.0, deviation: $0.1, weight: $1) }), value)
    },
    number("crps_piecewise_linear_cdf_") { input, value in
      let quantiles = Quantiles(levels: input["F"].numbers, values: input["x"].numbers)
      return ScoringRule.continuousRankedProbability.score(.quantiles(quantiles), .value(value))
    },
    number("interval") { input, value in
      intervalScore(
        CentralInterval(
          lower: input[number: "lower"], upper: input[number: "upper"], outside: input[number: "alpha"]),
        at: value)
    },
    number("wis_two_intervals_and_median") { input, value in
      let parts = zip(zip(input["lower"].numbers, input["upper"].numbers), input["alpha"].numbers)
      let intervals = parts.map { CentralInterval(lower: $0.0, upper: $0.1, outside: $1) }
      return weightedIntervalScore(median: input[number: "median"], intervals, at: value)
    },
    number("wis_levels_zero_and_one") { input, value in
      quantileScore(Quantiles(levels: input["a"].numbers, values: input["q"].numbers), at: value)
    },
    number("logs_normal") {
      NumberFamily.normal(mean: $0[number: "mu"], deviation: $0[number: "sigma"]).surprise(at: $1)
    },
  ]

  private static func number(
    _ prefixes: String..., value: @escaping @Sendable (ReferenceValue, Double) -> Double?
  ) -> ReferenceKind {
    ReferenceKind(prefixes: prefixes) { input in
      ["value": input["y"].number.flatMap { value(input, $0) }]
    }
  }
}

extension ReferenceValue {
  /// What is missing is not a number, and neither is what is made of it.
  subscript(number key: String) -> Double { self[key].number ?? .nan }
}

private func crps(_ family: NumberFamily, _ value: Double) -> Double? {
  ScoringRule.continuousRankedProbability.score(.family(family), .value(value))
}
