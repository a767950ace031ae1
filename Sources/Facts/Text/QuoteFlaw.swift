/// Why a quote is not what stands at its place in a text.
package enum QuoteFlaw: Sendable, Hashable, CustomStringConvertible {
  /// The place ends after so many code points, where the text has fewer.
  case outside(end: Int, count: Int)
  case words(standing: String)
  case before(standing: String)
  case after(standing: String)

  /// Whether the text has no such place at all.
  package var isOutside: Bool { if case .outside = self { true } else { false } }

  package var description: String {
    switch self {
    case .outside(let end, let count): "ends at \(end), where the text has \(count) code points"
    case .words(let standing): "the text there is \"\(standing)\", not the words quoted"
    case .before(let standing): "the text before is \"\(standing)\", not what the quote keeps as its prefix"
    case .after(let standing): "the text after is \"\(standing)\", not what the quote keeps as its suffix"
    }
  }
}

extension QuoteSelector {
  /// Compares the words, and the words around them where wanted, with what stands at a place, scalar by scalar.
  package func flaw(at fragments: Fragments, in text: StoredText, withContext: Bool) -> QuoteFlaw? {
    let span = fragments.span
    guard span.upperBound <= text.count else { return .outside(end: span.upperBound, count: text.count) }
    let standing =
      fragments.ranges.count == 1
      ? text[span] : fragments.ranges.map { text[$0] }.joined(separator: QuoteSelector.joint)
    guard standing.utf8.elementsEqual(exact.utf8) else { return .words(standing: standing) }
    guard withContext else { return nil }
    let before = text[max(0, span.lowerBound - prefix.unicodeScalars.count)..<span.lowerBound]
    guard before.utf8.elementsEqual(prefix.utf8) else { return .before(standing: before) }
    let after = text[span.upperBound..<min(text.count, span.upperBound + suffix.unicodeScalars.count)]
    return after.utf8.elementsEqual(suffix.utf8) ? nil : .after(standing: after)
  }
}
