/// The words of one command, each in its place and read as its type.
package struct Arguments: Sendable {
  struct Bound: Sendable {
    let parameter: AnyParameter
    let value: any Sendable
    let word: Word
    /// The place of its slot; nil for what a keyword introduced.
    let slot: Int?
    var isFlag: Bool { parameter.isFlag }
  }

  package struct Tag: Sendable {
    package let name: String
    package let isRemoved: Bool
    package let word: Word
  }

  package let statement: Statement
  package let verb: Word
  var bound: [String: Bound] = [:]
  /// In the order in which they were typed.
  private(set) var order: [String] = []
  package internal(set) var tags: [Tag] = []
  package internal(set) var speaker: Word?
  package internal(set) var filter: [Word] = []
  /// Whether `where` introduced the filter.
  var hasWhere = false
  package internal(set) var rest: [Word] = []
  package internal(set) var options: [Option] = []

  init(statement: Statement, verb: Word) {
    self.statement = statement
    self.verb = verb
  }

  mutating func bind(_ parameter: AnyParameter, _ word: Word, slot: Int? = nil) throws(Diagnostic) {
    guard bound[parameter.name] == nil else {
      throw Diagnostic(
        "E-TWICE", "'\(parameter.name)' is given twice", hint: "keep one of the two", at: word.range)
    }
    do {
      let value = try parameter.isFlag ? true : parameter.parse(word.text)
      bound[parameter.name] = Bound(parameter: parameter, value: value, word: word, slot: slot)
      order.append(parameter.name)
    } catch {
      throw error.placed(at: word.range)
    }
  }

  /// Puts a long text in the place of `file:PATH` or `-` in the verb's text slot.
  ///
  /// `read` gives the text of a file, or of standard input for nil.
  package mutating func readText(
    of syntax: Syntax, _ read: (_ path: String?) throws -> String
  ) throws {
    guard let bound = bound.values.first(where: { $0.parameter.isText && !$0.word.followsDashes }) else {
      return
    }
    let word = bound.word
    let path = word.text.hasPrefix("file:") ? String(word.text.dropFirst(5)) : nil
    guard path != nil || word.text == "-" else { return }
    do {
      var text = try read(path)
      // The line break that ends a file is the file's, not the text's.
      if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
      let filled = Set(self.bound.values.compactMap(\.slot))
      let followsDashes = syntax.needsDashes(text, filled)
      guard !followsDashes || Quoting.standsAfterDashes(text) || !text.hasPrefix("file:") else {
        throw Diagnostic(
          "E-TEXT", "the text that was read begins with 'file:', which names a file itself",
          hint: "put a space before it")
      }
      let value = try bound.parameter.parse(text)
      self.bound[bound.parameter.name] = Bound(
        parameter: bound.parameter, value: value,
        word: Word(text, at: word.range, followsDashes: followsDashes), slot: bound.slot)
    } catch let error as Diagnostic {
      throw error.placed(at: word.range)
    }
  }

  package subscript<Value>(_ parameter: Parameter<Value>) -> Value? {
    bound[parameter.name]?.value as? Value
  }

  package subscript(_ parameter: Parameter<Bool>) -> Bool {
    bound[parameter.name] != nil
  }

  /// The value of an argument that the syntax requires.
  package func required<Value>(_ parameter: Parameter<Value>) throws(Diagnostic) -> Value {
    guard let value = self[parameter] else {
      throw Diagnostic(
        "E-MISSING", "\(parameter.shape.placeholder) is missing: \(parameter.summary)", at: verb.range)
    }
    return value
  }

  /// Whether some argument of a type has a property.
  package func contains<Value>(_ type: Value.Type, where predicate: (Value) -> Bool) -> Bool {
    bound.values.contains { ($0.value as? Value).map(predicate) ?? false }
  }

  /// Shows every argument of a type, in the order in which they were typed.
  package func visit<Value>(_ type: Value.Type, _ body: (Value) -> Void) {
    for name in order { (bound[name]?.value as? Value).map(body) }
  }

  /// Where an argument was typed, for an error that only its meaning shows.
  package func range<Value>(of parameter: Parameter<Value>) -> Range<Int>? {
    bound[parameter.name]?.word.range
  }
}

/// An option that every command understands, such as `--json` or `--as-of 2017-04-20`.
package struct Option: Sendable, Hashable {
  package let name: String
  package let value: Word?
  package let range: Range<Int>
}

/// The options that may follow any verb, at every door.
package struct OptionSyntax: Sendable {
  package let name: String
  /// Nil for an option without a value.
  package let placeholder: String?
  package let summary: String
  /// What completes its value.
  package let suggests: Suggestion

  package init(
    _ name: String, _ placeholder: String? = nil, _ summary: String, suggests: Suggestion = .nothing
  ) {
    self.name = name
    self.placeholder = placeholder
    self.summary = summary
    self.suggests = suggests
  }
}
