extension HTMLDocument {
  /// A text with its marks underlined, each on a line of its own where they overlap, and their notes in the margin.
  mutating func add(_ annotated: AnnotatedText) {
    let lanes = annotated.lanes
    var begun: Set<String> = []
    text.add("div", ["class": "annotated", "lang": annotated.language ?? ""], isEmpty: false)
    for paragraph in annotated.paragraphs {
      text.add("div", ["class": paragraph.isAside ? "passage dim" : "passage"], isEmpty: false)
      text.add("p", [:], isEmpty: false)
      for piece in paragraph.pieces { add(piece, lanes, annotated.places, &begun) }
      text.close()
      if !paragraph.notes.isEmpty { add(paragraph.notes, lanes) }
      text.close()
      text.add(verbatim: "\n")
    }
    text.close()
  }

  private mutating func add(
    _ piece: AnnotatedText.Piece, _ lanes: [String: Int], _ places: [String: String],
    _ begun: inout Set<String>
  ) {
    for mark in piece.marks {
      let isNew = begun.insert(mark).inserted
      let place = isNew ? claim(places[mark]) : nil
      text.add("span", ["class": "lane lane\((lanes[mark] ?? 0) % 6)", "id": place ?? ""], isEmpty: false)
      if isNew { text.add("sup", text: mark) }
    }
    addLines(piece.text)
    for _ in piece.marks { text.close() }
  }

  private mutating func add(_ notes: [AnnotatedText.Note], _ lanes: [String: Int]) {
    text.add("ul", ["class": "notes"], isEmpty: false)
    for note in notes {
      text.add("li", [:], isEmpty: false)
      text.add("b", ["class": "lane lane\((lanes[note.mark] ?? 0) % 6)"], isEmpty: false)
      add(Phrase(note.mark, .plain, .there(note.mark)))
      text.close()
      text.add(text: " ")
      add(note.words)
      text.close()
    }
    text.close()
  }
}
