extension Arguments {
  /// The same command as named fields; a text that was read from a file stands there itself.
  package func fields(of syntax: Syntax) -> CommandFields {
    var fields: [CommandFields.Field] = []
    for name in positional { fields += bound[name].map { [.init(name, .text($0.word.text))] } ?? [] }
    if let role = syntax.speaker, let speaker { fields.append(.init(role, .text(speaker.text))) }
    for name in keywords {
      guard let bound = bound[name] else { continue }
      fields.append(.init(name, bound.isFlag ? .flag : .text(bound.word.text)))
    }
    if !tags.isEmpty {
      fields.append(.init("tags", .list(tags.map { ($0.isRemoved ? "-" : "") + $0.name })))
    }
    if let name = syntax.filterField, !filter.isEmpty {
      let words = filter.map(\.text)
      let isOneText = !words.contains { $0.contains(where: \.isWhitespace) }
      fields.append(.init(name, isOneText ? .text(words.joined(separator: " ")) : .list(words)))
    }
    if !rest.isEmpty { fields.append(.init("words", .list(rest.map(\.text)))) }
    for option in options {
      fields.append(.init("--" + option.name, option.value.map { .text($0.text) } ?? .flag))
    }
    return CommandFields(verb: verb.text, fields)
  }
}
