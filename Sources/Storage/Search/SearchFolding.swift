import Facts

/// A text as search compares it, with the way back to its code points.
///
/// Composed (NFC), lowercased, a run of white space as one space, typographic quotes as plain ones, and
/// without characters that nobody sees: soft hyphens, joiners, bidi controls, variation selectors.
struct FoldedText: Sendable {
  private(set) var scalars: [UInt32] = []
  /// The code points, in the text, that each folded scalar stands for.
  private(set) var sources: [Range<Int32>] = []

  /// The folded spaces that hold a line break, in order.
  private var lineBreaks: [Int32] = []

  init(_ text: String) {
    let count = text.unicodeScalars.count
    scalars.reserveCapacity(count)
    sources.reserveCapacity(count)
    var position: Int32 = 0
    if text.unicodeScalars.allSatisfy({ SearchScalars.isStable($0.value) }) {
      for scalar in text.unicodeScalars {
        append(scalar, from: position..<position + 1)
        position += 1
      }
      return
    }
    for character in text { append(character, &position) }
  }

  private mutating func append(_ character: Character, _ position: inout Int32) {
    let composed = String(character).composed
    let length = Int32(character.unicodeScalars.count)
    let isSame = composed.unicodeScalars.elementsEqual(character.unicodeScalars)
    for (offset, scalar) in zip(Int32(0)..., composed.unicodeScalars) {
      let start = position + offset
      append(scalar, from: isSame ? start..<start + 1 : position..<position + length)
    }
    position += length
  }

  private mutating func append(_ scalar: Unicode.Scalar, from source: Range<Int32>) {
    let value = scalar.value
    if SearchScalars.isSpace(value) {
      if scalars.last == 0x20, let last = sources.last {
        sources[sources.count - 1] = last.lowerBound..<source.upperBound
      } else {
        push(0x20, source)
      }
      if SearchScalars.isLineBreak(value), lineBreaks.last != Int32(scalars.count - 1) {
        lineBreaks.append(Int32(scalars.count - 1))
      }
    } else if value < 0x80 {
      push((0x41...0x5A).contains(value) ? value + 32 : value, source)
    } else if SearchScalars.isIgnored(scalar) {
      return
    } else if let plain = SearchScalars.plainQuote(value) {
      push(plain, source)
    } else if !SearchScalars.isUnspaced(value), scalar.properties.changesWhenLowercased {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { push(lower.value, source) }
    } else {
      push(value == 0x3C2 ? 0x3C3 : value, source)  // final sigma is sigma
    }
  }

  /// Whether the character there is a space that stands for a line break, perhaps among others.
  func breaksLine(_ index: Int) -> Bool {
    guard scalars[index] == 0x20, !lineBreaks.isEmpty else { return false }
    var (low, high) = (0, lineBreaks.count)
    while low < high {
      let middle = (low + high) / 2
      if lineBreaks[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < lineBreaks.count && lineBreaks[low] == index
  }

  /// The code points, in the text, of a range of folded ones.
  func source(of range: Range<Int>) -> Range<Int> {
    Int(sources[range.lowerBound].lowerBound)..<Int(sources[range.upperBound - 1].upperBound)
  }

  private mutating func push(_ value: UInt32, _ source: Range<Int32>) {
    scalars.append(value)
    sources.append(source)
  }
}
