import Facts
import Presentation
import Storage

extension Call {
  /// A numbered sentence with its marks, and below it what is said of them.
  ///
  /// A single mark is explained at the end of the sentence; several are in a list, without those that have
  /// nothing to add to their label. Notes are always in the list.
  func blocks(
    ofSentence index: Int, _ range: Range<Int>, in version: Version, _ marks: [TextMark], author: Handle?
  )
    -> [Block]
  {
    var line = Phrase("s\(index + 1)  ", .dim) + MarkedText(version.text, range, marks: marks).phrase
    var items: [Block] = []
    if marks.count == 1 {
      let words = [marks[0].label] + marks[0].particulars(author: author)
      line += Phrase("  [\(words.joined(separator: " "))]", .strong)
    } else {
      items = marks.compactMap { mark in
        let words = mark.particulars(author: author)
        guard !words.isEmpty else { return nil }
        return .item(Phrase(mark.label, .strong) + Phrase("  " + words.joined(separator: " ")))
      }
    }
    for mark in marks {
      items += mark.notes.map { note in
        .item(
          Phrase(note.identifier.description, .strong) + Phrase(" on \(note.subject): \(note.text.onOneLine)")
        )
      }
    }
    return [.paragraph(line)] + items
  }

  /// The same for programs.
  func json(
    ofSentence index: Int, _ range: Range<Int>, in version: Version, _ marks: [TextMark],
    _ reason: BoilerplateReason?
  ) -> JSON {
    .object([
      .init("sentence", .integer(index + 1)), .init("start", .integer(range.lowerBound)),
      .init("end", .integer(range.upperBound)), .init("text", .string(version.text[range])),
      .init("mentions", .array(marks.map { .string($0.mention.identifier.description) })),
      .init("marks", .array(marks.map(\.json))), .init("boilerplate", .optional(reason)),
    ])
  }
}
