import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

/// A claim, a prediction and what belongs to them, and a person with an editor.
private func bench() throws -> TestBench {
  var bench = TestBench(files: ["a.txt": "Moon leads. 사드는 남는다."])
  for line in [
    "import a.txt @ada on 2017-03-20", "claim \"Moon leads\" in d1 kind fact",
    "predict c1 60% by 2017-05-10 on 2017-03-20", "note c1 \"first\\nsecond \\\"quoted\\\"\"",
  ] {
    try bench.run(line)
  }
  return bench
}

@Suite struct `An editor on a row` {
  @Test func `shows every field, and changes nothing where nothing was changed`() throws {
    var bench = try bench()
    let before = try bench.facts
    bench.person.edits { text in
      #expect(text.contains("\nstatement \"Moon leads\"\nkind fact\n"))
      #expect(text.hasPrefix("# c1: change"))
      return text
    }
    #expect(try bench.run("edit c1").text == "nothing changed\n")
    for emptied in ["", "\n\n", "# c1\n"] {
      bench.person.edits { _ in emptied }
      #expect(try bench.run("edit c1").text == "nothing changed\n")
    }
    #expect(try bench.facts == before)
  }

  @Test func `changes several fields as one operation, which a script can repeat`() throws {
    var bench = try bench()
    bench.person.edits { _ in "statement \"문재인이 이긴다 😀\"\nkind forecast\n" }
    let answer = try bench.run("edit c1")
    #expect(answer.text == "c1  문재인이 이긴다 😀  statement 문재인이 이긴다 😀  kind forecast\n")
    let newest = try #require(try bench.operations.last)
    let steps = try bench.session.store().read { try $0.steps(of: newest.id) }.map(\.line)
    #expect(steps == ["edit c1 statement \"문재인이 이긴다 😀\"", "edit c1 kind forecast"])
    let script = try bench.canonicalScript
    var again = TestBench(files: ["a.txt": "Moon leads. 사드는 남는다."])
    try again.runScript(script)
    #expect(try again.run("show c1").text == bench.run("show c1").text)
    try bench.run("undo")
    #expect(try bench.run("show c1").text.contains("Moon leads"))
  }

  @Test func `clears a field by the word none, and sets it again`() throws {
    var bench = try bench()
    bench.person.edits { $0.replacing("kind fact", with: "kind none") }
    try bench.run("edit c1")
    #expect(try !bench.run("show c1").text.contains("kind"))
    bench.person.edits { $0.replacing("kind none", with: "kind cause") }
    try bench.run("edit c1")
    #expect(try bench.run("show c1").text.contains("cause"))
  }

  @Test func `keeps a text of several lines as it is`() throws {
    var bench = try bench()
    bench.person.edits { text in
      #expect(text.contains("text \"\"\"\nfirst\nsecond \"quoted\"\n\"\"\"\n"))
      return text.replacing("second", with: "둘째\n\nthird")
    }
    try bench.run("edit n1")
    #expect(try bench.run("show n1 --json").text.contains(#""first\n둘째\n\nthird \"quoted\"""#))
  }

  @Test(arguments: [
    ("statement Moon wins", "E-WORD", 2, 16), ("kind", "E-MISSING", 2, 1), ("colour red", "E-FIELD", 2, 1),
    ("statement \"\"", "E-EDIT", 2, 11), ("statement \"open", "E-QUOTE", 2, 11),
    ("kind a\nkind b", "E-TWICE", 3, 1),
  ])
  func `points at what is wrong, and gives the text back as it was left`(
    line: String, code: String, number: Int, column: Int
  ) throws {
    var bench = try bench()
    let typed = "# mine\n\(line)\n"
    bench.person.edits { _ in typed }
    bench.person.edits { text in
      #expect(text == typed)
      return "kind opinion\n"
    }
    bench.person.answers("y")
    let answer = try bench.run("edit c1")
    #expect(answer.notices[0].hasPrefix("edit c1:\(number):\(column): error[\(code)]: "), "\(answer.notices)")
    #expect(answer.notices[2].contains("^"))
    #expect(bench.person.questions == ["edit again?"])
    try bench.run("undo")
    bench.person.edits { _ in typed }
    bench.person.answers("n")
    #expect(bench.failure(of: "edit c1")?.diagnostic.code == "E-EDIT")
    #expect(try bench.run("show c1").text.contains("fact"))
  }

  @Test func `obeys the rules of the facts`() throws {
    var bench = try bench()
    bench.person.edits { $0.replacing("by 2017-05-10", with: "by 2017-13-10") }
    let found = bench.failure(of: "edit p1")
    #expect(found?.diagnostic.code == "E-EDIT")
    #expect(bench.lastSaid.notices.first?.contains("E-DAY") == true)
    bench.person.edits { $0.replacing("by 2017-05-10", with: "by +3w") }
    try bench.run("edit p1 --as-of 2017-04-20")
    #expect(try bench.run("show p1").text.contains("2017-05-11"))
    bench.person.edits { $0.replacing("by 2017-05-11", with: "by 2017-05-12") }
    #expect(try bench.run("edit p1 --dry-run").text.hasPrefix("would: "))
    #expect(try bench.run("show p1").text.contains("2017-05-11"))
  }

  @Test func `is not opened where nobody could use it`() throws {
    var bench = try bench()
    #expect(bench.failure(of: "edit c1")?.diagnostic.message == "no editor is known")
    #expect(bench.scriptFailure("edit c1\n")?.diagnostic.message == "a script cannot open an editor")
    #expect(bench.failure(of: "edit o1")?.diagnostic.code == "E-FIELD")
    #expect(bench.failure(of: "edit c9")?.diagnostic.code == "E-ID")
  }

  @Test func `reads every value back as it is written`() throws {
    let pieces = [
      "\"", "\"\"\"", "\\", "\n", "사드", "😀", " ", "#", "'", "“", "a", "\t", "\u{202E}", "\r\n", "-", "file:",
      "none",
    ]
    let random = Seeded(7)
    for _ in 0..<2000 {
      let length = random.below(12)
      let value = (0..<length).map { _ in random.pick(pieces) }.joined()
      let long = random.chance(30) ? value + String(repeating: "long words ", count: 12) + "end" : value
      let line = "text " + EditedText.written(long, after: "text")
      var lexer = Lexer(line, source: "")
      let statement = try #require(try lexer.next(), "\(line)")
      #expect(statement.words.count == 2 && statement.words[1].text.utf8.elementsEqual(long.utf8), "\(line)")
    }
  }
}

@Suite struct `Clearing a field` {
  @Test(arguments: EditableField.all.map { "\($0.kind.name) \($0.name)" })
  func `is possible where the field may be empty, and is undone`(name: String) throws {
    var bench = try TestBench.prepared()
    let parts = name.split(separator: " ").map(String.init)
    let field = try #require(EditableField.all.first { $0.kind.name == parts[0] && $0.name == parts[1] })
    let row = "\(field.kind.rawValue)1"
    try bench.run("verdict c1 supported because \"a count\"")
    let before = try bench.facts
    let found = bench.failure(of: "edit \(row) \(field.name) none")
    #expect(!field.isOptional || found == nil, "\(found?.diagnostic.message ?? "")")
    let arguments = try Command.edit.syntax.bind(Statement(arguments: ["edit", row]))
    let session = bench.session
    let text = try bench.session.read { snapshot in
      try field.current(Identifier(field.kind, 1), Call(arguments, session, snapshot))
    }
    if field.isOptional { #expect(text == nil) }
    if try bench.facts != before {
      try bench.run("undo")
      #expect(try bench.facts == before)
    }
  }
}
