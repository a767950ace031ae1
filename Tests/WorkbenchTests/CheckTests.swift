import CommandLanguage
import Facts
import GRDB
import Testing

@testable import Storage
@testable import Workbench

@Suite struct `Checking a workspace` {
  private func bench() throws -> TestBench {
    var bench = TestBench(files: [
      "a.txt": "사드는 떠난다. 사드는 남는다.\n",
      "s.scheme": "+stance closed exclusive on claims\n  +pro\n  +con\n+source required claims,documents\n",
    ])
    try bench.runScript(
      """
      import a.txt @ada on 2017-03-01
      claim "사드는 떠난다" in d1 +stance/pro +source
      claim "사드는 남는다" in d1 +stance/maybe key stays
      mark "사드는" in d1.s1 +stance/pro
      """)
    return bench
  }

  /// Changes the file behind the journal's back.
  private func tamper(_ bench: inout TestBench, table: String, _ sql: String) throws {
    try bench.session.store().queue.writeWithoutTransaction { database in
      let triggers = try database.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = \(table)")
      for trigger in triggers {
        try database.execute(sql: "DROP TRIGGER \(try trigger.required(0) as String)")
      }
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: try trigger.required(1) as String) }
    }
  }

  @Test func `finds nothing where all is well, and ends with 0`() throws {
    var bench = try bench()
    let answer = try bench.run("check")
    #expect(!answer.text.contains("found"), "\(answer.text)")
    #expect(bench.session.sitting.exit == nil)
    #expect(try bench.run("check --json").text.hasPrefix("{\"ok\":true,"))
  }

  @Test func `names the quote and the text that were altered, and ends with 1`() throws {
    var bench = try bench()
    try tamper(&bench, table: "anchor", "UPDATE anchor SET fragments = '1-8' WHERE mention = 1")
    #expect(
      try bench.run("check quotes").text.contains(
        "m1 1-8 the text there is \"드는 떠난다.\", not the words quoted"))
    #expect(bench.session.sitting.exit == .failed)
    try tamper(&bench, table: "version", "UPDATE version SET text = replace(text, '남는다', '떠난다')")
    let text = try bench.run("check").text
    #expect(
      text.contains("texts  1 found") && text.contains("m2 9-16 the text there is \"사드는 떠난다\""), "\(text)")
    #expect(try bench.run("check quotes m2").text.contains("1 found"))
    #expect(try bench.run("check quotes c1").text.contains("well"))
  }

  @Test func `lists what breaks the schemes with row, tag, rule and what mends it`() throws {
    var bench = try bench()
    try bench.run("scheme s.scheme")
    let json = try bench.run("check scheme --json").text
    #expect(json.contains("\"findings\":4}],"))
    #expect(try bench.run("check scheme --format tsv").text.split(separator: "\n").count == 5)
    #expect(json.contains("\"id\":\"m3\",\"tag\":\"stance/pro\",\"rule\":\"on\""), "\(json)")
    #expect(json.contains("\"id\":\"c2\",\"tag\":\"stance/maybe\",\"rule\":\"closed\""))
    #expect(json.contains("\"id\":\"c2\",\"tag\":null,\"rule\":\"required\""))
    #expect(json.contains("\"hint\":\"tag d1 +TAG, one of +source/...\""))
    #expect(bench.session.sitting.exit == .failed)
    bench.session.sitting.exit = nil
    try bench.run("check scheme c1")
    #expect(bench.session.sitting.exit == nil)
    for line in ["tag c2 -stance/maybe +source", "tag d1 +source", "tag m3 -stance/pro", "check"] {
      try bench.run(line)
    }
    #expect(bench.session.sitting.exit == nil)
  }

  @Test func `works within a script, where an operation is not finished`() throws {
    var bench = try bench()
    #expect(try !bench.runScript("claim 또 in none\ncheck\n").text.contains("found"))
    try bench.run("scheme s.scheme")
    #expect(try bench.runScript("tag c2 +source\ncheck scheme c2\n").text.contains("scheme  1 found"))
  }

  @Test func `goes on where one part of the file cannot be read`() throws {
    var bench = try bench()
    try bench.run("scheme s.scheme")
    try tamper(&bench, table: "tag_rule", "UPDATE tag_rule SET targets = 'planets' WHERE id = 1")
    let text = try bench.run("check").text
    #expect(text.contains("cannot be read") && text.contains("quotes  well  3 quotes"), "\(text)")
  }

  @Test func `says in help what each section looks at`() throws {
    var bench = try bench()
    let help = try bench.run("help check").text.replacing("\n", with: " ")
    for check in Check.all { #expect(help.contains(check.name), "\(check.name)") }
    #expect(Set(Check.all.map(\.name)).count == Check.all.count)
  }
}
