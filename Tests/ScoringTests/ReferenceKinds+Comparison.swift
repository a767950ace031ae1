@testable import Scoring

extension ReferenceKind {
  /// How far apart forecasters are.
  static let comparison: [ReferenceKind] = [
    ReferenceKind(prefixes: ["bootstrap_percentile_given_indices"]) { input in
      let means = input["idx"].list.compactMap { drawn in
        mean(drawn.numbers.compactMap { input["x"][Int($0)].number })
      }
      let sorted = means.sorted()
      return ["value.0": quantile(0.05, ofSorted: sorted), "value.1": quantile(0.95, ofSorted: sorted)]
    },
    ReferenceKind(prefixes: ["dm_brier_h1_hln"], except: ["dm_brier_h1_hln_statistic"]) { input in
      let test = DieboldMariano(differences(input))
      return ["value.0": test?.statistic, "value.1": test?.p]
    },
    single("dm_brier_h1_hln_statistic", "dm_identical_forecasters_") {
      DieboldMariano(differences($0))?.statistic
    },
    single("paired_permutation_exact") { SignFlips(differences($0))?.p },
    single("paired_permutation_identical") { input in
      SignFlips(zip(input["a"].numbers, input["b"].numbers).map { $0 - $1 })?.p
    },
    single("sign_test") { input in
      let (wins, n) = (Int(input["wins"].number ?? 0), Int(input["n"].number ?? 0))
      return SignTest(lower: wins, higher: n - wins).p
    },
    ReferenceKind(prefixes: ["cluster_standard_error"]) { input in
      let clusters = Clusters(input["x"].numbers, groups: input["g"].numbers.map { Int($0) })
      return [
        "mean": clusters.mean, "se_cluster": clusters.standardError,
        "se_iid": clusters.independentStandardError,
      ]
    },
    ReferenceKind(prefixes: ["e_process_likelihood_ratio"]) { input in
      let process = EProcess(
        against: input["p"].numbers, favouring: input["q"].numbers, shares: input["y"].numbers)
      let values = process?.values ?? []
      return Dictionary(uniqueKeysWithValues: values.enumerated().map { ("value.\($0)", $1) })
    },
  ]
}

/// The Brier scores of forecaster a less those of b.
private func differences(_ input: ReferenceValue) -> [Double] {
  let outcomes = input["y"].numbers
  return zip(zip(input["a"].numbers, input["b"].numbers), outcomes).map { forecasts, outcome in
    ProbabilityLoss.brier(forecasts.0, outcome) - ProbabilityLoss.brier(forecasts.1, outcome)
  }
}
