import CommandLanguage
import Facts
import Storage

/// One form that a word of a filter may have, such as `by:..2017-05`; ids have none, since they have no prefix.
struct FilterForm: Sendable {
  /// What a word begins with.
  let prefix: String
  let placeholder: String
  let summary: String
  /// What completes the rest of the word.
  let suggests: Suggestion
  let read: @Sendable (_ rest: String, _ parser: FilterParser) throws -> Filter

  init(
    _ prefix: String, _ placeholder: String, _ summary: String, suggests: Suggestion = .nothing,
    read: @escaping @Sendable (_ rest: String, _ parser: FilterParser) throws -> Filter
  ) {
    self.prefix = prefix
    self.placeholder = placeholder
    self.summary = summary
    self.suggests = suggests
    self.read = read
  }

  static let all: [FilterForm] = [
    FilterForm("+", "+tag", "rows with the tag or one below it", suggests: .tags) { rest, parser in
      .term(.tag(try parser.call.meant(by: TagName(parsing: rest))))
    },
    FilterForm("own:+", "own:+tag", "rows that bear the tag themselves", suggests: .tags) { rest, parser in
      .term(.ownTag(try parser.call.meant(by: TagName(parsing: rest))))
    },
    FilterForm(
      "tag:", "tag:none", "rows that no +tag finds; tag:any finds the others", suggests: .words(noneAndAny)
    ) { rest, _ in
      guard let filter = noneOrAny(rest, of: .tag(nil)) else {
        throw unknown(rest, "none or any", ["none", "any"])
      }
      return filter
    },
    FilterForm("@", "@who", "what the speaker said, forecast or coded", suggests: .speakers) { rest, parser in
      let handle = try Handle(parsing: rest)
      if handle.isReserved { return .term(.speaker(try parser.call.crowd(handle).handle)) }
      guard let speaker = try parser.call.snapshot.speaker(named: handle) else {
        throw try parser.call.unknown(handle)
      }
      return .term(.speaker(speaker.handle))
    },
    .via,
    FilterForm("coder:@", "coder:@x", "what the coder marked, tagged or judged", suggests: .speakers) {
      rest, parser in
      let handle = try Handle(parsing: rest)
      guard let speaker = try parser.call.snapshot.speaker(named: handle) else {
        throw try parser.call.unknown(handle)
      }
      return .term(.coder(speaker.handle))
    },
    FilterForm(
      "state:", "state:open", states.joined(separator: ", "), suggests: .words(states.map { Choice($0) })
    ) { rest, _ in
      guard states.contains(rest) else { throw unknown(rest, "a state", states) }
      return .term(.state(rest))
    },
    FilterForm(
      "type:", "type:number", "what answers it: " + types.joined(separator: ", "),
      suggests: .words(QuestionType.allCases.map { Choice($0.rawValue, $0.summary) })
    ) { rest, _ in
      guard let type = QuestionType(rawValue: rest) else { throw unknown(rest, "a type", types) }
      return .term(.type(type))
    },
    FilterForm("by:", "by:..2017-05", "the deadline lies in these days", suggests: .daysOfFilters) {
      rest, parser in
      .term(.deadline(try parser.call.dayBounds(rest)))
    },
    FilterForm(
      "on:", "on:2017-03", "said, made, published or happened then; a period counts by its last day",
      suggests: .daysOfFilters
    ) {
      rest, parser in
      .term(.on(try parser.call.dayBounds(rest)))
    },
    FilterForm(
      "known:", "known:2017-05", "the outcome became known then; a period counts by its first day",
      suggests: .daysOfFilters
    ) {
      rest, parser in
      .term(.known(try parser.call.dayBounds(rest)))
    },
    FilterForm("p:", "p:60%..90%", "a forecast lies in this range") { rest, parser in
      .term(.probability(try parser.call.probabilityBounds(rest)))
    },
    FilterForm("kind:", "kind:fact", "claims of a kind", suggests: .claimKinds) { rest, _ in
      .term(.kind(rest))
    },
    .grade,
    FilterForm(
      "verdict:", "verdict:refuted",
      "claims by the verdict in force: \(standings.joined(separator: ", ")), none, any",
      suggests: .words(standings.map { Choice($0) } + noneAndAny)
    ) { rest, _ in
      if let filter = noneOrAny(rest, of: .verdict(nil)) { return filter }
      guard let standing = Verdict.Standing(rawValue: rest) else {
        throw unknown(rest, "a verdict", standings + ["none", "any"])
      }
      return .term(.verdict(standing))
    },
    FilterForm(
      "attr:", "attr:certainty=low", "mentions, claims and links with an attribute, or attr:certainty"
    ) {
      rest, _ in
      let attribute = try Attribute(parsing: rest)
      return .term(.attribute(attribute.name, attribute.value))
    },
    FilterForm("text:", "text:word", "rows whose text holds this; it takes the rest of its word") { rest, _ in
      guard !rest.isEmpty else { throw FactError("E-FILTER", "'text:' needs a word", hint: "write text:사드") }
      return .term(.text(rest))
    },
    FilterForm("in:", "in:d1", "what stands in a document", suggests: .rows([.document])) { rest, parser in
      let rows = try RowReference(parsing: rest).map { try parser.resolve($0, [.document]) } ?? []
      guard rows.count == 1 else {
        throw FactError(
          "E-FILTER", "'\(rest)' is not one document", hint: "write in:d1, or in:d1,d2 for either")
      }
      return .term(.document(rows[0].number))
    },
    FilterForm("of:", "of:p1", "what belongs to rows, such as the forecasts of a prediction") {
      rest, parser in
      guard let reference = RowReference(parsing: rest) else {
        throw FactError("E-FILTER", "'\(rest)' is not an id", hint: "write of:p1, of:c3..c9 or of:key:NAME")
      }
      return .term(.belonging(try parser.resolve(reference, Kind.allCases)))
    },
    FilterForm("filter:", "filter:mine", "what 'set filter.mine \"...\"' says; days as seen when used") {
      rest, parser in
      try parser.saved(rest)
    },
  ]

  static let states = ["open", "due", "overdue", "resolved", "void", "pending"]
  private static let types = QuestionType.allCases.map(\.rawValue)
  private static let noneAndAny = ["none", "any"].map { Choice($0) }
  private static let standings = Verdict.Standing.allCases.map(\.rawValue)

  /// `none` and `any` of what a term finds.
  private static func noneOrAny(_ word: String, of term: FilterTerm) -> Filter? {
    switch word {
    case "none": .not(.term(term))
    case "any": .term(term)
    default: nil
    }
  }

  private static func unknown(_ word: String, _ wanted: String, _ words: [String]) -> FactError {
    let nearest = Spelling.nearest(to: word, among: words).map { "did you mean '\($0)'? " } ?? ""
    return FactError(
      "E-FILTER", "'\(word)' is not \(wanted)", hint: nearest + "one of: " + words.joined(separator: ", "))
  }
}

extension Call {
  func unknown(_ handle: Handle) throws -> FactError {
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

  func splitAtDots(_ text: String) -> (first: String, last: String) {
    guard let dot = text.indices.first(where: { text[$0...].hasPrefix("..") }) else { return (text, text) }
    return (String(text[..<dot]), String(text[text.index(dot, offsetBy: 2)...]))
  }
}
