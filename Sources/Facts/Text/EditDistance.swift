/// The column of edit distances between the beginnings of a pattern and a text that grows letter by letter.
///
/// Distances of neighbours differ by at most one, so a block of 64 is two words of bits.
struct EditDistance {
  /// Between the whole pattern and the best end of the text so far.
  private(set) var distance: Int

  private var blocks: [BitBlock]
  private let masks: BitMasks
  private let lastBit: UInt64
  private let startsAnywhere: Bool

  /// `letters` is one more than the greatest number of a letter; a text that `startsAnywhere` costs nothing before.
  init(pattern: [Int], letters: Int, startsAnywhere: Bool) {
    masks = BitMasks(of: pattern, letters: letters)
    self.startsAnywhere = startsAnywhere
    distance = pattern.count
    blocks = [BitBlock](repeating: BitBlock(), count: masks.blocks)
    lastBit = 1 << UInt64((pattern.count + 63) % 64)
  }

  mutating func append(_ letter: Int) {
    var carry = startsAnywhere ? 0 : 1
    for block in blocks.indices {
      let highBit = block == blocks.count - 1 ? lastBit : 1 << 63
      carry = blocks[block].advance(equal: masks[letter, block], carry: carry, highBit: highBit)
    }
    distance += carry
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
