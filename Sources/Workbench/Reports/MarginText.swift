import Facts
import Presentation
import Storage

/// The newest text of a document, paragraph by paragraph, with its marks and what is said of them in the margin.
struct MarginText {
  let annotated: AnnotatedText
  /// The claims that its words carry, in their order.
  let claims: [Int]

  /// Nil where the document has no text, or none of the chosen mentions is in it.
  ///
  /// Where mentions are chosen, only these are marked, and only the paragraphs in which they stand are shown.
  init?(_ document: Document, _ call: Call, around chosen: Set<Int>? = nil) throws {
    guard let version = try call.snapshot.version(of: document.id) else { return nil }
    let text = version.text
    let marks = try call.marks(of: version, within: 0..<text.count)
      .filter { chosen?.contains($0.mention.id) ?? true }
    if marks.isEmpty, chosen != nil { return nil }
    let boilerplate = try call.snapshot.boilerplate(of: version)
    claims = marks.flatMap(\.claims).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let places = version.segmentation.paragraphs.indices.filter { index in
      chosen == nil || marks.contains { Self.touches($0, version.segmentation.paragraphs[index]) }
    }
    let paragraphs = places.map { index in
      let range = version.segmentation.paragraphs[index]
      let sentences = version.segmentation.sentences(inParagraph: index)
      return AnnotatedText.Paragraph(
        Self.pieces(range, of: text, marks),
        notes: marks.filter { Self.begins($0, in: range) }.map { Self.note($0, author: document.author) },
        isAside: !sentences.isEmpty && sentences.allSatisfy { boilerplate[sentence: $0] != nil })
    }
    let labels = marks.map { ($0.label, $0.mention.identifier.description) }
    annotated = AnnotatedText(
      Self.withGaps(paragraphs, at: places, of: version.segmentation.paragraphs.count),
      language: document.language,
      places: Dictionary(labels, uniquingKeysWith: { first, _ in first }))
  }

  /// Where paragraphs are left out, a sign that says so.
  private static func withGaps(
    _ paragraphs: [AnnotatedText.Paragraph], at places: [Int], of count: Int
  ) -> [AnnotatedText.Paragraph] {
    let gap = AnnotatedText.Paragraph([AnnotatedText.Piece("[…]")], isAside: true)
    var (result, next): ([AnnotatedText.Paragraph], Int) = ([], 0)
    for (place, paragraph) in zip(places, paragraphs) {
      result += place > next ? [gap, paragraph] : [paragraph]
      next = place + 1
    }
    return next < count ? result + [gap] : result
  }

  private static func touches(_ mark: TextMark, _ paragraph: Range<Int>) -> Bool {
    mark.fragments.contains { $0.overlaps(paragraph) }
  }

  private static func begins(_ mark: TextMark, in paragraph: Range<Int>) -> Bool {
    mark.fragments.first.map { paragraph.contains($0.lowerBound) } ?? false
  }

  /// A paragraph cut wherever a mark begins or ends, but never within a character.
  private static func pieces(_ range: Range<Int>, of text: StoredText, _ marks: [TextMark]) -> [AnnotatedText
    .Piece]
  {
    let fragments = marks.flatMap { mark in
      mark.fragments.filter { $0.overlaps(range) }.map { fragment in
        (mark.label, text.clusterAligned(fragment.clamped(to: range)).clamped(to: range))
      }
    }
    let bounds = Set(
      fragments.flatMap { [$0.1.lowerBound, $0.1.upperBound] } + [range.lowerBound, range.upperBound]
    )
    .sorted()
    return zip(bounds, bounds.dropFirst()).map { start, end in
      AnnotatedText.Piece(
        text[start..<end],
        marks: fragments.filter { $0.1.lowerBound <= start && $0.1.upperBound >= end }.map(\.0))
    }
  }

  /// Whose words they are, what they are tagged with, and what is noted.
  private static func note(_ mark: TextMark, author: Handle?) -> AnnotatedText.Note {
    // A label with one claim leads to it already.
    let others = mark.claims.count == 1 && mark.label == "c\(mark.claims[0])" ? [] : mark.claims
    var words = others.map { Phrase("c\($0) ", .strong, .there("c\($0)")) }.joined(separator: "")
    let said = mark.particulars(author: author) + (mark.mention.hedge.map { ["hedge “\($0)”"] } ?? [])
    words += Phrase(said.joined(separator: " "))
    for note in mark.notes { words += Phrase(" \(note.identifier): \(note.text.onOneLine)", .dim) }
    return AnnotatedText.Note(mark.label, words)
  }
}
