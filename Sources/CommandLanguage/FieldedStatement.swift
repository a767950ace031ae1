/// A command of named fields, written out as the line that means the same, with the place of each field in it.
///
/// So an error that points at words of the line can name the field, and the log holds lines whatever the door.
package struct FieldedStatement: Sendable {
  package let statement: Statement
  let parts: [Part]

  struct Part: Sendable {
    let field: CommandFields.Field
    let place: Syntax.FieldPlace?
    let words: [Word]
    /// From the field's first word through its last, its keyword included.
    let range: Range<Int>
  }

  package init(
    _ command: CommandFields, of syntax: Syntax, options: [OptionSyntax], source: String, line: Int
  ) {
    var writer = LineWriter(verb: syntax.name)
    var parts: [Part] = []
    let places = command.fields.map { syntax.place(ofField: $0.name, options) }
    let filled = Set(places.compactMap { if case .slot(let slot)? = $0 { slot } else { nil } })
    let placed = zip(command.fields, places).map { field, place in
      Placed(field: field, place: place, followsDashes: syntax.needsDashes(field, place, filled))
    }
    for field in placed.sorted(by: { $0.rank < $1.rank }) { parts.append(writer.part(field)) }
    self.parts = parts
    statement = Statement(words: writer.words, text: writer.text, source: source, line: line)
  }

  /// The name of the field that a place of the line belongs to.
  package func field(at range: Range<Int>?) -> String? {
    guard let range else { return nil }
    return parts.first { $0.range.contains(range.lowerBound) || $0.range == range }?.field.name
  }
}

/// A field that knows where it goes.
private struct Placed {
  let field: CommandFields.Field
  let place: Syntax.FieldPlace?
  let followsDashes: Bool

  /// The order of a line: slots, speaker, keywords and tags, options, and a filter last; a text after dashes ends it.
  var rank: Int {
    switch place {
    case .slot(let slot): followsDashes ? 1000 : slot
    case .speaker: 100
    case .keyword, nil: 101
    case .tags: 102
    case .option: 103
    case .filter, .rest: 104
    }
  }

  /// The word that introduces the values, if any.
  var opening: String? {
    if followsDashes { return nil }
    return switch place {
    case .keyword, .option, nil: field.name
    case .filter: field.name == "where" ? "where" : nil
    case .slot, .speaker, .tags, .rest: nil
    }
  }

  /// The words that hold the value: several for tags, a filter and what a verb reads by itself, else one.
  var values: [String] {
    switch (field.value, place) {
    case (.flag, _): []
    case (.text(let text), .tags):
      text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { signed(String($0)) }
    case (.list(let tags), .tags): tags.map(signed)
    case (.text(let text), _): [text]
    case (.list(let words), .filter), (.list(let words), .rest): words
    case (.list(let items), _): [items.joined(separator: ",")]
    }
  }

  private func signed(_ tag: String) -> String {
    tag.hasPrefix("+") || tag.hasPrefix("-") ? tag : "+" + tag
  }
}

extension Syntax {
  fileprivate func needsDashes(
    _ field: CommandFields.Field, _ place: FieldPlace?, _ filled: Set<Int>
  ) -> Bool {
    guard case .slot(let slot) = place, slots[slot].parameter.isText, case .text(let text) = field.value
    else {
      return false
    }
    return needsDashes(text, filled)
  }

  /// Whether a text could be read as something else in its slot: a file, an option, a keyword, a tag, a speaker, or
  /// what another slot takes.
  func needsDashes(_ text: String, _ filled: Set<Int>) -> Bool {
    text == "-" || text.hasPrefix("file:") || text.hasPrefix("--") || keyword(text) != nil || text == "where"
      || isSigil(text) || isTakenByOtherSlot(text, filled)
  }

  /// Whether a slot that stands open before the text would take it, or the text would leave its place to a later one.
  private func isTakenByOtherSlot(_ text: String, _ filled: Set<Int>) -> Bool {
    guard let own = slots.firstIndex(where: \.parameter.isText) else { return false }
    return slots.indices.contains { index in
      guard index != own, slots[index].parameter.fits(text) else { return false }
      return index < own ? !filled.contains(index) : !slots[own].isRequired
    }
  }
}

/// Writes the words of a line and remembers where they stand.
private struct LineWriter {
  private(set) var text: String
  private(set) var words: [Word]

  init(verb: String) {
    text = verb
    words = [Word(verb, at: 0..<verb.utf8.count)]
  }

  mutating func part(_ placed: Placed) -> FieldedStatement.Part {
    let start = text.utf8.count + 1
    if let opening = placed.opening { _ = word(opening) }
    if placed.followsDashes { text += " --" }
    let values = placed.values.map { word($0, isLiteral: placed.followsDashes) }
    return FieldedStatement.Part(
      field: placed.field, place: placed.place, words: values, range: start..<max(start, text.utf8.count))
  }

  private mutating func word(_ value: String, isLiteral: Bool = false) -> Word {
    text += " "
    let start = text.utf8.count
    text += isLiteral ? value : Quoting.quoted(value)
    let word = Word(value, at: start..<text.utf8.count, followsDashes: isLiteral)
    words.append(word)
    return word
  }
}
