/// Finds the words of a quote in a text; compared as `QuoteFolding` says, white space around the quote ignored.
///
/// Canonically equivalent text is equal, since a file from a Mac is decomposed and what is typed is not.
/// All such places are places, and one that agrees scalar for scalar counts no more than another.
package enum QuoteSearch: Sendable {
  package enum Result: Sendable, Hashable {
    case one(Range<Int>)
    /// At least two, in the order of the text; two may overlap.
    case several([Range<Int>])
    /// The passage that is most like the quote, when one is.
    case none(nearest: Near?)
  }

  /// A passage that resembles a quote, with the share of it that agrees, from 0 to 1.
  package struct Near: Sendable, Hashable {
    package let range: Range<Int>
    package let similarity: Double

    package init(range: Range<Int>, similarity: Double) {
      self.range = range
      self.similarity = similarity
    }
  }

  /// Tries the quote whole, then as `first ... last`, then looks for what is most like it.
  ///
  /// Three dots or an ellipsis, also in square brackets, stand for words left out, as often as the quote has them:
  /// for each place of the first part, the shortest passage that holds the others in order, up to 5,000 code points.
  /// No place splits a grapheme cluster. The nearest passage is the same words outside the range, if they stand
  /// there; else what resembles them within the range, and then everywhere.
  package static func find(_ quote: String, in text: StoredText, within range: Range<Int>? = nil) -> Result {
    let whole = 0..<text.count
    let range = (range ?? whole).clamped(to: whole)
    let folded = folded(quote)
    guard !folded.isEmpty else { return .none(nearest: nil) }
    let haystack = Haystack(text)
    let places = places(of: folded, in: haystack, within: range)
    switch places.count {
    case 0:
      let parts = Elision.parts(of: folded) ?? [folded]
      return .none(nearest: nearest(to: parts, in: haystack, within: range))
    case 1: return .one(places[0])
    default: return .several(places)
    }
  }

  /// The places that `find` would find, without looking for what resembles the quote.
  package static func places(of quote: String, in text: StoredText) -> [Range<Int>] {
    let folded = folded(quote)
    return folded.isEmpty ? [] : places(of: folded, in: Haystack(text), within: 0..<text.count)
  }

  private static func folded(_ quote: String) -> [Unicode.Scalar] {
    QuoteFolding.fold(ComposedText(StoredText(quote))?.text.string ?? quote)
  }

  private static func places(
    of folded: [Unicode.Scalar], in haystack: Haystack, within range: Range<Int>
  ) -> [Range<Int>] {
    let places = haystack.places(of: folded, within: range)
    guard places.isEmpty, let parts = Elision.parts(of: folded) else { return places }
    return passages(of: parts, in: haystack, within: range)
  }

  private static let longestPassage = 5_000

  private static func passages(
    of parts: [[Unicode.Scalar]], in haystack: Haystack, within range: Range<Int>
  ) -> [Range<Int>] {
    let places = parts.map { haystack.places(of: $0, within: range) }
    return places[0].compactMap { first in
      var end = first.upperBound
      for later in places.dropFirst() {
        let next = later.firstIndex(onwards: { $0.lowerBound >= end })
        guard next < later.count else { return nil }
        end = later[next].upperBound
      }
      return end - first.lowerBound <= longestPassage ? first.lowerBound..<end : nil
    }
  }

  // Of a quote in parts, the longest one that does not stand there is the one that was misquoted.
  private static func nearest(
    to parts: [[Unicode.Scalar]], in haystack: Haystack, within range: Range<Int>
  ) -> Near? {
    let missing = parts.filter { haystack.places(of: $0, within: range).isEmpty }
    let candidates = missing.isEmpty ? parts : missing
    guard let part = candidates.max(by: { $0.count < $1.count }) else { return nil }
    let (passage, text) = (NearestPassage(part), haystack.stored)
    let whole = 0..<text.count
    if range == whole { return passage.find(in: text, within: whole) }
    if let elsewhere = haystack.places(of: part, within: whole).first {
      return Near(range: elsewhere, similarity: 1)
    }
    return passage.find(in: text, within: range) ?? passage.find(in: text, within: whole)
  }
}

/// A text where quotes are looked for, and the same text composed, unless it is so already.
private struct Haystack {
  let stored: StoredText
  private let composed: ComposedText?

  init(_ stored: StoredText) {
    self.stored = stored
    composed = ComposedText(stored)
  }

  /// The places of a quote, composed and folded, in the stored text.
  func places(of folded: [Unicode.Scalar], within range: Range<Int>) -> [Range<Int>] {
    let pattern = QuotePattern(folded)
    guard let composed else { return pattern.places(in: stored, within: range) }
    guard let clusters = composed.range(ofClustersWithin: range) else { return [] }
    return pattern.places(in: composed.text, within: clusters).compactMap(composed.original)
  }
}
