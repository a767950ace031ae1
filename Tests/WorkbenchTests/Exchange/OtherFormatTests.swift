import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Tasks of Label Studio` {
  private static let task =
    #"{"id":1,"data":{"text":"Moon wins 🗳️ in May. THAAD stays.","title":"Wire","x":3},"annotations":[{"id":9,"completed_by":"#
    + #"{"id":4,"email":"ada@example.org"},"was_cancelled":false,"result":[{"id":"a","from_name":"label","to_name":"text","#
    + #""type":"labels","value":{"start":0,"end":9,"text":"Moon wins","labels":["win","good"]}},{"id":"b","type":"labels","#
    + #""value":{"start":21,"end":32,"text":"THAAD stays","labels":["stay"]}},{"type":"relation","from_id":"a","#
    + #""to_id":"b","direction":"left","labels":["supports"]},{"type":"choices","value":{"choices":["News"]}},"#
    + #"{"type":"rating","value":{"rating":4}}]},{"was_cancelled":true,"result":[]}],"predictions":[{"result":[]}]}"#

  @Test func `are documents with what each annotator marked`() throws {
    var bench = TestBench(files: ["t.json": "[\(Self.task)]"])
    let said = try bench.run("import t.json format labelstudio --json").text
    for words in ["was cancelled", "guesses of a model", "results of the type rating", "'meta.x'"] {
      #expect(said.contains(words), "\(words): \(said)")
    }
    let shown = try bench.run("read d1 all --json").text
    #expect(shown.contains("+good") || shown.contains("\"good\""))
    #expect(try bench.run("show l1").text.contains("c2 supports c1"))
    #expect(try bench.run("list mentions").text.contains("Moon wins"))
    #expect(try bench.run("show d1").text.contains("+news"))
    let facts = try bench.facts
    try bench.run("import t.json format labelstudio")
    #expect(try bench.facts == facts)
  }

  @Test(arguments: [
    (#"{"data":{"text":"abc"}}"#, nil), (#"{"data":{"review":"abc","n":1},"annotations":[]}"#, nil),
    (#"{"data":{}}"#, "which of its members"), (#"{"data":{"a":"x","b":"y"}}"#, "which of its members"),
    (#"{"text":"abc"}"#, "'data' is missing"),
    (#"{"data":{"text":"https://a.example.org/1.txt"}}"#, "address of a text"),
    (
      #"{"data":{"text":"abc"},"annotations":[{"result":[{"type":"labels","value":{"start":0,"labels":["x"]}}]}]}"#,
      "start and end"
    ),
    (
      #"{"data":{"text":"abc"},"annotations":[{"result":[{"type":"labels","value":{"start":0,"end":2}}]}]}"#,
      "has no labels"
    ),
    (
      #"{"data":{"text":"abc"},"annotations":[{"result":[{"type":"labels","value":{"start":0,"end":9,"labels":["x"]}}]}]}"#,
      "outside the text"
    ),
    (#"{"data":{"text":"abc"},"annotations":7}"#, "is no list"), ("7", "is no object"),
  ]) func `that are wrong are refused, and keep nothing`(_ text: String, _ words: String?) throws {
    var bench = TestBench()
    let said = try bench.refusal(of: "import t.json format labelstudio", "[\(text)]", in: "t.json")
    #expect(words.map { said.contains($0) && said.contains("[E-JSON]") } ?? (said == "taken"), "\(said)")
  }
}

@Suite struct `Words and maps for other programs` {
  private func bench() throws -> TestBench {
    var bench = TestBench(files: ["a.txt": "문재인 후보가 당선된다. THAAD stays, they say.\n\nMoon wins it."])
    try bench.runScript(
      """
      import a.txt @ada on 2017-03-20
      mark "문재인" in d1 +person
      mark "THAAD stays" in d1 +event
      mark "stays" in d1 +verb
      mark "hey" in d1 +cut
      claim "Moon wins it" in d1 as "Moon [wins] #1" +korea/election
      claim "THAAD stays" in none @hana on 2017-04
      claim "They lie" in none
      link c2 supports c1
      link c3 contradicts c1 because "why"
      link c2 causes c3
      """)
    return bench
  }

  @Test func `are a word a line with one label`() throws {
    var bench = try bench()
    try bench.run("export conll to out.conll")
    let text = try #require(bench.folder["out.conll"])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.prefix(4) == ["-DOCSTART-\tO", "", "문재인\tB-person", "후보가\tO"])
    for line in [
      "THAAD\tB-event", "stays\tI-event", ",\tO", "Moon\tB-korea/election", "wins\tI-korea/election",
    ] {
      #expect(lines.contains(line), "\(line) in \(text)")
    }
    // Words with their places taken out are the text again.
    let words = lines.dropFirst(2).filter { !$0.isEmpty }.map { $0.split(separator: "\t")[0] }.joined()
    #expect(words == "문재인후보가당선된다.THAADstays,theysay.Moonwinsit.")
    let said = try bench.run("export conll to out.conll --json").text
    #expect(said.contains("overlaps a longer one") && said.contains("is written as whole words"))
    #expect(bench.failure(of: "export conll to out.conll strict")?.diagnostic.code == "E-LOSS")
  }

  @Test func `are claims with what supports and attacks them`() throws {
    var bench = try bench()
    try bench.run("export argdown to out.argdown")
    #expect(
      bench.folder["out.argdown"] == """
        [c1]: Moon \\[wins\\] \\#1 #(korea/election) {speaker: "@ada", said: "2017-03-20"}
          + [c2]
          - [c3]

        [c2]: THAAD stays {speaker: "@hana", said: "2017-04"}

        [c3]: They lie

        """)
    let said = try bench.run("export argdown to out.argdown --json").text
    for words in ["no sign of argdown means causes", "its reason is not written", "where its words stand"] {
      #expect(said.contains(words), "\(words)")
    }
  }
}
