import CommandLanguage
import Facts
import Foundation
import Presentation
import Testing

@testable import Scoring
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
  /// What `score` says of everything, by the names of the reference.
  fileprivate mutating func scores() throws -> [String: Double] {
    let json = try JSON(parsing: run("score --json").text)
    guard case .array(let groups)? = json["groups"], let group = groups.first else { return [:] }
    let names = ["n": "scored", "brier": "mean", "log_nats": "log", "void": "void", "score": "mean"]
    return names.compactMapValues { group[$0]?.value }
  }

  /// What calibration makes of the records that `score` reads.
  fileprivate mutating func calibration() throws -> [String: Double] {
    let verified = try records()
    let corp = try #require(Corp(verified))
    let terms = [
      "mcb": corp.miscalibration, "dsc": corp.discrimination, "unc": corp.uncertainty, "score": corp.score,
    ]
    let measures: [String: Double?] = [
      "base_rate": verified.observed, "mean_p": verified.meanForecast, "auc": verified.areaUnderCurve,
    ]
    return measures.compactMapValues(\.self).merging(terms) { $1 }
      .merging(terms.map { ("corp.\($0)", $1) }) { $1 }
  }

  /// The last forecast that stood of each prediction, beside what came.
  private mutating func records() throws -> VerifiedForecasts {
    let session = session
    let arguments = try Command.score.syntax.bind(Statement(arguments: ["score"]))
    let points = try self.session.read { snapshot in
      try Call(arguments, session, snapshot).assessments(.everything).compactMap { record in
        record.parts.last.flatMap { part in
          part.standing.segments.last.flatMap { segment in part.outcome.map { (segment.distribution, $0) } }
        }
      }
    }
    return VerifiedForecasts(points.map { (forecast: $0.0, outcome: $0.1) })
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
    let ours = try bench.calibration().merging(bench.scores()) { $1 }
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
      let (count, ours) = (try bench.scores()["n"] ?? 0, try bench.calibration())
      #expect(abs((ours["mean_p"] ?? 0) * count - (expected[seats]?.value ?? -1)) <= Self.tolerance)
      guard party == "Republican" else { continue }
      #expect(abs((ours["base_rate"] ?? 0) * count - (expected["R_won"]?.value ?? -1)) <= Self.tolerance)
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

  @Test func `are all read here, but for those with three outcomes`() {
    let read = Set(Reading.all.map(\.name))
    let others = (Published.all ?? []).compactMap { $0["name"] }.filter { name in
      !read.contains { name == .string($0) }
    }
    #expect(others == ["538_world_cup_matches_men", "538_world_cup_matches_women"])
  }
}
