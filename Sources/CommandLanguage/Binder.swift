extension Syntax {
  /// Puts the words after the verb into their places, each read as its type.
  package func bind(_ statement: Statement, options: [OptionSyntax] = []) throws(Diagnostic) -> Arguments {
    var binder = Binder(syntax: self, statement: statement, options: options)
    try binder.run()
    return binder.arguments
  }
}

struct Binder {
  let syntax: Syntax
  let options: [OptionSyntax]
  let words: [Word]
  var arguments: Arguments
  var position = 1
  var slot = 0
  /// The keyword, or the option with its dashes, whose value was missing at the end of the words.
  var awaited: String?

  init(syntax: Syntax, statement: Statement, options: [OptionSyntax]) {
    self.syntax = syntax
    self.options = options
    words = statement.words
    // The whole verb, even where only its beginning was typed: the log must say what any script would understand.
    let verb = statement.words.first.map { Word(syntax.name, at: $0.range) }
    arguments = Arguments(statement: statement, verb: verb ?? Word(syntax.name, at: 0..<0))
  }

  mutating func run() throws(Diagnostic) {
    while position < words.count { try takeWord() }
    try requireSlots()
    if arguments.hasWhere, arguments.filter.isEmpty {
      throw Diagnostic("E-MISSING", "'where' needs a filter", hint: usage, at: end)
    }
  }

  /// Puts the next word, and the value that it introduces, in their places.
  mutating func takeWord() throws(Diagnostic) {
    let word = words[position]
    position += 1
    if word.followsDashes {
      try takeText(word)
    } else if try !takeOption(word), try !takeSlot(word) {
      try takeOther(word)
    }
  }

  // MARK: Text after dashes

  private mutating func takeText(_ word: Word) throws(Diagnostic) {
    guard let slot = syntax.slots.firstIndex(where: { $0.parameter.isText }) else {
      throw Diagnostic(
        "E-DASHES", "'\(syntax.name)' has no text for '--' to introduce", hint: usage, at: word.range)
    }
    guard !word.text.isEmpty else {
      throw Diagnostic(
        "E-DASHES", "nothing stands after '--'", hint: "write the text after it", at: word.range)
    }
    guard Quoting.standsAfterDashes(word.text) else {
      throw Diagnostic(
        "E-DASHES", "a text after '--' is one line, without spaces around it",
        hint: "give it as one quoted word in its place", at: word.range)
    }
    try arguments.bind(syntax.slots[slot].parameter, word, slot: slot)
  }

  // MARK: Options

  private mutating func takeOption(_ word: Word) throws(Diagnostic) -> Bool {
    guard word.text.hasPrefix("--"), word.text.utf8.count > 2 else { return false }
    // By scalars, since a mark that begins the value would join the sign to another character.
    let parts = word.text.unicodeScalars.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard !name.contains(where: \.isWhitespace) else { return false }
    let attached = parts.count == 2 ? Word(String(parts[1]), at: word.range) : nil
    if let keyword = syntax.keyword(name) {
      try bindKeyword(keyword, named: word, value: attached)
      return true
    }
    guard let option = options.first(where: { $0.name == name }) else { throw unknownOption(name, at: word) }
    guard option.placeholder != nil else {
      guard attached == nil else {
        throw Diagnostic(
          "E-OPTION", "--\(name) takes no value", hint: "write --\(name) alone", at: word.range)
      }
      arguments.options.append(Option(name: name, value: nil, range: word.range))
      return true
    }
    let value = try self.value(attached, of: "--" + name, option.placeholder ?? "", after: word)
    arguments.options.append(Option(name: name, value: value, range: word.range))
    return true
  }

  private func unknownOption(_ name: String, at word: Word) -> Diagnostic {
    let names = options.map(\.name) + syntax.keywords.map(\.parameter.name)
    let nearest = Spelling.nearest(to: name, among: names).map { "did you mean --\($0)? " } ?? ""
    return Diagnostic(
      "E-OPTION", "'\(syntax.name)' has no option --\(name)", hint: nearest + usage, at: word.range)
  }

  // MARK: Slots

  private mutating func takeSlot(_ word: Word) throws(Diagnostic) -> Bool {
    while slot < syntax.slots.count {
      let candidate = syntax.slots[slot]
      let isFilled = isSpokenFor(candidate)
      if !isFilled, candidate.isRequired ? !syntax.isSigil(word.text) : takesOptionally(candidate, word) {
        try arguments.bind(candidate.parameter, word, slot: slot)
        slot += 1
        return true
      }
      guard isFilled || !candidate.isRequired else { return false }
      slot += 1
    }
    return false
  }

  /// Whether a slot has its word, or will have the text after dashes.
  func isSpokenFor(_ slot: Slot) -> Bool {
    arguments.bound[slot.parameter.name] != nil
      || (slot.parameter.isText && words.contains(where: \.followsDashes))
  }

