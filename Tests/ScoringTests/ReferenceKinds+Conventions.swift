import Foundation

@testable import Scoring

extension ReferenceKind {
  /// How others score.
  static let conventions: [ReferenceKind] = [
    ReferenceKind(prefixes: ["gjo_question_two_forecasters"]) { input in
      perForecaster(input) { question, place in
        [
          "participation": GoodJudgment.participation(question, place),
          "avg_daily_brier": GoodJudgment.average(question, place),
          "accuracy_score": GoodJudgment.accuracy(question, place),
        ]
      }
    },
    ReferenceKind(prefixes: ["gjo_question_per_day_difference"]) { input in
      perForecaster(input) { ["": GoodJudgment.accuracyPerDay($0, $1)] }
    },
    ReferenceKind(prefixes: ["fatebook_relative_brier"]) { input in
      perForecaster(input) { ["": Fatebook.relative($0, $1)] }
    },
    single("equal_weight_per_update_is_wrong") { input in
      let question = crowd([steps(input["s"])], closed: input["close"].number ?? 0)
      return PredictionBook.brier(question, 0)
    },
    single("log_p0_clipped_float_eps") { clipped($0["p"][0], .scikitLearn) },
    single("log_p0_clipped_metaculus") { clipped($0["p"], .metaculus) },
    single("log_p0_clipped_fatebook") { clipped($0["p"], .fatebook) },
    single("conditional_as_material_implication_is_wrong") { ledger($0).brierAsImplication },
    ReferenceKind(prefixes: ["conditional_void_when_antecedent_false"]) { input in
      let ledger = ledger(input)
      return [
        "scored": Double(ledger.scored), "void": Double(ledger.void), "pending": Double(ledger.pending),
        "brier": ledger.brier,
      ]
    },
  ]

  static let metaculus: [ReferenceKind] = [
    single("metaculus_baseline_binary_") { input in
      input["p"].number.flatMap { Metaculus.baseline(likelihood: input["y"].number == 1 ? $0 : 1 - $0) }
    },
    single("metaculus_baseline_continuous_uniform", "metaculus_baseline_continuous_e") {
      baseline($0, isOutside: false)
    },
    single("metaculus_baseline_continuous_out_of_bounds") { baseline($0, isOutside: true) },
    single("metaculus_baseline_time_average_faq") { input in
      Metaculus.baseline(crowd([steps(input["s"])], closed: 5), 0)
    },
    single("metaculus_baseline_truncation_early_close") { input in
      let closed = input["actual"].number ?? 0
      return Metaculus.baseline(
        crowd([steps(input["s"])], closed: closed, scheduled: input["scheduled"].number), 0)
    },
    list("metaculus_peer_two") { Metaculus.peer(likelihoods: $0["p"].numbers) },
    list("metaculus_peer_four") { Metaculus.peer(likelihoods: $0["p"].numbers) },
    list("metaculus_peer_single") { Metaculus.peer(likelihoods: $0["p"].numbers) },
    list("metaculus_peer_continuous_faq") { input in
      let densities = input["log_scores"].numbers.map { exp($0) }
      return Metaculus.peer(likelihoods: densities, isNumber: true).map { $0.map { $0 / 100 * 2 } }
    },
    list("metaculus_peer_time_varying") { input in
      let starts = [("a", 0.0), ("b", 0), ("c", 5)]
      let question = crowd(starts.map { Trajectory([.init($1, input[$0].number)]) }, closed: 10)
      return starts.indices.map { Metaculus.peer(question, $0) }
    },
    list("metaculus_tournament_take") { Metaculus.prizeShares(scores: $0["scores"].numbers) ?? [] },
    single("metaculus_peer_global_leaderboard") {
      Metaculus.leaderboard(peerScores: $0["scores"].numbers, coverages: $0["coverage"].numbers)
    },
  ]
}

/// A question that came true, on which everything is as it was scheduled unless said.
func crowd(
  _ forecasters: [Trajectory], closed: Double, scheduled: Double? = nil, share: Double = 1
) -> CrowdQuestion {
  CrowdQuestion(share: share, closed: closed, scheduled: scheduled ?? closed, forecasters: forecasters)
}

private func steps(_ rows: ReferenceValue) -> Trajectory {
  Trajectory(rows.list.map { .init($0[0].number ?? .nan, $0[1].number) })
}

/// Forecasts of a question of some days: (name, day from 1, hour, probability).
private func perForecaster(
  _ input: ReferenceValue, _ scores: (CrowdQuestion, Int) -> [String: Double?]
) -> [String: Double?] {
  let rows = Dictionary(grouping: input["f"].list) { $0[0].text ?? "" }
  let names = rows.keys.sorted()
  let forecasters = names.map { name in
    Trajectory(
      (rows[name] ?? []).map { row in
        .init((row[1].number ?? .nan) - 1 + (row[2].number ?? .nan) / 24, row[3].number)
      })
  }
  let question = crowd(forecasters, closed: input["days"].number ?? 0)
  return names.enumerated().reduce(into: [:]) { answer, item in
    for (key, value) in scores(question, item.offset) {
      answer[key.isEmpty ? item.element : "\(item.element).\(key)"] = value
    }
  }
}

private func clipped(_ probability: ReferenceValue, _ clipping: Clipping) -> Double? {
  probability.number.flatMap { ScoringRule.logarithmic.score(.binary(clipping($0)), .share(1)) }
}

private func baseline(_ input: ReferenceValue, isOutside: Bool) -> Double? {
  Metaculus.baseline(
    bucket: input[number: "b"], bucketsInside: Int(input["n"].number ?? 0),
    openEnds: Int(input["open"].number ?? 0), isOutside: isOutside)
}

/// Rows of (antecedent came true, probability, consequent came true).
private func ledger(_ input: ReferenceValue) -> ConditionalLedger {
  ConditionalLedger(
    input["rows"].list.map { row in
      .init(
        antecedent: row[0].number.map { $0 == 1 }, probability: row[1].number ?? .nan,
        consequent: row[2].number)
    })
}
