/// Finds where a text holds a pattern with at most so many letters changed, added or dropped.
///
/// Only the blocks of the column that may still hold so few errors are computed, so that a search takes about
/// (errors / 64 + 1) steps a letter of the text, whatever the length of the pattern (Myers 1999, section 4).
struct BitParallelSearch {
  /// A place where the pattern may end, and the least number of errors of a passage that ends there.
  struct End: Sendable, Hashable {
    /// The number of letters of the text up to the end of the passage.
    let position: Int
    let errors: Int
  }

  private let length: Int
  private let masks: BitMasks
  private let lastBit: UInt64

  /// The pattern must not be empty; `letters` is one more than the greatest number of a letter in pattern or text.
  init(_ pattern: [Int], letters: Int) {
    length = pattern.count
    masks = BitMasks(of: pattern, letters: letters)
    lastBit = 1 << UInt64((pattern.count + 63) % 64)
  }

  /// Every end within a range of the text at which a passage has at most so many errors, in order.
  func ends(in text: [Int], _ range: Range<Int>, errors most: Int) -> [End] {
    var ends: [End] = []
    var blocks = [BitBlock](repeating: BitBlock(), count: masks.blocks)
    // The distance at the last row of each block.
    var distances = (1...masks.blocks).map { min($0 * 64, length) }
    let last = masks.blocks - 1
    var active = min(last, max(0, (most + 63) / 64))
    for position in range {
      let letter = text[position]
      var carry = 0
      for block in 0...active {
        let highBit = block == last ? lastBit : 1 << 63
        carry = blocks[block].advance(equal: masks[letter, block], carry: carry, highBit: highBit)
        distances[block] += carry
      }
      if active < last, distances[active] - carry <= most, masks[letter, active + 1] & 1 != 0 || carry < 0 {
        let above = distances[active] - carry
        active += 1
        blocks[active] = BitBlock()
        let highBit = active == last ? lastBit : 1 << 63
        let change = blocks[active].advance(equal: masks[letter, active], carry: carry, highBit: highBit)
        distances[active] = above + rows(of: active) + change
      } else {
        while active > 0, distances[active] >= most + rows(of: active) { active -= 1 }
      }
      if active == last, distances[last] <= most {
        ends.append(End(position: position + 1, errors: distances[last]))
      }
    }
    return ends
  }

  private func rows(of block: Int) -> Int { min(64, length - 64 * block) }
}

extension [BitParallelSearch.End] {
  /// Of each run of neighbouring ends the best one, the last where several are.
  var bests: [BitParallelSearch.End] {
    var bests: [BitParallelSearch.End] = []
    var previous = -1
    for end in self {
      if end.position != previous + 1 || bests.isEmpty {
        bests.append(end)
      } else if end.errors <= bests[bests.count - 1].errors {
        bests[bests.count - 1] = end
      }
      previous = end.position
    }
    return bests
  }
}
