/// One piece of a page.
package enum Block: Sendable, Hashable {
  /// A title of level 1 to 4; other levels are drawn as the nearest of these.
  case heading(Int, Phrase)
  /// One line that is never wrapped by us in text.
  case line(Phrase)
  /// Running text, wrapped to the width in text.
  case paragraph(Phrase)
  /// Quoted words; line breaks inside them are shown as such.
  case quote(Phrase)
  /// One bullet of a list.
  case item(Phrase)
  /// Labelled values, one below the other.
  case record([Field])
  case table(Table)
  /// Words in context, aligned to the words in text and a table elsewhere.
  case concordance(Concordance)
  /// A picture; in text it is drawn in characters.
  case chart(Chart)
  /// A text with marks; forms without a margin show it in lines.
  case annotated(AnnotatedText)
  /// Lines to be typed as they stand, each on a line of its own.
  case code(String)
  /// What is shown only where links can lead to it, since other blocks say the gist of it already.
  indirect case linked([Block])
  /// A blank line; several together make one.
  case gap
}

/// One labelled value of a record; the label is without its colon.
package struct Field: Sendable, Hashable {
  package let label: String
  package let value: Phrase

  package init(_ label: String, _ value: Phrase) {
    self.label = label
    self.value = value
  }
}