  private func takesOptionally(_ slot: Slot, _ word: Word) -> Bool {
    guard !syntax.isSigil(word.text), syntax.keyword(word.text) == nil else { return false }
    guard slot.parameter.fits(word.text) else { return slot.isEager && isMisplaced(word) }
    return !slot.parameter.isText
      || !syntax.slots[(self.slot + 1)...].contains { $0.parameter.fits(word.text) }
  }

  /// Whether no other place would take a word that follows the text.
  private func isMisplaced(_ word: Word) -> Bool {
    let text = syntax.slots.first { $0.parameter.isText }
    return text.map { arguments.bound[$0.parameter.name] != nil } == true
      && Spelling.nearest(to: word.text, among: syntax.keywords.map(\.parameter.name)) == nil
  }

  private func requireSlots() throws(Diagnostic) {
    guard let missing = syntax.firstMissing(in: arguments) else { return }
    throw Diagnostic(
      "E-MISSING", "'\(syntax.name)' needs \(missing.form): \(missing.parameter.summary)", hint: usage,
      at: end)
  }

  // MARK: Everything after the slots

  private mutating func takeOther(_ word: Word) throws(Diagnostic) {
    if arguments.hasWhere || takesAsRest() {
      take(word)
    } else if syntax.filter == .afterWhere, word.text == "where" {
      arguments.hasWhere = true
    } else if let keyword = syntax.keyword(word.text) {
      try bindKeyword(keyword, named: word, value: nil)
    } else if syntax.filter == .anywhere {
      arguments.filter.append(word)
    } else if !takeSigil(word) {
      throw extraWord(word)
    }
  }

  func takesAsRest() -> Bool { syntax.rest != nil && slot >= syntax.slots.count }

  private mutating func take(_ word: Word) {
    if arguments.hasWhere {
      arguments.filter.append(word)
    } else {
      arguments.rest.append(word)
    }
  }

  private mutating func takeSigil(_ word: Word) -> Bool {
    guard syntax.isSigil(word.text) else { return false }
    switch word.text.first {
    case "@" where syntax.speaker != nil && arguments.speaker == nil:
      arguments.speaker = word
    case "+" where syntax.tags != .none:
      arguments.tags.append(.init(name: String(word.text.dropFirst()), isRemoved: false, word: word))
    case "-" where syntax.tags == .addAndRemove:
      arguments.tags.append(.init(name: String(word.text.dropFirst()), isRemoved: true, word: word))
    default: return false
    }
    return true
  }

  private mutating func bindKeyword(
    _ keyword: AnyParameter, named word: Word, value: Word?
  ) throws(Diagnostic) {
    if keyword.isFlag {
      guard value == nil else {
        throw Diagnostic("E-OPTION", "'\(keyword.name)' takes no value", hint: usage, at: word.range)
      }
      return try arguments.bind(keyword, word)
    }
    let value = try self.value(value, of: keyword.name, keyword.placeholder, after: word)
    try arguments.bind(keyword, value)
  }

  /// The value attached by `=`, or the next word.
  private mutating func value(
    _ attached: Word?, of name: String, _ placeholder: String, after word: Word
  ) throws(Diagnostic) -> Word {
    if let attached { return attached }
    guard position < words.count, !words[position].followsDashes else {
      if position >= words.count { awaited = name }
      let end = word.range.upperBound
      throw Diagnostic(
        "E-MISSING", "'\(name)' needs a value: \(placeholder)", hint: usage, at: end..<end)
    }
    position += 1
    return words[position - 1]
  }

  private func extraWord(_ word: Word) -> Diagnostic {
    if word.text.hasPrefix("@"), arguments.speaker != nil {
      return Diagnostic("E-TWICE", "a second speaker stands here", hint: "one @who a command", at: word.range)
    }
    let names = syntax.keywords.map(\.parameter.name)
    let hint =
      if let nearest = Spelling.nearest(to: word.text, among: names) {
        "did you mean '\(nearest)'? \(usage)"
      } else if syntax.slots.contains(where: { $0.parameter.isText }) {
        "quote a text of several words, or put it last after --; \(usage)"
      } else {
        usage
      }
    return Diagnostic("E-WORD", "'\(word.text)' has no place in '\(syntax.name)'", hint: hint, at: word.range)
  }

  /// The place after the last word.
  private var end: Range<Int> {
    let end = arguments.statement.text.utf8.count
    return end..<end
  }

  /// The form of the command, or where to find it if it would take more than a line or two.
  private var usage: String {
    let usage = "usage: " + syntax.usage
    return usage.count <= 120 ? usage : "'help \(syntax.name)' shows its words"
  }
}
