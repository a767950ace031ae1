/// One place, or the discontinuous places, of a quote: code points from 0, end excluded, in written order.
///
/// Order and repetition are the writer's: fragments are neither sorted nor merged.
package struct Fragments: Sendable, Hashable {
  /// At least one range, none of them empty or below 0.
  package let ranges: [Range<Int>]

  /// Nil without ranges, or when one is empty or begins below 0.
  package init?(_ ranges: [Range<Int>]) {
    guard !ranges.isEmpty, ranges.allSatisfy({ !$0.isEmpty && $0.lowerBound >= 0 }) else { return nil }
    self.ranges = ranges
  }

  /// Nil when the range is empty or begins below 0.
  package init?(_ range: Range<Int>) {
    self.init([range])
  }

  /// From the least start to the greatest end.
  package var span: Range<Int> {
    let (first, rest) = (ranges[0], ranges.dropFirst())
    return rest.reduce(first) { min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound) }
  }
}

extension Fragments: CustomStringConvertible {
  /// Such as "120-188" or "120-188+201-210".
  package var description: String {
    ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: "+")
  }

  /// Reads what `description` writes; nil for everything else, such as "9-3".
  package init?(parsing text: some StringProtocol) {
    var ranges: [Range<Int>] = []
    for piece in text.split(separator: "+", omittingEmptySubsequences: false) {
      let ends = piece.split(separator: "-", omittingEmptySubsequences: false).map(decimal)
      guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else { return nil }
      ranges.append(start..<end)
    }
    self.init(ranges)
  }
}

/// The number of a run of ASCII digits; nil for signs, leading zeros, other digits, and what an Int cannot hold.
func decimal(_ digits: some StringProtocol) -> Int? {
  guard digits == "0" || digits.first != "0", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
    return nil
  }
  return Int(digits)
}
