/// What a mention keeps beside its position: the exact words, and the words around them.
///
/// Equal means equal scalar by scalar: "é" in one scalar and in two are different quotes.
package struct QuoteSelector: Sendable {
  package let exact: String
  package let prefix: String
  package let suffix: String

  package init(exact: String, prefix: String, suffix: String) {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }

  /// Joins the words of several fragments, so that `QuoteSearch` finds them again as "first … last".
  package static let joint = " … "

  /// The words of the fragments, with 32 code points before and after their span, or the whole words there.
  ///
  /// A word that would make the context longer than 64 code points is cut, at a grapheme boundary.
  package static func of(_ fragments: Fragments, in text: StoredText) -> QuoteSelector {
    let span = fragments.span
    return QuoteSelector(
      exact: words(of: fragments, in: text),
      prefix: text[start(ofContextBefore: span.lowerBound, in: text)..<span.lowerBound],
      suffix: text[span.upperBound..<end(ofContextAfter: span.upperBound, in: text)])
  }

  /// The words of the fragments as a selector keeps them.
  package static func words(of fragments: Fragments, in text: StoredText) -> String {
    fragments.ranges.map { text[$0] }.joined(separator: joint)
  }

  private static let (least, most) = (32, 64)

  private static func start(ofContextBefore position: Int, in text: StoredText) -> Int {
    let floor = max(0, position - most)
    let scalars = Array(text[floor..<position].unicodeScalars)
    let wished = max(0, scalars.count - least)
    let word = scalars[..<wished].lastIndex(where: \.isWhite).map { $0 + 1 }
    if floor == 0, word == nil { return 0 }
    let cut = floor + (word ?? wished)
    return (cut..<position).first(where: text.isGraphemeBoundary) ?? position
  }

  private static func end(ofContextAfter position: Int, in text: StoredText) -> Int {
    let ceiling = min(text.count, position + most)
    let scalars = Array(text[position..<ceiling].unicodeScalars)
    let wished = min(scalars.count, least)
    let word = scalars[wished...].firstIndex(where: \.isWhite)
    if ceiling == text.count, word == nil { return ceiling }
    let cut = position + (word ?? wished)
    return stride(from: cut, to: position, by: -1).first(where: text.isGraphemeBoundary) ?? position
  }
}

extension QuoteSelector: Hashable {
  package static func == (left: QuoteSelector, right: QuoteSelector) -> Bool {
    left.exact.utf8.elementsEqual(right.exact.utf8) && left.prefix.utf8.elementsEqual(right.prefix.utf8)
      && left.suffix.utf8.elementsEqual(right.suffix.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for part in [exact, prefix, suffix] {
      hasher.combine(part.utf8.count)
      for byte in part.utf8 { hasher.combine(byte) }
    }
  }
}
