import Testing

@testable import Scoring

private typealias Record = [String: String]

private let tolerance = 1e-9

private func forecasts(
  _ rows: [Record], _ probability: String, _ outcome: String
) throws -> VerifiedForecasts {
  try verified(
    rows.map { try #require(Double($0[probability] ?? "")) },
    rows.map { try #require(Double($0[outcome] ?? "")) })
}

/// Every number by the name the reference gives it.
private func answers(_ forecasts: VerifiedForecasts) -> [String: Double?] {
  let corp = Corp(forecasts)
  var answers: [String: Double?] = [
    "n": Double(forecasts.count), "base_rate": forecasts.observed, "mean_p": forecasts.meanForecast,
    "brier": Murphy(forecasts)?.score, "auc": forecasts.areaUnderCurve,
    "log_nats": Corp(forecasts, loss: .logarithmic)?.score,
  ]
  for (name, value) in terms(corp) {
    answers["corp.\(name)"] = value
    answers[name] = value
  }
  return answers
}

private func check(_ answers: [String: Double?], _ expected: ReferenceValue) throws {
  for (name, value) in expected.flattened() {
    let ours = try #require(answers[name] ?? nil, "\(name)")
    #expect(abs(ours - value) <= tolerance, "\(name): \(ours), expected \(value)")
  }
}

private func dataset(_ name: String) throws -> Dataset {
  try #require(Dataset.all?.first { $0.name == name })
}

private func named(_ prefix: String) -> [String] {
  Dataset.all?.map(\.name).filter { $0.hasPrefix(prefix) } ?? []
}

@Suite(.enabled(if: Dataset.all != nil, "the published forecasts are not there; set RECKON_DATA"))
struct `Published forecasts` {
  @Test(arguments: [
    ("538_ncaa_favourites", "favorite_probability", "favorite_win_flag"),
    ("538_senate_2008_2012", "forecast_prob", "winflag"),
    ("538_wnba_games", "prob1", "prob1_outcome"),
  ])
  func `have the numbers found elsewhere`(name: String, probability: String, outcome: String) throws {
    let data = try dataset(name)
    try check(answers(try forecasts(try data.rows(), probability, outcome)), data.expected)
  }

  @Test func `of games with ties have them as halves, or leave the ties out`() throws {
    let data = try dataset("538_nfl_games")
    let rows = try data.rows()
    let decided = rows.filter { $0["prob1_outcome"] != "0.5" }
    let halves = try forecasts(rows, "prob1", "prob1_outcome")
    try check(answers(halves), data.expected["all_with_ties_as_half"])
    try check(answers(try forecasts(decided, "prob1", "prob1_outcome")), data.expected["ties_void"])
    #expect(Double(rows.count - decided.count) == data.expected["ties"].number)
    #expect(halves.areaUnderCurve == nil && Spiegelhalter(halves) == nil)
  }

  @Test(arguments: named("538_2018_"))
  func `of an election add up to seats, and leave out races not called`(name: String) throws {
    let data = try dataset(name)
    let rows = try data.rows().filter {
      $0["version"] == data.filter?["version"] && $0["branch"] == data.filter?["branch"]
    }
    let all = try forecasts(rows, "Republican_WinProbability", "Republican_Won")
    let other = try forecasts(rows, "Democrat_WinProbability", "Democrat_Won")
    let seats = [
      "expected_R_seats": sum(of: all.probabilities), "expected_D_seats": sum(of: other.probabilities),
      "R_won": sum(of: all.shares),
    ]
    for (seat, ours) in seats {
      let expected = try #require(data.expected[seat].number)
      #expect(abs(ours - expected) <= tolerance)
    }
    let called = rows.filter { $0["uncalled"] == "0" }
    let decided = try forecasts(called, "Democrat_WinProbability", "Democrat_Won")
    try check(answers(decided), data.expected["called"])
  }

  @Test(arguments: named("niamey_2016_corp_"))
  func `of rain have the published CORP terms`(name: String) throws {
    let data = try dataset(name)
    let forecaster = String(name.dropFirst("niamey_2016_corp_".count))
    try check(answers(try forecasts(try data.rows(), forecaster, "obs")), data.expected)
  }

  @Test func `are all answered here, but for those with three outcomes`() {
    let answered = ["538_ncaa_", "538_senate_", "538_wnba_", "538_nfl_", "538_2018_", "niamey_"]
    let others = (Dataset.all ?? []).map(\.name).filter { name in
      !answered.contains { name.hasPrefix($0) }
    }
    #expect(others == ["538_world_cup_matches_men", "538_world_cup_matches_women"])
  }
}
