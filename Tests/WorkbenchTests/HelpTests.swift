import CommandLanguage
import Presentation
import Testing

@testable import Workbench

@Suite struct `Help` {
  private static let names =
    Command.all.map(\.syntax.name) + HelpTopic.all.flatMap(\.names)

  @Test(arguments: names)
  func `explains every command and topic, by each of its names`(name: String) throws {
    var bench = TestBench()
    let text = try bench.run("help \(name)").text
    #expect(text.contains("\n") && !text.contains("these mention it"))
    #expect(try bench.run("? \(name)").text == text)
  }

  @Test func `has one topic for a name, and every command in one group`() {
    let topics = HelpTopic.all.flatMap(\.names)
    #expect(Set(topics).count == topics.count)
    let commands = Command.all.map(\.syntax.name)
    #expect(Set(commands).count == commands.count)
  }

  @Test func `lists every command and topic when alone`() throws {
    var bench = TestBench()
    let lines = Set(try bench.run("?").text.split(separator: "\n").map { $0.prefix { $0 != ":" } })
    for name in Command.all.map(\.syntax.name) + HelpTopic.all.map(\.name) {
      #expect(lines.contains(name[...]), "\(name)")
    }
  }

  @Test func `finds what mentions a word, in either number and any case`() throws {
    var bench = TestBench()
    for word in ["antecedent", "Antecedents"] {
      let text = try bench.run("help \(word)").text
      #expect(text.contains("'\(word)' is no command or topic; these mention it") && text.contains("\ndue:"))
    }
  }

  @Test func `suggests what was meant where nothing mentions a word`() {
    var bench = TestBench()
    #expect(bench.failure(of: "help predct")?.diagnostic.hint == "did you mean 'help predict'?")
    #expect(bench.failure(of: "? probabilty")?.diagnostic.hint == "did you mean 'help probability'?")
    #expect(bench.failure(of: "help 갸륵")?.diagnostic.code == "E-HELP")
  }

  @Test func `shows lines that work`() throws {
    // What these show is no command.
    let others = [HelpTopic.manual.name, HelpTopic.cues.name, HelpTopic.templates.name]
    for topic in HelpTopic.all where !others.contains(topic.name) {
      var bench = try TestBench.prepared()
      for case .code(let lines) in topic.blocks() {
        for line in lines.split(separator: "\n") { try bench.run(String(line)) }
      }
    }
  }

  @Test func `says what a day means for every command that takes one`() throws {
    var bench = TestBench()
    let (on, by) = (try bench.run("help on").text, try bench.run("help by").text)
    for command in Command.all {
      for keyword in command.syntax.keywords.map(\.parameter) where ["on", "by"].contains(keyword.name) {
        #expect((keyword.name == "on" ? on : by).contains("\n\(command.syntax.name) "))
        #expect(keyword.summary != Parameter.on.summary, "\(command.syntax.name)")
      }
    }
  }

  @Test(arguments: [
    "list claims -w x.reckon", "show c1 -w x.reckon", "status --create", "tag c1 +a --no-init",
  ])
  func `says of an option in the wrong place where it belongs`(line: String) throws {
    var bench = try TestBench.prepared()
    let failure = bench.failure(of: line)
    #expect(failure?.diagnostic.hint?.contains("stands before the verb: reckon -") == true)
  }

  @Test func `describes every format, setting and option`() throws {
    var bench = TestBench()
    let formats = try bench.run("help formats").text
    for renderer in Renderer.all { #expect(formats.contains("\n\(renderer.name) ")) }
    let options = try bench.run("help options").text
    for option in SittingOption.all { #expect(options.contains("--\(option.syntax.name)")) }
  }
}

@Suite struct `Every command` {
  /// One line for each command, which works in the prepared workspace; `apply` always answers in JSON Lines.
  private static let lines = Command.all.compactMap(\.syntax.examples.first).filter {
    !$0.hasPrefix("init") && !$0.hasPrefix("backup") && !$0.hasPrefix("quit") && !$0.hasPrefix("apply")
  }

  @Test(arguments: Renderer.all.map(\.name))
  func `gives something sensible in every format`(format: String) throws {
    let renderer = try #require(Renderer.all.first { $0.name == format })
    for line in Self.lines {
      var bench = try TestBench.prepared()
      bench.session.sitting.format = format
      let answer = try bench.run(line)
      // Nothing is due, lost or incoherent in that workspace.
      #expect(
        !answer.text.isEmpty || !answer.notices.isEmpty
          || ["due", "orphans", "coherence", "doctor"].contains(line),
        "\(line)")
      if format == "ids" {
        #expect(answer.text.split(separator: "\n").allSatisfy { !$0.contains(" ") }, "\(line)")
      } else if renderer.isForPrograms, !answer.text.isEmpty {
        #expect(answer.text.split { $0.isNewline }.count >= 2, "no row under the header: \(line)")
      }
    }
  }
}
