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
    let records = try assessments(filter(arguments.filter))
    let accounts = try scoreAccounts(of: records)
    let title = Block.heading(2, Phrase("Score of \(key), as of \(Period(try today()).display)"))
    let first = accounts[0].account
    guard !first.entries.isEmpty else {
      let words =
        records.isEmpty ? "no forecast was made by this day" : "\(first.rule.name) scores nothing here"
      return Page([title, .line(Phrase(words))], json: first.json(named: key), list: "records")
    }
    var blocks = [title]
    for (kind, account) in accounts {
      if accounts.count > 1 || kind != .binary { blocks += [.gap, .line(Phrase(kind.title, .strong))] }
      blocks += account.blocks
    }
    guard accounts.count > 1 else { return Page(blocks, json: first.json(named: key), list: "records") }
    let all = accounts.map { $0.account.json(named: key, $0.kind) }
    return Page(blocks, json: .object([.init("kinds", .array(all))]), list: "kinds")
  }

  /// One account for each kind of question that is scored, as `score` has a table for each; never empty.
  private func scoreAccounts(
    of records: [Assessment]
  ) throws -> [(kind: QuestionKind, account: ScoreAccount)] {
    let (asked, events) = (self[.rule], try events())
    let kinds = records.kinds.filter { asked?.knows($0.type) ?? true }
    guard !kinds.isEmpty else {
      return [(.binary, ScoreAccount(of: [], rule: asked ?? .brier, events: events))]
    }
    return kinds.map { kind in
      (kind, ScoreAccount(of: records.only(kind), rule: asked ?? kind.rule, events: events))
    }
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
