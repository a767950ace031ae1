import Facts
import Presentation
import Storage

/// The newest text of a document, paragraph by paragraph, with its marks and what is said of them in the margin.
struct MarginText {
  let annotated: AnnotatedText
  /// The claims that its words carry, in their order.
  let claims: [Int]

  /// Nil where the document has no text.
  init?(_ document: Document, _ call: Call) throws {
    guard let version = try call.snapshot.version(of: document.id) else { return nil }
    let text = version.text
    let marks = try call.marks(of: version, within: 0..<text.count)
    let boilerplate = try call.snapshot.boilerplate(of: version)
    claims = marks.flatMap(\.claims).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let paragraphs = version.segmentation.paragraphs.indices.map { index in
      let range = version.segmentation.paragraphs[index]
      let sentences = version.segmentation.sentences(inParagraph: index)
      return AnnotatedText.Paragraph(
        Self.pieces(range, of: text, marks),
        notes: marks.filter { Self.begins($0, in: range) }.map { Self.note($0, author: document.author) },
        isAside: !sentences.isEmpty && sentences.allSatisfy { boilerplate[sentence: $0] != nil })
    }
    let places = marks.map { ($0.label, $0.mention.identifier.description) }
    annotated = AnnotatedText(
      paragraphs, language: document.language,
      places: Dictionary(places, uniquingKeysWith: { first, _ in first }))
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
