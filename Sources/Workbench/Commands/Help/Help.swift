import CommandLanguage
import Presentation

extension Parameter where Value == String {
  static var topic: Parameter {
    Parameter("topic", .text("TOPIC", suggests: .helpTopics), "a command, a topic, or any word to look for")
  }
}

extension Command {
  static let help = Command(
    Syntax(
      "help",
      "Explains a command or a topic; alone, lists them; of any other word, says where it is explained.",
      details:
        "`?` is the same as `help`. `help manual` prints everything; with --format man, as a manual page.",
      slots: [.optional(.topic)],
      examples: ["help", "help claim", "help filters", "help deadline", "help manual --format man"])
  ) { arguments, _, output in
    guard let word = arguments[.topic] else { return output.page(.overview) }
    let command = all.first { $0.syntax.name == word }
    let topic = HelpTopic.named(word)
    let blocks = (command?.syntax.help(level: 2) ?? []) + (topic?.page(isAlone: command == nil) ?? [])
    if !blocks.isEmpty { return output.page(Page(blocks)) }
    guard let found = Page.mentions(of: word) else { throw unknown(word, at: arguments.range(of: .topic)) }
    output.page(found)
  }

  private static func unknown(_ word: String, at range: Range<Int>?) -> Diagnostic {
    let names = all.map(\.syntax.name) + HelpTopic.all.flatMap(\.names)
    return Diagnostic(
      "E-HELP", "there is no help on '\(word)', and none mentions it",
      hint: Spelling.nearest(to: word, among: names).map { "did you mean 'help \($0)'?" }
        ?? "'help' lists the commands and topics", at: range)
  }
}

extension Page {
  /// Every command in its group, and every topic, a line each.
  fileprivate static var overview: Page {
    let groups = CommandGroup.all.flatMap { group in
      [
        Block.line(Phrase(group.title, .strong)),
        .record(group.commands.map { Field($0.syntax.name, Phrase($0.syntax.summary)) }), .gap,
      ]
    }
    return Page(
      groups + [
        .line(Phrase("topics", .strong)),
        .record(HelpTopic.all.map { Field($0.name, Phrase($0.summary)) }), .gap,
        .line("'help NAME' explains one of these; 'help WORD' finds what mentions a word"),
      ])
  }

  /// The commands and topics whose text holds a word, or nil where none does.
  fileprivate static func mentions(of word: String) -> Page? {
    let commands = Command.all.filter { Page($0.syntax.help(level: 2)).mentions(word) }
      .map { Field($0.syntax.name, Phrase($0.syntax.summary)) }
    let topics = HelpTopic.all.filter { $0.name != HelpTopic.manual.name }
      .filter { Page($0.page(isAlone: true)).mentions(word) }
      .map { Field($0.name, Phrase($0.summary)) }
    guard !commands.isEmpty || !topics.isEmpty else { return nil }
    return Page(
      [.line(Phrase("'\(word)' is no command or topic; these mention it"))]
        + (commands.isEmpty ? [] : [.gap, .line(Phrase("commands", .strong)), .record(commands)])
        + (topics.isEmpty ? [] : [.gap, .line(Phrase("topics", .strong)), .record(topics)]))
  }

  /// Whether a word stands in the text, in either number and whatever its case.
  private func mentions(_ word: String) -> Bool {
    let text = Renderer.text.render(self, RenderOptions(width: .max)).lowercased()
    let wanted = word.lowercased()
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
    return words.contains { $0 == wanted || $0 == wanted + "s" || $0 + "s" == wanted }
  }
}
