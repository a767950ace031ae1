import Facts

@testable import Scoring

extension ReferenceKind {
  /// Options, ordered or not.
  static let options: [ReferenceKind] = [
    single("brier_multi_0to2_") { input in
      let forecast = chances(input["percent"].numbers.map { $0 / 100 })
      return option(input["true_index"]).flatMap { ScoringRule.brierTwoCategory.score(forecast, $0) }
    },
    single("brier_multi_mean_0to2") { meanOfOptions($0, .brierTwoCategory) },
    single("log_multi_mean") { meanOfOptions($0, .logarithmic) },
    single("spherical_multi") { input in
      option(input["true_index"]).flatMap {
        ScoringRule.spherical.score(chances(input["p"].numbers), $0)
      }
    },
    single("rps_") { ordered($0, .rankedProbabilitySum) },
    single("ordered_category_gjo_") { ordered($0, .rankedProbabilityTwoCategory) },
  ]
}

func chances(_ probabilities: [Double], isOrdered: Bool = false) -> Distribution {
  .options(Options(probabilities.indices.map { "option \($0)" }, probabilities, isOrdered: isOrdered))
}

private func option(_ place: ReferenceValue) -> Realization? { place.number.map { .option(Int($0)) } }

private func ordered(_ input: ReferenceValue, _ rule: ScoringRule) -> Double? {
  input["outcome_1based"].number.flatMap { place in
    rule.score(chances(input["p"].numbers, isOrdered: true), .option(Int(place) - 1))
  }
}

private func meanOfOptions(_ input: ReferenceValue, _ rule: ScoringRule) -> Double? {
  mean(
    zip(input["p"].list, input["y"].list).compactMap { forecast, place in
      option(place).flatMap { rule.score(chances(forecast.numbers), $0) }
    })
}
