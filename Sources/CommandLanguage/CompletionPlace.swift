/// What may stand at one place of a line.
package struct CompletionPlace: Sendable {
  package let expected: [Expected]
  /// What the words before have given, by the names of their parameters.
  package let given: [String: String]
  /// The words before that the command reads by itself.
  package let rest: [String]
  /// The words before that belong to a filter.
  package let filter: [String]

  package init(
    expected: [Expected], given: [String: String] = [:], rest: [String] = [], filter: [String] = []
  ) {
    self.expected = expected
    self.given = given
    self.rest = rest
    self.filter = filter
  }
}

extension Syntax {
  /// What the binder would take after some words, the verb first, when the next one begins with what is typed.
  ///
  /// Words before that are wrong are passed over: the person sees what follows while they mend them.
  package func place(after words: [Word], typing typed: String, options: [OptionSyntax]) -> CompletionPlace {
    var binder = Binder(syntax: self, statement: Statement(unfinished: words), options: options)
    while binder.position < words.count { try? binder.takeWord() }
    return CompletionPlace(
      expected: words.contains(where: \.followsDashes) ? [] : binder.expected(typing: typed),
      given: binder.arguments.bound.mapValues(\.word.text), rest: binder.arguments.rest.map(\.text),
      filter: binder.arguments.filter.map(\.text))
  }

  /// Why the binder would not take some words, whatever may follow them; nil where it takes them.
  func refusal(of words: [Word], options: [OptionSyntax]) -> Diagnostic? {
    var binder = Binder(syntax: self, statement: Statement(unfinished: words), options: options)
    do throws(Diagnostic) {
      while binder.position < words.count { try binder.takeWord() }
      return nil
    } catch {
      return binder.awaited == nil ? error : nil
    }
  }
}

extension Statement {
  fileprivate init(unfinished words: [Word]) {
    self.init(words: words, text: "", source: "completion", line: 1)
  }
}

extension Binder {
  func expected(typing typed: String) -> [Expected] {
    if let awaited { return value(of: awaited) }
    if typed.hasPrefix("--") { return typed.contains("=") ? value(of: beforeEqualSign(typed)) : optionNames }
    let names = typed.hasPrefix("-") ? optionNames : []
    if arguments.hasWhere { return [.filterTerm] + names }
    if takesAsRest() { return [.value(syntax.restSuggests, summary: syntax.rest ?? "")] + names }
    let (slots, isComplete) = openSlots
    var expected = slots
    if isComplete { expected += keywords }
    expected += sigils
    if isComplete, syntax.filter == .anywhere { expected.append(.filterTerm) }
    return expected + names
  }

  private func beforeEqualSign(_ typed: String) -> String { String(typed.prefix { $0 != "=" }) }

  /// The value of a keyword, or of an option with its dashes.
  private func value(of name: String) -> [Expected] {
    let bare = name.hasPrefix("--") ? String(name.dropFirst(2)) : name
    if let keyword = syntax.keyword(bare) {
      return keyword.isFlag ? [] : [.value(keyword.suggests, summary: keyword.summary)]
    }
    guard let option = options.first(where: { $0.name == bare }), option.placeholder != nil else { return [] }
    return [.value(option.suggests, summary: option.summary)]
  }

  private var optionNames: [Expected] {
    options.filter { option in !arguments.options.contains { $0.name == option.name } }
      .map { .word(Choice("--" + $0.name, $0.summary)) }
  }

  /// The slots that the next word might fill, and whether it might stand after the slots as well.
  private var openSlots: (expected: [Expected], isComplete: Bool) {
    var expected: [Expected] = []
    for next in syntax.slots.dropFirst(slot) where !isSpokenFor(next) {
      expected.append(.value(next.parameter.suggests, summary: next.parameter.summary))
      if next.isRequired { return (expected, false) }
    }
    return (expected, true)
  }

  /// The keywords that have not been used, and `where`.
  private var keywords: [Expected] {
    let unused = syntax.keywords.map(\.parameter).filter { arguments.bound[$0.name] == nil }
    var choices = unused.map { Choice($0.name, $0.summary) }
    if syntax.filter == .afterWhere { choices.append(Choice("where", "the rows that a filter means")) }
    return choices.map { .word($0) }
  }

  /// Tags and speakers, which may stand before a slot too; in a filter they are its terms.
  private var sigils: [Expected] {
    var expected: [Expected] = []
    if let role = syntax.speaker, arguments.speaker == nil, syntax.isSigil("@x") {
      expected.append(.speaker(role: role))
    }
    if syntax.tags != .none { expected.append(.tag(sign: "+")) }
    if syntax.tags == .addAndRemove { expected.append(.tag(sign: "-")) }
    return expected
  }
}
