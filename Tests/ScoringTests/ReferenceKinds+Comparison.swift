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
    }
  ]
}
