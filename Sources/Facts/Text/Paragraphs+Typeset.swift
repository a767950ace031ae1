extension Paragraphs {
  /// The paragraphs of a text that was set in lines with a proportional font, as a page of a PDF is.
  ///
  /// There the columns of a full line vary. A blank line ends a paragraph; so does a line that ends a sentence
  /// though the next word would have left a tenth of the line free, and a line half as long as its neighbours before
  /// one that begins with a capital, as a heading does. Every other line break is only wrapping.
  static func ofTypeset(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    let lines = lines(of: scalars)
    var paragraphs: [Range<Int>] = []
    for (index, line) in lines.enumerated() where !line.words.isEmpty {
      if index > 0, !lines[index - 1].words.isEmpty, continues(lines, at: index) {
        paragraphs[paragraphs.count - 1] = paragraphs[paragraphs.count - 1].lowerBound..<line.words.upperBound
      } else {
        paragraphs.append(line.words)
      }
    }
    return paragraphs
  }

  private static func continues(_ lines: [Line], at index: Int) -> Bool {
    let (upper, lower) = (lines[index - 1], lines[index])
    // Columns of a page may differ in width, so that only near lines tell how long a full one is.
    let width = lines[max(0, index - 8)..<min(lines.count, index + 8)].map(\.columns).max() ?? 0
    let needed = (upper.columns + 1 + lower.firstWordColumns) * 10
    if upper.endsSentence { return needed > width * 9 }
    return needed > width * 5 || !lower.startsWithCapital
  }
}
