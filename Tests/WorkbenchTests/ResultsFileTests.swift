import Testing

@testable import Workbench

@Suite struct `Results sent to a file` {
  private func bench() throws -> TestBench {
    var bench = TestBench(files: ["old.txt": "old"])
    try bench.run("claim \"문재인이 앞선다\" in none @moon on 2017-03-20")
    return bench
  }

  private let quiet = Output(show: { _, _ in }, notice: { _ in })

  @Test func `are all there once they end, and nothing before`() throws {
    var bench = try bench()
    #expect(try bench.run("output claims.txt").notices == ["results go to claims.txt"])
    let page = try bench.run("list claims")
    #expect(page.text == "" && bench.folder["claims.txt"] == nil)
    try bench.run("show c1 --json")
    let end = try bench.run("output")
    #expect(
      end.notices == ["wrote claims.txt", "results go to the terminal"])
    let text = try #require(bench.folder["claims.txt"])
    #expect(try text == bench.run("list claims").text + bench.run("show c1 --json").text)
  }

  @Test func `are written at the end of the sitting`() throws {
    var bench = try bench()
    #expect(try bench.run("output old.txt").notices == ["results go to old.txt, which will be replaced"])
    try bench.run("list claims")
    #expect(bench.folder["old.txt"] == "old")
    try bench.session.finish(quiet)
    #expect(bench.folder["old.txt"]?.contains("c1") == true)
  }

  @Test func `replace no file while there are none`() throws {
    var bench = try bench()
    try bench.run("output old.txt")
    #expect(try bench.run("output").notices.contains("nothing was sent to old.txt, so it was not written"))
    #expect(bench.folder["old.txt"] == "old")
  }

  @Test func `of a script appear after its commit, and not where it fails`() throws {
    var bench = try bench()
    let failure = bench.scriptFailure("output a.txt\nlist claims\noutput b.txt\nlist claims\nshow c99\n")
    #expect(failure != nil && bench.folder["a.txt"] == nil && bench.folder["b.txt"] == nil)
    let answer = try bench.runScript("output a.txt\nlist claims\noutput b.txt\nlist claims\n")
    #expect(answer.text == "")
    #expect(bench.folder["a.txt"] == bench.folder["b.txt"] && bench.folder["a.txt"]?.contains("c1") == true)
    #expect(bench.session.sitting.results == nil)
    #expect(try bench.run("list claims").text.contains("c1"))
  }

  @Test func `of a dry run are only announced`() throws {
    var bench = try bench()
    let answer = try bench.runScript("output a.txt\nlist claims\n", "--dry-run")
    #expect(answer.notices.contains("would write a.txt") && bench.folder["a.txt"] == nil)
  }

  @Test func `go to the file of the sitting from a script too`() throws {
    var bench = try bench()
    try bench.run("output a.txt")
    try bench.runScript("list claims\n")
    try bench.run("output")
    #expect(bench.folder["a.txt"]?.contains("c1") == true)
  }
}
