import Foundation
import Presentation
import Testing

@testable import Workbench

/// Published forecasts outside the package, RECKON_DATA or the folder `shared/data` beside it, and what an independent
/// program made of them.
private enum Published {
  static let folder =
    ProcessInfo.processInfo.environment["RECKON_DATA"].map { URL(filePath: $0) }
    ?? Project.root.appending(path: "../shared/data")

  static let all: [JSON]? = {
    let file = folder.appending(path: "scoring_reference_datasets.json")
    guard let text = try? String(contentsOf: file, encoding: .utf8),
      case .array(let sets)? = try? JSON(parsing: text)
    else { return nil }
    return sets
  }()

  static func named(_ name: String) throws -> JSON {
    try #require(all?.first { $0["name"] == .string(name) })
  }
}

/// The numbers of a data set through the commands that a person types.
private struct Reading: CustomTestStringConvertible {
  let name: String
  let file: String
  /// What is typed after `import data.csv format forecasts`.
  let words: String
  /// The members of the expected results that these rows give.
  let path: [String]

  init(_ name: String, _ file: String, _ words: String, _ path: String...) {
    (self.name, self.file, self.words, self.path) = (name, file, words, path)
  }

  var testDescription: String { ([name] + path).joined(separator: " ") }

  private static let games =
    "map probability=prob1,outcome=prob1_outcome,on=date,by=date statement \"{team1} beat {team2} on {date}\" @538"
  static func race(_ party: String, _ rows: String) -> String {
    "map probability=\(party)_WinProbability,outcome=\(party)_Won on 2018-11-06 by 2018-11-06 "
      + "statement \"\(party) wins {race}\" rows \(rows) @538-2018"
  }

  static let all: [Reading] =
    [
      Reading(
        "538_ncaa_favourites", "fivethirtyeight/historical-ncaa.csv",
        "map probability=favorite_probability,outcome=favorite_win_flag,on=year,by=year "
          + "statement \"{favorite} beat {underdog} in round {round} of {year}\" @538"),
      Reading(
        "538_senate_2008_2012", "fivethirtyeight/historical-senate.csv",
        "map probability=forecast_prob,outcome=result,on=year,by=year outcomes Win=yes,Lose=no,Loss=no "
          + "statement \"{candidate} wins {state} in {year}\" @538"),
      Reading("538_wnba_games", "fivethirtyeight/wnba_games.csv", games),
      Reading("538_nfl_games", "fivethirtyeight/nfl_games.csv", games, "all_with_ties_as_half"),
      Reading("538_nfl_games", "fivethirtyeight/nfl_games.csv", games + " outcomes 0.5=void", "ties_void"),
    ]
    + ["lite", "classic", "deluxe"].flatMap { version in
      ["House", "Senate", "Governor"].map { branch in
        Reading(
          "538_2018_\(branch)_\(version)", "fivethirtyeight/forecast_results_2018.csv",
          race("Democrat", "version=\(version),branch=\(branch),uncalled=0"), "called")
      }
    }
    + ["Logistic", "EMOS", "ENS", "EPC"].map { model in
      Reading(
        "niamey_2016_corp_\(model)", "niamey/precip_Niamey_2016.csv",
        "map probability=\(model),outcome=obs,on=date,by=date statement \"Rain in Niamey on {date}\" @\(model)"
      )
    }

  /// A workspace that holds the rows, on a day when all of them are known.
  func imported() throws -> TestBench {
    let text = try String(contentsOf: Published.folder.appending(path: file), encoding: .utf8)
    var bench = TestBench(files: ["data.csv": text], now: TestBench.noon + 10 * 365 * 86_400_000)
    try bench.run("import data.csv format forecasts \(words)")
    return bench
  }
}

