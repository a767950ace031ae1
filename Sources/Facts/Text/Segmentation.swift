/// Where paragraphs and sentences stand; stored once for each version, so that d1.s4 never moves.
///
/// Ranges are in written order, do not overlap and leave out white space around them. Every other scalar lies in
/// exactly one paragraph and one sentence, and no sentence crosses a paragraph.
package struct Segmentation: Sendable, Hashable {
  /// Names the rules that were used; a change of the rules is a new name.
  package let segmenter: String
  package let paragraphs: [Range<Int>]
  package let sentences: [Range<Int>]

  package init(segmenter: String, paragraphs: [Range<Int>], sentences: [Range<Int>]) {
    self.segmenter = segmenter
    self.paragraphs = paragraphs
    self.sentences = sentences
  }

  /// The bounds by this program's own rules for the languages of Europe and East Asia, named "reckon-2", or
  /// "reckon-2-typeset" where the text comes from a page that was set in lines.
  ///
  /// The rules need not know the language: a text may hold several. "reckon-1" knew English and Korean alone.
  package static func of(_ text: StoredText, isTypeset: Bool = false) -> Segmentation {
    let scalars = Array(text.string.unicodeScalars)
    let paragraphs = isTypeset ? Paragraphs.ofTypeset(scalars) : Paragraphs.of(scalars)
    return Segmentation(
      segmenter: isTypeset ? "reckon-2-typeset" : "reckon-2",
      paragraphs: paragraphs,
      sentences: paragraphs.flatMap { Sentences(scalars, paragraph: $0).ranges() })
  }
}

extension Segmentation {
  /// The indices in `sentences`, from 0, of the sentences of one paragraph, also counted from 0.
  package func sentences(inParagraph index: Int) -> Range<Int> {
    sentences(overlapping: paragraphs[index])
  }

  /// From the first of some sentences through the last, by their indices in `sentences`; empty for none.
  package func span(of indices: Range<Int>) -> Range<Int> {
    indices.isEmpty
      ? 0..<0 : sentences[indices.lowerBound].lowerBound..<sentences[indices.upperBound - 1].upperBound
  }

  /// The indices in `sentences` of those that share a code point with a range.
  package func sentences(overlapping range: Range<Int>) -> Range<Int> {
    let first = sentences.firstIndex(onwards: { $0.upperBound > range.lowerBound })
    let end = sentences.firstIndex(onwards: { $0.lowerBound >= range.upperBound })
    return first..<max(first, end)
  }

  /// The numbers, from 1, of the sentences that share a code point with a range; nil where there is none.
  package func sentenceNumbers(overlapping range: Range<Int>) -> ClosedRange<Int>? {
    let indices = sentences(overlapping: range)
    return indices.isEmpty ? nil : indices.lowerBound + 1...indices.upperBound
  }

  /// The index in `sentences`, one less than the number in an address; nil between sentences.
  package func sentence(at position: Int) -> Int? {
    Segmentation.index(at: position, in: sentences)
  }

  /// The index in `paragraphs`, one less than the number in an address; nil between paragraphs.
  package func paragraph(at position: Int) -> Int? {
    Segmentation.index(at: position, in: paragraphs)
  }

  private static func index(at position: Int, in ranges: [Range<Int>]) -> Int? {
    let candidate = ranges.firstIndex(onwards: { $0.upperBound > position })
    return candidate < ranges.count && ranges[candidate].contains(position) ? candidate : nil
  }
}
