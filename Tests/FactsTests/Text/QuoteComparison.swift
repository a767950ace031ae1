import Facts
import Foundation

/// The comparison as the documentation states it, written without the code under test.
func folded(_ text: String) -> [Unicode.Scalar] {
  let composed = text.decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
  let straight = composed.unicodeScalars.map { scalar -> Unicode.Scalar in
    switch scalar {
    case "“", "”", "„", "‟", "«", "»", "〝", "〞", "〟", "＂": "\""
    case "‘", "’", "‚", "‛", "‹", "›", "ʼ", "＇": "'"
    default: scalar.properties.isWhitespace ? " " : scalar
    }
  }
  return Array(straight.split(separator: " ").joined(separator: [" "]))
}

/// Every run of whole letters of a text that a quote equals, found by trying them all.
func everyPlace(of quote: String, in text: StoredText) -> [Range<Int>] {
  let (wanted, letters) = (folded(quote), Array(text.string))
  var (places, start): ([Range<Int>], Int) = ([], 0)
  for first in letters.indices {
    var (passage, end) = ("", start)
    for letter in letters[first...] where !startsWhite(letters[first]) {
      passage.append(letter)
      end += letter.unicodeScalars.count
      guard wanted.starts(with: folded(passage)) else { break }
      let endsWhite = passage.unicodeScalars.last?.properties.isWhitespace ?? true
      if !endsWhite, folded(passage) == wanted { places.append(start..<end) }
    }
    start += letters[first].unicodeScalars.count
  }
  return places
}

private func startsWhite(_ letter: Character) -> Bool {
  letter.unicodeScalars.first?.properties.isWhitespace ?? true
}

extension QuoteSearch.Result {
  var places: [Range<Int>] {
    switch self {
    case .one(let range): [range]
    case .several(let ranges): ranges
    case .none: []
    }
  }

  var nearest: QuoteSearch.Near? {
    guard case .none(let near) = self else { return nil }
    return near
  }
}
