import CommandLanguage
import Facts
import Storage

/// One form that a word of a filter may have, such as `by:..2017-05`.
struct FilterForm: Sendable {
  /// What a word begins with; empty for ids.
  let prefix: String
  let placeholder: String
  let summary: String
  /// What completes the rest of the word.
  var suggests = Suggestion.nothing
  let read: @Sendable (_ rest: String, _ call: Call) throws -> FilterTerm

  static let all: [FilterForm] = [
    FilterForm(
      prefix: "+", placeholder: "+tag", summary: "rows with the tag or one below it", suggests: .tags
    ) { rest, _ in
      .tag(try TagName(parsing: rest))
    },
    FilterForm(
      prefix: "own:+", placeholder: "own:+tag", summary: "rows that bear the tag themselves", suggests: .tags
    ) {
      rest, _ in
      .ownTag(try TagName(parsing: rest))
    },
    FilterForm(
      prefix: "@", placeholder: "@who", summary: "what the speaker said, forecast or coded",
      suggests: .speakers
    ) {
      rest, call in
      let handle = try Handle(parsing: rest)
      guard let speaker = try call.snapshot.speaker(named: handle) else { throw try call.unknown(handle) }
      return .speaker(speaker.handle)
    },
    FilterForm(
      prefix: "state:", placeholder: "state:open", summary: states.joined(separator: ", "),
      suggests: .words(states.map { Choice($0) })
    ) {
      rest, _ in
      guard states.contains(rest) else {
        throw FactError(
          "E-FILTER", "'\(rest)' is not a state", hint: "states are " + states.joined(separator: ", "))
      }
      return .state(rest)
    },
    FilterForm(
      prefix: "by:", placeholder: "by:..2017-05", summary: "the deadline lies in these days",
      suggests: .daysOfFilters
    ) {
      rest, call in
      .deadline(try call.dayBounds(rest))
    },
    FilterForm(
      prefix: "on:", placeholder: "on:2017-03", summary: "said, made, published or happened then",
      suggests: .daysOfFilters
    ) {
      rest, call in
      .on(try call.dayBounds(rest))
    },
    FilterForm(
      prefix: "known:", placeholder: "known:2017-05", summary: "the outcome became known then",
      suggests: .daysOfFilters
    ) {
      rest, call in
      .known(try call.dayBounds(rest))
    },
    FilterForm(prefix: "p:", placeholder: "p:60%..90%", summary: "a forecast lies in this range") {
      rest, call in
      .probability(try call.probabilityBounds(rest))
    },
    FilterForm(prefix: "kind:", placeholder: "kind:fact", summary: "claims of a kind", suggests: .claimKinds)
    { rest, _ in
      .kind(rest)
    },
    FilterForm(prefix: "text:", placeholder: "text:word", summary: "rows whose text holds this") { rest, _ in
      guard !rest.isEmpty else { throw FactError("E-FILTER", "'text:' needs a word", hint: "write text:사드") }
      return .text(rest)
    },
    FilterForm(
      prefix: "in:", placeholder: "in:d1", summary: "what stands in a document", suggests: .rows([.document])
    ) { rest, call in
      let rows = try RowReference(parsing: rest).map { try call.resolve($0, [.document]) } ?? []
      guard rows.count == 1 else {
        throw FactError(
          "E-FILTER", "'\(rest)' is not one document", hint: "write in:d1, or in:d1,d2 for either")
      }
      return .document(rows[0].number)
    },
  ]

  static let states = ["open", "due", "overdue", "resolved", "void", "pending"]
}

extension Call {
  fileprivate func unknown(_ handle: Handle) throws -> FactError {
    let nearest = Spelling.nearest(to: handle.name, among: try snapshot.speakers().map(\.handle.name))
    return FactError(
      "E-SPEAKER", "there is no speaker \(handle)",
      hint: nearest.map { "did you mean @\($0)?" } ?? "'list speakers' shows who there is")
  }

  /// `2017`, `2017-03..2017-05`, `..2017-05`, `2017-05..`, `today..+2w`.
  fileprivate func dayBounds(_ text: String) throws -> DayBounds {
    let parts = splitAtDots(text)
    let first = try parts.first.isEmpty ? nil : period(parts.first).first
    let last = try parts.last.isEmpty ? nil : period(parts.last).last
    guard first != nil || last != nil else {
      throw FactError("E-FILTER", "no day stands here", hint: "write by:..2017-05")
    }
    if let first, let last, last < first {
      throw FactError("E-FILTER", "'\(text)' goes backwards", hint: "write the earlier day first")
    }
    return DayBounds(first: first, last: last)
  }

  private func period(_ text: String) throws -> Period {
    try DayExpression(parsing: text).resolved(asOf: today(), looking: .future)
  }

  fileprivate func probabilityBounds(_ text: String) throws -> ClosedRange<Double> {
    let parts = splitAtDots(text)
    let lexicon = try lexicon()
    if parts.first != parts.last, !parts.first.isEmpty, !parts.last.isEmpty {
      let range = try Probability(parsing: text, lexicon: lexicon)
      return range.bounds ?? range.point...range.point
    }
    let low = try parts.first.isEmpty ? 0 : Probability(parsing: parts.first, lexicon: lexicon).point
    let high = try parts.last.isEmpty ? 1 : Probability(parsing: parts.last, lexicon: lexicon).point
    guard low <= high else {
      throw FactError("E-FILTER", "'\(text)' goes backwards", hint: "write the lower end first")
    }
    return low...high
  }

  private func splitAtDots(_ text: String) -> (first: String, last: String) {
    guard let dot = text.indices.first(where: { text[$0...].hasPrefix("..") }) else { return (text, text) }
    return (String(text[..<dot]), String(text[text.index(dot, offsetBy: 2)...]))
  }
}
