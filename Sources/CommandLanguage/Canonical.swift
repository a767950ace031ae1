/// A command as the log keeps it: the same words, with what was relative or left out made explicit.
package struct Canonical: Sendable {
  private var replaced: [String: String] = [:]
  private var implied: [(keyword: String?, text: String)] = []
  private var omitted: Set<String> = []
  /// The name of the slot whose rows stand for the filter too.
  private var settled: String?
  /// Whether a speaker stands behind what was implied, so that the line keeps its order when it is run again.
  private var endsWithSpeaker = false
  private var omitsFilter = false

  package init() {}

  /// Puts what a word was resolved to in its place, such as a day for `fri` or `c12` for `last`.
  package mutating func replace(_ name: String, with text: String) {
    replaced[name] = text
  }

  /// Puts another name in a tag's place; false where that was done already.
  package mutating func replace(_ tag: Arguments.Tag, with name: String) -> Bool {
    replaced.updateValue(name, forKey: "+" + tag.name) == nil
  }

  /// Leaves out what the facts hold anyway.
  package mutating func omit(_ name: String) {
    omitted.insert(name)
  }

  /// Leaves out a filter whose rows the line names otherwise.
  package mutating func omitFilter() {
    omitsFilter = true
  }

  /// Adds what the sitting supplied, so that the line means the same anywhere; nil is a bare word such as `@who`.
  package mutating func imply(_ keyword: String?, _ text: String) {
    implied.append((keyword, text))
  }

  /// Puts all the rows that are meant in the place of a slot for rows and of a filter after `where`.
  package mutating func settle(_ name: String, as rows: String) {
    replaced[name] = rows
    settled = name
  }

  /// Puts the speaker, typed or implied, behind all keywords.
  package mutating func endWithSpeaker() {
    endsWithSpeaker = true
    implied = implied.filter { $0.keyword != nil } + implied.filter { $0.keyword == nil }
  }

  /// The line, perhaps without one of its keywords.
  package func line(of arguments: Arguments, except keyword: String? = nil) -> String {
    var words = [arguments.verb.text]
    if let settled, arguments.bound[settled] == nil { words += replaced[settled].map { [$0] } ?? [] }
    var text: String?
    for name in arguments.positional + arguments.keywords where name != keyword && !omitted.contains(name) {
      guard let bound = arguments.bound[name] else { continue }
      let value = replaced[name] ?? bound.word.text
      if bound.word.followsDashes, Quoting.standsAfterDashes(value) {
        text = value
      } else {
        bound.append(to: &words, name, value)
      }
    }
    words += arguments.rest.map { Quoting.quoted($0.text) }
    let speaker = arguments.speaker.map { [Quoting.quoted(replaced["@"] ?? $0.text)] } ?? []
    if !endsWithSpeaker { words += speaker }
    for (keyword, text) in implied { words += (keyword.map { [$0] } ?? []) + [Quoting.quoted(text)] }
    if endsWithSpeaker { words += speaker }
    words += arguments.tags.map { $0.quoted(replaced["+" + $0.name]) }
    if settled == nil, !omitsFilter {
      if arguments.hasWhere { words.append("where") }
      words += arguments.filter.map { Quoting.quoted($0.text) }
    }
    if let text { words += ["--", text] }
    return words.joined(separator: " ")
  }
}

extension Arguments {
  /// The words as typed, in an order that does not depend on the order of typing, without one of the arguments.
  package func content(except name: String) -> String {
    var words = [verb.text]
    for name in positional { bound[name]?.append(to: &words, name) }
    if let speaker { words.append(Quoting.quoted(speaker.text)) }
    for keyword in keywords.sorted() where keyword != name {
      bound[keyword]?.append(to: &words, keyword)
    }
    words += tags.map { $0.quoted(nil) }.sorted()
    return words.joined(separator: " ")
  }

  /// The names of what stands in slots, in the order of the slots.
  var positional: [String] {
    order.compactMap { name in bound[name]?.slot.map { (name, $0) } }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// The names of what keywords introduced, as typed.
  var keywords: [String] { order.filter { bound[$0]?.slot == nil } }
}

extension Arguments.Bound {
  /// Adds what a line says of it, with the value given or as it was typed.
  fileprivate func append(to words: inout [String], _ name: String, _ value: String? = nil) {
    if isFlag || slot == nil { words.append(name) }
    if !isFlag { words.append(Quoting.quoted(value ?? word.text)) }
  }
}

extension Arguments.Tag {
  fileprivate func quoted(_ other: String?) -> String {
    Quoting.quoted((isRemoved ? "-" : "+") + (other ?? name))
  }
}
