/// Finds again, in a later text, what was quoted in an earlier one.
///
/// The differences of the texts say where each quote went; most have only moved. Those whose words changed are looked
/// for, first where they stood and then everywhere, and must resemble the quote in their words and in the words around
/// them; what resembles it too little is an orphan rather than a guess.
package struct Reanchoring: Sendable {
  /// A place that a quote might have moved to, and how well it fits, from 0 to 1.
  package struct Candidate: Sendable, Hashable {
    package let fragments: Fragments
    package let score: Double
  }

  package enum Outcome: Sendable, Hashable {
    /// The same words, scalar by scalar, at the place where the differences put them.
    case exact(Fragments)
    /// Other words there, or the same elsewhere.
    case moved(Candidate)
    /// Two or more places fit about equally well; the best first.
    case ambiguous([Candidate])
    /// No place fits well enough; the nearest first, and perhaps none.
    case orphan([Candidate])

    /// Whether no place was taken.
    package var isLost: Bool {
      switch self {
      case .exact, .moved: false
      case .ambiguous, .orphan: true
      }
    }
  }

  let old: QuotedText
  let new: QuotedText
  /// From old to new, letter by letter.
  let diff: TextDiff
  let letters: Int
  let space: Int

  package init(from old: StoredText, to new: StoredText) {
    var register = FoldedText.Register()
    space = register.number(of: QuoteFolding.space)
    self.old = QuotedText(old, &register)
    self.new = QuotedText(new, &register)
    letters = register.count
    let scalars = (Array(old.string.unicodeScalars), Array(new.string.unicodeScalars))
    diff = TextDiff(scalars.0, scalars.1).sharpened(scalars.0, scalars.1)
  }

  /// What became of a quote that stands at some fragments of the old text.
  ///
  /// Fragments go together: all are found, in the order they had, or the quote is not. `quote` is what was quoted at
  /// first, which the old text may have changed already.
  package func outcome(of fragments: Fragments, quoted quote: String) -> Outcome {
    guard fragments.span.upperBound <= old.text.count else { return .orphan([]) }
    let found = fragments.ranges.map(find)
    let lost = found.compactMap { if case .none(let nearest) = $0 { nearest } else { nil } }
    if let first = lost.first { return .orphan(candidates(first)) }
    let doubtful = found.compactMap { if case .several(let places) = $0 { places } else { nil } }
    if let first = doubtful.first { return .ambiguous(candidates(first)) }
    let places = found.compactMap { if case .one(let place) = $0 { place } else { nil } }
    guard let moved = Fragments(places.map(\.range)), Reanchoring.order(moved) == Reanchoring.order(fragments)
    else { return .orphan(candidates(places)) }
    return outcome(of: places, at: moved, quoted: quote)
  }

  private func outcome(of places: [Place], at fragments: Fragments, quoted quote: String) -> Outcome {
    let words = QuoteSelector.words(of: fragments, in: new.text)
    let isSame = words.unicodeScalars.elementsEqual(quote.unicodeScalars)
    if isSame, places.allSatisfy(\.isHome) { return .exact(fragments) }
    let score = places.map(\.score).min() ?? 0
    let standing = old.text.isSame(places.map(\.source), as: quote) || isSame
    let likeness = standing ? 1 : Reanchoring.likeness(of: words, to: quote)
    return .moved(Candidate(fragments: fragments, score: min(score, likeness)))
  }

  private func candidates(_ places: [Place]) -> [Candidate] {
    places.compactMap { place in
      Fragments(place.range).map { Candidate(fragments: $0, score: place.score) }
    }
  }

  /// The indices of the fragments by their starts.
  private static func order(_ fragments: Fragments) -> [Int] {
    fragments.ranges.indices.sorted {
      (fragments.ranges[$0].lowerBound, $0) < (fragments.ranges[$1].lowerBound, $1)
    }
  }

  /// The share of the letters of a quote that other words keep, white space and typography apart.
  package static func likeness(of words: String, to quote: String) -> Double {
    var register = FoldedText.Register()
    let quote = FoldedText(StoredText(quote), &register).letters
    let words = FoldedText(StoredText(words), &register).letters
    let length = max(quote.count, words.count)
    guard !quote.isEmpty, !words.isEmpty else { return quote.isEmpty && words.isEmpty ? 1 : 0 }
    var column = EditDistance(pattern: quote, letters: register.count, startsAnywhere: false)
    words.forEach { column.append($0) }
    return 1 - Double(column.distance) / Double(length)
  }
}

/// A text and its letters as quotes are looked for.
struct QuotedText: Sendable {
  let text: StoredText
  let folded: FoldedText

  init(_ text: StoredText, _ register: inout FoldedText.Register) {
    self.text = text
    folded = FoldedText(text, &register)
  }
}

extension StoredText {
  fileprivate func isSame(_ ranges: [Range<Int>], as quote: String) -> Bool {
    ranges.map { self[$0] }.joined(separator: QuoteSelector.joint).unicodeScalars
      .elementsEqual(quote.unicodeScalars)
  }
}
