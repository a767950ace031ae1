/// What is shown beside the typed text while nobody types.
package struct Hint: Sendable, Equatable {
  package static let none = Hint(ghost: nil, meaning: nil)

  /// What may follow the text: dim after the cursor, taken with Right or End, never with Enter.
  package let ghost: String?
  /// What the statement means so far, or what is wrong with it: dim in a row of its own.
  package let meaning: String?

  package init(ghost: String?, meaning: String?) {
    self.ghost = ghost
    self.meaning = meaning
  }
}

/// Whether Enter ends the statement.
package enum Completeness: Sendable, Equatable {
  case whole
  /// Another row belongs to it, and begins with this prompt, such as `"> `, which says why: printable ASCII that
  /// ends with a space, or nothing.
  case open(String)
}
