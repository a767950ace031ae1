/// What can complete a word, as a parameter declares it.
package enum Suggestion: Sendable {
  case nothing
  /// One of a few words, known without looking at any facts.
  case words([Choice])
  /// The path of a file.
  case files
  /// Something that the declaring module can look up; this one hands it on unread.
  case source(any Sendable)
}

/// A word that can stand somewhere, and what it means there.
package struct Choice: Sendable, Hashable {
  package let word: String
  package let summary: String

  package init(_ word: String, _ summary: String = "") {
    self.word = word
    self.summary = summary
  }
}

/// Something that may stand at the cursor.
package enum Expected: Sendable {
  /// A keyword, the name of an option with its dashes, or `where`.
  case word(Choice)
  /// A value: of a slot, a keyword, an option, or one of the words that a command reads by itself.
  case value(Suggestion, summary: String)
  /// A tag with its sign.
  case tag(sign: String)
  /// `@who`, with what the speaker is to the new row.
  case speaker(role: String)
  case filterTerm
}
