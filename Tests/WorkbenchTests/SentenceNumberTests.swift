import CommandLanguage
import Testing

@testable import Workbench

@Suite struct `A sentence's number` {
  private func bench() throws -> TestBench {
    var bench = TestBench(files: ["a.txt": "제목\n\n사드는 떠난다. 문재인이 이긴다. The s3 stays.\n"])
    try bench.run("import a.txt @ada on 2017-04-03")
    return bench
  }

  @Test func `stands for its words where a document is in use or named`() throws {
    var bench = try bench()
    #expect(try bench.run("claim s2 in d1").text.contains("사드는 떠난다."))
    try bench.run("use d1")
    #expect(try bench.run("claim s4 @moon").text.contains("The s3 stays."))
    #expect(try bench.run("mark p2 +korea").text.contains("사드는 떠난다."))
    #expect(try bench.canonicalScript.contains(" d1:"))
    #expect(bench.failure(of: "claim s9")?.diagnostic.code == "E-ADDRESS")
  }

  @Test func `is first of all words, if they stand there`() throws {
    var bench = try bench()
    #expect(try bench.run("mark s3 in d1 +model").text.contains("  d1:"))
    #expect(try bench.run("show m1 --json").text.contains("\"quote\":\"s3\""))
    #expect(try bench.run("claim s2 in none").text.contains("c1 m2  s2"))
  }
}
