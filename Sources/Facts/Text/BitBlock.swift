/// 64 neighbours in a column of edit distances: where the distance grows by one from row to row, and where it falls.
///
/// The step to the next column is by Myers (Journal of the ACM 46:3, 1999), with the boundary of Hyyrö (Information
/// Processing Letters 2003).
struct BitBlock {
  private var increases: UInt64 = .max
  private var decreases: UInt64 = 0

  /// Returns how the distance at the row of the high bit changes: -1, 0 or 1; `carry` says so for the row above.
  mutating func advance(equal: UInt64, carry: Int, highBit: UInt64) -> Int {
    let vertical = equal | decreases
    let equal = carry < 0 ? equal | 1 : equal
    let diagonal = (((equal & increases) &+ increases) ^ increases) | equal
    var rising = decreases | ~(diagonal | increases)
    var falling = increases & diagonal
    let change = rising & highBit != 0 ? 1 : falling & highBit != 0 ? -1 : 0
    rising = rising << 1 | (carry > 0 ? 1 : 0)
    falling = falling << 1 | (carry < 0 ? 1 : 0)
    increases = falling | ~(vertical | rising)
    decreases = rising & vertical
    return change
  }
}

/// Where each letter stands in a pattern, 64 letters a word.
struct BitMasks {
  let blocks: Int
  private let words: [UInt64]

  /// `letters` is one more than the greatest number of a letter.
  init(of pattern: some Collection<Int>, letters: Int) {
    let blocks = (pattern.count + 63) / 64
    var words = [UInt64](repeating: 0, count: blocks * letters)
    for (position, letter) in pattern.enumerated() {
      words[letter * blocks + position / 64] |= 1 << UInt64(position % 64)
    }
    (self.blocks, self.words) = (blocks, words)
  }

  subscript(letter: Int, block: Int) -> UInt64 { words[letter * blocks + block] }
}