extension JSON {
  fileprivate var value: Double? {
    switch self {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// Every number in it by its path.
  fileprivate func numbers(_ path: String = "") -> [(String, Double)] {
    if let value { return [(path, value)] }
    guard case .object(let members) = self else { return [] }
    return members.flatMap { $0.value.numbers(path.isEmpty ? $0.key : "\(path).\($0.key)") }
  }
}

extension TestBench {
  /// The first group that a command shows.
  fileprivate mutating func firstGroup(_ line: String) throws -> JSON {
    let json = try JSON(parsing: run(line + " --json").text)
    guard case .array(let groups)? = json["groups"], let group = groups.first else { return .null }
    return group
  }

  /// Whether a query gives the number that is expected.
  fileprivate mutating func number(_ query: String, matches expected: JSON?) throws -> Bool {
    guard case .array(let rows) = try JSON(parsing: run("sql \"SELECT \(query)\" --json").text),
      let number = rows.first?["x"]?.value, let expected = expected?.value
    else { return false }
    return abs(number - expected) <= 1e-9
  }

  /// What `score` and `calibration` say of everything, by the names of the reference.
  fileprivate mutating func numbers() throws -> [String: Double] {
    let (score, calibration) = (try firstGroup("score"), try firstGroup("calibration resamples 1"))
    // The measures are members of the group, so that CSV has a column for each.
    let terms = ["mcb", "dsc", "unc", "score"]
    let numbers: [(String, JSON?)] =
      [
        ("n", score["scored"]), ("brier", score["mean"]), ("log_nats", score["log"]), ("void", score["void"]),
        ("base_rate", calibration["observed"]), ("mean_p", calibration["mean_forecast"]),
        ("auc", calibration["auc"]),
      ] + terms.map { ($0, calibration[$0]) } + terms.map { ("corp.\($0)", calibration[$0]) }
    return Dictionary(
      uniqueKeysWithValues: numbers.compactMap { name, json in json?.value.map { (name, $0) } })
  }
}

@Suite(.enabled(if: Published.all != nil, "the published forecasts are not there; set RECKON_DATA"))
struct `Published tables of forecasts` {
  private static let tolerance = 1e-9

  @Test(arguments: Reading.all)
  fileprivate func `have the numbers found elsewhere`(reading: Reading) throws {
    var expected = try Published.named(reading.name)["expected"]
    for name in reading.path { expected = expected?[name] }
    var bench = try reading.imported()
    let ours = try bench.numbers()
    for (name, value) in try #require(expected).numbers() {
      let found = try #require(ours[name], "\(name)")
      #expect(abs(found - value) <= Self.tolerance, "\(name): \(found), expected \(value)")
    }
    #expect(ours["void"] == (reading.path == ["ties_void"] ? 7 : 0))
  }

  /// Races that were not called count here, with the outcome that the file fills in.
  @Test(arguments: ["House", "Senate", "Governor"], ["lite", "classic", "deluxe"])
  func `of an election add up to seats`(branch: String, version: String) throws {
    let expected = try #require(Published.named("538_2018_\(branch)_\(version)")["expected"])
    for (party, seats) in [("Republican", "expected_R_seats"), ("Democrat", "expected_D_seats")] {
      let reading = Reading(
        "", "fivethirtyeight/forecast_results_2018.csv",
        Reading.race(party, "version=\(version),branch=\(branch)"))
      var bench = try reading.imported()
      #expect(try bench.number("sum(probability) AS x FROM forecasts", matches: expected[seats]))
      guard party == "Republican" else { continue }
      #expect(
        try bench.number("count(*) AS x FROM resolutions WHERE outcome = 'yes'", matches: expected["R_won"]))
    }
  }

  @Test func `give several forecasters the same questions`() throws {
    let models = Reading.all.filter { $0.name.hasPrefix("niamey") }
    var bench = try models[0].imported()
    for model in models.dropFirst() { try bench.run("import data.csv format forecasts \(model.words)") }
    let json = try JSON(parsing: bench.run("score per speaker --json").text)
    guard case .array(let groups)? = json["groups"] else { return }
    #expect(groups.count == 4)
    for group in groups {
      let name =
        models.first { group["key"] == .string("@" + $0.name.dropFirst(17).lowercased()) }?.name ?? ""
      let expected = try Published.named(name)["expected"]?["score"]?.value
      #expect(group["predictions"]?.value == 92)
      #expect(abs((group["mean"]?.value ?? 0) - (expected ?? 1)) <= Self.tolerance)
    }
  }

  @Test(arguments: ["men", "women"])
  func `of three outcomes have the numbers found elsewhere`(cup: String) throws {
    let expected = try #require(Published.named("538_world_cup_matches_\(cup)")["expected"])
    let reading = Reading(
      "", "fivethirtyeight/world_cup_matches_\(cup).csv",
      "map option:home=prob1,option:tie=probtie,option:away=prob2,outcome:home=prob1_outcome,"
        + "outcome:tie=probtie_outcome,outcome:away=prob2_outcome,on=date,by=date type ordered "
        + "statement \"{team1} against {team2} on {date}\" @538")
    var bench = try reading.imported()
    let rules = [
      "brier-2": "brier_0to2", "rps-sum": "rps_unnormalised", "rps-2": "ordered_category_0to2",
    ]
    for (rule, name) in rules {
      let group = try bench.firstGroup("score rule \(rule)")
      #expect(abs((group["mean"]?.value ?? -1) - (expected[name]?.value ?? -2)) <= Self.tolerance)
      #expect(group["scored"]?.value == expected["n"]?.value)
    }
    let knockouts = try bench.run("list forecasts --format jsonl").text.split(separator: "\n")
      .count { $0.contains("tie:0%,") }
    #expect(Double(knockouts) == expected["knockout_rows_with_zero_tie"]?.value)
  }

  @Test func `are all read here`() {
    let read = Set(Reading.all.map(\.name) + ["men", "women"].map { "538_world_cup_matches_\($0)" })
    #expect(Set((Published.all ?? []).compactMap { $0["name"] }) == Set(read.map(JSON.string)))
  }
}
