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
    single("log_nats_", "log_p1_yes", "log_p0_yes_unclipped") { score(.logarithmic, $0["p"], $0["y"]) },
    single("log_bits_") { score(.bits, $0["p"], $0["y"]) },
    single("spherical_binary_yes") { score(.spherical, $0["p"], .number(1)) },
  ]
}
