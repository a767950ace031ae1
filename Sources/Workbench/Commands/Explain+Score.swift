import CommandLanguage
import Facts
import Presentation
import Scoring

extension Parameter where Value == String {
  /// What `explain score` is told apart by.
  static var headline: Parameter {
    Parameter(
      "score", .choice(["score"]), "the headline number of what a filter means, instead of one prediction")
  }
}

extension Call {
  /// The headline number of what the filter means, with what every record adds to it.
  func explainedScore() throws -> Page {
    guard self[.prediction] == nil else {
      throw wrong(
        .prediction, "E-WORD", "'explain' takes a prediction or 'score', not both",
        hint: "explain p1, or explain score p1")
    }
    let words = arguments.filter.map(\.text).joined(separator: " ")
    let key = words.isEmpty ? "all" : words
    let account = try ScoreAccount(
      of: assessments(filter(arguments.filter)), rule: self[.rule] ?? .brier, events: events())
    let title = "Score of \(key), as of \(Period(try today()).display)"
    guard !account.entries.isEmpty else {
      return Page(
        [.heading(2, Phrase(title)), .line("no forecast was made by this day")],
        json: account.json(named: key), list: "records")
    }
    return Page(
      [.heading(2, Phrase(title))] + account.blocks, json: account.json(named: key), list: "records")
  }

  /// Refuses a filter where one prediction is named, but for the forecaster whose score is asked for.
  func refuseFilter() throws {
    let words = arguments.filter
    guard let word = words.first else { return }
    if self[.prediction] != nil, words.count == 1, word.text.hasPrefix("@") { return }
    guard self[.prediction] != nil else {
      throw Diagnostic(
        "E-ID", "'\(word.text)' is not an id",
        hint: "name a prediction, such as p1; explain score \(word.text) takes a filter", at: word.range)
    }
    throw Diagnostic(
      "E-WORD", "'\(word.text)' has no place beside a prediction",
      hint: "explain p1, or explain score \(arguments.filter.map(\.text).joined(separator: " "))",
      at: word.range)
  }
}
