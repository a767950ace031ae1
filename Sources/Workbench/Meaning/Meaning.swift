import CommandLanguage
import Facts
import Presentation

/// What a line means as it has been typed so far, in a few words for the row below it.
package struct Meaning: Sendable, Hashable {
  /// On one line, with nothing in it that could steer a terminal.
  package let text: String
  /// Whether the line is wrong, and no more typing at its end can mend it.
  package let isError: Bool
  /// UTF-8 offsets of the words that are to blame, where it is wrong.
  package let range: Range<Int>?

  init(_ text: String, error range: Range<Int>?, isError: Bool = true) {
    self.text = TerminalText(sanitizing: text.onOneLine).string
    self.isError = isError
    self.range = range
  }

  init(_ phrases: [String]) {
    self.init(phrases.joined(separator: "; "), error: nil, isError: false)
  }
}

extension Session {
  /// What a line resolves to if it is a whole command, or what is wrong with it if it can only get worse.
  ///
  /// It only reads, and says nothing where it cannot: nobody wants to be interrupted while typing.
  package mutating func meaning(of text: String) -> Meaning? {
    guard let typed = TypedLine(text) else { return nil }
    switch typed.content {
    case .faulty(let diagnostic): return Meaning(diagnostic.message, error: diagnostic.range)
    case .statement(let statement): return meaning(of: statement, typed)
    }
  }

  private mutating func meaning(of statement: Statement, _ typed: TypedLine) -> Meaning? {
    guard let verb = statement.words.first else { return nil }
    let command: Command
    do throws(Diagnostic) {
      command = try Command.named(verb, allowsAbbreviations: sitting.allowsAbbreviations)
    } catch {
      return typed.isSettled(error) ? Meaning(error.message, error: error.range) : nil
    }
    let options = SittingOption.syntaxes
    // The word at the cursor may become another, so what was typed before it is judged alone.
    let settled = command.syntax.unfinished(typed.withoutLastWord(statement), options: options)
    if let refusal = settled.refusal { return Meaning(refusal.message, error: refusal.range) }
    let whole = command.syntax.unfinished(statement, options: options)
    let reading = whole.refusal == nil ? whole : settled
    guard let session = asked(by: reading.arguments.options) else { return nil }
    return self.reading { snapshot -> Meaning? in
      guard let snapshot else { return nil }
      var explanation = Explanation(call: Call(reading.arguments, session, snapshot), command: command)
      explanation.run()
      if let error = explanation.errors.first(where: typed.isSettled) {
        return Meaning(error.message, error: error.range)
      }
      let isWhole = whole.refusal == nil && whole.missing == nil && explanation.errors.isEmpty
      return isWhole && !explanation.phrases.isEmpty ? Meaning(explanation.phrases) : nil
    }
  }
}

extension Session {
  /// The session as some options of the command would have it; nil where that cannot be seen cheaply.
  private func asked(by options: [Option]) -> Session? {
    var session = self
    for option in options {
      guard let known = SittingOption.named(option.name), known.syntax.name != "recorded",
        (try? known.apply(option.value?.text ?? "", &session)) != nil
      else { return nil }
    }
    return session
  }
}

/// A line on its way, read by the lexer.
struct TypedLine {
  enum Content {
    case statement(Statement)
    case faulty(Diagnostic)
  }

  let content: Content
  /// How many bytes have been typed.
  private let end: Int
  /// Where the word at the cursor begins; the end where no word is being typed.
  let lastWord: Int

  /// Long pastes are no lines that somebody reads while typing.
  private static let longest = 4000

  /// Nil where nothing can be said yet: nothing was typed, a quote is open, or there are several statements.
  init?(_ text: String) {
    guard text.utf8.count <= TypedLine.longest else { return nil }
    end = text.utf8.count
    var lexer = Lexer(text, source: "prompt", quotesSpanLines: true)
    do {
      guard let statement = try lexer.next(), statement.line == 1, (try? lexer.next()) == .some(nil)
      else { return nil }
      content = .statement(statement)
      lastWord = TypedLine.lastWord(of: statement.words, end)
    } catch {
      guard !error.diagnostic.isUnfinished else { return nil }
      let range = error.diagnostic.range ?? end..<end
      guard range.upperBound < end else { return nil }
      content = .faulty(error.diagnostic)
      lastWord = end
    }
  }

  /// A text after `--` is one word, which is typed until Enter.
  private static func lastWord(of words: [Word], _ end: Int) -> Int {
    guard let last = words.last else { return end }
    if last.followsDashes { return words.dropLast().last?.range.upperBound ?? 0 }
    return last.range.upperBound >= end ? last.range.lowerBound : end
  }

  /// The statement up to the word that is still being typed.
  func withoutLastWord(_ statement: Statement) -> Statement {
    let words = statement.words.filter { !$0.followsDashes && $0.range.upperBound <= lastWord }
    return Statement(words: words, text: statement.text, source: statement.source, line: statement.line)
  }

  /// Whether an error is not about the word that is still being typed.
  func isSettled(_ error: Diagnostic) -> Bool {
    guard let range = error.range, !range.isEmpty else { return false }
    return range.upperBound <= lastWord
  }
}
