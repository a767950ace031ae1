import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Commands as fields` {
  /// A line's command, the fields that it has, and what those are read as.
  private func readings(_ line: String) throws -> (typed: Arguments, again: Arguments, json: JSON) {
    let statement = try `The same commands`.words(of: line)
    let verb = try #require(statement.words.first)
    let command = try Command.named(verb, allowsAbbreviations: false)
    let options = SittingOption.all.map(\.syntax)
    let typed = try command.syntax.bind(statement, options: options)
    let json = command.json(of: typed)
    let fields = try CommandFields(JSON(parsing: json.text()))
    let fielded = FieldedStatement(fields, of: command.syntax, options: options, source: "a.jsonl", line: 1)
    return (typed, try command.syntax.bind(fielded, options: options), json)
  }

  @Test(arguments: Command.all.flatMap(\.syntax.examples) + `The same commands`.lines)
  func `mean what the line means`(line: String) throws {
    let (typed, again, json) = try readings(line)
    #expect(again.content(except: "") == typed.content(except: ""), "\(json.text())")
    #expect(
      again.filter.map(\.text).joined(separator: " ") == typed.filter.map(\.text).joined(separator: " "))
    #expect(again.rest.map(\.text) == typed.rest.map(\.text))
    #expect(
      again.options.map { [$0.name, $0.value?.text] } == typed.options.map { [$0.name, $0.value?.text] })
    // The line that stands for the fields is one that our own lexer reads as the same words.
    let statement = again.statement
    var lexer = Lexer(statement.text, source: "a.jsonl")
    let read = try #require(try lexer.next())
    #expect(read.words.map(\.text) == statement.words.map(\.text), "\(statement.text)")
  }

  @Test func `have names of their own within a command`() {
    for command in Command.all {
      let names = command.syntax.fieldNames
      #expect(Set(names).count == names.count && !names.contains("op"), "\(command.syntax.name): \(names)")
    }
  }
}

@Suite struct `Apply` {
  private func applied(
    _ text: String, to bench: inout TestBench, file: String = "bulk.jsonl", _ words: String...
  ) -> (replies: [JSON], failure: Failure?) {
    bench.folder.write(text, to: file)
    var failure: Failure?
    do throws(Failure) { try bench.execute(Statement(arguments: ["apply", file] + words)) } catch {
      failure = error
    }
    let lines = bench.lastSaid.text.split(separator: "\n")
    return (lines.compactMap { try? JSON(parsing: String($0)) }, failure)
  }

  @Test func `answers each line, and a second time says unchanged`() throws {
    var bench = TestBench()
    let lines = """
      {"op":"claim","key":"x0","text":"사드는 떠난다","in":"none","speaker":"@moon","on":"2017-03-01","tags":["korea"]}

      {"op":"predict","key":"x1","claim":"key:x0","probability":0.7,"by":"2017-05-10","criteria":null,"tags":"korea, war"}
      {"op":"list","collection":"predictions","--as-of":"2017-04-01"}
      """
    let first = applied(lines, to: &bench)
    #expect(first.failure == nil)
    #expect(first.replies.map { $0["line"] } == [1, 3, 4])
    #expect(first.replies.map { $0["id"] } == ["c1", "p1", nil])
    #expect(first.replies[2]["result"] != nil)
    let facts = try bench.facts
    let second = applied(lines, to: &bench)
    #expect(second.replies.prefix(2).allSatisfy { $0["unchanged"] == true })
    #expect(bench.lastSaid.notices == ["nothing changed"])
    #expect(try bench.facts == facts)
    #expect(try bench.operations.count == 1)
  }

  @Test(arguments: ["--dry-run", ""])
  func `keeps nothing where a line fails, and names the line and the field`(option: String) throws {
    var bench = TestBench()
    let before = try bench.facts
    let lines = """
      {"op":"claim","text":"하나","in":"none","speaker":"@ada"}
      {"op":"predict","statement":"비","probability":"50%","by":"2017-13-10"}
      """
    let words = option.isEmpty ? [] : [option]
    let answer = words.isEmpty ? applied(lines, to: &bench) : applied(lines, to: &bench, words[0])
    #expect(answer.replies.last?["line"] == 2)
    #expect(answer.replies.last?["field"] == "by")
    #expect(answer.replies.last?["code"] == "E-DAY")
    #expect(answer.failure?.exit == .failed)
    #expect(
      answer.failure?.lines(RenderOptions()).first?.hasPrefix("bulk.jsonl:2:by: error[E-DAY]: ") == true)
    #expect(try bench.facts == before)
  }

  @Test func `goes on where it is told to, keeps what worked, and counts what did not`() throws {
    var bench = TestBench()
    let answer = applied(
      """
      {"op":"claim","text":"하나","in":"none","speaker":"@ada"}
      not JSON
      {"op":"claim","text":"둘","in":"none","speaker":"ada"}
      {"op":"claim","text":"셋","in":"none","speaker":"@ada"}
      """, to: &bench, "keep-going")
    #expect(answer.failure == nil)
    #expect(answer.replies.map { $0["ok"] } == [true, false, false, true])
    #expect(answer.replies.map { $0["id"] } == ["c1", nil, nil, "c2"])
    #expect(bench.session.sitting.failures == 2)
  }

  @Test(arguments: [
    ("{\"op\":\"claim\",\"txt\":\"x\"}", "E-FIELD", "did you mean 'text'?"),
    ("{\"op\":\"clam\"}", "E-VERB", "did you mean 'claim'?"),
    ("{\"text\":\"x\"}", "E-MISSING", "names the command"),
    ("[1]", "E-JSON", "\"op\":\"claim\""),
    ("{\"op\":\"claim\",\"text\":{\"a\":1}}", "E-FIELD", "a list of texts"),
    ("{\"op\":\"claim\",\"text\":true}", "E-FIELD", "fields of claim"),
    ("{\"op\":\"predict\",\"statement\":\"x\",\"probability\":70,\"by\":\"2017\"}", "E-PROBABILITY", "70%"),
    ("{\"op\":\"predict\",\"statement\":\"x\"}", "E-MISSING", "fields of predict"),
    ("{\"op\":\"rm\",\"ids\":\"c1\",\"with-dependants\":\"maybe\"}", "E-FIELD", "fields of rm"),
    ("{\"op\":\"claim\",\"text\":\"x\",\"tags\":[\"-korea\"]}", "E-TAG", "without -"),
    ("{\"op\":\"note\",\"about\":\"c1\",\"text\":\"file:a\\nb\"}", "E-TEXT", "put a space before it"),
  ])
  func `says what is wrong with a line`(line: String, code: String, hint: String) throws {
    var bench = TestBench()
    let answer = applied(line, to: &bench)
    #expect(answer.failure?.diagnostic.code == code)
    #expect(
      answer.failure?.diagnostic.hint?.contains(hint) == true, "\(answer.failure?.diagnostic.hint ?? "")")
  }

  @Test func `takes texts as they are, whatever they look like`() throws {
    var bench = TestBench(files: ["secret.txt": "not to be read"])
    for text in [
      "file:secret.txt", "-", "+korea", "@moon", "--dry-run", "where", "70%", "# no comment", "a\tb\nc",
    ] {
      let json = JSON(CommandFields(verb: "note", [.init("about", .text("c1")), .init("text", .text(text))]))
      _ = applied(
        "{\"op\":\"claim\",\"text\":\"하나\",\"in\":\"none\",\"key\":\"one\"}\n" + json.text() + "\n",
        to: &bench)
      #expect(try bench.session.store().read { try $0.notes(on: .init(.claim, 1)).last?.text } == text)
    }
    var fresh = TestBench()
    try fresh.runScript(bench.canonicalScript)
    #expect(try fresh.facts.wordsForgotten == bench.facts.wordsForgotten)
  }

  @Test func `reads tables, whose first line names the fields`() throws {
    var bench = TestBench()
    let table = """
      text,in,speaker,tags,hedge
      "하나, ""둘""\n셋",none,@ada,korea war,
      넷,none,@ada,,아마
      """
    let answer = applied(table, to: &bench, file: "claims.csv", "verb", "claim")
    #expect(answer.replies.map { $0["line"] } == [2, 4])
    #expect(answer.replies.map { $0["quote"] } == ["하나, \"둘\"\n셋", "넷"])
    #expect(try bench.listed("claims +korea +war") == ["c1"])
    let mixed = applied("op\ttext\tin\nclaim\tx\tnone\n", to: &bench, file: "claims.tsv")
    #expect(mixed.replies.map { $0["id"] } == ["c3"])
  }

  @Test(arguments: [
    ("text,text\na,b\n", "two columns are called 'text'"), ("", "the table is empty"),
    ("text,in\na\n", "there are 1 fields, not 2 as in the first line"),
  ])
  func `refuses a table that is not one`(table: String, message: String) throws {
    var bench = TestBench()
    let answer = applied(table, to: &bench, file: "a.csv", "verb", "claim")
    #expect(answer.failure?.diagnostic.message.contains(message) == true)
  }

  @Test func `takes back the guards and escapes of our own tables, where it is told that they are ours`()
    throws
  {
    var bench = TestBench()
    for text in ["=1+1", "+82-2 전화", "'=already", "plain", "a\tb\nc\\n", "a;b"] {
      let json = JSON(CommandFields(verb: "claim", [.init("text", .text(text)), .init("in", .text("none"))]))
      _ = applied(json.text(), to: &bench)
    }
    try bench.run("tag c1 +korea/thaad +war")
    let texts = try bench.run("list claims columns text --format jsonl").text
    for form in ["csv", "tsv"] {
      var fresh = TestBench()
      let table = try bench.run("list claims columns text,tags --format \(form)").text
      let separator = form == "csv" ? "," : "\t"
      let lines = table.split(separator: "\r\n", omittingEmptySubsequences: true).flatMap {
        form == "csv" ? [$0] : $0.split(separator: "\n")
      }
      let rows = lines.enumerated().map { "\($0.offset == 0 ? "in" : "none")\(separator)\($0.element)" }
      _ = applied(rows.joined(separator: "\n"), to: &fresh, file: "ours.\(form)", "verb", "claim", "exported")
      #expect(try fresh.run("list claims columns text --format jsonl").text == texts, "\(form)")
      #expect(try fresh.listed("claims +korea/thaad +war") == ["c1"])
    }
  }

  @Test func `stops where it is told to quit, and answers every line`() throws {
    var bench = TestBench()
    let answer = applied(
      """
      {"op":"help"}
      {"op":"use","document":"none"}
      {"op":"quit"}
      {"op":"claim","text":"하나","in":"none"}
      """, to: &bench)
    #expect(answer.replies.map { $0["line"] } == [1, 2, 3])
    #expect(answer.replies.allSatisfy { $0["ok"] == true })
    #expect(answer.replies[0]["result"]?["text"] != nil)
    #expect(applied("{\"op\":\"output\",\"file\":\"x\"}", to: &bench).failure?.diagnostic.code == "E-APPLY")
  }

  @Test func `reads numbers as people write them`() throws {
    var bench = TestBench()
    let answer = applied(
      "{\"op\":\"predict\",\"statement\":\"s\",\"probability\":0.00001,\"by\":2030}", to: &bench)
    #expect(answer.replies.first?["probability"] == 0.00001)
  }

  @Test func `wants to know the form of a file and the command of its lines`() throws {
    var bench = TestBench()
    #expect(applied("x", to: &bench, file: "a.txt").failure?.diagnostic.code == "E-FORM")
    #expect(applied("text\nx\n", to: &bench, file: "a.csv").failure?.diagnostic.code == "E-CSV")
  }

  @Test func `stops and keeps nothing when it is interrupted, and says how far it has come`() throws {
    var bench = TestBench()
    let line = "{\"op\":\"claim\",\"text\":\"하나\",\"in\":\"none\",\"speaker\":\"@ada\"}\n"
    let before = try bench.facts
    let done = applied(String(repeating: line, count: 600), to: &bench, "--dry-run")
    #expect(done.failure == nil)
    #expect(bench.person.progress.map(\.done).prefix(3) == [64, 128, 192])
    #expect(bench.person.progress.allSatisfy { (0...1).contains($0.share ?? -1) })
    bench.person.interrupts()
    #expect(applied(String(repeating: line, count: 600), to: &bench).failure != nil)
    #expect(try bench.facts == before)
  }
}
