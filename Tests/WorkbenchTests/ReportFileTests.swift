import CommandLanguage
import Presentation
import Testing

@testable import Workbench

@Suite struct `Files of reports` {
  private static func bench() throws -> TestBench {
    var bench = TestBench(files: [
      "texts/moon.txt": "Moon leads. 문재인이 앞선다.", "frame.mustache": "<h1>{{title}}</h1>\n{{{body}}}",
    ])
    try bench.run("import texts/moon.txt @ada on 2017-03-20 lang ko")
    try bench.run("predict \"Moon wins, 문재인이 이긴다; really\" 60% by 2017-05-10 @ada on 2017-03-20")
    return bench
  }

  @Test(arguments: [
    (
      "report agenda template frame.mustache to frame.mustache", "frame.mustache",
      "is what this command reads"
    ),
    ("report dossier to texts/moon.txt", "texts/moon.txt", "holds the text of d1"),
    ("report dossier to linked/moon.txt", "linked/moon.txt", "holds the text of d1"),
    (
      "report agenda template ./frame.mustache to texts/../frame.mustache", "texts/../frame.mustache",
      "is what this command reads"
    ),
    ("chart path p1 to texts/moon.svg", "texts/moon.svg", nil),
    ("run s.rk", "s.rk", "is a script that runs"),
  ])
  func `never take the place of what was read`(line: String, file: String, refusal: String?) throws {
    var bench = try Self.bench()
    bench.folder.write("report agenda to s.rk\n", to: "s.rk")
    // The other names of the same files.
    bench.folder.write("Moon leads.", to: "linked/moon.txt")
    bench.folder.write("{{{body}}}", to: "./frame.mustache")
    bench.folder.write("{{{body}}}", to: "texts/../frame.mustache")
    let before = bench.folder[file]
    guard let refusal else { return _ = try bench.run(line) }
    let message = try #require(bench.failure(of: line)?.diagnostic.message)
    #expect(message.hasSuffix(refusal))
    #expect(bench.folder[file] == before)
  }

  @Test func `of an earlier report may be replaced`() throws {
    var bench = try Self.bench()
    try bench.run("report agenda to card.md")
    try bench.run("report dossier to card.md")
    #expect(bench.folder["card.md"]?.hasPrefix("# Dossier") == true)
  }

  @Test(arguments: ["card.md", "CARD.MD", "x.Html", "x.CSV", "x.txt"])
  func `have the form that their names end in, however these are written`(name: String) throws {
    var bench = try Self.bench()
    try bench.run("report agenda to \(name)")
    let start = ["md": "# Agenda", "html": "<!DOCTYPE html>", "csv": "id,section", "txt": "Agenda\n═"]
    let ending = try #require(name.split(separator: ".").last).lowercased()
    #expect(bench.folder[name]?.hasPrefix(try #require(start[ending])) == true)
  }

  @Test func `of a calendar without events say so`() throws {
    var bench = try Self.bench()
    let notes = try bench.run("report audit to audit.ics").notices
    #expect(notes.contains("note: nothing here has a deadline; 'report agenda' and 'due' do"))
  }

  @Test func `of a calendar of nothing are whole all the same, and say so`() throws {
    var bench = TestBench()
    let notes = try bench.run("report agenda to agenda.ics").notices
    #expect(notes.contains("note: no deadline is among these, so the calendar has no event"))
    let text = try #require(bench.folder["agenda.ics"])
    #expect(
      text.hasSuffix(
        "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
          + "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n"))
  }

  @Test func `of an audit do not say of all what one speaker alone said`() throws {
    var bench = try Self.bench()
    #expect(try !bench.run("report audit").text.contains("Audit of all"))
    try bench.run("predict \"Rain\" 10% by 2017-05-10 @hana on 2017-03-20")
    #expect(try bench.run("report audit").text.contains("Audit of all"))
    #expect(try !bench.run("report audit per speaker").text.contains("Audit of all"))
  }

  @Test func `of calendars tell the predictions of two workspaces apart, and know one again`() throws {
    func uid(_ statement: String, _ more: String...) throws -> String {
      var bench = TestBench()
      try bench.run("predict \"\(statement)\" 60% by 2017-05-10 @ada on 2017-03-20")
      for line in more { try bench.run(line) }
      let text = try bench.run("report agenda --as-of 2017-04-01 --format ics").text
      let uid = try #require(text.firstMatch(of: /UID:([^\r]*)/)).output.1.description
      #expect(try bench.run("due --as-of 2018-01-01 --format ics").text.contains("UID:\(uid)"))
      return uid
    }
    #expect(try uid("Moon wins") != uid("Ahn wins"))
    let amended = try uid("Moon wins", "edit p1 by 2017-05-11", "edit p1 statement \"He wins\"")
    #expect(try uid("Moon wins") == amended)
  }

  @Test(arguments: [
    (String(repeating: "{{#a}}", count: 20_000), "frame.mustache:1:601: sections stand more than 100 deep"),
    ("<p>\n{{> other}}</p>", "frame.mustache:2:1: a template has no other to take in"),
  ])
  func `are not made from templates that would crash or lose something`(text: String, message: String)
    throws
  {
    var bench = try Self.bench()
    bench.folder.write(text, to: "frame.mustache")
    #expect(
      bench.failure(of: "report agenda template frame.mustache to x.html")?.diagnostic.message == message)
  }

  @Test func `of the agenda lead from a deadline to the quoted words`() throws {
    var bench = try Self.bench()
    try bench.run("claim \"Moon leads\" in d1 @ada")
    try bench.run("predict c1 \"Moon leads still\" 70% by 2017-05-10 @ada on 2017-03-20")
    let page = try bench.run("report agenda --as-of 2017-04-01 --format html").text
    for part in ["href=\"#p2\"", "id=\"p2\"", "href=\"#c1\"", "id=\"m1\""] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(try !bench.run("report agenda --as-of 2017-04-01").text.contains("Documents"))
  }

  @Test(arguments: Report.all.map(\.name), ["text", "markdown", "html"])
  func `tell on what they rest`(name: String, format: String) throws {
    var bench = try Self.bench()
    let text = try bench.run("report \(name) --as-of 2017-04-01 --format \(format)").text
    #expect(text.contains("formulas: edition 1; workspace at o2, not sealed"))
    #expect(text.contains("as of 2017-04-01; nothing that became known later is counted"))
    let data = try bench.json("report \(name) --as-of 2017-04-01")
    #expect((data["provenance"] as? [String: Any])?["operation"] as? String == "o2")
  }
}
