/// The column of edit distances between the beginnings of a pattern and a text that grows letter by letter.
///
/// Distances of neighbours differ by at most one, so a block of 64 is two words of bits (Myers, Journal of the ACM
/// 46:3, 1999, with the boundary of Hyyrö, Information Processing Letters 2003).
struct EditDistance {
  /// Between the whole pattern and the best end of the text so far.
  private(set) var distance: Int

  private var increases: [UInt64]
  private var decreases: [UInt64]
  /// Where each letter stands in the pattern, block by block.
  private let masks: [UInt64]
  private let lastBit: UInt64
  private let startsAnywhere: Bool

  /// `letters` is one more than the greatest number of a letter; a text that `startsAnywhere` costs nothing before.
  init(pattern: [Int], letters: Int, startsAnywhere: Bool) {
    let blocks = (pattern.count + 63) / 64
    var masks = [UInt64](repeating: 0, count: blocks * letters)
    for (position, letter) in pattern.enumerated() {
      masks[letter * blocks + position / 64] |= 1 << UInt64(position % 64)
    }
    self.masks = masks
    self.startsAnywhere = startsAnywhere
    distance = pattern.count
    increases = [UInt64](repeating: .max, count: blocks)
    decreases = [UInt64](repeating: 0, count: blocks)
    lastBit = 1 << UInt64((pattern.count + 63) % 64)
  }

  mutating func append(_ letter: Int) {
    let blocks = increases.count
    var carry = startsAnywhere ? 0 : 1
    for block in 0..<blocks {
      let highBit = block == blocks - 1 ? lastBit : 1 << 63
      carry = advance(block, equal: masks[letter * blocks + block], carry: carry, highBit: highBit)
    }
    distance += carry
  }

  /// Returns how the distance at the end of the block changes: -1, 0 or 1; `carry` says so for the block above.
  private mutating func advance(_ block: Int, equal: UInt64, carry: Int, highBit: UInt64) -> Int {
    let (increase, decrease) = (increases[block], decreases[block])
    let vertical = equal | decrease
    let equal = carry < 0 ? equal | 1 : equal
    let diagonal = (((equal & increase) &+ increase) ^ increase) | equal
    var rising = decrease | ~(diagonal | increase)
    var falling = increase & diagonal
    let change = rising & highBit != 0 ? 1 : falling & highBit != 0 ? -1 : 0
    rising = rising << 1 | (carry > 0 ? 1 : 0)
    falling = falling << 1 | (carry < 0 ? 1 : 0)
    increases[block] = falling | ~(vertical | rising)
    decreases[block] = rising & vertical
    return change
  }
}

extension EditDistance {
  /// The first end of the text with the least distance, or a later one directly beside it; nil for an empty text.
  static func best(
    of pattern: [Int], letters: Int, in text: some Sequence<Int>, startsAnywhere: Bool
  ) -> (index: Int, distance: Int)? {
    var column = EditDistance(pattern: pattern, letters: letters, startsAnywhere: startsAnywhere)
    var best: (index: Int, distance: Int)?
    for (index, letter) in text.enumerated() {
      column.append(letter)
      let isBetter = best.map { column.distance < $0.distance } ?? true
      if isBetter || (best?.distance == column.distance && best?.index == index - 1) {
        best = (index, column.distance)
      }
    }
    return best
  }
}
