/// The only declaration of a command's language: parsing, help and completion all follow from it.
package struct Syntax: Sendable {
  package enum Tags: Sendable { case none, add, addAndRemove }
  /// Where a filter may stand: among the other words, or last, after `where`.
  package enum Filter: Sendable { case none, anywhere, afterWhere }

  package let name: String
  package let summary: String
  /// Further sentences for `help VERB`; empty where the summary says it all.
  package let details: String
  package let slots: [Slot]
  package let keywords: [Keyword]
  package let tags: Tags
  /// What the speaker that `@who` names is to the new row, such as `author`; nil where none may stand.
  package let speaker: String?
  package let filter: Filter
  /// The placeholder of words that the command reads by itself, or nil.
  package let rest: String?
  /// What completes those words.
  package let restSuggests: Suggestion
  /// Lines that work in the workspace that the tests prepare for them.
  package let examples: [String]

  package init(
    _ name: String, _ summary: String, details: String = "", slots: [Slot] = [], keywords: [Keyword] = [],
    tags: Tags = .none, speaker: String? = nil, filter: Filter = .none, rest: String? = nil,
    restSuggests: Suggestion = .nothing, examples: [String]
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.slots = slots
    self.keywords = keywords
    self.tags = tags
    self.speaker = speaker
    self.filter = filter
    self.rest = rest
    self.restSuggests = restSuggests
    self.examples = examples
  }

  /// The form of the command in one line, such as `note ID TEXT [key NAME]`.
  package var usage: String {
    var parts = [name]
    parts += slots.map { $0.isRequired ? $0.parameter.placeholder : "[\($0.parameter.placeholder)]" }
    if let rest { parts.append(rest) }
    if filter == .anywhere { parts.append("[FILTER]") }
    if speaker != nil { parts.append("[@who]") }
    parts += keywords.map(\.usage)
    switch tags {
    case .none: break
    case .add: parts.append("[+tag]")
    case .addAndRemove: parts.append("[+tag] [-tag]")
    }
    if filter == .afterWhere { parts.append("[where FILTER]") }
    return parts.joined(separator: " ")
  }

  func keyword(_ name: String) -> AnyParameter? {
    // By index, so that no keyword is copied to see that it is not meant.
    keywords.indices.first { keywords[$0].parameter.name == name }.map { keywords[$0].parameter }
  }
}

extension Keyword {
  /// Such as `by DAY`, in brackets where it may be left out.
  var usage: String {
    let words = parameter.isFlag ? parameter.name : "\(parameter.name) \(parameter.placeholder)"
    return isRequired ? words : "[\(words)]"
  }
}

extension Syntax {
  /// A tag or a speaker: one word with its sigil, where the command takes such words.
  ///
  /// A text of several words may begin with one.
  func isSigil(_ text: String) -> Bool {
    let isMeant =
      switch text.first {
      case "@":
        (speaker != nil || filter == .anywhere) && !slots.contains { $0.parameter.placeholder == "@who" }
      case "+": tags != .none || filter == .anywhere
      case "-": tags == .addAndRemove
      default: false
      }
    return isMeant && text.count > 1 && !text.contains { $0.isWhitespace }
  }
}
