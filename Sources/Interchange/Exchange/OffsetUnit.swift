package import Facts

/// What somebody counts when they say where words stand; declared once in `all`.
///
/// Positions of ours are code points of the stored text, which has lost a byte order mark before it and nothing else.
package struct OffsetUnit: Sendable {
  package let name: String
  package let summary: String
  /// The offset of the text's beginning.
  let base: Int
  /// How much each scalar counts; of several that count as one, the last does.
  let widths: @Sendable (StoredText) -> [Int]

  /// What is right where nothing tells, first.
  package static let all = [
    codePoints, utf16, utf8, foldedReturns, uncountedMark, countedMark, graphemes,
  ]

  package static let codePoints = OffsetUnit("code points", "Unicode code points, as here") {
    $0.widths { _ in 1 }
  }
  package static let utf16 = OffsetUnit("UTF-16", "UTF-16 units, as in JavaScript and Java") { text in
    text.widths { UTF16.width($0) }
  }
  package static let utf8 = OffsetUnit("UTF-8", "bytes of UTF-8") { $0.widths { UTF8.width($0) } }
  package static let foldedReturns = OffsetUnit("folded returns", "code points, CR LF being one") { text in
    var widths = text.widths { _ in 1 }
    let scalars = Array(text.string.unicodeScalars)
    for (place, scalar) in scalars.enumerated().dropFirst() where scalar == "\n" && scalars[place - 1] == "\r"
    {
      widths[place - 1] = 0
    }
    return widths
  }
  package static let uncountedMark = OffsetUnit(
    "uncounted mark", "code points, without the byte order mark that the text begins with"
  ) { text in
    var widths = text.widths { _ in 1 }
    if text.beginsWithMark { widths[0] = 0 }
    return widths
  }
  package static let countedMark = OffsetUnit(
    "counted mark", "code points, with the byte order mark before the text", base: 1
  ) { $0.widths { _ in 1 } }
  package static let graphemes = OffsetUnit(
    "graphemes", "grapheme clusters, as in Swift: an accent or CR LF counts with what it belongs to"
  ) { text in
    text.string.flatMap { Array(repeating: 0, count: $0.unicodeScalars.count - 1) + [1] }
  }

  private init(
    _ name: String, _ summary: String, base: Int = 0, _ widths: @escaping @Sendable (StoredText) -> [Int]
  ) {
    self.name = name
    self.summary = summary
    self.base = base
    self.widths = widths
  }

  /// The scale of a text in this unit, for any number of conversions.
  package func scale(of text: StoredText) -> OffsetScale { OffsetScale(self, text) }
}

/// The offsets of a text's positions in some unit, and back.
package struct OffsetScale: Sendable {
  /// Of each position from 0 to the count.
  private let offsets: [Int]
  /// A mark that counts nothing belongs to no words.
  private let first: Int

  fileprivate init(_ unit: OffsetUnit, _ text: StoredText) {
    let widths = unit.widths(text)
    var offsets = [unit.base]
    offsets.reserveCapacity(widths.count + 1)
    for width in widths { offsets.append((offsets.last ?? 0) + width) }
    self.offsets = offsets
    first = widths.first == 0 && text.beginsWithMark ? 1 : 0
  }

  /// The offset of a position; one within something that counts as one has the offset of its beginning.
  ///
  /// The position must lie within 0 and the text's count.
  package func offset(of position: Int) -> Int { offsets[position] }

  /// The offsets of a range of positions.
  package func offsets(of range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  /// The position of an offset, or nil within a scalar and outside the text.
  package func position(of offset: Int) -> Int? {
    var (low, high) = (first, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low < offsets.count && offsets[low] == offset ? low : nil
  }

  /// The positions of a range of offsets, or nil where one of its ends is none.
  package func positions(of range: Range<Int>) -> Range<Int>? {
    guard let start = position(of: range.lowerBound), let end = position(of: range.upperBound), start <= end
    else { return nil }
    return start..<end
  }
}

extension StoredText {
  fileprivate func widths(_ width: (Unicode.Scalar) -> Int) -> [Int] { string.unicodeScalars.map(width) }

  fileprivate var beginsWithMark: Bool { string.unicodeScalars.first == "\u{FEFF}" }
}
