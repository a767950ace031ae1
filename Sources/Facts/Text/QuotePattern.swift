/// A quote made ready to be found in texts: its longest plain run is looked for by bytes, the rest compared around.
struct QuotePattern {
  private let before: [Unicode.Scalar]
  private let after: [Unicode.Scalar]
  private let needle: [UInt8]
  /// How far the window may move when its last byte is this one (Horspool 1980).
  private let skips: [Int]

  /// The folded scalars, which must not be empty.
  init(_ folded: [Unicode.Scalar]) {
    let run = QuotePattern.longestPlainRun(of: folded)
    before = Array(folded[..<run.lowerBound])
    after = Array(folded[run.upperBound...])
    needle = folded[run].flatMap { UTF8.encode($0) ?? UTF8.encodedReplacementCharacter }
    var skips = [Int](repeating: max(1, needle.count), count: 256)
    for (offset, byte) in needle.dropLast().enumerated() { skips[Int(byte)] = needle.count - 1 - offset }
    self.skips = skips
  }

  /// Every place within a range, in order, also where two overlap; none splits a grapheme cluster.
  func places(in text: StoredText, within range: Range<Int>) -> [Range<Int>] {
    let limits = text.index(of: range.lowerBound)..<text.index(of: range.upperBound)
    return candidates(in: text, limits).compactMap { hit in
      let needleEnd = text.string.utf8.index(hit, offsetBy: needle.count)
      guard let start = matchBackward(in: text.string, from: hit, to: limits.lowerBound),
        let end = matchForward(in: text.string, from: needleEnd, to: limits.upperBound),
        start.samePosition(in: text.string) != nil, end.samePosition(in: text.string) != nil
      else { return nil }
      return text.position(of: start)..<text.position(of: end)
    }
  }

  private static func longestPlainRun(of folded: [Unicode.Scalar]) -> Range<Int> {
    var (longest, start) = (0..<0, 0)
    for position in 0...folded.count
    where position == folded.count || !QuoteFolding.isPlain(folded[position]) {
      if position - start > longest.count { longest = start..<position }
      start = position + 1
    }
    return longest
  }
}

// MARK: Bytes

extension QuotePattern {
  private func candidates(in text: StoredText, _ limits: Range<String.Index>) -> [String.Index] {
    let string = text.string
    guard !needle.isEmpty else { return Array(string.unicodeScalars[limits].indices) }
    let start = string.utf8.distance(from: string.startIndex, to: limits.lowerBound)
    let end = string.utf8.distance(from: string.startIndex, to: limits.upperBound)
    let offsets =
      string.utf8.withContiguousStorageIfAvailable { hits(in: $0, start..<end) }
      ?? Array(string.utf8).withUnsafeBufferPointer { hits(in: $0, start..<end) }
    return offsets.map(text.index(utf8Offset:))
  }

  private func hits(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Int] {
    var hits: [Int] = []
    let last = needle.count - 1
    var position = range.lowerBound
    while position + last < range.upperBound {
      let byte = bytes[position + last]
      if byte == needle[last], (0..<last).allSatisfy({ bytes[position + $0] == needle[$0] }) {
        hits.append(position)
      }
      position += skips[Int(byte)]
    }
    return hits
  }
}

// MARK: Scalars around

extension QuotePattern {
  private func matchForward(in string: String, from: String.Index, to limit: String.Index) -> String.Index? {
    let scalars = string.unicodeScalars
    var index = from
    for wanted in after {
      guard index < limit, QuoteFolding.fold(scalars[index]) == wanted else { return nil }
      scalars.formIndex(after: &index)
      guard wanted == QuoteFolding.space else { continue }
      while index < limit, scalars[index].isWhite { scalars.formIndex(after: &index) }
    }
    return index
  }

  private func matchBackward(in string: String, from: String.Index, to limit: String.Index) -> String.Index? {
    let scalars = string.unicodeScalars
    var index = from
    for wanted in before.reversed() {
      guard index > limit else { return nil }
      scalars.formIndex(before: &index)
      guard QuoteFolding.fold(scalars[index]) == wanted else { return nil }
      guard wanted == QuoteFolding.space else { continue }
      while index > limit, scalars[scalars.index(before: index)].isWhite { scalars.formIndex(before: &index) }
    }
    return index
  }
}
