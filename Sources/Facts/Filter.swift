/// Which rows are meant: terms joined by and, or, not.
package indirect enum Filter: Sendable, Hashable {
  case everything
  case term(FilterTerm)
  case all([Filter])
  case any([Filter])
  case not(Filter)

  /// Every term in it, from left to right.
  package var terms: [FilterTerm] {
    switch self {
    case .everything: []
    case .term(let term): [term]
    case .all(let parts), .any(let parts): parts.flatMap(\.terms)
    case .not(let part): part.terms
    }
  }
}

/// One condition of a filter; each means something for some kinds of row and is refused for the others.
package enum FilterTerm: Sendable, Hashable {
  /// A tag with its subtree, or any tag; on a prediction also its claim's and its documents'.
  case tag(TagName?)
  /// A tag on the row itself.
  case ownTag(TagName)
  case speaker(Handle)
  /// Words that this speaker reports, anywhere in the chain.
  case reporter(Handle)
  /// What a coder marked, tagged or judged.
  case coder(Handle)
  case state(String)
  /// What the terms in force ask for.
  case type(QuestionType)
  case deadline(DayBounds)
  case on(DayBounds)
  case known(DayBounds)
  case probability(ClosedRange<Double>)
  case kind(String)
  /// Evidence by grade; an empty list asks nothing of its axis.
  case grade(reliability: [String], credibility: [String])
  /// The verdict in force on a claim, or any verdict.
  case verdict(Verdict.Standing?)
  /// An attribute by its name, and its value where one is asked for.
  case attribute(String, String?)
  case text(String)
  case document(Int)
  /// What stands on one of these rows or belongs to it, such as the forecasts of a prediction.
  case belonging([Identifier])
  case rows([Identifier])
}

/// Days from a first through a last, either of which may be open.
package struct DayBounds: Sendable, Hashable {
  package let first: Day?
  package let last: Day?

  package init(first: Day?, last: Day?) {
    self.first = first
    self.last = last
  }

  package func contains(_ day: Day) -> Bool {
    first.map { $0 <= day } ?? true && last.map { day <= $0 } ?? true
  }
}
