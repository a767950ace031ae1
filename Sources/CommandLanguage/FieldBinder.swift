extension Syntax {
  /// Puts the fields of a command into their places, each read as its type.
  package func bind(_ fielded: FieldedStatement, options: [OptionSyntax] = []) throws(Diagnostic) -> Arguments
  {
    let verb = fielded.statement.words.first ?? Word(name, at: 0..<0)
    var arguments = Arguments(statement: fielded.statement, verb: verb)
    for part in fielded.parts { try bind(part, into: &arguments, options) }
    if let missing = firstMissing(in: arguments) {
      throw Diagnostic(
        "E-MISSING", "'\(name)' needs the field '\(missing.parameter.name)': \(missing.parameter.summary)",
        hint: fieldHint)
    }
    return arguments
  }

  private func bind(
    _ part: FieldedStatement.Part, into arguments: inout Arguments, _ options: [OptionSyntax]
  ) throws(Diagnostic) {
    switch part.place {
    case .slot(let slot):
      try arguments.bind(slots[slot].parameter, literal(part, slots[slot].parameter), slot: slot)
    case .keyword(let parameter): try bind(part, to: parameter, into: &arguments)
    case .speaker:
      let word = try oneWord(part)
      guard word.text.hasPrefix("@") else {
        throw Diagnostic(
          "E-SPEAKER", "'\(word.text)' is not a speaker", hint: "did you mean @\(word.text)?", at: word.range)
      }
      arguments.speaker = word
    case .tags: try bind(tags: part, into: &arguments)
    case .filter:
      arguments.filter = part.words
      arguments.hasWhere = filter == .afterWhere
    case .rest: arguments.rest = part.words
    case .option(let option):
      let value = option.placeholder == nil ? nil : try oneWord(part)
      arguments.options.append(Option(name: option.name, value: value, range: part.range))
    case nil: throw unknown(part, options)
    }
  }

  private func bind(
    _ part: FieldedStatement.Part, to parameter: AnyParameter, into arguments: inout Arguments
  ) throws(Diagnostic) {
    guard parameter.isFlag else { return try arguments.bind(parameter, oneWord(part)) }
    switch part.field.value {
    case .flag, .text("true"): try arguments.bind(parameter, Word(parameter.name, at: part.range))
    case .text("false"): break
    default:
      throw Diagnostic(
        "E-FIELD", "the field '\(parameter.name)' is true or false", hint: fieldHint, at: part.range)
    }
  }

  private func bind(tags part: FieldedStatement.Part, into arguments: inout Arguments) throws(Diagnostic) {
    for word in part.words {
      let isRemoved = word.text.hasPrefix("-")
      guard !isRemoved || tags == .addAndRemove else {
        throw Diagnostic(
          "E-TAG", "'\(name)' takes no tag away", hint: "write the tag without -", at: word.range)
      }
      arguments.tags.append(.init(name: String(word.text.dropFirst()), isRemoved: isRemoved, word: word))
    }
  }

  /// The word of a field that holds one value; an empty text is a value, as a quoted empty word is.
  private func oneWord(_ part: FieldedStatement.Part) throws(Diagnostic) -> Word {
    if let word = part.words.first, word.text == "--", !word.followsDashes {
      throw Diagnostic(
        "E-FIELD", "the field '\(part.field.name)' cannot be two dashes", hint: "say it in words",
        at: part.range)
    }
    guard let word = part.words.first else {
      throw Diagnostic(
        "E-FIELD", "the field '\(part.field.name)' needs a text or a number, not true", hint: fieldHint,
        at: part.range)
    }
    return word
  }

  /// A text that the language would take for a file's name must be one that `--` can introduce, for the log's sake.
  private func literal(_ part: FieldedStatement.Part, _ parameter: AnyParameter) throws(Diagnostic) -> Word {
    let word = try oneWord(part)
    guard !word.followsDashes || Quoting.standsAfterDashes(word.text) else {
      throw Diagnostic(
        "E-TEXT",
        "a text of several lines cannot begin like a file's name or an option",
        hint: "put a space before it",
        at: part.range)
    }
    return word
  }

  private func unknown(_ part: FieldedStatement.Part, _ options: [OptionSyntax]) -> Diagnostic {
    let names = fieldNames + options.map { "--" + $0.name }
    let nearest = Spelling.nearest(to: part.field.name, among: names).map { "did you mean '\($0)'? " } ?? ""
    return Diagnostic(
      "E-FIELD", "'\(name)' has no field '\(part.field.name)'", hint: nearest + fieldHint, at: part.range)
  }

  private var fieldHint: String { "fields of \(name): " + fieldNames.joined(separator: ", ") }

  /// What must be there and is not: a slot or a keyword.
  func firstMissing(in arguments: Arguments) -> (parameter: AnyParameter, form: String)? {
    let slots = slots.filter(\.isRequired).map { ($0.parameter, $0.parameter.placeholder) }
    let keywords = keywords.filter(\.isRequired).map { ($0.parameter, $0.usage) }
    return (slots + keywords).first { arguments.bound[$0.0.name] == nil }
  }
}
