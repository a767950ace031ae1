/// The words of a command of which more may still be typed, as the binder takes them.
package struct UnfinishedReading: Sendable {
  /// What the words give so far, up to the first that is wrong.
  package let arguments: Arguments
  /// Why the words are wrong whatever may follow them; nil where they are not.
  package let refusal: Diagnostic?
  /// What stands next for the command to be whole, such as `by ` or a slot's placeholder; nil where it is whole.
  package let missing: Missing?

  package enum Missing: Sendable, Hashable {
    /// The value of a keyword or option that has been typed, or of a slot.
    case value
    /// A keyword that the command requires, once its slots are filled.
    case keyword(String)
  }
}

extension Syntax {
  /// Reads a command as far as it has been typed.
  ///
  /// A text after `--` may still come and change where the words before it belong: they are wrong only where they
  /// would be with it too.
  package func unfinished(_ statement: Statement, options: [OptionSyntax]) -> UnfinishedReading {
    let plain = read(statement, options)
    guard plain.refusal != nil, slots.contains(where: \.parameter.isText),
      !statement.words.contains(where: \.followsDashes)
    else { return plain }
    let text = Word("x", at: 0..<0, followsDashes: true)
    let dashed = Statement(
      words: statement.words + [text], text: statement.text, source: statement.source, line: statement.line)
    let other = read(dashed, options, through: statement.words.count)
    guard other.refusal == nil else { return plain }
    return UnfinishedReading(arguments: other.arguments, refusal: nil, missing: .value)
  }

  private func read(
    _ statement: Statement, _ options: [OptionSyntax], through end: Int = .max
  ) -> UnfinishedReading {
    var binder = Binder(syntax: self, statement: statement, options: options)
    do throws(Diagnostic) {
      while binder.position < min(binder.words.count, end) { try binder.takeWord() }
    } catch {
      let isOpen = binder.awaited != nil || error.isAtTheEnd(of: statement, position: binder.position)
      return UnfinishedReading(
        arguments: binder.arguments, refusal: isOpen ? nil : error, missing: .value)
    }
    return UnfinishedReading(arguments: binder.arguments, refusal: nil, missing: binder.missing)
  }
}

extension Diagnostic {
  /// Whether it says that a value is missing where the dashes of a text that was only supposed begin.
  fileprivate func isAtTheEnd(of statement: Statement, position: Int) -> Bool {
    code == "E-MISSING" && position < statement.words.count && statement.words[position].followsDashes
      && statement.words[position].range.isEmpty
  }
}

extension Binder {
  /// What the syntax requires and the words have not given.
  fileprivate var missing: UnfinishedReading.Missing? {
    let openSlot = syntax.slots.contains { $0.isRequired && arguments.bound[$0.parameter.name] == nil }
    if openSlot || (arguments.hasWhere && arguments.filter.isEmpty) { return .value }
    let keyword = syntax.keywords.first { $0.isRequired && arguments.bound[$0.parameter.name] == nil }
    return keyword.map { .keyword($0.parameter.name) }
  }
}

extension Arguments {
  /// One argument with the word that gave it.
  package struct Given: Sendable {
    package let name: String
    package let value: any Sendable
    package let word: Word
    /// What completes it, which tells what it may be.
    package let suggests: Suggestion
  }

  /// Every argument of a slot or keyword, in the order in which they were typed.
  package var given: [Given] {
    order.compactMap { name in
      bound[name].map {
        Given(name: name, value: $0.value, word: $0.word, suggests: $0.parameter.suggests)
      }
    }
  }
}

extension Arguments {
  /// A verb without any words.
  package init(of verb: String) {
    self.init(statement: Statement(arguments: [verb]), verb: Word(verb, at: 0..<verb.utf8.count))
  }
}
