import Facts
import Foundation

@testable import Scoring

/// Cases of the reference that ask the same, and how this module answers them.
struct ReferenceKind: Sendable {
  /// What the names of the cases begin with.
  let prefixes: [String]
  let answer: @Sendable (ReferenceValue) -> [String: Double?]

  static func single(
    _ prefixes: String..., value: @escaping @Sendable (ReferenceValue) -> Double?
  ) -> ReferenceKind {
    ReferenceKind(prefixes: prefixes) { ["value": value($0)] }
  }

  func covers(_ name: String) -> Bool { prefixes.contains { name.hasPrefix($0) } }

  static let all: [ReferenceKind] = [
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
    single("time_average_brier_fatebook_single") { timeAverage($0["s"], $0["T"], rule: .brierTwoCategory) },
    single("time_average_brier_active_time_only") { timeAverage($0["s"], $0["close"], rule: .brier) },
    single("time_average_brier_half_before_first") { input in
      let half = ReferenceValue.list([input["open"], .number(0.5)])
      return timeAverage(.list([half] + input["s"].list), input["close"], rule: .brier)
    },
    single("time_average_forecast_after_close") { timeAverage($0["s"], .number(10), rule: .brier) },
    ReferenceKind(prefixes: ["gjo_question_daily_averages"], answer: dailyAverages),
    ReferenceKind(prefixes: ["conditional_void_when_antecedent_false"], answer: conditional),
    ReferenceKind(prefixes: ["words_range_brier_bounds"]) { input in
      let middle = ReferenceValue.number(((input["lo"].number ?? .nan) + (input["hi"].number ?? .nan)) / 2)
      let ends = [input["lo"], input["hi"]].compactMap { score(.brier, $0, input["y"]) }
      return ["best": ends.min(), "mid": score(.brier, middle, input["y"]), "worst": ends.max()]
    },
    ReferenceKind(prefixes: ["wilson_"]) { input in
      let trials = Int(input["n"].number ?? 0)
      let interval = wilsonInterval(successes: input["k"].number ?? .nan, trials: trials)
      return ["value.0": interval?.lowerBound, "value.1": interval?.upperBound]
    },
    ReferenceKind(prefixes: ["bootstrap_percentile_given_indices"]) { input in
      let means = input["idx"].list.compactMap { drawn in
        mean(drawn.numbers.compactMap { input["x"][Int($0)].number })
      }
      let sorted = means.sorted()
      return ["value.0": quantile(0.05, ofSorted: sorted), "value.1": quantile(0.95, ofSorted: sorted)]
    },
    single("cohen_kappa_") { input in
      let pairs = zip(input["a"].numbers, input["b"].numbers).map { (Int($0), Int($1)) }
      let table = Contingency(categories: 3, pairs: pairs)
      return table.kappa(input["w"].text == "quadratic" ? .quadratic : .equal)
    },
    single("fleiss_kappa") { input in
      fleissKappa(input["r"].list.map { $0.numbers.map { Int($0) } }, categories: 3)
    },
    single("krippendorff_alpha_") { input in
      let difference = Difference.all.first { $0.name == input["level"].text }
      let rows = input["r"].list.map { $0.list.map { $0.number.map { Int($0) } } }
      return difference.flatMap { alpha(rows, categories: 3, $0, values: [0, 1, 2]) }
    },
    single("ece_l1_10_bins_") { fromBins($0) { abs($0) } },
    single("calibration_in_the_large_difference") { fromBins($0) { $0 } },
  ]
}

private func score(_ rule: ScoringRule, _ probability: ReferenceValue, _ share: ReferenceValue) -> Double? {
  guard let probability = probability.number, let share = share.number else { return nil }
  return rule.score(.binary(probability), outcome(share))
}

private func predictions(_ input: ReferenceValue) -> [SettledPrediction] {
  zip(input["p"].numbers, input["y"].numbers).enumerated().map { settled($1.0, outcome($1.1), id: $0) }
}

private func summary(_ input: ReferenceValue) -> ScoreSummary { ScoreSummary(of: predictions(input)) }

extension PredictionScore {
  init(_ prediction: SettledPrediction, _ rule: ScoringRule) {
    self.init(prediction.parts, rule: rule)
  }
}

private func timeAverage(_ steps: ReferenceValue, _ close: ReferenceValue, rule: ScoringRule) -> Double? {
  let list = steps.list.map { (day: Int($0[0].number ?? .infinity), probability: $0[1].number) }
  return PredictionScore(standing(list, days: Int(close.number ?? 0)), outcome: .yes, rule: rule).mean
}

/// Forecasters' days on a question of some days: (name, day from 1, hour, probability).
private func dailyAverages(_ input: ReferenceValue) -> [String: Double?] {
  let days = Int(input["days"].number ?? 0)
  let rows = Dictionary(grouping: input["f"].list) { $0[0].text ?? "" }
  return rows.reduce(into: [:]) { result, group in
    let list = group.value.map { (day: Int($0[1].number ?? 0) - 1, probability: $0[3].number) }
    let score = PredictionScore(standing(list, days: days), outcome: .yes, rule: .brierTwoCategory)
    result["\(group.key).participation"] = Double(score.days) / Double(days)
    result["\(group.key).avg_daily_brier"] = score.mean
  }
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

/// The mean over all points of some function of each bin's forecast less what was observed there.
private func fromBins(_ input: ReferenceValue, _ function: (Double) -> Double) -> Double? {
  let points = zip(input["p"].numbers, input["y"].numbers)
  let table = CalibrationTable(points.map { (forecast: .binary($0), outcome: outcome($1)) })
  let filled = table.bins.filter { $0.count > 0 }
  return mean(
    filled.map { function(($0.meanForecast ?? .nan) - ($0.observed ?? .nan)) },
    weights: filled.map { Double($0.count) })
}
