import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Lines of spans` {
  private static let forms = [
    #"{"text":"Moon wins 🗳️ in May","spans":[{"start":0,"end":4,"label":"person","token_start":0}],"answer":"accept"}"#,
    #"{"text":"Moon wins 🗳️ in May","label":[[0,4,"person"]]}"#,
    #"{"data":"Moon wins 🗳️ in May","labels":[[0,4,"person"]]}"#,
    #"{"text":"Moon wins 🗳️ in May","entities":[{"id":7,"start_offset":0,"end_offset":4,"label":"person"}],"relations":[]}"#,
    #"{"text":"Moon wins 🗳️ in May","entities":[[0,4,"person"]]}"#,
    #"["Moon wins 🗳️ in May",{"entities":[[0,4,"person"]]}]"#,
    #"{"text":"Moon wins 🗳️ in May","ents":[{"start":0,"end":4,"label":"person"}]}"#,
    #"{"text":"Moon wins 🗳️ in May","spans":{"sc":[{"start":0,"end":4,"label":"person"}]}}"#,
  ]

  @Test(arguments: forms) func `mean the same in every form`(_ line: String) throws {
    var bench = TestBench(files: ["a.jsonl": line + "\n"])
    #expect(try bench.run("import a.jsonl format jsonl --json").text.contains("\"lossless\":true"))
    #expect(try bench.run("list mentions --format csv").text.contains("d1:0-4"))
    #expect(try bench.run("show m1").text.contains("+person"))
  }

  @Test func `that were rejected or ignored are listed and not taken`() throws {
    let lines = ["accept", "reject", "ignore"].map { "{\"text\":\"Text \($0)\",\"answer\":\"\($0)\"}" }
    var bench = TestBench(files: ["a.jsonl": lines.joined(separator: "\n")])
    let said = try bench.run("import a.jsonl format jsonl").text
    #expect(said.contains("1 document") && said.contains("'reject'") && said.contains("'ignore'"))
    #expect(try bench.run("list documents --format ids").text == "d1\n")
  }

  @Test func `tell by their tokens what offsets count`() throws {
    let line =
      #"{"text":"🗳️ Moon wins","tokens":[{"text":"Moon","start":4,"end":8}],"spans":[{"start":4,"end":8,"label":"x"}]}"#
    var bench = TestBench(files: ["a.jsonl": line])
    #expect(try bench.run("import a.jsonl format jsonl").text.contains("UTF-16"))
    #expect(try bench.run("show m1").text.contains("Moon"))
  }

  @Test func `give titles, days and addresses that fit, and list the rest`() throws {
    let line =
      #"{"text":"Moon wins","label":["news"],"meta":{"title":"T","url":"https://a.org/","published":"2017-05","x":1},"_hash":3}"#
    var bench = TestBench(files: ["a.jsonl": line])
    let said = try bench.run("import a.jsonl format jsonl +wire").text
    #expect(said.contains("'meta.x'") && said.contains("'_hash'"))
    let shown = try bench.run("show d1").text
    for word in ["https://a.org/", "2017-05", "+news", "+wire"] { #expect(shown.contains(word)) }
  }

  @Test func `become claims where a relation of ours joins them`() throws {
    let line =
      #"{"text":"A wins. B loses.","entities":[{"id":"a","start_offset":0,"end_offset":6,"label":"x"},{"id":"b","start_offset":8,"end_offset":15,"label":"y"}],"relations":[{"from_id":"a","to_id":"b","type":"Supports"},{"from_id":"a","to_id":"b","type":"foundedBy"}]}"#
    var bench = TestBench(files: ["a.jsonl": line])
    #expect(try bench.run("import a.jsonl format jsonl").text.contains("'relation foundedBy'"))
    #expect(try bench.run("show l1").text.contains("supports"))
    let before = try bench.facts
    try bench.run("import a.jsonl format jsonl")
    #expect(try bench.facts == before)
  }

  @Test(arguments: [
    (#"{"text":"abc","label":[[0,9,"x"]]}"#, "outside the text"),
    (#"{"text":"abc","label":[[2,1,"x"]]}"#, "no words stand at 2-1"),
    (#"{"text":"abc","label":[[-1,1,"x"]]}"#, "no words stand at -1-1"),
    (#"{"text":"abc","label":[[0,1]]}"#, "is no span"), (#"{"text":"abc","label":[7]}"#, "is no span"),
    (#"{"text":"abc","spans":[{"start":0,"end":1}]}"#, "has no label"),
    (#"{"text":"abc","spans":[{"start":0.5,"end":1,"label":"x"}]}"#, "is no span"),
    (#"{"label":[[0,1,"x"]]}"#, "has no text"), (#"7"#, "an object"), (#"{"text":"abc""#, "not JSON"),
    (#"{"text":"abc","text":"d"}"#, "stands twice"), (#"{"text":"\ud800"}"#, "surrogate"),
    (#"{"text":"a\u0000b"}"#, "NUL"), (#"{"text":"abc","x":1e999}"#, "too large"),
    (#"{"text":"abc","relations":[{"from_id":1,"to_id":2,"type":"supports"}]}"#, "joins no two spans"),
  ]) func `that are wrong are refused with their line`(_ line: String, _ reason: String) throws {
    var bench = TestBench(files: ["a.jsonl": #"{"text":"first"}"# + "\n" + line + "\n" + #"{"text":"last"}"#])
    let before = try bench.facts
    let refused = bench.failure(of: "import a.jsonl format jsonl")
    let failure = try #require(refused)
    #expect(failure.diagnostic.message.contains(reason), "\(failure.diagnostic.message)")
    #expect(failure.statement?.line == 2)
    #expect(try bench.facts == before)
    // Those that are right are kept where the command keeps going.
    let said = try bench.run("import a.jsonl format jsonl keep-going --json").text
    #expect(said.contains("\"documents\":2"))
    #expect(try bench.run("list documents --format ids").text.split(separator: "\n").count == 2)
  }

  private static let published =
    (ProcessInfo.processInfo.environment["RECKON_DATA"].map { URL(filePath: $0) }
    ?? Project.root.appending(path: "../shared/data")).appending(path: "doccano")

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: published.path), "doccano's samples are not here"),
    arguments: [
      ("relations_export", 4, "4 marks"), ("relations_import", 4, "4 marks"),
      ("spans_overlapping", 1, "twice is one mark"),
    ]) func `of doccano are taken`(_ name: String, _ marks: Int, _ words: String) throws
  {
    let text = try String(contentsOf: Self.published.appending(path: name + ".jsonl"), encoding: .utf8)
    var bench = TestBench(files: ["a.jsonl": text])
    #expect(try bench.run("import a.jsonl format jsonl").text.contains(words))
    #expect(try bench.run("list mentions --format ids").text.split(separator: "\n").count == marks)
  }
}
