extension Range<Int> {
  /// The parts of this range that lie inside and outside others, in order; what others share is one part.
  func split(by others: [Range<Int>]) -> [(part: Range<Int>, isInside: Bool)] {
    var parts: [(part: Range<Int>, isInside: Bool)] = []
    var position = lowerBound
    for other in others.map({ $0.clamped(to: self) }).filter({ !$0.isEmpty }).sorted(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      if other.lowerBound > position { parts.append((position..<other.lowerBound, false)) }
      if let last = parts.last, last.isInside, last.part.upperBound >= other.lowerBound {
        parts[parts.count - 1].part = last.part.lowerBound..<Swift.max(last.part.upperBound, other.upperBound)
      } else {
        parts.append((other, true))
      }
      position = Swift.max(position, other.upperBound)
    }
    if position < upperBound { parts.append((position..<upperBound, false)) }
    return parts
  }
}
