import Facts
import Foundation

@testable import Scoring

extension ReferenceKind {
  /// The rules for yes and no.
  static let binary: [ReferenceKind] = [
    single("brier_single_", "partial_resolution_") { score(.brier, $0["p"], $0["y"]) },
    single("brier_binary_mean", "brier_all_same_outcome") { summary($0).mean },
    single("brier_skill_vs_base_rate") { summary($0).skill },
    single("brier_weighted") { input in
      let scores = predictions(input).compactMap { PredictionScore($0, .brier).mean }
      return mean(scores, weights: input["w"].numbers)
    },
    single("brier_two_category_0to2") { score(.brierTwoCategory, $0["p_true"], .number(1)) },
    single("brier_multi_0to2_trump") { input in
      let percent = input["percent"][Int(input["true_index"].number ?? -1)].number
      return score(.brierTwoCategory, .number((percent ?? .nan) / 100), .number(1))
    },
    single("log_nats_", "log_p1_yes", "log_p0_yes_unclipped") { score(.logarithmic, $0["p"], $0["y"]) },
    single("log_bits_") { score(.logarithmic, $0["p"], $0["y"]).map { $0 / log(2.0) } },
    single("spherical_binary_yes") { score(.spherical, $0["p"], .number(1)) },
    ReferenceKind(prefixes: ["conditional_void_when_antecedent_false"], answer: conditional),
    ReferenceKind(prefixes: ["words_range_brier_bounds"]) { input in
      let middle = ReferenceValue.number(((input["lo"].number ?? .nan) + (input["hi"].number ?? .nan)) / 2)
      let ends = [input["lo"], input["hi"]].compactMap { score(.brier, $0, input["y"]) }
      return ["best": ends.min(), "mid": score(.brier, middle, input["y"]), "worst": ends.max()]
    },
  ]
}

/// Rows of (antecedent came true, probability, consequent came true); an open antecedent is not yet settled.
private func conditional(_ input: ReferenceValue) -> [String: Double?] {
  let rows = input["rows"].list.filter { $0[0].number != nil }
  let summary = ScoreSummary(
    of: rows.enumerated().map { id, row in
      settled(row[1].number ?? .nan, row[0].number == 0 ? .void : outcome(row[2].number ?? .nan), id: id)
    })
  return [
    "scored": Double(summary.scored), "void": Double(summary.void), "brier": summary.mean,
    "pending": Double(input["rows"].list.count - rows.count),
  ]
}
