import CommandLanguage
import Testing

@testable import Workbench

@Suite struct `A key` {
  @Test func `stands for the same meaning, however it is said`() throws {
    var bench = TestBench(files: ["a.txt": "Moon leads."])
    try bench.run("import a.txt on 2017-03-20 key a")
    try bench.run("claim \"Moon leads\" in key:a key c")
    let facts = try bench.facts
    #expect(try bench.run("claim d1:0-10 in d1 key c").text == "c1 unchanged\n")
    #expect(try bench.run("claim \"Moon  leads\" in d1 --key c").text == "c1 unchanged\n")
    #expect(try bench.facts == facts)
  }

  @Test func `does not stand for the same words on another day`() throws {
    var bench = TestBench()
    try bench.run("predict Rain 70% by +3w @ada on 2017-01-01 key rain --as-of 2017-01-01")
    let again = "predict Rain 70% by +3w @ada on 2017-01-01 key rain"
    #expect(try bench.run("\(again) --as-of 2017-01-01").text.contains("unchanged"))
    let failure = bench.failure(of: "\(again) --as-of 2017-02-01")?.diagnostic
    #expect(failure?.code == "E-KEY")
    #expect(failure?.hint?.contains("2017-01-22") == true)
    #expect(failure?.hint?.contains("2017-02-22") == true)
    try bench.run("expect count predictions 1")
  }

  @Test func `given without a day is the same tomorrow`() throws {
    var bench = TestBench()
    try bench.run("predict Rain 70% by 2018 key rain --as-of 2017-01-01")
    #expect(try bench.run("predict Rain 70% by 2018 key rain --as-of 2017-02-01").text.contains("unchanged"))
  }

  @Test func `lets a replayed log and its script meet`() throws {
    var bench = TestBench(files: try Project.files(in: Project.sample))
    try bench.run("run build.rk")
    var fresh = TestBench(files: bench.folder.all)
    try fresh.run("set as-of 2024-01-01")
    try fresh.runScript(try bench.canonicalScript)
    let facts = try fresh.facts
    #expect(try fresh.run("run build.rk").notices.last == "nothing changed")
    #expect(try fresh.facts == facts)
  }
}
