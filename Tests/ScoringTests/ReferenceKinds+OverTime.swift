import Facts

@testable import Scoring

extension ReferenceKind {
  /// Forecasts that stood for a while.
  static let overTime: [ReferenceKind] = [
    single("time_average_brier_fatebook_single") { timeAverage($0["s"], $0["T"], rule: .brierTwoCategory) },
    single("time_average_brier_active_time_only") { timeAverage($0["s"], $0["close"], rule: .brier) },
    single("time_average_brier_half_before_first") { input in
      let half = ReferenceValue.list([input["open"], .number(0.5)])
      return timeAverage(.list([half] + input["s"].list), input["close"], rule: .brier)
    },
    single("time_average_forecast_after_close") { timeAverage($0["s"], .number(10), rule: .brier) },
    ReferenceKind(prefixes: ["gjo_question_daily_averages"], answer: dailyAverages),
  ]
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
