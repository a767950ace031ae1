import CommandLanguage
import Facts

extension Session {
  /// How a line most likely goes on: as the newest one in the history that begins so, else as the language has it.
  ///
  /// What is given can stand behind the cursor as it is: the rest of the only verb that begins so, and the keyword
  /// that the command still requires. `history` gives the newest whole line that begins with something.
  package func ghost(of text: String, history: (_ beginning: String) -> String?) -> String? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    if let line = history(text), let rest = Session.rest(of: line, after: text) { return rest }
    guard let typed = TypedLine(text), case .statement(let statement) = typed.content,
      let verb = statement.words.first
    else { return nil }
    let isTyping = typed.lastWord < text.utf8.count
    guard statement.words.count > 1 || !isTyping else { return restOfVerb(verb.text) }
    guard !statement.words.contains(where: \.followsDashes),
      let command = try? Command.named(verb, allowsAbbreviations: sitting.allowsAbbreviations)
    else { return nil }
    return missing(of: command.syntax, statement, isTyping: isTyping)
  }

  private func restOfVerb(_ typed: String) -> String? {
    let verbs = Command.all.map(\.syntax.name).filter { $0.hasPrefix(typed) }
    guard verbs.count == 1, verbs[0] != typed else { return nil }
    return verbs[0].dropFirst(typed.count) + " "
  }

  /// The keyword that is still required, or the rest of it where it is being typed.
  private func missing(of syntax: Syntax, _ statement: Statement, isTyping: Bool) -> String? {
    let options = SittingOption.syntaxes
    if isTyping, let last = statement.words.last {
      let before = Statement(
        words: statement.words.dropLast(), text: statement.text, source: statement.source,
        line: statement.line)
      if case .keyword(let name) = syntax.unfinished(before, options: options).missing,
        name.hasPrefix(last.text), last.range.count == last.text.utf8.count
      {
        return name.dropFirst(last.text.count) + " "
      }
    }
    let reading = syntax.unfinished(statement, options: options)
    guard reading.refusal == nil, case .keyword(let name) = reading.missing else { return nil }
    return (isTyping ? " " : "") + name + " "
  }

  /// What follows a beginning, compared by scalars so that the two together are the line.
  private static func rest(of line: String, after beginning: String) -> String? {
    let (line, beginning) = (line.unicodeScalars, beginning.unicodeScalars)
    guard line.starts(with: beginning), line.count > beginning.count else { return nil }
    return String(line.dropFirst(beginning.count))
  }
}
