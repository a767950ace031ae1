/// The passage of a text with the fewest letters to change, add or drop until it is a given quote.
///
/// Letters are compared by canonical equivalence, as quotes are when they are looked for.
struct NearestPassage {
  private let quote: [Int]
  private let letters: LetterClasses

  private static let leastSimilarity = 0.5
  /// Letters of a quote that are compared; the beginning of a longer one is enough to show where it stands.
  private static let longestQuote = 1_000

  /// The folded scalars of a quote, which must not be empty.
  init(_ folded: [Unicode.Scalar]) {
    var letters = LetterClasses()
    quote = letters.learn(Array(folded.prefix(NearestPassage.longestQuote)))
    self.letters = letters
  }

  /// The first of the most similar passages, in whole words; nil below a similarity of one half.
  func find(in text: StoredText, within range: Range<Int>) -> QuoteSearch.Near? {
    let reading = letters.read(text, range)
    guard let end = best(of: quote, in: reading.numbers, startsAnywhere: true) else { return nil }
    let reach = reading.numbers[...end.index].suffix(2 * quote.count)
    guard let start = best(of: quote.reversed(), in: reach.reversed(), startsAnywhere: false) else {
      return nil
    }
    let length = start.index + 1
    let similarity = 1 - Double(end.distance) / Double(max(quote.count, length))
    guard similarity >= NearestPassage.leastSimilarity else { return nil }
    let found = reading.starts[end.index + 1 - length]..<reading.starts[end.index + 1]
    return QuoteSearch.Near(
      range: similarity == 1 ? found : text.wholeWords(around: found, within: range), similarity: similarity)
  }

  private func best(
    of pattern: [Int], in text: some Sequence<Int>, startsAnywhere: Bool
  ) -> (index: Int, distance: Int)? {
    EditDistance.best(of: pattern, letters: letters.count, in: text, startsAnywhere: startsAnywhere)
  }
}

extension StoredText {
  private static let longestWord = 24

  /// The range with the rest of the words that it cuts, unless these are very long, and no white space around it.
  fileprivate func wholeWords(around range: Range<Int>, within limits: Range<Int>) -> Range<Int> {
    let lower = max(limits.lowerBound, range.lowerBound - StoredText.longestWord)
    let upper = min(limits.upperBound, range.upperBound + StoredText.longestWord)
    let scalars = Array(self[lower..<upper].unicodeScalars)
    let inner = scalars[(range.lowerBound - lower)..<(range.upperBound - lower)]
    guard let first = inner.firstIndex(where: { !$0.isWhite }),
      let last = inner.lastIndex(where: { !$0.isWhite })
    else { return range }
    let before = scalars[..<first].lastIndex(where: \.isWhite).map { $0 + 1 }
    let after = scalars[(last + 1)...].firstIndex(where: \.isWhite)
    let start = before ?? (lower == limits.lowerBound ? 0 : first)
    let end = after ?? (upper == limits.upperBound ? scalars.count : last + 1)
    return lower + start..<lower + end
  }
}
