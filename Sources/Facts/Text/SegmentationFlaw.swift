extension Segmentation {
  /// What is wrong with the bounds of a text's paragraphs and sentences, each as a sentence.
  package func flaws(in text: StoredText) -> [String] {
    let bounds = [("paragraph", paragraphs), ("sentence", sentences)]
    let ill = bounds.compactMap { name, ranges in Segmentation.disorder(of: ranges, name, text.count) }
    guard ill.isEmpty else { return ill }
    var flaws: [String] = []
    var paragraph = 0
    for (index, sentence) in sentences.enumerated() {
      while paragraph < paragraphs.count, paragraphs[paragraph].upperBound < sentence.upperBound {
        paragraph += 1
      }
      guard paragraph < paragraphs.count, paragraphs[paragraph].lowerBound <= sentence.lowerBound else {
        flaws.append("sentence \(index + 1) lies in no paragraph")
        break
      }
    }
    if let place = firstLeftOut(of: text) { flaws.append("code point \(place) lies in no sentence") }
    return flaws
  }

  private static func disorder(of ranges: [Range<Int>], _ name: String, _ count: Int) -> String? {
    var end = 0
    for (index, range) in ranges.enumerated() {
      if range.isEmpty { return "\(name) \(index + 1) is empty" }
      if range.lowerBound < end { return "\(name) \(index + 1) begins within the one before it" }
      if range.upperBound > count { return "\(name) \(index + 1) ends after the text" }
      end = range.upperBound
    }
    return nil
  }

  /// The first code point outside all sentences that is no white space.
  private func firstLeftOut(of text: StoredText) -> Int? {
    var (position, next) = (0, 0)
    var index = text.string.unicodeScalars.startIndex
    let scalars = text.string.unicodeScalars
    while index < scalars.endIndex {
      if next < sentences.count, position == sentences[next].lowerBound {
        position = sentences[next].upperBound
        index = text.index(of: position)
        next += 1
      } else {
        if !scalars[index].isWhite { return position }
        scalars.formIndex(after: &index)
        position += 1
      }
    }
    return nil
  }
}
