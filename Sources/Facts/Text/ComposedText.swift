/// A text in NFC, with the way back to the code points of the text that it was made of.
///
/// Each grapheme cluster is composed by itself; nothing is composed or reordered over their bounds.
struct ComposedText {
  let text: StoredText
  /// Where each cluster begins, in the composed text and in the original; the last is the end.
  private let bounds: (composed: [Int], original: [Int])

  /// Nil for a text that NFC cannot change, as nearly all texts are; that is known without taking it apart.
  init?(_ original: StoredText) {
    guard !original.isFixedByNFC else { return nil }
    var (letters, composed) = (ComposedLetters(), "")
    var (ends, originalEnds) = ([0], [0])
    for letter in original.string {
      let form = letters.form(of: letter)
      composed.unicodeScalars.append(contentsOf: form)
      ends.append(ends[ends.count - 1] + form.count)
      originalEnds.append(originalEnds[originalEnds.count - 1] + letter.unicodeScalars.count)
    }
    text = StoredText(composed)
    bounds = (ends, originalEnds)
  }

  /// The composed code points of the clusters that lie wholly within a range of the original; nil for none.
  func range(ofClustersWithin range: Range<Int>) -> Range<Int>? {
    let first = bounds.original.firstIndex(onwards: { $0 >= range.lowerBound })
    let end = bounds.original.firstIndex(onwards: { $0 > range.upperBound }) - 1
    return first < end ? bounds.composed[first]..<bounds.composed[end] : nil
  }

  /// The original code points of a composed range; nil where it would split a cluster of the original.
  func original(of range: Range<Int>) -> Range<Int>? {
    guard let start = original(of: range.lowerBound), let end = original(of: range.upperBound) else {
      return nil
    }
    return start..<end
  }

  private func original(of position: Int) -> Int? {
    let index = bounds.composed.firstIndex(onwards: { $0 >= position })
    return bounds.composed[index] == position ? bounds.original[index] : nil
  }
}

/// Remembers the composed form of each letter, since a text repeats few letters often.
private struct ComposedLetters {
  private var forms: [Character: String.UnicodeScalarView] = [:]

  mutating func form(of letter: Character) -> String.UnicodeScalarView {
    let scalars = letter.unicodeScalars
    if scalars.allSatisfy(\.isFixedByNFC) { return String(letter).unicodeScalars }
    if let known = forms[letter] { return known }
    let form = String(letter).composed.unicodeScalars
    forms[letter] = form
    return form
  }
}

extension Unicode.Scalar {
  /// A scalar that NFC leaves as it is whatever stands beside it; false for some that it leaves as well.
  ///
  /// En and em quads count as fixed: NFC makes other spaces of them, and all spaces are equal in a quote.
  var isFixedByNFC: Bool {
    switch value {
    case 0..<0x300, 0x388...0x482, 0x48A...0x590, 0x5D0...0x5F4, 0x620...0x64A, 0xE01...0xE33: true
    case 0x2000...0x20CF, 0x3000...0x3029, 0x3041...0x3098, 0x309B...0x9FFF: true
    case 0xAC00...0xD7A3, 0xFE00...0xFE0F, 0xFF00...0xFFEF, 0x1F000...0x1FAFF: true
    case 0x1160...0x11FF: false
    default:
      properties.canonicalCombiningClass == .notReordered && !properties.isGraphemeExtend
        && !properties.isFullCompositionExclusion
    }
  }
}
