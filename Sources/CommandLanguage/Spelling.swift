/// Finds the word that was probably meant.
package enum Spelling {
  /// In letters: nobody types a longer word by a slip.
  private static let longest = 200

  /// The nearest candidate, if few enough letters differ to call it a slip: one in three.
  ///
  /// Letters of Hangul are those of its syllables, so that one wrong vowel is no wrong word.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = letters(of: word)
    guard typed.count <= longest else { return nil }
    let measured = candidates.compactMap { candidate -> (String, Int)? in
      let meant = letters(of: candidate)
      // No fewer letters differ than one has more than the other.
      guard abs(meant.count - typed.count) <= typed.count / 3 else { return nil }
      return (candidate, distance(typed, meant))
    }
    guard let best = measured.min(by: { $0.1 < $1.1 }), best.1 <= typed.count / 3 else { return nil }
    return best.0
  }

  /// The letters of a word in lower case; a Hangul syllable is two or three (Unicode Standard, section 3.12).
  private static func letters(of word: String) -> [Character] {
    word.lowercased().flatMap { character -> [Character] in
      let scalars = character.unicodeScalars
      guard scalars.count == 1, let value = scalars.first?.value, (0xAC00...0xD7A3).contains(value) else {
        return [character]
      }
      let index = value - 0xAC00
      let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
      return parts.filter { $0 != 0x11A7 }.compactMap(Unicode.Scalar.init).map(Character.init)
    }
  }

  /// The least number of letters inserted, deleted, replaced, or swapped with their neighbour.
  ///
  /// Source: Damerau (1964), in the restricted form of optimal string alignment.
  static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left), Array(right))
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
