import Facts
import Presentation

/// A key of `next`, and what it says.
struct NextKey {
  let key: Character
  let meaning: String
  /// What it resolves a prediction as; nil where a line is asked for, or it does something else.
  var outcome: String?

  /// The keys that answer a question, then those of every question.
  static func all(for question: Question) -> [NextKey] { answers(to: question) + ofAll }

  private static func answers(to question: Question) -> [NextKey] {
    switch question.type {
    case .binary:
      [
        NextKey(key: "y", meaning: "yes, it happened", outcome: "yes"),
        NextKey(key: "n", meaning: "no, it did not", outcome: "no"),
      ]
    case .options, .ordered:
      zip("123456789", question.options).map { NextKey(key: $0, meaning: $1, outcome: $1) }
        + (question.options.count > 9 ? [NextKey(key: "r", meaning: "resolve it: asks for the option")] : [])
    case .number, .day:
      [NextKey(key: "r", meaning: "resolve it: asks for \(question.summary)")]
    }
  }

  private static let ofAll = [
    NextKey(key: "v", meaning: "void: the question fell away", outcome: "void"),
    NextKey(key: "a", meaning: "ambiguous: nobody can tell", outcome: "ambiguous"),
    NextKey(key: "l", meaning: "later: leave it for this sitting"),
    NextKey(key: "s", meaning: "skip it for now"),
    NextKey(key: "e", meaning: "edit it"),
    NextKey(key: "b", meaning: "back, and take back the last answer"),
    NextKey(key: "q", meaning: "quit"),
    NextKey(key: "?", meaning: "this help"),
  ]

  static func help(_ keys: [NextKey]) -> Page {
    Page([.record(keys.map { Field(String($0.key), Phrase($0.meaning)) })])
  }
}
