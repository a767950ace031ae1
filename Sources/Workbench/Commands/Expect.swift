import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Command {
  static let expect = Command(
    Syntax(
      "expect", "Fails unless something holds, so that scripts check themselves.", slots: [],
      rest:
        "count KIND [FILTER] N | ID resolved OUTCOME | ID state STATE | score RULE below|above N [FILTER] | calibration MEASURE below|above N [FILTER] | coherence [FILTER]",
      restSuggests: .expectations,
      examples: [
        "expect count claims +korea/election 1", "expect p1 resolved yes", "expect p2 state void",
        "expect score brier below 0.9 @minxin-pei", "expect coherence +korea",
      ])
  ) { call in
    var words = call.arguments.rest[...]
    guard let subject = words.popFirst() else {
      throw call.wrong("E-MISSING", "'expect' needs what to expect", hint: expectForms)
    }
    let met =
      switch subject.text {
      case "count": try call.countIsMet(words)
      case "calibration": try call.calibrationIsMet(words)
      case "score": try call.scoreIsMet(words)
      case "coherence": try call.coherenceIsMet(words)
      default: try call.stateIsMet(subject, words)
      }
    return Page(
      [.line(Phrase("as expected: \(met)", .good))],
      json: .object([.init("ok", true), .init("met", .string(met))]))
  }
}

private let expectForms =
  "expect count claims +tag 12, expect p12 resolved yes, expect p12 state open, expect score brier below 0.2"

extension Call {
  fileprivate func countIsMet(_ words: ArraySlice<Word>) throws -> String {
    guard let collection = words.first, let last = words.last, words.count >= 2,
      last.text.utf8.allSatisfy({ (48...57).contains($0) }), let wanted = Int(last.text)
    else {
      throw wrong("E-MISSING", "'expect count' ends with a number", hint: expectForms)
    }
    guard let kind = Kind.allCases.first(where: { $0.plural == collection.text }) else {
      let plurals = Kind.allCases.map(\.plural)
      let nearest =
        Spelling.nearest(to: collection.text, among: plurals).map { "did you mean '\($0)'? " } ?? ""
      throw Diagnostic(
        "E-CHOICE", "'\(collection.text)' cannot be counted",
        hint: nearest + "one of: " + plurals.joined(separator: ", "),
        at: collection.range)
    }
    let count = try count(of: kind, meeting: filter(Array(words.dropFirst().dropLast())))
    guard count == wanted else {
      throw Diagnostic(
        "E-EXPECT",
        "there \(count == 1 ? "is 1 \(kind.name)" : "are \(count) \(kind.plural)"), not \(wanted)",
        hint: "'list \(kind.plural)' shows them", at: last.range)
    }
    return "\(count) \(count == 1 ? kind.name : kind.plural)"
  }

  fileprivate func scoreIsMet(_ words: ArraySlice<Word>) throws -> String {
    let parts = Array(words)
    guard parts.count >= 3, let limit = Double(parts[2].text) else {
      throw wrong("E-MISSING", "'expect score' needs a rule, below or above, and a number", hint: expectForms)
    }
    guard let rule = ScoringRule.named(parts[0].text) else {
      let names = ScoringRule.all.map(\.name)
      let nearest = Spelling.nearest(to: parts[0].text, among: names).map { "did you mean '\($0)'? " } ?? ""
      throw Diagnostic(
        "E-CHOICE", "there is no rule '\(parts[0].text)'",
        hint: nearest + "rules are \(names.joined(separator: ", "))", at: parts[0].range)
    }
    guard ["below", "above"].contains(parts[1].text) else {
      throw Diagnostic(
        "E-CHOICE", "'\(parts[1].text)' is neither below nor above", hint: expectForms, at: parts[1].range)
    }
    let records = try assessments(filter(Array(parts.dropFirst(3))))
    let kinds = records.kinds.filter { rule.knows($0.type) }
    guard kinds.count < 2 else {
      throw Diagnostic(
        "E-EXPECT",
        "\(rule.name) scores \(kinds.map(\.title).joined(separator: ", ")), which are never averaged",
        hint: "add a filter such as type:\(kinds[0].type.rawValue)", at: parts[0].range)
    }
    let mean = ScoreSummary.mean(ofEach: records.count, rule: rule) { records[$0].scorable }
    guard let mean else {
      throw Diagnostic(
        "E-EXPECT", "the score is undefined: nothing could be scored",
        hint: "'score' shows what is pending, void or without forecasts", at: parts[0].range)
    }
    guard parts[1].text == "below" ? mean < limit : mean > limit else {
      throw Diagnostic(
        "E-EXPECT", "the \(rule.name) score is \(mean.display(6)), not \(parts[1].text) \(parts[2].text)",
        hint: "'score' shows what it is made of", at: parts[2].range)
    }
    return "\(rule.name) \(mean.display(6)) is \(parts[1].text) \(parts[2].text)"
  }

  fileprivate func stateIsMet(_ subject: Word, _ words: ArraySlice<Word>) throws -> String {
    let parts = Array(words)
    guard let reference = RowReference(parsing: subject.text) else {
      throw Diagnostic(
        "E-EXPECT", "'\(subject.text)' is nothing that can be expected", hint: expectForms, at: subject.range)
    }
    guard parts.count == 2, ["resolved", "state"].contains(parts[0].text) else {
      throw wrong("E-MISSING", "expect \(subject.text) resolved OUTCOME, or state STATE", hint: expectForms)
    }
    let row: Identifier
    do {
      let rows = try resolve(reference, [.prediction])
      guard rows.count == 1 else {
        throw FactError("E-ID", "one prediction belongs here", hint: "name one id")
      }
      row = rows[0]
    } catch let error as FactError { throw Diagnostic(error, at: subject.range) }
    if parts[0].text == "state" { return try isInState(row, parts[1]) }
    let (found, wanted) = (try settlement(of: row.number).words, try resolved(parts[1], row))
    guard found == wanted else {
      throw Diagnostic(
        "E-EXPECT", "\(row) is \(found), not \(wanted)", hint: "'show \(row)' says why", at: parts[1].range)
    }
    return "\(row) \(found)"
  }

  /// The states are those of the filter `state:`.
  private func isInState(_ row: Identifier, _ word: Word) throws -> String {
    guard FilterForm.states.contains(word.text) else {
      let nearest =
        Spelling.nearest(to: word.text, among: FilterForm.states).map { "did you mean '\($0)'? " } ?? ""
      throw Diagnostic(
        "E-CHOICE", "'\(word.text)' is not a state",
        hint: nearest + "states are " + FilterForm.states.joined(separator: ", "),
        at: word.range)
    }
    let filter = Filter.all([.term(.rows([row])), .term(.state(word.text))])
    guard try count(of: .prediction, meeting: filter) == 1 else {
      throw Diagnostic(
        "E-EXPECT", "\(row) is \(try settlement(of: row.number).state), not \(word.text)",
        hint: "'show \(row)' says why", at: word.range)
    }
    return "\(row) \(word.text)"
  }

  private func resolved(_ word: Word, _ row: Identifier) throws -> String {
    let question = try snapshot.prediction(row.number)?.current.question ?? .binary
    do throws(FactError) { return "resolved " + (try Outcome(parsing: word.text, of: question)).word } catch {
      throw Diagnostic(error, at: word.range)
    }
  }
}
