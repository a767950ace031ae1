import CommandLanguage
import Presentation

/// The whole language on one page, with the sections that manual pages have.
package enum Manual {
  package static let summary = "a workbench for people who hold the world to what was said"

  static var blocks: [Block] {
    let commands = Command.all.flatMap { $0.syntax.help(level: 3) }
    let language = topics.flatMap { [Block.heading(3, Phrase($0.name))] + $0.blocks() }
    return [
      section("name", [.line("reckon - \(summary)")]),
      section("synopsis", [.code(synopsis)]),
      section("description", description),
      section("commands", commands),
      section("language", language),
      section("options", HelpTopic.options.blocks()),
      section("files", HelpTopic.files.blocks()),
      section("environment", HelpTopic.environment.blocks()),
      section("exit status", HelpTopic.exitCodes.blocks()),
      section("examples", [.code(examples)]),
    ].flatMap { $0 }
  }

  /// The topics that have no section of their own.
  private static var topics: [HelpTopic] {
    let others: [HelpTopic] = [.options, .files, .environment, .exitCodes, .manual]
    return HelpTopic.all.filter { topic in !others.contains { $0.name == topic.name } }
  }

  private static func section(_ title: String, _ blocks: [Block]) -> [Block] {
    [.heading(2, Phrase(title.uppercased()))] + blocks
  }

  private static let synopsis = """
    reckon [OPTION]...
    reckon [OPTION]... VERB [WORD]...
    reckon [OPTION]... -c LINE
    ... | reckon [OPTION]...
    """

  private static var description: [Block] {
    [
      HelpTopic.words(
        """
        Reckon turns what people said would happen into a record that can be scored. Read a text in, mark what it
        claims by quoting it, date what it predicts, record later what happened, and print how good each voice was:
        every number leads back to the quoted words. The same language serves the prompt, scripts and the shell.
        Without a verb, reckon opens a prompt; at a pipe, it runs a script from standard input.
        """),
      .record(
        CommandGroup.all.map {
          Field($0.title, Phrase($0.commands.map(\.syntax.name).joined(separator: ", ")))
        }),
    ]
  }

  private static let examples = """
    reckon -w korea.reckon --create import brief.txt @hana on 2017-03-20
    reckon -w korea.reckon claim "he is likely to win" in d1 as "Moon wins"
    reckon -w korea.reckon predict c1 likely by 2017-05-10
    reckon -w korea.reckon list predictions state:open --format csv
    reckon -w korea.reckon score per speaker
    """
}

extension Page {
  /// The reference of the whole language, from the declarations.
  static var commandReference: Page {
    let commands = Command.all.flatMap { $0.syntax.help(level: 2) + [Block.gap] }
    let topics = HelpTopic.all.filter { $0.name != HelpTopic.manual.name }
      .flatMap {
        [Block.heading(2, Phrase($0.chapter))] + $0.blocks()
      }
    return Page(
      [
        .heading(1, "Commands"),
        .paragraph(
          "Made from the declarations of the commands by scripts/record. Every example is executed by the tests."
        ),
      ]
        + commands + topics)
  }
}
