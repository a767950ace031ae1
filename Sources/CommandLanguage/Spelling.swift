/// Finds the word that was probably meant.
package enum Spelling {
  /// The nearest candidate, if few enough letters differ to call it a slip: one in three.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = word.lowercased()
    let measured = candidates.map { ($0, distance(typed, $0.lowercased())) }
    guard let best = measured.min(by: { $0.1 < $1.1 }), best.1 <= typed.count / 3 else { return nil }
    return best.0
  }

  /// The least number of letters inserted, deleted, replaced, or swapped with their neighbour.
  ///
  /// Source: Damerau (1964), in the restricted form of optimal string alignment.
  static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
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
