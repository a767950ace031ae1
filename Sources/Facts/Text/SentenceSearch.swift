/// Finds the sentences that hold some words, for somebody who types the beginning of a quote.
///
/// Words are compared as quotes are (`QuoteFolding`, and in NFC), and without regard to letter case; each may be a
/// part of a longer one.
package enum SentenceSearch: Sendable {
  /// The indices of the sentences that hold all the words, those first that hold them side by side, as typed.
  package static func indices(
    holding typed: String, in text: StoredText, _ sentences: [Range<Int>], limit: Int
  ) -> [Int] {
    let phrase = folded(typed)
    let words = phrase.split(separator: UInt8(ascii: " "))
    guard !words.isEmpty else { return [] }
    var (whole, scattered): ([Int], [Int]) = ([], [])
    for (index, range) in sentences.enumerated() where whole.count < limit {
      let sentence = folded(text[range])
      if sentence.holds(phrase[...]) {
        whole.append(index)
      } else if words.allSatisfy(sentence.holds) {
        scattered.append(index)
      }
    }
    return Array((whole + scattered).prefix(limit))
  }

  private static func folded(_ text: String) -> [UInt8] {
    let composed = ComposedText(StoredText(text))?.text.string ?? text
    var folded = String.UnicodeScalarView()
    folded.append(contentsOf: QuoteFolding.fold(composed))
    return Array(String(folded).lowercased().utf8)
  }
}

extension [UInt8] {
  fileprivate func holds(_ part: ArraySlice<UInt8>) -> Bool {
    guard part.count <= count, let first = part.first else { return part.isEmpty }
    return (0...count - part.count).contains { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }
}
