/// A text with marks on its words, which may overlap, and what is said of each mark beside it.
package struct AnnotatedText: Sendable, Hashable {
  /// A stretch of a paragraph that the same marks cover all through.
  package struct Piece: Sendable, Hashable {
    package let text: String
    /// The labels of the marks, those that began first before the others.
    package let marks: [String]

    package init(_ text: String, marks: [String] = []) {
      self.text = text
      self.marks = marks
    }
  }

  /// What is said of a mark.
  package struct Note: Sendable, Hashable {
    /// The label of the mark.
    package let mark: String
    package let words: Phrase

    package init(_ mark: String, _ words: Phrase) {
      self.mark = mark
      self.words = words
    }
  }

  package struct Paragraph: Sendable, Hashable {
    package let pieces: [Piece]
    /// Of the marks that begin in it.
    package let notes: [Note]
    /// Whether it is no part of the article.
    package let isAside: Bool

    package init(_ pieces: [Piece], notes: [Note] = [], isAside: Bool = false) {
      self.pieces = pieces
      self.notes = notes
      self.isAside = isAside
    }
  }

  package let paragraphs: [Paragraph]
  /// As in the `lang` of HTML; nil where nobody said.
  package let language: String?
  /// What the place of a mark is called by its label, for links; a label without one is no place.
  package let places: [String: String]

  package init(_ paragraphs: [Paragraph], language: String? = nil, places: [String: String] = [:]) {
    self.paragraphs = paragraphs
    self.language = language
    self.places = places
  }
}

extension AnnotatedText {
  /// The same in lines and items, for forms that have no margin: marked words in brackets, each with its label.
  var blocks: [Block] {
    var open: [String] = []
    return paragraphs.flatMap { paragraph -> [Block] in
      var phrase = Phrase()
      for piece in paragraph.pieces {
        let ended = open.filter { !piece.marks.contains($0) }
        for mark in ended.reversed() { phrase += Phrase(mark == open.last ? "⟧" : ":\(mark)⟧", .marked) }
        open.removeAll(where: ended.contains)
        for mark in piece.marks where !open.contains(mark) {
          phrase += Phrase("⟦\(mark):", .marked)
          open.append(mark)
        }
        phrase += Phrase(piece.text, style(piece, paragraph))
      }
      for mark in open.reversed() { phrase += Phrase(mark == open.last ? "⟧" : ":\(mark)⟧", .marked) }
      open = []
      return [.paragraph(phrase)]
        + paragraph.notes.map { .item(Phrase($0.mark, .strong) + Phrase("  ") + $0.words) } + [.gap]
    }
  }

  private func style(_ piece: Piece, _ paragraph: Paragraph) -> Phrase.Style {
    switch piece.marks.count {
    case 0: paragraph.isAside ? .dim : .plain
    case 1: .marked
    default: .shared
    }
  }

  /// On which of several lines below the words each mark is drawn, so that those that overlap stay apart.
  var lanes: [String: Int] {
    var lanes: [String: Int] = [:]
    var open: [String] = []
    for piece in paragraphs.flatMap(\.pieces) {
      open.removeAll { !piece.marks.contains($0) }
      for mark in piece.marks where !open.contains(mark) {
        if lanes[mark] == nil {
          let taken = Set((open + piece.marks).compactMap { lanes[$0] })
          lanes[mark] = (0...).first { !taken.contains($0) } ?? 0
        }
        open.append(mark)
      }
    }
    return lanes
  }
}
