/// A command as the log keeps it: the same words, with what was relative or left out made explicit.
package struct Canonical: Sendable {
  private var replaced: [String: String] = [:]
  private var implied: [(keyword: String?, text: String)] = []

  package init() {}

  /// Puts what a word was resolved to in its place, such as a day for `fri` or `c12` for `last`.
  package mutating func replace(_ name: String, with text: String) {
    replaced[name] = text
  }

  /// Adds what the sitting supplied, so that the line means the same anywhere; nil is a bare word such as `@who`.
  package mutating func imply(_ keyword: String?, _ text: String) {
    implied.append((keyword, text))
  }

  package func line(of arguments: Arguments) -> String {
    var words = [arguments.verb.text]
    var text: String?
    for name in arguments.order {
      guard let bound = arguments.bound[name] else { continue }
      let value = replaced[name] ?? bound.word.text
      if bound.isFlag {
        words.append(name)
      } else if bound.isKeyword {
        words += [name, Quoting.quoted(value)]
      } else if bound.word.followsDashes, replaced[name] == nil {
        text = value
      } else {
        words.append(Quoting.quoted(value))
      }
    }
    words += arguments.rest.map { Quoting.quoted($0.text) }
    if let speaker = arguments.speaker { words.append(Quoting.quoted(replaced["@"] ?? speaker.text)) }
    for (keyword, text) in implied { words += (keyword.map { [$0] } ?? []) + [Quoting.quoted(text)] }
    words += arguments.tags.map { ($0.isRemoved ? "-" : "+") + $0.name }
    words += arguments.filter.map { Quoting.quoted($0.text) }
    if let text { words += ["--", text] }
    return words.joined(separator: " ")
  }
}

extension Arguments {
  /// The words as typed, in an order that does not depend on the order of typing, without one of the arguments.
  package func content(except name: String) -> String {
    let positional = order.filter { bound[$0]?.isKeyword == false }
    let keywords = order.filter { bound[$0]?.isKeyword == true && $0 != name }.sorted()
    var words = [verb.text]
    words += positional.compactMap { bound[$0].map { Quoting.quoted($0.word.text) } }
    if let speaker { words.append(Quoting.quoted(speaker.text)) }
    for keyword in keywords {
      guard let value = bound[keyword] else { continue }
      words += value.isFlag ? [keyword] : [keyword, Quoting.quoted(value.word.text)]
    }
    words += tags.map { ($0.isRemoved ? "-" : "+") + $0.name }.sorted()
    return words.joined(separator: " ")
  }
}
