import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `A lexicon of the workspace` {
  private static let house = "edition: 2017\nsource: 편집국\nlikely, 가능성이 높다: 70-85\ncertain: 99-100\n"

  private func bench() throws -> TestBench {
    var bench = TestBench(files: ["지면.lexicon": Self.house])
    try bench.run("lexicon 지면.lexicon")
    try bench.run("set lexicon 지면")
    return bench
  }

  private func forecast(_ bench: inout TestBench, _ id: Int) throws -> Forecast {
    try #require(try bench.session.store().read { try $0.forecast(id) })
  }

  @Test func `gives its phrases to forecasts, in every place of the line`() throws {
    var bench = try bench()
    try bench.run("claim \"사드는 남는다\" in none")
    for line in [
      "predict c1 \"가능성이 높다\" by 2017-12", "predict \"북한이 쏜다\" \"가능성이 높다\" by 2017-12",
      "predict \"북한이 또 쏜다\" \"가능성이  높다\" by 2017-12", "forecast p1 Certain @ada",
      "predict c1 Likely by 2018", "predict \"Rain\" certain by fri",
    ] { try bench.run(line) }
    let band = { (low: Double, high: Double, point: Double, phrase: String) in
      Probability(
        stated: phrase, point: point, bounds: low...high, phrase: phrase, lexicon: "지면", edition: "2017")
    }
    for id in 1...3 { #expect(try forecast(&bench, id).probability == band(0.7, 0.85, 0.775, "가능성이 높다")) }
    #expect(try forecast(&bench, 4).probability == band(0.99, 1, 0.995, "certain"))
    #expect(try forecast(&bench, 5).probability == band(0.7, 0.85, 0.775, "likely"))
    #expect(try forecast(&bench, 6).probability == band(0.99, 1, 0.995, "certain"))
    #expect(try bench.run("list predictions p:\"가능성이 높다\" --format ids").text.contains("p1"))
  }

  @Test func `never changes what was forecast in its words`() throws {
    var bench = try bench()
    try bench.run("predict \"사드\" \"가능성이 높다\" by 2017-12")
    let before = try forecast(&bench, 1)
    let answer = try bench.run(
      "lexicon 지면.lexicon text \"edition: 2018\\nsource: x\\nlikely, 가능성이 높다: 60-90\"")
    #expect(answer.notices == ["note: one forecast keeps the band it had, of edition 2017"])
    try bench.run("forecast p1 \"가능성이 높다\" @ada")
    #expect(try forecast(&bench, 1) == before)
    #expect(try forecast(&bench, 2).probability?.bounds == 0.6...0.9)
    try bench.run("set lexicon icd-203")
    try bench.run("lexicon drop 지면")
    #expect(try forecast(&bench, 1) == before)
    #expect(try bench.run("show f1").text.contains("lexicon:      지면, edition 2017"))
    let lines = try bench.run("words").text.split(separator: "\n").filter { $0.hasPrefix("가능성이 높다") }
    #expect(lines.count == 2)
  }

  @Test func `is journaled, undone, and rebuilt from the log with the same facts`() throws {
    var bench = try bench()
    let facts = try bench.facts
    #expect(try bench.run("lexicon 지면.lexicon").text == "지면  unchanged\n")
    #expect(try bench.facts == facts)
    try bench.run("lexicon text \"edition: 2018\\nsource: x\\n유력하다: 60-90\" name 지면")
    try bench.run("undo")
    #expect(try bench.facts == facts)
    try bench.run("predict \"Rain\" \"가능성이 높다\" by fri")
    var fresh = TestBench()
    try fresh.runScript(bench.canonicalScript)
    #expect(try fresh.facts == bench.facts)
    #expect(try fresh.run("lexicon show 지면").text == bench.run("lexicon show 지면").text)
  }

  @Test func `in force is not dropped, and is missed where undo takes it`() throws {
    var bench = try bench()
    #expect(bench.failure(of: "lexicon drop 지면")?.diagnostic.message == "'지면' is in force")
    try bench.run("undo o1")
    let failure = bench.failure(of: "predict \"Rain\" likely by fri")
    #expect(failure?.diagnostic.message == "the lexicon in force, '지면', is no longer here")
    #expect(try bench.run("lexicon").text.contains("kent-1964"))
    try bench.run("set lexicon icd-203")
    try bench.run("predict \"Rain\" likely by fri")
  }

  @Test(arguments: [
    ("lexicon drop kent-1964", "'kent-1964' belongs to the program"),
    ("lexicon drop none", "the workspace has no lexicon 'none'"),
    ("lexicon 지면.lexicon name icd-203", "'icd-203' is a lexicon of the program"),
    ("lexicon text \"a: 1-2\" name x", "the lexicon has no edition"),
    ("lexicon text \"edition: 1\\nsource: x\\na: 1\\nb: x\" name x", "line 4: 'x' is no band in percent"),
    ("lexicon show kent", "there is no lexicon 'kent'"), ("set lexicon kent", "there is no lexicon 'kent'"),
    ("lexicon nowhere.lexicon", "there is no file 'nowhere.lexicon'"),
  ])
  func `is refused where it cannot be`(line: String, message: String) throws {
    var bench = try bench()
    let failure = bench.failure(of: line)
    #expect(failure?.diagnostic.message == message)
    #expect(failure?.diagnostic.range != nil)
  }

  @Test func `leaves a baseline that was set in words as it was`() throws {
    var bench = TestBench()
    try bench.run("set baseline likely")
    try bench.run("set lexicon kent-1964")
    #expect(try bench.run("score").text.contains("skill against 67.5%"))
  }

  @Test func `is not needed to see that words follow a statement by mistake`() {
    var bench = TestBench()
    let failure = bench.failure(of: "predict Moon wins by fri")
    #expect(failure?.diagnostic.message == "'wins' is not a probability or a phrase of ICD 203")
    #expect(failure?.diagnostic.hint?.hasPrefix("quote a statement of several words") == true)
    #expect(bench.failure(of: "predict Moon becuase x by fri")?.diagnostic.code == "E-WORD")
  }
}

@Suite struct `What words came to` {
  @Test func `counts each forecaster's word on a prediction once, and only after the deadline`() throws {
    var bench = TestBench()
    for (number, outcome) in ["yes", "no", "yes", "void", "40%"].enumerated() {
      try bench.run("predict \"P\(number)\" likely by 2017-05-10 @ada on 2017-05-01 hedge \"May  well\"")
      try bench.run("forecast p\(number + 1) likely @ada on 2017-05-03 hedge \"may well\"")
      try bench.run("resolve p\(number + 1) \(outcome) on 2017-05-10")
    }
    try bench.run("predict Early likely by 2017-12-31 @ada on 2017-05-01")
    try bench.run("resolve p6 yes on 2017-05-10")
    try bench.run("predict Late likely by 2017-05-10 @ada on 2017-05-10")
    try bench.run("resolve p7 yes on 2017-05-05 known 2017-05-06")
    let rows = try bench.run("words --format csv").text.split(separator: "\n").map(String.init)
    // Four of seven count: one is void, one came early, one was said too late; 1 + 0 + 1 + 0.4 of 4 came true.
    #expect(rows[1].hasPrefix(",word,likely,icd-203,2015,0.55,0.8,0.675,0.675,0.675,7,4,2.4,0.6,"))
    #expect(rows[2].hasPrefix(",hedge,may well,,,,,,0.675,0.675,5,4,2.4,0.6,"))
    #expect(rows.count == 3)
  }

  @Test func `say nothing of the band below ten, and then what Wilson's interval says`() throws {
    var bench = TestBench()
    for number in 1...10 {
      try bench.run("predict \"P\(number)\" likely by 2017-05-10 @ada on 2017-05-01")
      try bench.run("resolve p\(number) \(number == 1 ? "yes" : "no")")
      if number == 9 { #expect(try bench.run("words").text.contains("too few\n")) }
    }
    // 1 of 10: 0.0179 to 0.4042 by the published formula, wholly below 0.55.
    #expect(try bench.run("words").text.contains("10  10     1   0.10  0.02-0.40  less often\n"))
  }
}

@Suite struct `The reading of a score` {
  /// Two speakers, one word of each read within its band.
  private func bench(_ outcome: String) throws -> TestBench {
    var bench = TestBench()
    try bench.run("predict A likely by 2017-05-10 @ada on 2017-05-01")
    try bench.run("forecast p1 70% @지훈 on 2017-05-01")
    try bench.run("resolve p1 \(outcome) on 2017-05-10")
    return bench
  }

  @Test func `says for each pair whether words decide`() throws {
    var bench = try bench("yes")
    let text = try bench.run("score per speaker").text
    // likely is 0.04 at 80% and 0.2025 at 55%; 70% is 0.09, less the former 0.05, less the latter -0.1125.
    #expect(text.contains("@ada: reading range 0.040-0.202, 1 word among 1 scored forecast\n"))
    #expect(text.contains("@지훈   @ada       -0.016  -0.112 to 0.050  -0.112 to 0.050  decide\n"))
    #expect(text.contains("the reading of words decides 1 of 1 pair of speakers\n"))
    #expect(try bench.run("score").text.contains("reading range"))
    #expect(!(try bench.run("score per year").text.contains("of speakers")))
    #expect(!(try bench.run("score @지훈 per speaker").text.contains("reading")))
    try bench.run("forecast p1 20% @지훈 on 2017-05-01")
    #expect(try bench.run("score per speaker").text.contains("decides 0 of 1 pair"))
  }
}
