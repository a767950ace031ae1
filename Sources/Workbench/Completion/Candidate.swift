package import CommandLanguage

/// A word that can stand at the cursor.
package struct Candidate: Sendable, Hashable {
  /// The whole word as it is meant, without quotes.
  package let text: String
  /// What it means or names, on one line; empty where the word says it all.
  package let summary: String
  /// Whether the word is only a beginning, such as `key:` or `+korea/`: then no space follows it.
  package let goesOn: Bool

  package init(_ text: String, _ summary: String = "", goesOn: Bool = false) {
    self.text = text
    self.summary = summary
    self.goesOn = goesOn
  }

  init(_ choice: Choice) {
    self.init(choice.word, choice.summary)
  }

  /// The same with what was typed before the part that it completes.
  func following(_ head: String) -> Candidate { Candidate(head + text, summary, goesOn: goesOn) }
}

/// What can stand at the cursor, the likeliest first.
package struct Completions: Sendable {
  package let line: CompletionLine
  package var candidates: [Candidate] = []
  /// Whether the path of a file may stand here too, which whoever asked can list better.
  package var wantsFiles = false

  /// How a candidate is written in the place of `line.range`, with the space that follows it.
  package func written(_ candidate: Candidate) -> String {
    line.written(candidate.text, goesOn: candidate.goesOn) + (candidate.goesOn ? "" : " ")
  }
}
