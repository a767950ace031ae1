/// Which rows are meant: terms joined by and, or, not.
package indirect enum Filter: Sendable, Hashable {
  case everything
  case term(FilterTerm)
  case all([Filter])
  case any([Filter])
  case not(Filter)
}

/// One condition of a filter; each means something for some kinds of row and is refused for the others.
package enum FilterTerm: Sendable, Hashable {
  /// A tag with its subtree; on a prediction also its claim's and its documents'.
  case tag(TagName)
  /// A tag on the row itself.
  case ownTag(TagName)
  case speaker(Handle)
  case state(String)
  case deadline(DayBounds)
  case on(DayBounds)
  case known(DayBounds)
  case probability(ClosedRange<Double>)
  case kind(String)
  case text(String)
  case document(Int)
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
}
