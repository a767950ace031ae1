/// How many spans of two coders are the same.
package struct SpanMatch: Sendable, Hashable {
  package var matched = 0
  package var first = 0
  package var second = 0

  package init() {}

  package static func += (total: inout SpanMatch, more: SpanMatch) {
    total.matched += more.matched
    total.first += more.first
    total.second += more.second
  }

  /// The harmonic mean of precision and recall, the same whoever is taken for right; nil without any span.
  ///
  /// Source: Hripcsak and Rothschild, Journal of the American Medical Informatics Association 12 (2005).
  package var f1: Double? {
    first + second > 0 ? 2 * Double(matched) / Double(first + second) : nil
  }

  package var unmatched: Int { first + second - 2 * matched }
}

/// When two spans count as the same.
package struct SpanRule: Sendable, Hashable {
  /// The least length of what both cover over the length of what either covers; 1 asks for the same ends.
  package let overlap: Double
  /// Whether the labels must be the same too.
  package let asksLabels: Bool

  package init(overlap: Double, asksLabels: Bool) {
    self.overlap = overlap
    self.asksLabels = asksLabels
  }
}

extension SpanRule {
  /// The pairs that count as the same, by their places in the lists; none is in two pairs.
  ///
  /// The pair that overlaps most is taken first, then the next, which is best unless one coder's own spans overlap.
  package func pairs(_ first: [LabelledSpan], _ second: [LabelledSpan]) -> [(Int, Int)] {
    let order = second.indices.sorted { (second[$0].first, $0) < (second[$1].first, $1) }
    let starts = order.map { second[$0].first }
    let isPlain = first.allSatisfy { $0.ranges.count == 1 } && second.allSatisfy { $0.ranges.count == 1 }
    let longest = second.reduce(0) { max($0, $1.last - $1.first) }
    var candidates: [(share: Double, first: Int, second: Int)] = []
    for (place, span) in first.enumerated() {
      // What overlaps began at most the longest span ago; without gaps, one that overlaps by at least a share is at
      // most so much longer.
      let reach = isPlain && overlap > 0 ? min(longest, Int(Double(span.length) / overlap) + 1) : longest
      let least = span.first - reach
      var index = starts.firstPlace { $0 >= least }
      while index < starts.count, starts[index] < span.last {
        let other = order[index]
        index += 1
        guard !asksLabels || span.label == second[other].label else { continue }
        let share = span.overlap(second[other])
        if share > 0, share >= overlap { candidates.append((share, place, other)) }
      }
    }
    candidates.sort { ($1.share, $0.first, $0.second) < ($0.share, $1.first, $1.second) }
    var (ofFirst, ofSecond): (Set<Int>, Set<Int>) = ([], [])
    return candidates.compactMap { pair in
      guard !ofFirst.contains(pair.first), !ofSecond.contains(pair.second) else { return nil }
      ofFirst.insert(pair.first)
      ofSecond.insert(pair.second)
      return (pair.first, pair.second)
    }
  }

  package func match(_ first: [LabelledSpan], _ second: [LabelledSpan]) -> SpanMatch {
    var match = SpanMatch()
    (match.first, match.second) = (first.count, second.count)
    match.matched = pairs(first, second).count
    return match
  }
}

extension LabelledSpan {
  /// The length that both cover over the length that either covers.
  func overlap(_ other: LabelledSpan) -> Double {
    var common = 0
    for range in ranges {
      for another in other.ranges { common += range.clamped(to: another).count }
    }
    return Double(common) / Double(length + other.length - common)
  }
}

extension [Int] {
  /// The first place, in ascending order, at which a condition holds that holds from there on.
  fileprivate func firstPlace(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
