import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Exported forecasts` {
  private func random(_ seed: UInt64) throws -> TestBench {
    let random = Seeded(seed)
    var bench = TestBench()
    for number in 1...4 {
      let statement = random.pick(["비가 온다", "Moon, \\\"wins\\\"", "=SUM(1)", "a: b", "70%", "line one — two"])
      let key = random.chance(40) ? " key k-\(number)" : ""
      let tags = random.chance(40) ? " +날씨/비 +x" : ""
      let by = random.pick(["2017-05-09", "2017-05", "2017-05-09T20:00+09:00", "2018"])
      try bench.run("predict \"\(statement) \(number)\" by \(by)\(key)\(tags)")
      for _ in 0..<random.pick([0, 1, 3]) {
        let odds = random.pick([
          "70%", "0.125", "60..70%", "likely", "0%", "100%", "0.31506042899461806", "\"very unlikely\"",
        ])
        let day = random.pick(["2017-01-01", "2017-02", "2017-03-01T10:00Z"])
        let src = random.chance(30) ? " src https://a.example.org/?q=1,2" : ""
        try bench.run("forecast p\(number) \(odds) \(random.pick(["@ada", "@박지훈"])) on \(day)\(src)")
      }
      let outcome = random.pick([
        "", "yes on 2017-04-01", "no known 2017-05-30", "40% on 2017-04", "void", "ambiguous on 2017-05-01",
      ])
      if !outcome.isEmpty, by != "2018" || !outcome.hasPrefix("no") {
        try bench.run("resolve p\(number) \(outcome)")
      }
    }
    return bench
  }

  private func words(_ bench: inout TestBench) throws -> [String] {
    try bench.session.store().read { snapshot in
      try snapshot.numbers(of: .prediction).sorted().map { id in
        let prediction = try snapshot.prediction(id)
        let forecasts = try snapshot.forecasts(of: id).map {
          "\($0.forecaster) \($0.estimate?.stated ?? "") \($0.probability?.point ?? -1) \($0.made.text) \($0.url ?? "")"
        }
        let outcome = Resolution.inForce(among: try snapshot.resolutions(of: id)).map {
          "\($0.outcome?.word ?? "") \($0.happened?.text ?? "") \($0.known?.text ?? "")"
        }
        return try "\(prediction?.current.statement ?? "") \(prediction?.current.deadline.text ?? "") "
          + "\(snapshot.key(of: Identifier(.prediction, id)) ?? "") \(snapshot.tags(on: Identifier(.prediction, id))) "
          + "\(forecasts) \(outcome ?? "open")"
      }
    }
  }

  @Test(arguments: 1...UInt64(15 * effort)) func `are the same when they are read again`(_ seed: UInt64)
    throws
  {
    var bench = try random(seed)
    try bench.run("export forecasts to out.csv")
    let text = try #require(bench.folder["out.csv"])
    var other = TestBench(files: ["in.csv": text])
    try other.run("import in.csv format forecasts")
    #expect(try words(&other) == words(&bench))
    try other.run("export forecasts to out.csv")
    #expect(other.folder["out.csv"] == text)
    // Nothing is new where they came from.
    bench.folder.write(text, to: "in.csv")
    let before = try bench.facts
    try bench.run("import in.csv format forecasts")
    #expect(try bench.facts == before)
  }

  @Test func `say what a table does not hold`() throws {
    var bench = TestBench()
    try bench.runScript(
      """
      predict "Rain" 70% by 2017-05-09 @ada on 2017-01-01 criteria "by the gauge" hedge "may" because "clouds"
      withdraw p1 @ada on 2017-02-01
      resolve p1 yes on 2017-05-01 because "wet" src https://a.example.org/
      resolve p1 no on 2017-05-02
      predict "Which" a:60%,b:40% by 2018
      predict "Rain" by 2017-05-09
      """)
    let said = try bench.run("export forecasts to out.csv --json").text
    for words in [
      "its reason, its hedge", "no withdrawal", "its criteria", "only the outcome in force", "asks otherwise",
      "it asks the same as p1",
    ] { #expect(said.contains(words), "\(words)") }
    #expect(bench.failure(of: "export forecasts to out.csv strict")?.diagnostic.code == "E-LOSS")
    #expect(
      try bench.run("export forecasts text:Which").text.hasPrefix(
        "key,statement,probability,forecaster,on,by,"))
  }
}
